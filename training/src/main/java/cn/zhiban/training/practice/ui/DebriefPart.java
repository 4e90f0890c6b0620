package cn.zhiban.training.practice.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.training.practice.Line;
import cn.zhiban.training.practice.LineKind;
import cn.zhiban.training.practice.PracticeService;
import cn.zhiban.training.practice.Score;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;

/** A run afterwards: the points, and every finding at the sentence it concerns. */
class DebriefPart extends Div {
    DebriefPart(PracticeService.Desk desk, Score score) {
        addClassName("zb-stack");
        Span total = new Span(getTranslation("training.practice.points", score.percent()));
        total.addClassName("train-practice-total");
        Div result = new Div(
                total,
                new Badge(
                        getTranslation(score.passed() ? "training.practice.passed" : "training.practice.failed"),
                        score.passed() ? Badge.Tone.GOOD : Badge.Tone.BAD));
        result.addClassName("zb-row");
        Div head = new Div(result);
        head.addClassName("zb-card");
        add(head);
        Div windows = new Div();
        windows.addClassName("train-practice-cards");
        for (int i = 0; i < desk.scenario().buyers().size(); i++) {
            windows.add(window(desk, score, i));
        }
        add(windows);
    }

    private Div window(PracticeService.Desk desk, Score score, int number) {
        Div parts = new Div();
        parts.addClassNames("zb-row", "train-practice-parts");
        Map<Score.Part, Integer> percents = score.windows().get(number);
        percents.forEach((part, percent) -> parts.add(new Badge(
                getTranslation("training.practice.part." + part, percent),
                percent >= 100 ? Badge.Tone.GOOD : percent > 0 ? Badge.Tone.WARNING : Badge.Tone.BAD)));
        Div card = new Div(new H3(desk.scenario().buyers().get(number).name()), parts);
        card.addClassNames("zb-card", "zb-stack-s");
        desk.lines().stream().filter(one -> one.buyer() == number).forEach(line -> {
            List<Score.Finding> findings = findings(score, number, line.seq());
            card.add(bubble(line, findings));
            findings.forEach(one -> card.add(finding(one)));
        });
        findings(score, number, -1).forEach(one -> card.add(finding(one)));
        return card;
    }

    private static List<Score.Finding> findings(Score score, int buyer, int seq) {
        return score.findings().stream()
                .filter(one -> one.buyer() == buyer && one.seq() == seq)
                .toList();
    }

    private static Div bubble(Line line, List<Score.Finding> findings) {
        Div bubble = new Div();
        bubble.addClassNames(
                "train-practice-line", line.kind() == LineKind.ANSWER ? "train-practice-mine" : "train-practice-buyer");
        int at = 0;
        for (Score.Finding one : findings) {
            int start = Math.max(at, one.start());
            if (one.end() > start) {
                bubble.add(new Span(line.text().substring(at, start)));
                Span mark = new Span(line.text().substring(start, one.end()));
                mark.addClassName("train-practice-mark");
                bubble.add(mark);
                at = one.end();
            }
        }
        bubble.add(new Span(line.text().substring(at)));
        return bubble;
    }

    private Div finding(Score.Finding finding) {
        Div shown = new Div(new Span(getTranslation(finding.messageKey(), finding.argument())));
        shown.addClassNames("train-practice-finding", "zb-small");
        if (finding.better() != null) {
            Div better = new Div(new Span(getTranslation("training.practice.better", finding.better())));
            better.addClassName("train-practice-better");
            shown.add(better);
        }
        return shown;
    }
}
