package cn.zhiban.kb.rest;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.category.CategoryNode;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.search.CopyNote;
import cn.zhiban.kb.search.Favourites;
import cn.zhiban.kb.search.GapService;
import cn.zhiban.kb.search.SearchHit;
import cn.zhiban.kb.search.SearchJournal;
import cn.zhiban.kb.search.SearchQuery;
import cn.zhiban.kb.search.SearchResult;
import cn.zhiban.kb.search.SearchService;
import cn.zhiban.kb.variable.VariableService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Search for outside systems and for the search field in the browser: one stateless call for each keystroke. */
@RestController
@RequestMapping("/api/v1/kb")
@Tag(name = "Knowledge search")
class SearchController {
    /** Entries of each part of the shelf. */
    private static final int SHELF = 12;

    private static final int OWN_REPLIES = 3;

    private final SearchService search;
    private final SearchJournal journal;
    private final GapService gaps;
    private final Favourites favourites;
    private final Organisation organisation;
    private final CategoryService categories;
    private final Access access;
    private final Translations translations;
    private final VariableService variables;

    SearchController(
            SearchService search,
            SearchJournal journal,
            GapService gaps,
            Favourites favourites,
            Organisation organisation,
            CategoryService categories,
            Access access,
            Translations translations,
            VariableService variables) {
        this.search = search;
        this.journal = journal;
        this.gaps = gaps;
        this.favourites = favourites;
        this.organisation = organisation;
        this.categories = categories;
        this.access = access;
        this.translations = translations;
        this.variables = variables;
    }

    /** The contract's answer. */
    record Answer(
            long took,
            long total,
            List<Hit> hits,
            List<String> suggestions,
            List<String> segments,
            boolean answerable) {}

    /** What has to be minded before a hit is copied, in the caller's language. */
    record Note(
            CopyNote.Kind kind, String message, @Nullable String text, Map<String, String> facts) {}

    /** The contract's hit; kinds in lower case. */
    record Hit(
            long id,
            @Nullable String externalId,
            String kind,
            String title,
            String titleHtml,
            String answerText,
            List<String> snippets,
            String scope,
            List<String> scopeNames,
            String category,
            List<String> skus,
            @Nullable Long validTo,
            int replaces,
            boolean favourite,
            double score,
            Map<String, Double> signals,
            String shortCode,
            String useCase,
            List<Wording> wordings,
            List<String> segments,
            List<Note> notes) {
        static Hit of(SearchHit hit, Function<CopyNote, Note> notes) {
            return new Hit(
                    hit.id(),
                    hit.externalId(),
                    hit.kind().name().toLowerCase(Locale.ROOT),
                    hit.title(),
                    hit.titleHtml(),
                    hit.answerText(),
                    hit.snippets(),
                    hit.scope().name().toLowerCase(Locale.ROOT),
                    hit.scopeNames(),
                    hit.category(),
                    hit.skus(),
                    hit.validTo(),
                    hit.replaces(),
                    hit.favourite(),
                    hit.score(),
                    hit.signals(),
                    hit.shortCode(),
                    hit.useCase(),
                    hit.wordings(),
                    hit.segments(),
                    hit.notes().stream().map(notes).toList());
        }
    }

