package cn.zhiban.kb.redline;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.ArticleCheck;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.flow.Flow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks what an article says to buyers against the red lines of everywhere it is said. What only some of the platforms
 * forbid that an article serves without naming them does not stop it: it is stopped when it is copied there. Policies
 * speak to agents, about red lines among other things, and are checked when they are copied only.
 */
@Component
class RedlineArticleCheck implements ArticleCheck {
    /** Addresses of pictures are no words. */
    private static final Pattern PICTURE = Pattern.compile("\\]\\(/?files/[^)]{0,200}\\)");

    private final RedlineEngine engine;
    private final Organisation organisation;
    private final CategoryService categories;

    RedlineArticleCheck(RedlineEngine engine, Organisation organisation, CategoryService categories) {
        this.engine = engine;
        this.organisation = organisation;
        this.categories = categories;
    }

    @Override
    public List<Finding> check(ArticleContent content, @Nullable Long articleId) {
        if (content.kind() == ArticleKind.POLICY) {
            return List.of();
        }
        List<RedlineContext> places = places(content);
        boolean named = !content.platforms().isEmpty() || !content.shopIds().isEmpty();
        List<Finding> findings = new ArrayList<>();
        add(findings, "answer", content.answer(), places, named);
        for (int i = 0; i < content.wordings().size(); i++) {
            add(findings, "wordings[" + i + "]", content.wordings().get(i).text(), places, named);
        }
        Flow flow = content.flow();
        if (flow != null) {
            flow.steps().forEach(step -> add(findings, "flow[" + step.id() + "]", step.say(), places, named));
        }
        return findings;
    }

    private void add(List<Finding> findings, String field, String text, List<RedlineContext> places, boolean named) {
        String said = PICTURE.matcher(text).replaceAll(RedlineArticleCheck::blank);
        for (RedlineFinding one : engine.check(said, places)) {
            boolean elsewhere = !named && !one.everywhere() && one.severity() == Severity.BLOCK;
            String key = one.missing()
                    ? "kb.redline.finding.missing"
                    : elsewhere ? "kb.redline.finding.elsewhere" : "kb.redline.finding.said";
            findings.add(new Finding(
                    elsewhere ? Severity.WARN : one.severity(),
                    field,
                    one.missing() ? -1 : one.start(),
                    one.missing() ? -1 : one.end(),
                    key,
                    List.of(one.message(), one.rule()),
                    one.alternative()));
        }
    }

    private static String blank(MatchResult picture) {
        char[] blanks = new char[picture.end() - picture.start()];
        Arrays.fill(blanks, '\n');
        return new String(blanks);
    }

    private List<RedlineContext> places(ArticleContent content) {
        String category = content.categoryId() == null
                ? null
                : categories.path(content.categoryId()).orElse(null);
        if (!content.shopIds().isEmpty()) {
            return organisation.shopsById(content.shopIds()).stream()
                    .filter(shop ->
                            content.platforms().isEmpty() || content.platforms().contains(shop.platform()))
                    .map(shop -> engine.place(shop.platform(), shop.clientId(), shop.id(), category))
                    .toList();
        }
        Long client = content.clientId();
        List<RedlineContext> places = platforms(content, client).stream()
                .map(platform -> engine.place(platform, client, null, category))
                .collect(Collectors.toCollection(ArrayList::new));
        if (places.isEmpty()) {
            places.add(engine.place(null, client, null, category));
        }
        return places;
    }

    private Set<Platform> platforms(ArticleContent content, @Nullable Long client) {
        if (!content.platforms().isEmpty()) {
            return content.platforms();
        }
        if (client == null) {
            return Set.of(Platform.values());
        }
        // the platforms of all its shops, also of those that the writer does not serve
        return organisation.shops(Scope.EVERYTHING).stream()
                .filter(shop -> shop.clientId() == client && shop.active())
                .map(ShopRef::platform)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
