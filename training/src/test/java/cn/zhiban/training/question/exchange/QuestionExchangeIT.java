package cn.zhiban.training.question.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionFilter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TrainingTest
class QuestionExchangeIT {
    private static final byte[] FILE = """
            对吗？{T}

            哪个？{=甲 ~乙}

            没有收尾 {=a

            只有错的 {~%-50%甲 ~乙}
            """.getBytes(StandardCharsets.UTF_8);

    @Autowired
    QuestionExchange exchange;

    @Autowired
    QuestionBank bank;

    @Autowired
    TrainingFixtures fixtures;

    private static QuestionFilter of(long importId) {
        return new QuestionFilter("", Set.of(), Set.of(), Set.of(), false, false, importId);
    }

    @Test
    void aFileIsSeenThenKeptAndTakenBackButForWhatWasChanged() {
        Actor author =
                fixtures.actor(null, Scope.EVERYTHING, TrainingPermissions.AUTHOR, TrainingPermissions.AUTHOR_SHARED);
        Found found = fixtures.as(author, () -> exchange.preview(FILE, QuestionFormat.GIFT));
        assertThat(found.questions()).hasSize(2);
        assertThat(found.remarks()).extracting(Remark::line).containsExactly(5, 7);
        long id = fixtures.as(author, () -> exchange.keep("a.gift", FILE, QuestionFormat.GIFT, null, null));
        List<Question> brought = fixtures.as(author, () -> bank.list(of(id), 0, 9));
        assertThat(brought).hasSize(2);
        fixtures.as(author, () -> {
            Question one = brought.getFirst();
            bank.save(one.id(), one.version(), one.content(), null, null);
            return true;
        });
        Actor other =
                fixtures.actor(null, Scope.EVERYTHING, TrainingPermissions.AUTHOR, TrainingPermissions.AUTHOR_SHARED);
        assertThatThrownBy(() -> fixtures.as(other, () -> exchange.undo(id))).isInstanceOf(NotFound.class);
        assertThat(fixtures.as(author, () -> exchange.undo(id))).isEqualTo(1);
        assertThat(fixtures.as(author, () -> bank.list(of(id), 0, 9)))
                .extracting(Question::id)
                .containsExactly(brought.getFirst().id());
        assertThatThrownBy(() -> fixtures.as(author, () -> exchange.undo(id))).isInstanceOf(NotFound.class);
    }

    @Test
    void nobodyBringsQuestionsForAnotherClientOrWithoutPermission() {
        long client = fixtures.client();
        Actor author = fixtures.actor(null, Scope.NOTHING, TrainingPermissions.AUTHOR);
        assertThatThrownBy(() ->
                        fixtures.as(author, () -> exchange.keep("a.gift", FILE, QuestionFormat.GIFT, client, null)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> fixtures.as(author, () -> exchange.keep("a.gift", FILE, QuestionFormat.GIFT, null, null)))
                .isInstanceOf(NotAllowed.class);
        Actor learner = fixtures.actor(null, Scope.EVERYTHING, TrainingPermissions.LEARN);
        assertThatThrownBy(() -> fixtures.as(learner, () -> exchange.preview(FILE, QuestionFormat.GIFT)))
                .isInstanceOf(NotAllowed.class);
    }
}
