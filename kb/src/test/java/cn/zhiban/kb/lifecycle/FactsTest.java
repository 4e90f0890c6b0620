package cn.zhiban.kb.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactsTest {
    @Test
    void readsPricesHoweverTheyAreWritten() {
        assertThat(Facts.of("原价 ¥129.00，活动价99元，到手￥ 89.5").get(Facts.Kind.PRICE)).containsExactly("129", "89.5", "99");
    }

    @Test
    void readsPercentagesAndDiscounts() {
        assertThat(Facts.of("八八折不算，9折，85折，羊毛 30%").get(Facts.Kind.PERCENT)).containsExactly("30%", "85%×", "90%×");
    }

    @Test
    void readsDatesInTheWaysPeopleWriteThem() {
        assertThat(Facts.of("11月1日到11月11号，2026年12月3日，12/12 结束").get(Facts.Kind.DATE))
                .containsExactly("11-1", "11-11", "12-12", "2026-12-3");
    }

    @Test
    void readsGiftsAndNotDeliveries() {
        assertThat(Facts.of("下单赠2支护手霜，送货上门，满 499 送羊毛护理旅行装一瓶，赠品送完即止").get(Facts.Kind.GIFT))
                .containsExactly("护手霜", "羊毛护理旅行");
        assertThat(Facts.of("送货上门，送到家，送回修，赠品和正装一起发，送完为止，赠送引起的差别").get(Facts.Kind.GIFT))
                .isEmpty();
    }

    @Test
    void anAnswerThatSaysMoreIsNoContradiction() {
        Facts both = Facts.of("129 元，会员 119 元");
        Facts one = Facts.of("129 元");
        assertThat(both.contradicts(one, Facts.Kind.PRICE)).isFalse();
        assertThat(one.contradicts(both, Facts.Kind.PRICE)).isFalse();
        assertThat(one.contradicts(Facts.of("139 元"), Facts.Kind.PRICE)).isTrue();
        assertThat(one.contradicts(Facts.of("没有价格"), Facts.Kind.PRICE)).isFalse();
    }

    @Test
    void versionNumbersAndSizesAreNoDates() {
        assertThat(Facts.of("固件 1.2.3，尺寸 30x40，比例 16:9").get(Facts.Kind.DATE)).isEmpty();
    }
}
