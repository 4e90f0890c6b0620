package cn.zhiban.kb.script;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.article.IndexedArticle;
import cn.zhiban.kb.flow.Flow.Step;
import cn.zhiban.kb.flow.FlowFacts;
import cn.zhiban.kb.flow.OutlineWords;
import cn.zhiban.kb.markdown.Markdown;
import cn.zhiban.kb.script.RunStore.Row;
import cn.zhiban.kb.script.RunStore.Run;
import cn.zhiban.kb.search.CopyGuard;
import cn.zhiban.kb.search.CopyNote;
import cn.zhiban.kb.variable.Placeholders;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Makes what the runner shows: text with its variables filled, looked through by the copy guards. */
@Component
class RunViews {
    private static final Set<String> NAMED_FACTS = Set.of("order_state", "platform", "amount", "segment");

    private final ScriptFlows flows;
    private final ScriptWalk walk;
    private final Organisation organisation;
    private final Translations translations;
    private final List<CopyGuard> guards;

    RunViews(
            ScriptFlows flows,
            ScriptWalk walk,
            Organisation organisation,
            Translations translations,
            ObjectProvider<CopyGuard> guards) {
        this.flows = flows;
        this.walk = walk;
        this.organisation = organisation;
        this.translations = translations;
        this.guards = guards.orderedStream().toList();
    }

    RunView show(Actor actor, Run run, List<Row> rows) {
        ShopRef shop = shop(run.shopId());
        Row row = rows.getLast();
        return new RunView(
                run.id(),
                run.revision(),
                run.state(),
                run.articleId(),
                run.version(),
                flows.version(run.articleId(), run.version()).map(Script::title).orElse(""),
                run.shopId(),
                shop == null ? "" : shop.name(),
                run.facts(),
                rows.stream()
                        .filter(one -> !one.automatic())
                        .map(one -> new RunView.Passed(one.title(), one.chosen()))
                        .toList(),
                current(actor, run, row, shop));
    }

    /** Everything that conditions and variables may ask: what was typed, and what the chat tells by itself. */
    Map<String, String> facts(Actor actor, @Nullable Long shopId, Map<String, String> typed) {
        Map<String, String> facts = new HashMap<>(typed);
        ShopRef shop = shop(shopId);
        if (shop != null) {
            facts.put(OutlineWords.PLATFORM, shop.platform().name());
            facts.put("variable.shop", shop.name());
        }
        facts.put("variable.agent", actor.name());
        return facts;
    }

    /** The text of a step as it is sent, plain. */
    String text(String say, Map<String, String> facts) {
        String plain = Markdown.toText(say);
        Map<String, String> values = new HashMap<>();
        for (String name : Placeholders.names(plain)) {
            String value = facts.getOrDefault(fact(name), "");
            if (!value.isBlank()) {
                values.put(name, value);
            }
        }
        return Placeholders.fill(plain, values);
    }

    private RunView.Current current(Actor actor, Run run, Row row, @Nullable ShopRef shop) {
        Frame frame = row.stack().getLast();
        Step step = walk.step(frame);
        Map<String, String> facts = facts(actor, run.shopId(), run.facts());
        boolean says = walk.says(frame);
        String text = says ? text(step.say(), facts) : "";
        return new RunView.Current(
                frame.step(),
                frame.article(),
                row.stack().stream()
                        .skip(1)
                        .map(one -> flows.version(one.article(), one.version())
                                .map(Script::title)
                                .orElse(""))
                        .toList(),
                row.title(),
                text,
                says && !step.hint().isBlank() ? Markdown.toHtml(step.hint()) : "",
                Placeholders.names(text).stream()
                        .map(name -> new RunView.Blank(fact(name), name))
                        .toList(),
                step.script() != null && !frame.returned() ? List.of() : asks(step, frame, facts),
                walk.ways(row.stack(), facts),
                step.duties(),
                step.authority(),
                row.copied(),
                text.isEmpty() ? List.of() : notes(actor, shop, run, text));
    }

    private List<RunView.Ask> asks(Step step, Frame frame, Map<String, String> facts) {
        return FlowFacts.missing(step, facts).stream()
                .map(fact -> new RunView.Ask(fact, label(fact), options(frame, fact)))
                .toList();
    }

    private List<RunView.Option> options(Frame frame, String fact) {
        if (OutlineWords.PLATFORM.equals(fact)) {
            return Arrays.stream(Platform.values())
                    .map(platform -> new RunView.Option(platform.name(), translate("platform." + platform)))
                    .toList();
        }
        return FlowFacts.values(walk.flow(frame), fact).stream()
                .map(value -> new RunView.Option(value, value))
                .toList();
    }

    private String label(String fact) {
        return NAMED_FACTS.contains(fact) ? translate("kb.script.fact." + fact) : fact;
    }

    /** The guards look at the text of this step as they look at an answer. */
    private List<RunView.Note> notes(Actor actor, @Nullable ShopRef shop, Run run, String text) {
        return flows.version(run.articleId(), run.version()).stream()
                .map(script -> IndexedArticle.passage(script.articleId(), script.content(), text))
                .flatMap(passage -> guards.stream().flatMap(guard -> guard.inspect(actor, shop, passage).stream()))
                .map(this::note)
                .toList();
    }

    private RunView.Note note(CopyNote note) {
        return new RunView.Note(
                note.kind(), translate(note.messageKey(), note.arguments().toArray()), note.text(), note.facts());
    }

    private String translate(String key, Object... arguments) {
        return translations.getTranslation(key, LocaleContextHolder.getLocale(), arguments);
    }

    /** A variable means the fact of its name; some fill themselves. */
    private static String fact(String variable) {
        return OutlineWords.variable(variable).map("variable."::concat).orElseGet(() -> OutlineWords.fact(variable));
    }

    private @Nullable ShopRef shop(@Nullable Long id) {
        return id == null
                ? null
                : organisation.shopsById(List.of(id)).stream().findFirst().orElse(null);
    }
}
