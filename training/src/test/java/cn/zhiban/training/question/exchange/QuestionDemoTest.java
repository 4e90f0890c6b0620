package cn.zhiban.training.question.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.training.question.QuestionCheck;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionDemoTest {
    @Test
    void theDemoBankHasTwoHundredQuestionsOfEveryKindThatCanAllBeAsked() throws IOException {
        List<QuestionContent> all = QuestionDemo.questions();
        assertThat(all).hasSizeGreaterThanOrEqualTo(200);
        all.forEach(QuestionCheck::require);
        assertThat(all).extracting(QuestionContent::text).doesNotHaveDuplicates();
        assertThat(all.stream().map(QuestionContent::kind))
                .contains(java.util.Arrays.stream(QuestionKind.values())
                        .filter(QuestionKind::isAsked)
                        .toArray(QuestionKind[]::new));
    }
}
