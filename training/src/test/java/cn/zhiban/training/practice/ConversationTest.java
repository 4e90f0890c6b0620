package cn.zhiban.training.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final Scenario.Buyer buyer = PracticeScripts.buyer(false);
    private final List<Line> lines = new ArrayList<>();

    @Test
    void aFittingAnswerLeadsToItsBranchAndTheNextTurn() {
        assertThat(at(0)).containsExactly("when?");
        answer(10_000, "您好，4 8 小时内");
        assertThat(at(10_500)).isEmpty();
        assertThat(at(12_000)).containsExactly("so today", "hurry");
        answer(20_000, "ok");
        assertThat(at(22_000)).containsExactly("thanks");
        assertThat(Conversation.isOver(lines)).isTrue();
        assertThat(at(999_000)).isEmpty();
    }

    @Test
    void whatDoesNotAnswerIsAskedOnceMoreAndThenNoLonger() {
        at(0);
        answer(1000, "in 148小时");
        assertThat(at(5000)).containsExactly("tell me when");
        answer(6000, "hm");
        assertThat(at(9000)).containsExactly("hurry");
    }

    @Test
    void whoWaitsNudgesIsAngryAndLeaves() {
        at(0);
        assertThat(at(59_000)).isEmpty();
        assertThat(at(60_000)).containsExactly("nudge");
        assertThat(at(70_000)).isEmpty();
        assertThat(at(120_000)).containsExactly("angry");
        assertThat(at(180_000)).containsExactly("leaves");
        assertThat(Conversation.isOver(lines)).isTrue();
    }

    @Test
    void aBranchCanMakeTheBuyerLeave() {
        at(0);
        answer(1000, "never");
        assertThat(at(5000)).containsExactly("leaves");
        assertThat(Conversation.isOver(lines)).isTrue();
    }

    private List<String> at(long now) {
        List<Line> added = Conversation.next(buyer, 0, lines, now);
        lines.addAll(added);
        return added.stream().map(Line::text).toList();
    }

    private void answer(long now, String text) {
        lines.add(new Line(0, lines.size(), LineKind.ANSWER, lines.getLast().turn(), now, text));
    }
}
