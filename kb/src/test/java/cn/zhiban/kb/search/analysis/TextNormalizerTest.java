package cn.zhiban.kb.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextNormalizerTest {

    @Test
    void foldsFullWidthAndCase() {
        assertThat(TextNormalizer.query("ＩＰｈｏｎｅ　１５ Ｐｒｏ")).isEqualTo("iphone 15 pro");
    }

    @Test
    void foldsTraditionalCharactersToSimplifiedOnes() {
        assertThat(TextNormalizer.query("獲取更多菜單，退貨運費誰出？")).isEqualTo("获取更多菜单 退货运费谁出");
    }

    @Test
    void dropsInvisibleCharactersInsideAWord() {
        assertThat(TextNormalizer.query("退\u200B款\uFEFF流\u00AD程\u202E")).isEqualTo("退款流程");
    }

    @Test
    void turnsEmojiPunctuationAndControlsIntoOneSpace() {
        assertThat(TextNormalizer.query("😀退款😀!!\t👨‍👩‍👧 \n怎么\u0000办❤️")).isEqualTo("退款 怎么办");
    }

    @Test
    void keepsJoinersInsideCodesOnly() {
        assertThat(TextNormalizer.query("-AB-12/x- v1.2 退款-换货 a--b")).isEqualTo("ab-12/x v1.2 退款 换货 a b");
    }

    @Test
    void readsPinyinWithToneMarks() {
        assertThat(TextNormalizer.query("tuì kuǎn lǜsè")).isEqualTo("tui kuan lvse");
    }

    @Test
    void survivesLoneSurrogatesAndNull() {
        assertThat(TextNormalizer.query("\uD800退\uDC00款\uD83D")).isEqualTo("退 款");
        assertThat(TextNormalizer.query(null)).isEmpty();
        assertThat(TextNormalizer.query(" \u3000\n")).isEmpty();
    }

    @Test
    void keepsRareCharactersOutsideTheBasicPlane() {
        assertThat(TextNormalizer.query("𠮷野家")).isEqualTo("𠮷野家");
    }

    @Test
    void cutsAPasteAtTheLimitWithoutTearingACharacterApart() {
        var paste = "退".repeat(TextNormalizer.QUERY_LIMIT - 1) + "𠮷" + "款".repeat(100_000);
        assertThat(TextNormalizer.query(paste)).isEqualTo("退".repeat(TextNormalizer.QUERY_LIMIT - 1));
    }

    @Test
    void staysWithinTheLimitWhenCompatibilityFormsExpand() {
        assertThat(TextNormalizer.query("\uFDFA".repeat(5_000))).hasSizeLessThanOrEqualTo(TextNormalizer.QUERY_LIMIT);
    }

    @Test
    @Timeout(10)
    void neverThrowsOnAnySequenceOfCharacters() {
        var random = new Random(1);
        assertThatCode(() -> {
                    for (var i = 0; i < 2_000; i++) {
                        var text = new StringBuilder();
                        random.ints(random.nextInt(200), 0, 0x10000).forEach(c -> text.append((char) c));
                        TextNormalizer.query(text.toString());
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void readsALongTextInLinearTime() {
        var marks = "a" + "\u0301".repeat(1_000_000);
        var start = System.nanoTime();
        TextNormalizer.text(marks);
        TextNormalizer.text("退款".repeat(1_000_000));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void leavesItsOwnResultUnchanged() {
        for (var text : new String[] {"獲取ＡＢ-12，tuǐ", "①②Ⅳ㎏ﬁ", "ǅ İstanbul ß"}) {
            var once = TextNormalizer.text(text);
            assertThat(TextNormalizer.text(once)).isEqualTo(once);
        }
    }
}
