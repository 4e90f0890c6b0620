package cn.zhiban.kb.importing;

import static cn.zhiban.kb.importing.ArticleColumns.ANSWER;
import static cn.zhiban.kb.importing.ArticleColumns.ATTRIBUTES;
import static cn.zhiban.kb.importing.ArticleColumns.CATEGORY;
import static cn.zhiban.kb.importing.ArticleColumns.CLIENT;
import static cn.zhiban.kb.importing.ArticleColumns.EXTERNAL_ID;
import static cn.zhiban.kb.importing.ArticleColumns.FLOW;
import static cn.zhiban.kb.importing.ArticleColumns.KIND;
import static cn.zhiban.kb.importing.ArticleColumns.MATERIALS;
import static cn.zhiban.kb.importing.ArticleColumns.NOTES;
import static cn.zhiban.kb.importing.ArticleColumns.PARENT;
import static cn.zhiban.kb.importing.ArticleColumns.PLATFORMS;
import static cn.zhiban.kb.importing.ArticleColumns.SEGMENTS;
import static cn.zhiban.kb.importing.ArticleColumns.SHOPS;
import static cn.zhiban.kb.importing.ArticleColumns.SHORT_CODE;
import static cn.zhiban.kb.importing.ArticleColumns.SIMILAR;
import static cn.zhiban.kb.importing.ArticleColumns.SIZE_TABLE;
import static cn.zhiban.kb.importing.ArticleColumns.SKUS;
import static cn.zhiban.kb.importing.ArticleColumns.STATUS;
import static cn.zhiban.kb.importing.ArticleColumns.TAGS;
import static cn.zhiban.kb.importing.ArticleColumns.TITLE;
import static cn.zhiban.kb.importing.ArticleColumns.USE_CASE;
import static cn.zhiban.kb.importing.ArticleColumns.VALID_FROM;
import static cn.zhiban.kb.importing.ArticleColumns.VALID_TO;
import static cn.zhiban.kb.importing.ArticleColumns.WORDINGS;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.ArticleUpsert;
import cn.zhiban.kb.article.ProductCard;
import cn.zhiban.kb.article.Sku;
import cn.zhiban.kb.article.Tone;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.category.CategoryNode;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.flow.FlowOutline;
import cn.zhiban.kb.script.ScriptOutlines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one row of an article's spreadsheet, and says of every cell that is wrong what is wrong with it. */
final class ArticleRowReader {
    /**
     * What a whole import is told besides the file.
     *
     * @param kind kind of rows that do not say it, or null for questions
     * @param state state of rows that do not say it
     * @param newCategories categories that do not exist may be named
     * @param createCategories and they are made; in a dry run they are not
     */
    record Settings(@Nullable ArticleKind kind, ArticleState state, boolean newCategories, boolean createCategories) {}

    private final Organisation organisation;
    private final CategoryService categories;
    private final CompanyTime time;
    private final Scope scope;
    private final Settings settings;
    private final ScriptOutlines outlines;

    ArticleRowReader(
            Organisation organisation,
            CategoryService categories,
            CompanyTime time,
            Scope scope,
            Settings settings,
            ScriptOutlines outlines) {
        this.outlines = outlines;
        this.organisation = organisation;
        this.categories = categories;
        this.time = time;
        this.scope = scope;
        this.settings = settings;
    }

    /**
     * The article of a row, or nothing when a cell is wrong.
     *
     * @param row number in the file, 1-based
     * @param cells values by field; a column that the file does not have is absent
     * @param problems what is wrong is added here
     */
    Optional<ArticleUpsert> read(int row, Map<String, String> cells, List<CellProblem> problems) {
        int before = problems.size();
        ArticleKind kind =
                choice(cells, KIND, Words::kind, settings.kind() == null ? ArticleKind.FAQ : settings.kind(), problems);
        ArticleState state = choice(cells, STATUS, Words::state, settings.state(), problems);
        String title = title(cells, problems);
        String answer = cells.getOrDefault(ANSWER, "").strip();
        Flow flow = flow(cells, problems);
        if (answer.isEmpty() && cells.containsKey(ANSWER) && kind != ArticleKind.PRODUCT && flow == null) {
            problems.add(CellProblem.of(ANSWER, "missing"));
        }
        TreeSet<Platform> platforms = new TreeSet<>(each(cells, PLATFORMS, Words::platform, problems));
        Long client = client(cells, problems);
        TreeSet<Long> shops = new TreeSet<>(
                each(cells, SHOPS, name -> organisation.findShop(name, scope).map(ShopRef::id), problems));
        if (client != null && !shops.isEmpty()) {
            problems.add(CellProblem.of(CLIENT, "client-and-shops"));
        }
        Instant from = instant(cells, VALID_FROM, problems);
        Instant to = instant(cells, VALID_TO, problems);
        if (from != null && to != null && !from.isBefore(to)) {
            problems.add(CellProblem.of(VALID_TO, "ends-before-it-begins"));
        }
        ProductCard product = new ProductCard(
                attributes(cells, problems), text(cells, MATERIALS), text(cells, SIZE_TABLE), text(cells, NOTES));
        Optional<Long> category = category(cells, problems);
        if (problems.size() > before) {
            return Optional.empty();
        }
        String externalId = text(cells, EXTERNAL_ID);
        return Optional.of(new ArticleUpsert(
                row,
                externalId.isEmpty() ? null : externalId,
                new ArticleContentBuilder(kind)
                        .title(title)
                        .similarQuestions(list(cells, SIMILAR))
                        .answer(answer)
                        .categoryId(category.orElse(null))
                        .platforms(platforms)
                        .clientId(client)
                        .shopIds(shops)
                        .tags(list(cells, TAGS))
                        .skus(list(cells, SKUS).stream()
                                .map(ArticleRowReader::sku)
                                .toList())
                        .product(product)
                        .validFrom(from)
                        .validTo(to)
                        .shortCode(text(cells, SHORT_CODE))
                        .useCase(text(cells, USE_CASE))
                        .wordings(wordings(cells))
                        .segments(Set.copyOf(list(cells, SEGMENTS)))
                        .flow(flow)
                        .build(),
                state,
                cells.containsKey(PARENT) ? text(cells, PARENT) : null));
    }

