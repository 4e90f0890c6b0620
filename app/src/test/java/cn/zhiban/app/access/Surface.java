package cn.zhiban.app.access;

import cn.zhiban.app.access.KnowledgeWorld.Visitor;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.audit.AuditFilter;
import cn.zhiban.core.audit.AuditTrail;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.ui.PaletteEntries;
import cn.zhiban.kb.article.ArticleFilter;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.AutosaveService;
import cn.zhiban.kb.authority.ApprovalService;
import cn.zhiban.kb.authority.AuthorityService;
import cn.zhiban.kb.authority.CaseService;
import cn.zhiban.kb.authority.GrantFilter;
import cn.zhiban.kb.authority.GrantService;
import cn.zhiban.kb.importing.ArticleExport;
import cn.zhiban.kb.presence.PresenceService;
import cn.zhiban.kb.search.Favourites;
import cn.zhiban.kb.search.Gap;
import cn.zhiban.kb.search.GapService;
import cn.zhiban.kb.search.SearchQuery;
import cn.zhiban.kb.search.SearchService;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * A place that shows knowledge: everything it shows to one visitor, as one text. A surface that counts shows the marker
 * of whatever it counts. A new place needs a line in {@link #all()}.
 *
 * @param name what it is called
 * @param text what the visitor gets, whatever it takes: every id there is may be tried
 */
record Surface(String name, Shown text) {
    /** Shows. */
    @FunctionalInterface
    interface Shown {
        String to(Visitor visitor, KnowledgeWorld world) throws Exception;
    }

    private static final int MANY = 1_000;

    static List<Surface> all() {
        return List.of(
                new Surface("search", Surface::search),
                new Surface("search in a shop", Surface::searchInShops),
                new Surface(
                        "number of hits",
                        (visitor, world) -> words(
                                world,
                                word -> world.bean(SearchService.class)
                                                        .search(query(word, null))
                                                        .total()
                                                > 0
                                        ? word
                                        : "")),
                new Surface(
                        "hits by id",
                        (_, world) -> "" + world.bean(SearchService.class).byIds(world.articles, null)),
                new Surface("favourites", (_, world) -> {
                    tried(world.articles, id -> keep(world, id));
                    return ""
                            + world.bean(SearchService.class)
                                    .byIds(world.bean(Favourites.class).list(MANY), null);
                }),
                new Surface(
                        "article",
                        (_, world) -> tried(
                                world.articles,
                                id -> world.bean(ArticleService.class).get(id))),
                new Surface(
                        "article to edit",
                        (_, world) -> tried(
                                world.articles,
                                id -> world.bean(ArticleService.class).getForEditing(id))),
                new Surface(
                        "versions",
                        (_, world) -> tried(world.articles, id -> {
                            ArticleService articles = world.bean(ArticleService.class);
                            return articles.versions(id).stream()
                                    .map(one -> one + " " + articles.version(id, one.number()))
                                    .collect(Collectors.joining());
                        })),
                new Surface(
                        "autosave",
                        (_, world) -> tried(
                                world.articles,
                                id -> world.bean(AutosaveService.class).find(id))),
                new Surface(
                        "list of articles",
                        (_, world) -> "" + world.bean(ArticleService.class).list(ArticleFilter.NONE, 0, MANY)),
                new Surface(
                        "number of articles",
                        (_, world) -> words(
                                world,
                                word -> world.bean(ArticleService.class)
                                                        .count(new ArticleFilter(
                                                                word, null, null, null, null, null, null))
                                                > 0
                                        ? word
                                        : "")),
                new Surface(
                        "export",
                        (_, world) -> exported(out ->
                                world.bean(ArticleExport.class).write(ArticleFilter.NONE, TableFormat.CSV, out))),
                new Surface(
                        "gaps", (_, world) -> "" + world.bean(GapService.class).list(Gap.State.OPEN, 0, MANY)),
                new Surface(
                        "command palette",
                        (_, world) -> words(
                                world,
                                word -> world.context.getBeansOfType(PaletteEntries.class).values().stream()
                                        .map(entries -> entries.find(word, 20, Locale.SIMPLIFIED_CHINESE))
                                        .map(String::valueOf)
                                        .collect(Collectors.joining()))),
                new Surface(
                        "clients and shops to choose",
                        (visitor, world) -> world.bean(Organisation.class)
                                        .clients(visitor.actor().scope())
                                + ""
                                + world.bean(Organisation.class)
                                        .shops(visitor.actor().scope())),
                new Surface(
                        "inbox", (_, world) -> "" + world.bean(Notices.class).list(0, MANY)),
                new Surface(
                        "jobs", (_, world) -> "" + world.bean(JobService.class).list(false, 0, MANY)),
                new Surface(
                        "audit", (_, world) -> "" + world.bean(AuditTrail.class).list(AuditFilter.ALL, 0, MANY)),
                new Surface("pictures", (visitor, world) -> files(visitor, world.pictures)),
                new Surface("attachments", (visitor, world) -> files(visitor, world.attachments)),
                new Surface("writers", Surface::writers),
                new Surface(
                        "REST search",
                        (visitor, world) -> words(
                                world, word -> hits(get(visitor, "/api/v1/kb/search?log=false&limit=100&q=" + word)))),
                new Surface("REST shelf", (visitor, world) -> get(visitor, "/api/v1/kb/shelf")),
                new Surface(
                        "REST article",
                        (visitor, world) -> tried(world.articles, id -> get(visitor, "/api/v1/kb/articles/" + id))),
                new Surface(
                        "REST article to edit",
                        (visitor, world) -> tried(
                                world.articles, id -> get(visitor, "/api/v1/kb/articles/" + id + "?latest=true"))),
                new Surface("limits", (_, world) -> {
                    CaseService cases = world.bean(CaseService.class);
                    return cases.ladders(null).stream()
                            .map(ladder -> named(world, ladder.draft().shopId()) + cases.history(ladder.lineId()))
                            .collect(Collectors.joining());
                }),
                new Surface(
                        "offers",
                        (_, world) -> tried(
                                shops(world),
                                shop -> named(world, shop)
                                        + world.bean(AuthorityService.class)
                                                .ladder("world-" + world.seed, shop, 10_000))),
                new Surface("what was given", (_, world) -> {
                    GrantService grants = world.bean(GrantService.class);
                    GrantFilter all = new GrantFilter(LocalDate.of(2000, 1, 1), LocalDate.of(2999, 1, 1), null, null);
                    return grants.list(all, 0, MANY).toString();
                }),
                new Surface("requests", (_, world) -> {
                    ApprovalService approvals = world.bean(ApprovalService.class);
                    return approvals.open() + "" + approvals.decided(MANY);
                }));
    }

    /** Everything that is shown; what is refused shows nothing. */
    String shownTo(Visitor visitor, KnowledgeWorld world) {
        return attempt(() -> world.as(visitor.actor(), () -> text.to(visitor, world)));
    }

    private static String search(Visitor visitor, KnowledgeWorld world) {
        SearchService search = world.bean(SearchService.class);
        return search.search(query(KnowledgeWorld.COMMON, null)).hits()
                + words(world, word -> "" + search.search(query(word, null)).hits());
    }

    private static String searchInShops(Visitor visitor, KnowledgeWorld world) {
        return tried(
                shops(world),
                shop -> world.bean(SearchService.class)
                        .search(query(KnowledgeWorld.COMMON, shop))
                        .hits());
    }

    private static String files(Visitor visitor, Map<String, String> addresses) {
        return addresses.entrySet().stream()
                .filter(file -> visitor.browser().get(file.getValue()).statusCode() == 200)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
    }

    private static String writers(Visitor visitor, KnowledgeWorld world) {
        return tried(
                world.articles,
                article ->
                        world
                                .bean(PresenceService.class)
                                .here(article, PresenceService.newWindow(), Instant.EPOCH, null)
                                .stream()
                                .filter(writer -> world.markers.containsKey(writer.name()))
                                .toList());
    }

    private static Object keep(KnowledgeWorld world, long article) {
        world.bean(Favourites.class).set(article, true);
        return "";
    }

    private static SearchQuery query(String text, Long shop) {
        return new SearchQuery(text, shop, null, null, null, SearchQuery.MOST, 0);
    }

    static List<Long> shops(KnowledgeWorld world) {
        return world.shopsOfClient.values().stream().flatMap(List::stream).toList();
    }

    private static String named(KnowledgeWorld world, Long shop) {
        return shop == null
                ? ""
                : world.bean(Organisation.class).shopsById(List.of(shop)).toString();
    }

    static String get(Visitor visitor, String path) {
        HttpResponse<String> answer = visitor.browser().get(path);
        return answer.statusCode() == 200 ? answer.body() : "";
    }

    /** The answer without what only repeats the question. */
    private static String hits(String json) {
        return json.contains("\"hits\":[]") ? "" : json;
    }

    interface Export {
        void to(ByteArrayOutputStream out) throws Exception;
    }

    static String exported(Export export) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.to(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    interface Each<T> {
        Object of(T one) throws Exception;
    }

    private static String words(KnowledgeWorld world, Each<String> show) {
        return tried(world.markers.keySet(), show);
    }

    static <T> String tried(Collection<T> all, Each<T> show) {
        return all.stream().map(one -> attempt(() -> show.of(one))).collect(Collectors.joining("\n"));
    }

    private static String attempt(Callable<Object> work) {
        try {
            return String.valueOf(work.call());
        } catch (UserFacingProblem refused) {
            return "";
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
