package cn.zhiban.training.change;

import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.ArticleChanged;
import cn.zhiban.kb.RedlineChanged;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.markdown.Markdown;
import cn.zhiban.kb.redline.RedlineDraft;
import cn.zhiban.kb.redline.RedlineService;
import cn.zhiban.kb.redline.RedlineVersion;
import cn.zhiban.training.deck.Audience;
import cn.zhiban.training.deck.Demands;
import cn.zhiban.training.deck.Demands.Demand;
import cn.zhiban.training.people.LearnerReach;
import cn.zhiban.training.question.MadeQuestions;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A published change of an article or a red line makes questions of the statements that changed, within the transaction
 * of the change. They are due at once for who serves the shops. What the suite itself loads asks nobody, and a day on
 * which very much changes asks about the first {@value #MOST_A_DAY} statements only: the rest is listed.
 */
@Component
class Retraining {
    static final int MOST_A_DAY = 60;
    private static final int MOST_A_CHANGE = 3;
    private static final int TOPIC = 80;
    private static final int STATEMENT = 300;

    private final Demands demands;
    private final ChangeStore changes;
    private final ChangeQuestions questions;
    private final MadeQuestions bank;
    private final LearnerReach reach;
    private final Notices notices;
    private final ArticleService articles;
    private final RedlineService redlines;
    private final Organisation organisation;
    private final Access access;
    private final CompanyTime time;

    Retraining(
            Demands demands,
            ChangeStore changes,
            ChangeQuestions questions,
            MadeQuestions bank,
            LearnerReach reach,
            Notices notices,
            ArticleService articles,
            RedlineService redlines,
            Organisation organisation,
            Access access,
            CompanyTime time) {
        this.demands = demands;
        this.changes = changes;
        this.questions = questions;
        this.bank = bank;
        this.reach = reach;
        this.notices = notices;
        this.articles = articles;
        this.redlines = redlines;
        this.organisation = organisation;
        this.access = access;
        this.time = time;
    }

    /** What changed, where it stands and whom it concerns. */
    private record Subject(Source source, long id, String title, boolean redLine, Audience audience) {}

    /** Looks what an article says now and said before. */
    @EventListener
    @Transactional
    public void on(ArticleChanged event) {
        Long before = event.publishedBefore();
        if (event.change() == ArticleChanged.Change.ARCHIVED) {
            retire(Source.ARTICLE, event.articleId());
        } else if (event.change() == ArticleChanged.Change.PUBLISHED && before != null && byAPerson()) {
            asSystem(() -> compare(event.articleId(), before, event.versionId()));
        }
    }

    /** Looks what a red line forbids now and forbade before. */
    @EventListener
    @Transactional
    public void on(RedlineChanged event) {
        if (!event.active()) {
            retire(Source.REDLINE, event.ruleId());
        } else if (byAPerson()) {
            asSystem(() -> forbid(event.ruleId(), event.version()));
        }
    }

    private void retire(Source source, long id) {
        demands.of(source.name(), id).forEach(one -> bank.retire(one.questionId()));
    }

    private void compare(long article, long before, long version) {
        ArticleContent then = articles.versionById(article, before);
        ArticleContent now = articles.versionById(article, version);
        List<Sentences.Change> found = Sentences.changes(text(then), text(now)).stream()
                .limit(MOST_A_CHANGE)
                .toList();
        if (found.isEmpty()) {
            return;
        }
        Subject subject = new Subject(
                Source.ARTICLE,
                article,
                now.title(),
                false,
                new Audience(client(now.clientId(), now.shopIds()), now.shopIds(), now.platforms()));
        Tag tag = new Tag(Tag.Kind.ARTICLE, String.valueOf(article), version);
        Map<String, Demand> known = known(subject);
        List<Demand> asked = new ArrayList<>();
        for (Sentences.Change change : found) {
            Demand old = change.before().isEmpty() ? null : known.get(statement(change.before()));
            ask(subject, change, questions.of(change, now.title(), tag), change.after(), old, asked);
        }
        tell(subject, asked);
    }

    /** What an agent reads of an article: title, answer and the other wordings. */
    private static String text(ArticleContent content) {
        return content.title() + "\n" + Markdown.toText(content.answer()) + "\n"
                + content.wordings().stream()
                        .map(Wording::text)
                        .map(Markdown::toText)
                        .collect(Collectors.joining("\n"));
    }

    private void forbid(long rule, int version) {
        Map<Integer, RedlineDraft> versions = redlines.versions(rule).stream()
                .collect(Collectors.toMap(RedlineVersion::number, RedlineVersion::content));
        RedlineDraft now = versions.get(version);
        RedlineDraft then = versions.get(version - 1);
        if (now == null) {
            return;
        }
        Set<Long> shops = now.shopId() == null ? Set.of() : Set.of(now.shopId());
        Subject subject = new Subject(
                Source.REDLINE,
                rule,
                now.code(),
                true,
                new Audience(client(now.clientId(), shops), shops, now.platforms()));
        Map<String, Demand> known = known(subject);
        List<String> before = then == null ? List.of() : then.spoken();
        known.values().stream()
                .filter(one -> now.spoken().stream().map(Retraining::statement).noneMatch(one.sourceText()::equals))
                .forEach(one -> bank.retire(one.questionId()));
        Tag tag = new Tag(Tag.Kind.REDLINE, now.code(), 0);
        List<Demand> asked = new ArrayList<>();
        // new words; and known ones when the reason or what may be said instead is another one
        now.spoken().stream()
                .filter(word -> !before.contains(word)
                        || then != null
                                && known.containsKey(statement(word))
                                && !ChangeQuestions.reason(now, word).equals(ChangeQuestions.reason(then, word)))
                .limit(MOST_A_CHANGE)
                .forEach(word -> {
                    String old = then == null || !before.contains(word) ? "" : ChangeQuestions.reason(then, word);
                    ask(
                            subject,
                            new Sentences.Change(old, word + ": " + ChangeQuestions.reason(now, word)),
                            questions.of(now, word, tag),
                            word,
                            known.get(statement(word)),
                            asked);
                });
        tell(subject, asked);
    }

    private Map<String, Demand> known(Subject subject) {
        return demands.of(subject.source().name(), subject.id()).stream()
                .collect(Collectors.toMap(Demand::sourceText, Function.identity(), (a, _) -> a));
    }

    /** Makes a question or renews the one that asked about the statement before; everybody concerned must answer it. */
    private void ask(
            Subject subject,
            Sentences.Change change,
            QuestionContent content,
            String statement,
            @Nullable Demand old,
            List<Demand> asked) {
        Instant now = time.now();
        Audience audience = subject.audience();
        boolean ofSeveralClients =
                audience.clientId() == null && !audience.shopIds().isEmpty();
        if (ofSeveralClients
                || old == null && changes.made(time.instant(time.today().atStartOfDay())) >= MOST_A_DAY) {
            changes.insert(row(subject, change, null, 0, now));
            return;
        }
        Long client = audience.clientId();
        Long shop =
                audience.shopIds().size() == 1 ? audience.shopIds().iterator().next() : null;
        int version = old == null ? 1 : bank.renew(old.questionId(), content, client, shop);
        long id = old == null ? bank.make(content, client, shop) : old.questionId();
        Demand demand = new Demand(
                id, version, subject.redLine(), Sentences.cut(subject.title(), TOPIC), statement(statement), audience);
        demands.put(demand, subject.source().name(), subject.id(), now);
        changes.insert(row(subject, change, id, version, now));
        asked.add(demand);
    }

    private static ChangeStore.Row row(
            Subject subject, Sentences.Change change, @Nullable Long question, int version, Instant at) {
        return new ChangeStore.Row(
                0,
                subject.source(),
                subject.id(),
                subject.title(),
                change.before(),
                change.after(),
                subject.audience().clientId(),
                subject.audience().shopIds(),
                question,
                version,
                at);
    }

    /** Everybody concerned learns once that something waits in the deck. */
    private void tell(Subject subject, List<Demand> asked) {
        if (!asked.isEmpty()) {
            List<Long> concerned = demands.served().entrySet().stream()
                    .filter(one -> subject.audience().concerns(one.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            notices.send(reach.accounts(concerned), "training.change.notice.asked", "train/deck", subject.title());
        }
    }

    private static String statement(String text) {
        return Sentences.cut(text, STATEMENT);
    }

    /** The client of the shops where only shops are named; null where they are of several. */
    private @Nullable Long client(@Nullable Long client, Collection<Long> shops) {
        if (client != null || shops.isEmpty()) {
            return client;
        }
        Set<Long> clients =
                organisation.shopsById(shops).stream().map(ShopRef::clientId).collect(Collectors.toSet());
        return clients.size() == 1 ? clients.iterator().next() : null;
    }

    private boolean byAPerson() {
        return access.find()
                .filter(actor -> !actor.reference().equals(Access.SYSTEM))
                .isPresent();
    }

    /** What changed is read whoever changed it. */
    private void asSystem(Runnable work) {
        try {
            access.callAs(access.system(), () -> {
                work.run();
                return true;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