    private static String title(Map<String, String> cells, List<CellProblem> problems) {
        String title = text(cells, TITLE);
        if (title.isEmpty()) {
            problems.add(CellProblem.of(TITLE, "missing"));
        } else if (title.length() > ArticleContent.TITLE_LENGTH) {
            problems.add(CellProblem.of(TITLE, "too-long", String.valueOf(ArticleContent.TITLE_LENGTH)));
        }
        return title;
    }

    private @Nullable Flow flow(Map<String, String> cells, List<CellProblem> problems) {
        String outline = cells.getOrDefault(FLOW, "");
        if (outline.isBlank()) {
            return null;
        }
        FlowOutline.Parsed parsed = outlines.parse(outline);
        parsed.problems()
                .forEach(problem -> problems.add(CellProblem.of(FLOW, "flow", String.valueOf(problem.line()))));
        return parsed.flow();
    }

    private Optional<Long> category(Map<String, String> cells, List<CellProblem> problems) {
        String path = text(cells, CATEGORY);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> known = categories.find(path).map(CategoryNode::id);
        if (known.isPresent()) {
            return known;
        }
        if (!settings.newCategories()) {
            problems.add(CellProblem.of(CATEGORY, "not-known", path));
            return Optional.empty();
        }
        try {
            return settings.createCategories() ? Optional.of(categories.findOrCreate(path)) : Optional.empty();
        } catch (InvalidInput e) {
            problems.add(CellProblem.of(CATEGORY, "category", path));
            return Optional.empty();
        }
    }

    private @Nullable Long client(Map<String, String> cells, List<CellProblem> problems) {
        List<Long> clients =
                each(cells, CLIENT, name -> organisation.findClient(name, scope).map(ClientRef::id), problems);
        if (clients.size() > 1) {
            problems.add(CellProblem.of(CLIENT, "one-client"));
        }
        return clients.isEmpty() ? null : clients.getFirst();
    }

    private List<ProductCard.Attribute> attributes(Map<String, String> cells, List<CellProblem> problems) {
        List<ProductCard.Attribute> attributes = new ArrayList<>();
        for (String line : list(cells, ATTRIBUTES)) {
            String[] parts = line.split("[:：]", 2);
            if (parts.length < 2) {
                problems.add(CellProblem.of(ATTRIBUTES, "attribute", line));
            } else {
                attributes.add(new ProductCard.Attribute(parts[0].strip(), parts[1].strip()));
            }
        }
        return attributes;
    }

    /** One wording a line, with the tone before a colon if it is not for every occasion: {@code 活泼: 来啦来啦～}. */
    private static List<Wording> wordings(Map<String, String> cells) {
        return list(cells, WORDINGS).stream()
                .map(line -> {
                    String[] parts = line.split("[:：]", 2);
                    Optional<Tone> tone = parts.length < 2 ? Optional.empty() : Words.tone(parts[0]);
                    String text = tone.isPresent() ? parts[1] : line;
                    return new Wording(tone.orElse(Tone.PLAIN), text.strip().replace("\\n", "\n"));
                })
                .toList();
    }

    private static Sku sku(String text) {
        String[] parts = text.split("=", 2);
        return new Sku(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
    }

    private @Nullable Instant instant(Map<String, String> cells, String field, List<CellProblem> problems) {
        String text = text(cells, field);
        if (text.isEmpty()) {
            return null;
        }
        Optional<Instant> instant = Moments.read(text, VALID_TO.equals(field)).map(time::instant);
        if (instant.isEmpty()) {
            problems.add(CellProblem.of(field, "not-a-date", text));
        }
        return instant.orElse(null);
    }

    private static <T> T choice(
            Map<String, String> cells,
            String field,
            Function<String, Optional<T>> words,
            T fallback,
            List<CellProblem> problems) {
        String text = text(cells, field);
        if (text.isEmpty()) {
            return fallback;
        }
        Optional<T> found = words.apply(text);
        if (found.isEmpty()) {
            problems.add(CellProblem.of(field, "not-known", text));
        }
        return found.orElse(fallback);
    }

    private static <T> List<T> each(
            Map<String, String> cells, String field, Function<String, Optional<T>> words, List<CellProblem> problems) {
        List<T> found = new ArrayList<>();
        for (String word : list(cells, field)) {
            Optional<T> one = words.apply(word);
            if (one.isEmpty()) {
                problems.add(CellProblem.of(field, "not-known", word));
            }
            one.ifPresent(found::add);
        }
        return found;
    }

    /** Entries stand on lines of their own; in a cell of one line they are separated by {@code |}. */
    private static List<String> list(Map<String, String> cells, String field) {
        String cell = cells.getOrDefault(field, "");
        String separator = cell.contains("\n") || cell.contains("\r") ? "[\\n\\r]" : "[|]";
        return Arrays.stream(cell.split(separator))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static String text(Map<String, String> cells, String field) {
        return cells.getOrDefault(field, "").strip();
    }
}
