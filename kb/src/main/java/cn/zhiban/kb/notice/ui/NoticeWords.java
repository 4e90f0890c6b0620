package cn.zhiban.kb.notice.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.kb.notice.Importance;
import cn.zhiban.kb.notice.NoticeContent;
import cn.zhiban.kb.notice.NoticeDetails;
import cn.zhiban.kb.notice.NoticeState;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.ArrayList;
import java.util.List;

/** How notices are put into words and figures. */
final class NoticeWords {
    private static final double PERCENT = 100;

    private NoticeWords() {}

    static Badge state(Component place, NoticeState state) {
        return new Badge(
                place.getTranslation("kb.notice.state." + state),
                switch (state) {
                    case LIVE -> Badge.Tone.GOOD;
                    case PLANNED -> Badge.Tone.INFO;
                    case DRAFT -> Badge.Tone.WARNING;
                    case ENDED, WITHDRAWN -> Badge.Tone.NEUTRAL;
                });
    }

    static Badge importance(Component place, Importance importance) {
        return new Badge(
                place.getTranslation("kb.notice.field.importance." + importance),
                switch (importance) {
                    case NORMAL -> Badge.Tone.INFO;
                    case HIGH -> Badge.Tone.WARNING;
                    case URGENT -> Badge.Tone.BAD;
                });
    }

    static String audience(Component place, NoticeDetails notice) {
        List<String> words = new ArrayList<>(notice.audience());
        notice.content().audience().posts().forEach(post -> words.add(place.getTranslation("post." + post)));
        return words.isEmpty() ? place.getTranslation("kb.notice.everybody") : String.join(" · ", words);
    }

    static String period(Component place, CompanyTime time, NoticeContent content) {
        return content.until() == null
                ? place.getTranslation("kb.notice.field.since", time.format(content.from()))
                : time.format(content.from()) + " – " + time.format(content.until());
    }

    static String until(Component place, CompanyTime time, NoticeContent content) {
        return content.until() == null ? place.getTranslation("kb.notice.open-end") : time.format(content.until());
    }

    /** A bar with its figures: 3 / 12, 25 %. */
    static Div progress(Component place, NoticeDetails.Progress progress) {
        String figures = place.getTranslation(
                "kb.notice.progress",
                progress.read(),
                progress.asked(),
                Math.round(Math.floor(progress.share() * PERCENT)));
        ProgressBar bar = new ProgressBar(0, 1, progress.share());
        bar.getElement().setAttribute("aria-label", figures);
        Span text = new Span(figures);
        text.addClassNames("zb-small", "zb-muted");
        Div cell = new Div(bar, text);
        cell.addClassName("zb-notice-progress");
        return cell;
    }
}
