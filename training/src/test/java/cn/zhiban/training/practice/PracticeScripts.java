package cn.zhiban.training.practice;

import java.util.ArrayList;
import java.util.List;

/** Small scripts and transcripts for tests. */
final class PracticeScripts {
    private PracticeScripts() {}

    static Scenario.Buyer buyer(boolean upset) {
        return new Scenario.Buyer(
                "A",
                "calm",
                60,
                0,
                new Scenario.Product("p", "1", ""),
                "nudge",
                "angry",
                "leaves",
                "thanks",
                List.of(
                        new Scenario.Turn(
                                "when?",
                                upset,
                                List.of(
                                        new Scenario.Branch(List.of("48小时"), "so today", false),
                                        new Scenario.Branch(List.of("never"), null, true)),
                                "tell me when"),
                        new Scenario.Turn("hurry", false, List.of(), null)),
                List.of(new Scenario.Wanted("greeting", List.of("您好"), "您好")),
                List.of(new Scenario.Wanted("time", List.of("48小时"), "48小时")));
    }

    static Scenario scenario(Scenario.Buyer... buyers) {
        return new Scenario("t", "i", 3, 80, 20, List.of(buyers));
    }

    /** A buyer's line and an answer to it, after so many milliseconds each. */
    static List<Line> chat(int window, long... waits) {
        return chat(window, "您好，48小时内发出", waits);
    }

    static List<Line> chat(int window, String answer, long... waits) {
        List<Line> lines = new ArrayList<>();
        long at = 0;
        int turn = 0;
        for (long wait : waits) {
            lines.add(new Line(window, lines.size(), LineKind.SAYS, turn, at, "?"));
            at += wait;
            lines.add(new Line(window, lines.size(), LineKind.ANSWER, turn, at, answer));
            turn = 1;
            at += 2000;
        }
        lines.add(new Line(window, lines.size(), LineKind.CLOSED, turn, at, "thanks"));
        return lines;
    }
}
