package cn.zhiban.kb.redline;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.article.IndexedArticle;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.search.CopyGuard;
import cn.zhiban.kb.search.CopyNote;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at each answer in the chat of a shop: what the shop's platform forbids is not copied, or with what may be said
 * instead. Answers are checked once per place and change of the rules; after that it is one look into memory.
 */
@Component
class RedlineCopyGuard implements CopyGuard {
    private static final int REMEMBERED = 20_000;
    private static final int NAMED = 3;

    private record Key(long changes, RedlineContext place, String text) {}

    private final RedlineEngine engine;
    private final CategoryService categories;
    /** Notes by text and place; minutes, because rules begin and end by the clock. */
    private final Cache<Key, List<CopyNote>> notes = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofSeconds(20))
            .build();

    RedlineCopyGuard(RedlineEngine engine, CategoryService categories) {
        this.engine = engine;
        this.categories = categories;
    }

    @Override
    public List<CopyNote> inspect(Actor actor, @Nullable ShopRef shop, IndexedArticle article) {
        String category = article.categoryId() == null
                ? null
                : categories.path(article.categoryId()).orElse(null);
        RedlineContext place = shop == null
                ? engine.place(platform(article), article.clientId(), null, category)
                : engine.place(shop.platform(), shop.clientId(), shop.id(), category);
        List<CopyNote> found = notes(article.text(), place);
        if (!found.isEmpty()) {
            return found;
        }
        for (int i = 0; i < article.wordings().size(); i++) {
            boolean blocked = notes(article.wordings().get(i).text(), place).stream()
                    .anyMatch(note -> note.kind() == CopyNote.Kind.BLOCK);
            if (blocked) {
                return List.of(wording(i, article, place));
            }
        }
        return List.of();
    }

    /** Without a chat's shop an article for one platform is said there. */
    private static @Nullable Platform platform(IndexedArticle article) {
        return article.platforms().size() == 1 ? article.platforms().iterator().next() : null;
    }

    private List<CopyNote> notes(String text, RedlineContext place) {
        return notes.get(new Key(engine.snapshot().changes(), place, text), _ -> look(text, place));
    }

    private List<CopyNote> look(String text, RedlineContext place) {
        List<RedlineFinding> findings = engine.check(text, List.of(place));
        List<RedlineFinding> blocking = of(findings, Severity.BLOCK);
        if (!blocking.isEmpty()) {
            String mended = engine.mend(text, findings, List.of(place));
            return List.of(note(
                    CopyNote.Kind.BLOCK,
                    mended == null ? "kb.redline.note.blocked" : "kb.redline.note.replaceable",
                    blocking,
                    text,
                    mended));
        }
        List<RedlineFinding> warnings = of(findings, Severity.WARN);
        return warnings.isEmpty()
                ? List.of()
                : List.of(note(CopyNote.Kind.WARN, "kb.redline.note.warned", warnings, text, null));
    }

    private static List<RedlineFinding> of(List<RedlineFinding> findings, Severity severity) {
        return findings.stream().filter(one -> one.severity() == severity).toList();
    }

    private static CopyNote note(
            CopyNote.Kind kind, String key, List<RedlineFinding> findings, String text, @Nullable String mended) {
        String passages = findings.stream()
                .map(one -> text.substring(one.start(), one.end()))
                .filter(passage -> !passage.isBlank())
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining(" / "));
        RedlineFinding first = findings.getFirst();
        return new CopyNote(
                kind,
                key,
                List.of(passages.isEmpty() ? first.rule() : passages, first.message()),
                mended,
                Map.of(
                        "rule",
                        first.rule(),
                        "version",
                        String.valueOf(first.version()),
                        "rules",
                        findings.stream()
                                .map(one -> one.rule() + "@" + one.version())
                                .distinct()
                                .collect(Collectors.joining(","))));
    }

    /** One of the other wordings must not be said here: the answer itself may. */
    private CopyNote wording(int number, IndexedArticle article, RedlineContext place) {
        String text = article.wordings().get(number).text();
        CopyNote note = notes(text, place).getFirst();
        Map<String, String> facts = new java.util.HashMap<>(note.facts());
        facts.put("wording", String.valueOf(number));
        return new CopyNote(note.kind(), "kb.redline.note.wording", note.arguments(), article.text(), facts);
    }
}
