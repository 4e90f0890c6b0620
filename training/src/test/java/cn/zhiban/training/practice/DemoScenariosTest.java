package cn.zhiban.training.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoScenariosTest {
    @Test
    void whoSaysTheBetterWordingsPassesEachScenario() throws Exception {
        List<PracticeDemo.Entry> entries = PracticeDemo.entries();
        assertThat(entries).hasSizeGreaterThanOrEqualTo(12);
        for (PracticeDemo.Entry entry : entries) {
            List<Line> lines = new ArrayList<>();
            for (int window = 0; window < entry.scenario().buyers().size(); window++) {
                lines.addAll(play(entry.scenario().buyers().get(window), window));
            }
            Score score = new PracticeScorer(ToneRules.load(), _ -> List.of()).score(entry.scenario(), lines);
            assertThat(score.findings()).as(entry.code()).isEmpty();
            assertThat(score.percent()).as(entry.code()).isEqualTo(100);
        }
    }

    private static List<Line> play(Scenario.Buyer buyer, int window) {
        List<String> words = new ArrayList<>(List.of("非常抱歉"));
        buyer.steps().forEach(one -> words.add(one.better()));
        buyer.facts().forEach(one -> words.add(one.better()));
        String answer = String.join("，", words);
        List<Line> lines = new ArrayList<>();
        for (long now = buyer.startSeconds() * 1000L; !Conversation.isOver(lines) && now < 900_000; now += 5000) {
            lines.addAll(Conversation.next(buyer, window, lines, now));
            if (!lines.isEmpty() && lines.getLast().kind() != LineKind.ANSWER && !Conversation.isOver(lines)) {
                lines.add(new Line(
                        window, lines.size(), LineKind.ANSWER, lines.getLast().turn(), now + 1000, answer));
            }
        }
        assertThat(lines.getLast().kind()).as(buyer.name()).isEqualTo(LineKind.CLOSED);
        return lines;
    }
}
