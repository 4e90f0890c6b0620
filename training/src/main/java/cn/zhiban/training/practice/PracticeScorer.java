package cn.zhiban.training.practice;

import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.RedlineFinding;
import cn.zhiban.training.practice.Score.Finding;
import cn.zhiban.training.practice.Score.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Scores a transcript: the same lines always give the same score, in whatever order the windows were answered. */
final class PracticeScorer {
    private static final int FIRST_REPLY_MS = 30_000;
    private static final int REPLY_MS = 180_000;
    private static final int SECOND = 1000;
    private static final double RED_LINE_LOSS = 0.5;
    private static final double TONE_LOSS = 0.34;

    private final ToneRules tone;
    private final Pattern promise;
    private final Function<String, List<RedlineFinding>> redlines;

    PracticeScorer(ToneRules tone, Function<String, List<RedlineFinding>> redlines) {
        this.tone = tone;
        this.redlines = redlines;
        this.promise = Pattern.compile("(?:" + either(tone.promises()) + ")[^0-9\\n]{0,8}?(\\d{1,7}(?:\\.\\d{1,2})?)(?:"
                + either(tone.yuan()) + ")");
    }

    private static String either(List<String> words) {
        return words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }

    Score score(Scenario scenario, List<Line> transcript) {
        List<Map<Part, Integer>> windows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        boolean[] blocked = new boolean[1];
        double sum = 0;
        for (int window = 0; window < scenario.buyers().size(); window++) {
            int number = window;
            List<Line> lines = transcript.stream()
                    .filter(one -> one.buyer() == number)
                    .sorted(Comparator.comparingInt(Line::seq))
                    .toList();
            Map<Part, Double> shares = window(scenario, number, lines, findings, blocked);
            Map<Part, Integer> percents = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                double share = shares.getOrDefault(part, 0.0);
                percents.put(part, (int) Math.round(share * 100));
                sum += share * part.weight();
            }
            windows.add(percents);
        }
        findings.sort(Comparator.comparingInt(Finding::buyer)
                .thenComparingInt(one -> one.seq() < 0 ? Integer.MAX_VALUE : one.seq())
                .thenComparingInt(Finding::start)
                .thenComparing(Finding::part));
        int percent = (int) Math.round(sum / scenario.buyers().size());
        return new Score(percent, percent >= scenario.passPercent() && !blocked[0], windows, findings);
    }

    private Map<Part, Double> window(
            Scenario scenario, int window, List<Line> lines, List<Finding> findings, boolean[] blocked) {
        Map<Part, Double> shares = new EnumMap<>(Part.class);
        List<Line> answers =
                lines.stream().filter(one -> one.kind() == LineKind.ANSWER).toList();
        if (answers.isEmpty()) {
            findings.add(new Finding(window, -1, 0, 0, Part.TIME, "training.practice.finding.unanswered", "", null));
            return shares;
        }
        Scenario.Buyer buyer = scenario.buyers().get(window);
        shares.put(Part.TIME, time(window, lines, findings));
        shares.put(
                Part.STEP,
                wanted(window, buyer.steps(), answers, Part.STEP, "training.practice.finding.step", findings));
        shares.put(
                Part.FACT,
                wanted(window, buyer.facts(), answers, Part.FACT, "training.practice.finding.fact", findings));
        int crossed = 0;
        int promised = 0;
        for (Line answer : answers) {
            for (RedlineFinding hit : redlines.apply(answer.text())) {
                if (hit.missing()) {
                    continue;
                }
                crossed++;
                blocked[0] |= hit.severity() == Severity.BLOCK;
                findings.add(at(
                        answer,
                        hit.start(),
                        hit.end(),
                        Part.REDLINE,
                        "training.practice.finding.redline",
                        hit.message(),
                        hit.alternative() == null ? "" : hit.alternative()));
            }
            promised += promises(scenario.limitYuan(), answer, findings);
        }
        shares.put(Part.REDLINE, Math.max(0, 1 - crossed * RED_LINE_LOSS));
        shares.put(Part.AUTHORITY, promised > 0 ? 0.0 : 1.0);
        shares.put(Part.TONE, Math.max(0, 1 - tone(buyer, lines, findings) * TONE_LOSS));
        return shares;
    }

    /** Half for the first reply within 30 s, half for the share of replies within 3 minutes. */
    private static double time(int window, List<Line> lines, List<Finding> findings) {
        int replies = 0;
        int prompt = 0;
        boolean firstInTime = false;
        long waitingSince = -1;
        for (Line line : lines) {
            if (line.kind() != LineKind.ANSWER) {
                if (line.kind() == LineKind.CLOSED) {
                    waitingSince = -1;
                } else if (waitingSince < 0) {
                    waitingSince = line.atMs();
                }
                continue;
            }
            if (waitingSince < 0) {
                continue;
            }
            long waited = line.atMs() - waitingSince;
            waitingSince = -1;
            replies++;
            boolean late = waited > (replies == 1 ? FIRST_REPLY_MS : REPLY_MS);
            if (replies == 1) {
                firstInTime = !late;
            }
            prompt += waited <= REPLY_MS ? 1 : 0;
            if (late) {
                findings.add(at(
                        line,
                        0,
                        0,
                        Part.TIME,
                        replies == 1 ? "training.practice.finding.first-late" : "training.practice.finding.late",
                        String.valueOf(waited / SECOND),
                        ""));
            }
        }
        boolean left = !lines.isEmpty() && lines.getLast().kind() == LineKind.LEFT && waitingSince >= 0;
        if (waitingSince >= 0) {
            replies++;
            findings.add(new Finding(
                    window,
                    lines.getLast().seq(),
                    0,
                    0,
                    Part.TIME,
                    left ? "training.practice.finding.left" : "training.practice.finding.open",
                    "",
                    null));
        }
        return (firstInTime ? 0.5 : 0) + (replies == 0 ? 0 : 0.5 * prompt / replies);
    }

    private static double wanted(
            int window,
            List<Scenario.Wanted> wanted,
            List<Line> answers,
            Part part,
            String key,
            List<Finding> findings) {
        int said = 0;
        for (Scenario.Wanted one : wanted) {
            if (answers.stream().anyMatch(answer -> new Words(answer.text()).find(one.any()) != null)) {
                said++;
            } else {
                findings.add(new Finding(window, -1, 0, 0, part, key, one.name(), one.better()));
            }
        }
        return wanted.isEmpty() ? 1 : (double) said / wanted.size();
    }

    private int promises(int limit, Line answer, List<Finding> findings) {
        Words words = new Words(answer.text());
        Matcher matcher = promise.matcher(words.plain());
        int found = 0;
        while (matcher.find()) {
            if (Double.parseDouble(matcher.group(1)) > limit) {
                found++;
                Words.Span span = words.span(matcher.start(), matcher.end());
                findings.add(at(
                        answer,
                        span.start(),
                        span.end(),
                        Part.AUTHORITY,
                        "training.practice.finding.authority",
                        String.valueOf(limit),
                        tone.ask()));
            }
        }
        return found;
    }

    private int tone(Scenario.Buyer buyer, List<Line> lines, List<Finding> findings) {
        int found = 0;
        boolean upset = false;
        for (Line line : lines) {
            if (line.kind() != LineKind.ANSWER) {
                upset |= line.kind() == LineKind.ANGRY
                        || line.kind() == LineKind.SAYS
                                && buyer.turns().get(line.turn()).upset();
                continue;
            }
            Words words = new Words(line.text());
            for (ToneRules.Rude rude : tone.rude()) {
                Words.Span span = words.find(rude.any());
                if (span != null) {
                    found++;
                    findings.add(at(
                            line,
                            span.start(),
                            span.end(),
                            Part.TONE,
                            "training.practice.finding.tone",
                            rude.why(),
                            rude.better()));
                }
            }
            if (upset && words.find(tone.apologies()) == null) {
                found++;
                findings.add(at(line, 0, 0, Part.TONE, "training.practice.finding.apology", "", tone.apology()));
            }
            upset = false;
        }
        return found;
    }

    private static Finding at(Line line, int start, int end, Part part, String key, String argument, String better) {
        return new Finding(line.buyer(), line.seq(), start, end, part, key, argument, better.isEmpty() ? null : better);
    }
}
