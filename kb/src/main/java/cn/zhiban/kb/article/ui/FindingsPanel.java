package cn.zhiban.kb.article.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.article.Wording;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the checks say of an article that is being written, the most serious first; hidden while there is nothing. */
final class FindingsPanel extends Composite<Div> {
    private static final int ASKED = 5;
    private static final int SHOWN = 20;
    private static final String ANSWER = "answer";
    private static final String WORDINGS = "wordings[";
    private static final String STEPS = "flow[";

    private final SerializableConsumer<ArticleContent> onReplace;

    /** @param onReplace takes the content in which a passage was replaced */
    FindingsPanel(SerializableConsumer<ArticleContent> onReplace) {
        this.onReplace = onReplace;
        getContent().addClassNames("zb-card", "zb-stack");
        getContent().getElement().setAttribute("aria-live", "polite");
        getContent().setId("kb-findings");
        getContent().setVisible(false);
    }

    /** @param content what was checked */
    void show(ArticleContent content, List<Finding> findings) {
        getContent().removeAll();
        getContent().setVisible(!findings.isEmpty());
        if (findings.isEmpty()) {
            return;
        }
        long blocking = findings.stream()
                .filter(one -> one.severity() == Finding.Severity.BLOCK)
                .count();
        getContent().add(new H2(getTranslation("kb.redline.findings.title", findings.size(), blocking)));
        Div rows = new Div();
        rows.addClassName("zb-stack");
        findings.stream().limit(SHOWN).forEach(one -> rows.add(row(content, one)));
        getContent().add(rows);
        if (findings.size() > SHOWN) {
            Span more = new Span(getTranslation("kb.redline.findings.more", findings.size() - SHOWN));
            more.addClassName("zb-muted");
            getContent().add(more);
        }
    }

    /** Shows what was found, and asks first if something in it is a warning; what blocks is refused on saving. */
    void beforePublishing(ArticleContent content, List<Finding> findings, Runnable publish) {
        show(content, findings);
        List<Finding> warnings = findings.stream()
                .filter(one -> one.severity() == Finding.Severity.WARN)
                .toList();
        boolean blocked = findings.stream().anyMatch(one -> one.severity() == Finding.Severity.BLOCK);
        if (warnings.isEmpty() || blocked) {
            publish.run();
            return;
        }
        String text = warnings.stream()
                .limit(ASKED)
                .map(one -> getTranslation(one.messageKey(), one.arguments().toArray()))
                .distinct()
                .collect(Collectors.joining(" "));
        Confirm.ask(
                getTranslation("kb.redline.findings.ask", warnings.size()),
                text,
                getTranslation("kb.redline.findings.publish"),
                publish);
    }

    private Div row(ArticleContent content, Finding one) {
        Div head = new Div(new Badge(getTranslation("kb.redline.severity." + one.severity()), tone(one.severity())));
        head.addClassName("zb-row");
        String field = field(one.field());
        if (!field.isEmpty()) {
            head.add(new Span(field));
        }
        Optional<String> passage = text(content, one.field())
                .filter(text -> one.start() >= 0 && one.start() < one.end() && one.end() <= text.length())
                .map(text -> text.substring(one.start(), one.end()));
        passage.ifPresent(said -> {
            Span quoted = new Span(said);
            quoted.addClassName("zb-strong");
            head.add(quoted);
        });
        Span message = new Span(getTranslation(one.messageKey(), one.arguments().toArray()));
        message.addClassNames("zb-muted", "zb-small");
        Div row = new Div(head, message);
        row.addClassNames("zb-stack", "zb-stack-s");
        String alternative = one.alternative();
        if (alternative != null) {
            row.add(passage.isPresent() ? replace(content, one, alternative) : new Span("→ " + alternative));
        }
        return row;
    }

    private Div replace(ArticleContent content, Finding one, String alternative) {
        Button button = new Button(
                getTranslation("kb.redline.findings.replace", alternative),
                _ -> onReplace.accept(replaced(content, one, alternative)));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Div row = new Div(button);
        row.addClassName("zb-row");
        return row;
    }

    private static ArticleContent replaced(ArticleContent content, Finding one, String alternative) {
        String text = text(content, one.field()).orElseThrow();
        String better = text.substring(0, one.start()) + alternative + text.substring(one.end());
        if (one.field().equals(ANSWER)) {
            return content.but().answer(better).build();
        }
        int number = number(one.field());
        List<Wording> wordings = new ArrayList<>(content.wordings());
        wordings.set(number, new Wording(wordings.get(number).tone(), better));
        return content.but().wordings(wordings).build();
    }

    /** Text of a field in which passages can be replaced here. */
    private static Optional<String> text(ArticleContent content, String field) {
        if (field.equals(ANSWER)) {
            return Optional.of(content.answer());
        }
        if (field.startsWith(WORDINGS)) {
            return Optional.of(number(field))
                    .filter(number -> number < content.wordings().size())
                    .map(number -> content.wordings().get(number).text());
        }
        return Optional.empty();
    }

    private static int number(String field) {
        return Integer.parseInt(field.substring(WORDINGS.length(), field.length() - 1));
    }

    private String field(String field) {
        if (field.equals(ANSWER)) {
            return getTranslation("kb.article.answer");
        }
        if (field.startsWith(WORDINGS)) {
            return getTranslation("kb.redline.findings.wording", number(field) + 1);
        }
        return field.startsWith(STEPS)
                ? getTranslation("kb.redline.findings.step", field.substring(STEPS.length(), field.length() - 1))
                : "";
    }

    private static Badge.Tone tone(Finding.Severity severity) {
        return switch (severity) {
            case BLOCK -> Badge.Tone.BAD;
            case WARN -> Badge.Tone.WARNING;
            case HINT -> Badge.Tone.INFO;
        };
    }
}
