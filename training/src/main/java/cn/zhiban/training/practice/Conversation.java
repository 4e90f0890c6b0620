package cn.zhiban.training.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a buyer says next: a function of the script, the lines of the window and the run's clock, of nothing else. */
final class Conversation {
    /** How long a buyer takes to react. */
    static final long REACTION_MS = 1500;

    private static final int SECOND = 1000;

    private Conversation() {}

    /** @param lines of this window only */
    static boolean isOver(List<Line> lines) {
        return !lines.isEmpty() && lines.getLast().kind().ends();
    }

    /** @param lines of this window only, in their order; @return what is to be added, mostly nothing */
    static List<Line> next(Scenario.Buyer buyer, int window, List<Line> lines, long nowMs) {
        List<Line> added = new ArrayList<>();
        if (lines.isEmpty()) {
            if (nowMs >= buyer.startSeconds() * (long) SECOND) {
                say(
                        added,
                        window,
                        0,
                        LineKind.SAYS,
                        0,
                        nowMs,
                        buyer.turns().getFirst().says());
            }
        } else if (!isOver(lines)) {
            if (lines.getLast().kind() == LineKind.ANSWER) {
                if (nowMs >= lines.getLast().atMs() + REACTION_MS) {
                    react(added, buyer, window, lines, nowMs);
                }
            } else {
                wait(added, buyer, window, lines, nowMs);
            }
        }
        return added;
    }

    private static void react(List<Line> added, Scenario.Buyer buyer, int window, List<Line> lines, long nowMs) {
        int seq = lines.size();
        int number = lines.getLast().turn();
        Scenario.Turn turn = buyer.turns().get(number);
        Words answer =
                new Words(unanswered(lines, true).stream().map(Line::text).collect(Collectors.joining("\n")));
        Scenario.Branch fits = turn.branches().stream()
                .filter(one -> answer.find(one.any()) != null)
                .findFirst()
                .orElse(null);
        boolean repeated = lines.stream().anyMatch(one -> one.kind() == LineKind.REPEATS && one.turn() == number);
        if (fits == null && turn.otherwise() != null && !repeated) {
            say(added, window, seq, LineKind.REPEATS, number, nowMs, turn.otherwise());
            return;
        }
        if (fits != null && fits.leaves()) {
            say(added, window, seq, LineKind.LEFT, number, nowMs, fits.says() == null ? buyer.leaves() : fits.says());
            return;
        }
        if (fits != null && fits.says() != null) {
            say(added, window, seq, LineKind.REACTS, number, nowMs, fits.says());
        }
        if (number + 1 < buyer.turns().size()) {
            say(
                    added,
                    window,
                    seq + added.size(),
                    LineKind.SAYS,
                    number + 1,
                    nowMs,
                    buyer.turns().get(number + 1).says());
        } else {
            say(added, window, seq + added.size(), LineKind.CLOSED, number, nowMs, buyer.thanks());
        }
    }

    private static void wait(List<Line> added, Scenario.Buyer buyer, int window, List<Line> lines, long nowMs) {
        List<Line> open = unanswered(lines, false);
        int turn = lines.getLast().turn();
        long patience = buyer.patienceSeconds() * (long) SECOND;
        long waited = nowMs - open.getFirst().atMs();
        if (waited >= 3 * patience) {
            say(added, window, lines.size(), LineKind.LEFT, turn, nowMs, buyer.leaves());
        } else if (waited >= 2 * patience && has(open, LineKind.NUDGE) && !has(open, LineKind.ANGRY)) {
            say(added, window, lines.size(), LineKind.ANGRY, turn, nowMs, buyer.angry());
        } else if (waited >= patience && !has(open, LineKind.NUDGE)) {
            say(added, window, lines.size(), LineKind.NUDGE, turn, nowMs, buyer.nudge());
        }
    }

    /** The lines at the end that are all the trainee's, or all the buyer's. */
    private static List<Line> unanswered(List<Line> lines, boolean trainee) {
        int first = lines.size();
        while (first > 0 && (lines.get(first - 1).kind() == LineKind.ANSWER) == trainee) {
            first--;
        }
        return lines.subList(first, lines.size());
    }

    private static boolean has(List<Line> lines, LineKind kind) {
        return lines.stream().anyMatch(one -> one.kind() == kind);
    }

    private static void say(List<Line> added, int window, int seq, LineKind kind, int turn, long nowMs, String text) {
        added.add(new Line(window, seq, kind, turn, nowMs, text));
    }
}
