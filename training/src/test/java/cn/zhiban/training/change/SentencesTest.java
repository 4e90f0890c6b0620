package cn.zhiban.training.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Only what was really said differently is asked. */
class SentencesTest {
    @Test
    void pairsAChangedSentenceWithTheOneItReplaces() {
        assertThat(Sentences.changes("下单后48小时内发货。支持七天无理由退货。拍下后请核对地址。", "下单后24小时内发货。支持七天无理由退货。拍下后请核对地址。"))
                .containsExactly(new Sentences.Change("下单后48小时内发货。", "下单后24小时内发货。"));
    }

    @Test
    void tellsWhatIsNewFromWhatIsGone() {
        assertThat(Sentences.changes("运费险由商家赠送。", "大件商品不支持上门取件！"))
                .containsExactly(new Sentences.Change("", "大件商品不支持上门取件！"), new Sentences.Change("运费险由商家赠送。", ""));
    }

    @Test
    void marksWidthAndOrderAreNoChange() {
        assertThat(Sentences.changes("退款 3 天内到账,请耐心等待.\n谢谢您的理解。", "谢谢您的理解！退款３天内到账，请耐心等待。"))
                .isEmpty();
    }

    @Test
    void aSignOrAPointInANumberIsAChange() {
        assertThat(Sentences.changes("补偿不超过5.0元的无门槛券。", "补偿不超过50元的无门槛券。")).hasSize(1);
        assertThat(Sentences.changes("温度在-5度以下会结块。", "温度在5度以下会结块。")).hasSize(1);
    }

    @Test
    void shufflingSentencesNeverChangesAnything() {
        Random dice = new Random(11);
        IntStream.range(0, 200).forEach(_ -> {
            List<String> sentences = new ArrayList<>();
            for (int i = 0; i < 1 + dice.nextInt(12); i++) {
                sentences.add("第" + dice.nextInt(9999) + "条：买家在" + dice.nextInt(90) + "天内可以申请售后。");
            }
            String before = String.join("", sentences);
            Collections.shuffle(sentences, dice);
            assertThat(Sentences.changes(before, String.join(dice.nextBoolean() ? " " : "\n", sentences)))
                    .isEmpty();
        });
    }
}