    @GetMapping("/search")
    @Operation(summary = "Finds answers. shop: code, name or id; category: path or id; log=true writes the search down")
    Answer search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String shop,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String segment,
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(required = false) @Nullable Boolean log) {
        Long shopId = shop == null || shop.isBlank() ? null : shopId(shop);
        SearchResult result =
                search.search(new SearchQuery(q, shopId, kind(kind), category(category), null, segment, limit, offset));
        if (log == null || log) {
            journal.searched(q, shopId, result.total(), result.took());
        }
        List<SearchHit> own = offset == 0 && kind(kind) == null && category(category) == null
                ? search.ownReplies(q, shopId, OWN_REPLIES)
                : List.of();
        return new Answer(
                result.took(),
                result.total() + own.size(),
                Stream.concat(own.stream(), result.hits().stream())
                        .map(this::hit)
                        .toList(),
                result.suggestions(),
                result.segments(),
                result.answerable() || !own.isEmpty());
    }

    @GetMapping("/hits/{articleId}")
    @Operation(summary = "One article as a hit, with what has to be minded before it is copied")
    Hit one(@PathVariable long articleId, @RequestParam(required = false) @Nullable Long shop) {
        return hits(List.of(articleId), shop).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("kb.article", articleId));
    }

    @GetMapping("/variables")
    @Operation(summary = "Variables that fill themselves in the chats of a shop")
    Map<String, String> variables(@RequestParam(required = false) @Nullable Long shop) {
        return variables.values(shop);
    }

    /** What stands under an empty search field. */
    record Shelf(List<Hit> favourites, List<Hit> recents) {}

    @GetMapping("/shelf")
    @Operation(summary = "The person's favourites and what they copied last")
    Shelf shelf(@RequestParam(required = false) @Nullable Long shop) {
        return new Shelf(hits(favourites.list(SHELF), shop), hits(journal.lastCopied(SHELF), shop));
    }

    private List<Hit> hits(List<Long> ids, @Nullable Long shop) {
        return search.byIds(ids, shop).stream().map(this::hit).toList();
    }

    /** What the browser tells of a search that settled, or of a hit that was opened or copied. */
    record Used(
            String use,
            @Nullable Long articleId,
            @Nullable String query,
            @Nullable Long shop,
            @Nullable Integer position,
            @Nullable Long total,
            @Nullable Long took) {
        String text() {
            return query == null ? "" : query;
        }

        long article() {
            if (articleId == null) {
                throw new InvalidInput("articleId", "kb.rest.problem.article-missing");
            }
            return articleId;
        }
    }

    @PostMapping("/search/uses")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Writes down that a search settled (search) or a hit was opened or copied (open, copy)")
    void used(@RequestBody Used used) {
        switch (used.use()) {
            case "search" ->
                journal.searched(
                        used.text(),
                        used.shop(),
                        used.total() == null ? 0 : used.total(),
                        used.took() == null ? 0 : used.took());
            case "open" ->
                journal.used(SearchJournal.Use.OPEN, used.article(), used.text(), used.shop(), used.position());
            case "copy" ->
                journal.used(SearchJournal.Use.COPY, used.article(), used.text(), used.shop(), used.position());
            default -> throw new InvalidInput("use", "kb.rest.problem.use");
        }
    }

    /** A question that found nothing, or that is put to the editors. */
    record Question(
            String question, @Nullable Long shop, @Nullable String note, boolean ask) {}

    @PostMapping("/gaps")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Reports a question without an answer; ask=true puts it to the editors")
    void gap(@RequestBody Question question) {
        if (question.ask()) {
            gaps.ask(question.question(), question.shop(), question.note() == null ? "" : question.note());
        } else {
            gaps.searchedInVain(question.question(), question.shop());
        }
    }

    /** Whether an article is a favourite. */
    record Kept(boolean kept) {}

    @PutMapping("/favourites/{articleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keeps an article as a favourite, or no longer")
    void favourite(@PathVariable long articleId, @RequestBody Kept kept) {
        favourites.set(articleId, kept.kept());
    }

    private Hit hit(SearchHit hit) {
        return Hit.of(
                hit,
                note -> new Note(
                        note.kind(),
                        translations.getTranslation(
                                note.messageKey(),
                                LocaleContextHolder.getLocale(),
                                note.arguments().toArray()),
                        note.text(),
                        note.facts()));
    }

    private long shopId(String shop) {
        return organisation
                .findShop(shop, access.current().scope())
                .map(ShopRef::id)
                .orElseGet(() -> number(shop, "shop"));
    }

    private @Nullable Long category(@Nullable String category) {
        if (category == null || category.isBlank()) {
            return null;
        }
        return categories.find(category).map(CategoryNode::id).orElseGet(() -> number(category, "category"));
    }

    private static @Nullable ArticleKind kind(@Nullable String kind) {
        if (kind == null || kind.isBlank()) {
            return null;
        }
        try {
            return ArticleKind.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("kind", "kb.rest.problem.kind", kind);
        }
    }

    private static Long number(String text, String field) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInput(field, "kb.rest.problem." + field, text);
        }
    }
}
