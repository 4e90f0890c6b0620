package cn.zhiban.training.question.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionKind;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.TextFormat;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GiftTest {
    private static Found read(String text) {
        return Gift.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static QuestionContent one(String text) {
        Found found = read(text);
        assertThat(found.remarks()).isEmpty();
        assertThat(found.questions()).hasSize(1);
        return found.questions().getFirst().content();
    }

    @Test
    void whatIsWrittenIsReadAgainWithoutLoss() {
        RandomQuestions random = new RandomQuestions(7);
        List<QuestionContent> questions = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            questions.add(random.next(kind -> kind < 8));
        }
        for (QuestionContent question : questions) {
            Written written = GiftWriter.write(List.of(question));
            Found found = read(written.text());
            assertThat(written.remarks()).isEmpty();
            assertThat(found.questions()).as(written.text()).hasSize(1);
            assertThat(found.questions().getFirst().content())
                    .as(written.text())
                    .isEqualTo(question);
        }
        List<QuestionContent> together = read(GiftWriter.write(questions).text()).questions().stream()
                .map(Found.Item::content)
                .toList();
        assertThat(together).isEqualTo(questions);
    }

    @Test
    void anythingAtAllIsReadWithoutFailing() {
        java.util.Random random = new java.util.Random(3);
        String[] bits = {
            "{", "}", "~", "=", "#", "%50%", "::", "\\", "->", "\n", "\n\n", "//", "[html]", "a", " ", "T", "1"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(25); n >= 0; n--) {
                text.append(bits[random.nextInt(bits.length)]);
            }
            assertThat(read(text.toString())).isNotNull();
        }
    }

    @Test
    void severalRightAnswersComeFromWeights() {
        QuestionContent question = one("哪些能说？{~%50%甲 ~%50%乙 ~%-100%丙#不能}");
        assertThat(question.kind()).isEqualTo(QuestionKind.MULTIPLE);
        Task.Choice choice = (Task.Choice) question.task();
        assertThat(choice.options().stream().map(Task.Option::weight)).containsExactly(50.0, 50.0, -100.0);
        assertThat(choice.options().getLast().feedback().text()).isEqualTo("不能");
    }

    @Test
    void aGapStaysWhereTheAnswerWas() {
        Found found = read("签收后{#7}天内可以退货。");
        assertThat(found.questions().getFirst().content().text().text()).isEqualTo("签收后_____天内可以退货。");
        assertThat(found.questions().getFirst().embedded()).isTrue();
    }

    @Test
    void numbersMayBeRangesOrHaveTolerances() {
        Task.Numbers numbers =
                (Task.Numbers) one("圆周率？{#=3.141..3.142 =%50%3.1:0.1#差一点 ~#错}").task();
        assertThat(numbers.accepted())
                .extracting(Task.Span::value, Task.Span::tolerance, Task.Span::weight)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(new BigDecimal("3.1415"), new BigDecimal("0.0005"), 100.0),
                        org.assertj.core.groups.Tuple.tuple(new BigDecimal("3.1"), new BigDecimal("0.1"), 50.0),
                        org.assertj.core.groups.Tuple.tuple(null, BigDecimal.ZERO, 0.0));
    }

    @Test
    void commentsNameTheQuestionAndItsTags() {
        QuestionContent question =
                one("$CATEGORY: $course$/售后\n\n// 说明 [id:K\\]7] [tag:退款] [tag:platform:JD]\n\n::退款::多久到账？{=3天}");
        assertThat(question.externalId()).isEqualTo("K]7");
        assertThat(question.tags())
                .containsExactlyInAnyOrder(
                        Tag.word("退款"),
                        new Tag(Tag.Kind.PLATFORM, "JD", 0),
                        new Tag(Tag.Kind.CATEGORY, "$course$/售后", 0));
    }

    @Test
    void encodingsAndLineEndsOfWindowsAreUnderstood() {
        String text = "::退款::多久到账？{\r\n=三天\r\n\r\n~五天}\r\n\r\n对吗？{T}\r\n";
        for (byte[] bytes : List.of(
                text.getBytes(Charset.forName("GBK")),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))) {
            Found found = Gift.read(bytes);
            assertThat(found.remarks()).isEmpty();
            assertThat(found.questions()).hasSize(2);
            assertThat(found.questions().getFirst().content().title()).isEqualTo("退款");
            assertThat(found.questions().getLast().line()).isEqualTo(6);
        }
    }

    @Test
    void whatMakesNoQuestionIsSaidWithItsLine() {
        Found found = read("好的{T}\n\n没有收尾 {=a\n\n下一题{F}\n\n数字{#abc}\n\n两处{=a}和{=b}");
        assertThat(found.questions()).hasSize(2);
        assertThat(found.remarks()).extracting(Remark::line).containsExactly(3, 7, 9);
        assertThat(found.remarks()).allMatch(Remark::refused);
    }

    @Test
    void lineBreaksCountInMarkdownOnly() {
        assertThat(one("[markdown]- a\n- b {=x}").text().text()).isEqualTo("- a\n- b");
        assertThat(one("a\n  b\\nc {=x}").text().text()).isEqualTo("a b\nc");
        assertThat(one("[html]<p>a</p>{=[plain]x#[markdown]*y*}").task())
                .isInstanceOfSatisfying(
                        Task.FillIn.class,
                        words -> assertThat(
                                        words.accepted().getFirst().feedback().format())
                                .isEqualTo(TextFormat.MARKDOWN));
    }
}
