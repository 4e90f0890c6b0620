package cn.zhiban.training.question.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionKind;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherFormatsTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void moodleXmlIsReadAgainWithoutLoss() {
        RandomQuestions random = new RandomQuestions(13);
        List<QuestionContent> questions = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            questions.add(random.next(kind -> kind < 6 || kind == 7 || kind == 8));
        }
        Written written = MoodleXmlWriter.write(questions);
        assertThat(written.remarks()).isEmpty();
        Found found = MoodleXml.read(bytes(written.text()));
        assertThat(found.remarks().stream().filter(Remark::refused)).isEmpty();
        assertThat(found.questions().stream().map(Found.Item::content).toList()).isEqualTo(questions);
    }

    @Test
    void xmlReachesNothingBeyondItself() {
        Found found = MoodleXml.read(bytes("""
                <?xml version="1.0"?>
                <!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <quiz><question type="essay"><questiontext><text>&x;</text></questiontext></question></quiz>"""));
        assertThat(found.questions()).isEmpty();
        assertThat(found.remarks()).extracting(Remark::key).containsExactly("training.question.remark.xml-dtd");
    }

    @Test
    void whatMoodleKnowsAndWeDoNotIsSaidWithItsLine() {
        Found found = MoodleXml.read(bytes("""
                <?xml version="1.0"?>
                <quiz>
                <question type="cloze"><questiontext><text>{1:SHORTANSWER:=a}</text></questiontext></question>
                <question type="truefalse"><name><text>一</text></name>
                <questiontext format="html"><text><![CDATA[<p>对吗</p>]]></text></questiontext>
                <answer fraction="0"><text>true</text><feedback><text>不对</text></feedback></answer>
                <answer fraction="100"><text>false</text></answer></question>
                </quiz>"""));
        assertThat(found.remarks()).hasSize(1);
        assertThat(found.remarks().getFirst().line()).isEqualTo(3);
        assertThat(found.remarks().getFirst().arguments()).containsExactly("cloze");
        Task task = found.questions().getFirst().content().task();
        assertThat(task).isInstanceOfSatisfying(Task.TrueFalse.class, one -> {
            assertThat(one.right()).isFalse();
            assertThat(one.trueFeedback().text()).isEqualTo("不对");
        });
        assertThat(MoodleXml.read(bytes("<quiz><question type=")).remarks()).hasSize(1);
    }

    @Test
    void aikenIsReadAndMistakesAreNamed() {
        Found found = Aiken.read(bytes("""
                退货期是几天？
                A) 五天
                B. 七天
                ANSWER: B

                没有答案的题
                A) 一
                B) 二

                另一题
                A) 甲
                B) 乙
                ANSWER: D
                """));
        assertThat(found.questions()).hasSize(1);
        Task.Choice choice =
                (Task.Choice) found.questions().getFirst().content().task();
        assertThat(choice.options()).extracting(Task.Option::weight).containsExactly(0.0, 100.0);
        assertThat(found.remarks()).extracting(Remark::line).containsExactly(6, 13);
    }

    @Test
    void aikenSaysWhatItCannotHold() {
        QuestionContent plain = QuestionContent.of(
                "",
                RichText.markdown("几天？"),
                new Task.Choice(false, true, List.of(Task.Option.of("七天", true), Task.Option.of("五天", false))));
        QuestionContent essay =
                QuestionContent.of("", RichText.markdown("怎么说？"), new Task.Essay(List.of(), RichText.EMPTY));
        Written written = Aiken.write(List.of(plain, essay));
        assertThat(Aiken.read(bytes(written.text())).questions()).hasSize(1);
        assertThat(written.remarks()).hasSize(1);
        assertThat(written.remarks().getFirst().arguments()).contains(QuestionKind.ESSAY.name());
    }

    @Test
    void formatsAreToldApart() {
        assertThat(QuestionFormat.guess(bytes("<?xml version=\"1.0\"?><quiz/>")))
                .isEqualTo(QuestionFormat.MOODLE_XML);
        assertThat(QuestionFormat.guess(bytes("几天？\nA) 一\nB) 二\nANSWER: A\n"))).isEqualTo(QuestionFormat.AIKEN);
        assertThat(QuestionFormat.guess(bytes("几天？{=七天 ~五天}"))).isEqualTo(QuestionFormat.GIFT);
    }
}
