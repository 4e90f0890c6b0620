package cn.zhiban.training.question.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.importing.ImportError;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionCheck;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionFilter;
import cn.zhiban.training.question.QuestionKind;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TrainingTest
class QuestionSheetIT {
    private static final String HEAD = "题型,题目,答案,选项A,选项B,选项C,对话,难度,标签\n";

    @Autowired
    QuestionSheet sheet;

    @Autowired
    ImportNow imports;

    @Autowired
    QuestionBank bank;

    @Autowired
    TrainingFixtures fixtures;

    private Actor author;
    private String word;

    @BeforeEach
    void author() {
        author = fixtures.actor(null, Scope.EVERYTHING, TrainingPermissions.AUTHOR, TrainingPermissions.AUTHOR_SHARED);
        word = "表" + new Random().nextInt(1_000_000_000);
    }

    private ImportResult read(String text, Charset charset) {
        return fixtures.as(
                author,
                () -> imports.run(QuestionSheet.NAME, new ByteArrayInputStream(text.getBytes(charset)), Map.of()));
    }

    private QuestionFilter ofWord() {
        return new QuestionFilter("", Set.of(), Set.of(Tag.word(word).key()), Set.of(), false, false, null);
    }

    private List<QuestionContent> found() {
        return fixtures.as(author, () -> bank.list(ofWord(), 0, 5_000)).stream()
                .map(Question::content)
                .toList();
    }

    @Test
    void readsWhatTrainersTypeInGbkWithTheKindsInChinese() {
        ImportResult result = read(
                HEAD + "单选题,先说什么？,b,抱歉,您好,,,2," + word + "\n"
                        + "多选,哪些可退？,AC,衣服,定制,鞋,,,\"" + word + "，售后\"\n"
                        + "判断,可以加微信。,错,,,,,," + word + "\n"
                        + "填空,几天无理由？,七|7=50%,,,,,," + word + "\n"
                        + "数值,多少克？,3.5±0.1,,,,,," + word + "\n"
                        + "匹配,配对,,淘宝 => 旺旺,京东 => 咚咚,,,," + word + "\n"
                        + "找违规,找出来,,,,,\"买家：在吗\n客服：加我微信【站外引流】\",," + word + "\n"
                        + "问答,写一段,先致歉,致歉=40%,方案=60%,,,," + word + "\n",
                Charset.forName("GBK"));
        assertThat(result.errors()).isEmpty();
        assertThat(result.created()).isEqualTo(8);
        Map<QuestionKind, QuestionContent> all =
                found().stream().collect(java.util.stream.Collectors.toMap(QuestionContent::kind, one -> one));
        assertThat(all.get(QuestionKind.SINGLE).difficulty()).isEqualTo(2);
        assertThat(((Task.Choice) all.get(QuestionKind.SINGLE).task()).options())
                .extracting(Task.Option::weight)
                .containsExactly(0.0, 100.0);
        assertThat(((Task.Choice) all.get(QuestionKind.MULTIPLE).task()).options())
                .as("the right ones share the points, a wrong one takes all")
                .extracting(Task.Option::weight)
                .containsExactly(50.0, -100.0, 50.0);
        assertThat(all.get(QuestionKind.MULTIPLE).tags()).contains(Tag.word("售后"));
        assertThat(((Task.TrueFalse) all.get(QuestionKind.TRUE_FALSE).task()).right())
                .isFalse();
        assertThat(((Task.FillIn) all.get(QuestionKind.FILL_IN).task()).accepted())
                .extracting(Task.Accepted::weight)
                .containsExactly(100.0, 50.0);
        assertThat(((Task.Violation) all.get(QuestionKind.VIOLATION).task()).chat())
                .extracting(Task.Line::rule)
                .containsExactly("", "站外引流");
        assertThat(((Task.Essay) all.get(QuestionKind.ESSAY).task()).rubric()).hasSize(2);
    }

    @Test
    void everyWrongRowIsNamedWithItsCellAndTheOthersAreKept() {
        ImportResult result = read(
                HEAD + "单选,一,D,甲,乙,,,," + word + "\n" + "单选,二,AB,甲,乙,,,," + word + "\n" + "作文,三,,,,,,," + word + "\n"
                        + "判断,四,大概,,,,,," + word + "\n" + "判断,五,对,,,,,9," + word + "\n" + "匹配,六,,甲=乙,,,,," + word + "\n"
                        + "判断,七,√,,,,,5," + word + "\n" + "找违规,八,,,,,没有人说,," + word + "\n",
                StandardCharsets.UTF_8);
        assertThat(result.created()).isEqualTo(1);
        assertThat(result.errors())
                .extracting(ImportError::row, ImportError::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "d"),
                        org.assertj.core.groups.Tuple.tuple(3, "answer"),
                        org.assertj.core.groups.Tuple.tuple(4, "kind"),
                        org.assertj.core.groups.Tuple.tuple(5, "answer"),
                        org.assertj.core.groups.Tuple.tuple(6, "difficulty"),
                        org.assertj.core.groups.Tuple.tuple(7, "a"),
                        org.assertj.core.groups.Tuple.tuple(9, "chat"));
    }

    @Test
    void aWorkbookThatWasExportedComesBackWithoutLoss() throws Exception {
        RandomQuestions random = new RandomQuestions(11);
        List<QuestionContent> made = new java.util.ArrayList<>();
        while (made.size() < 400) {
            QuestionContent one = random.next(_ -> true);
            List<Tag> tags = new java.util.ArrayList<>(one.tags());
            tags.add(Tag.word(word));
            try {
                QuestionCheck.require(one);
                made.add(one.tagged(tags));
            } catch (InvalidInput e) {
                // not every random question could be kept
            }
        }
        for (QuestionContent one : made) {
            fixtures.as(author, () -> bank.create(one, null, null));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fixtures.as(author, () -> {
            sheet.export(ofWord(), Locale.SIMPLIFIED_CHINESE, out);
            for (Question one : bank.list(ofWord(), 0, 5_000)) {
                bank.setArchived(one.id(), true);
            }
            return true;
        });
        ImportResult result = fixtures.as(
                author, () -> imports.run(QuestionSheet.NAME, new ByteArrayInputStream(out.toByteArray()), Map.of()));
        assertThat(result.errors()).isEmpty();
        assertThat(found()).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void whatIsTypedOverAnExportedRowCounts() throws Exception {
        QuestionContent question = QuestionContent.of(
                "", RichText.markdown("旧"), new Task.TrueFalse(true, RichText.markdown("对在哪"), RichText.EMPTY));
        Map<String, String> cells = new java.util.HashMap<>(CellsSheet.cells(question));
        cells.put("data", question.toJson());
        assertThat(QuestionSheet.data(QuestionKind.TRUE_FALSE, cells)).contains(question);
        cells.put("text", "新");
        assertThat(QuestionSheet.data(QuestionKind.TRUE_FALSE, cells)).isEmpty();
        cells.put("data", "{\"");
        assertThat(QuestionSheet.data(QuestionKind.TRUE_FALSE, cells)).isEmpty();
    }

    @Test
    void onlyAuthorsSeeWhatStandsInTheBank() {
        Actor learner = fixtures.actor(null, Scope.EVERYTHING, TrainingPermissions.LEARN);
        assertThatThrownBy(() -> fixtures.as(learner, () -> {
                    sheet.export(ofWord(), Locale.ENGLISH, new ByteArrayOutputStream());
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(learner, () -> {
                    sheet.requireAllowed();
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
    }
}
