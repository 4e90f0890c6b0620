package cn.zhiban.kb.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    @Test
    void findsVariablesInBothBracketsOnceAndInOrder() {
        assertThat(Placeholders.names("亲，[姓名]的{订单号}已发出，[快递公司] {订单号}")).containsExactly("姓名", "订单号", "快递公司");
    }

    @Test
    void leavesFacesAndLinksAlone() {
        assertThat(Placeholders.names("好的[微笑]，看[尺码表](https://example.com)")).isEmpty();
    }

    @Test
    void fillsWhatIsKnownAndKeepsTheRest() {
        assertThat(Placeholders.fill("[店铺]的[姓名]：$1 {价格}", Map.of("店铺", "素野", "价格", "¥9\\9")))
                .isEqualTo("素野的[姓名]：$1 ¥9\\9");
    }
}
