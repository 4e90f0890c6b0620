package cn.zhiban.kb.script;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.flow.FlowOutline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Believable scripts of the demo company: a few lines of facts, a rule, the outline. Sub-scripts come first by name. */
@Component
@Profile("demo")
class ScriptDemo implements DemoDataset {
    private static final String RULE = "\n---\n";
    private static final List<String> FACTS = List.of("id", "title", "similar", "category", "use", "client");

    private final ArticleService articles;
    private final CategoryService categories;
    private final Organisation organisation;
    private final ScriptOutlines outlines;
    private final JdbcClient jdbc;

    ScriptDemo(
            ArticleService articles,
            CategoryService categories,
            Organisation organisation,
            ScriptOutlines outlines,
            JdbcClient jdbc) {
        this.articles = articles;
        this.categories = categories;
        this.organisation = organisation;
        this.outlines = outlines;
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public String name() {
        return "kb.scripts";
    }

    @Override
    public void load() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:demo/kb/scripts/*.txt");
        Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
        for (Resource file : files) {
            load(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
        }
    }

    private void load(String name, String text) {
        int rule = text.indexOf(RULE);
        Map<String, String> facts = new HashMap<>();
        text.substring(0, rule).lines().map(line -> line.split(": ", 2)).forEach(pair -> facts.put(pair[0], pair[1]));
        String id = facts.getOrDefault("id", name);
        if (jdbc.sql("SELECT COUNT(*) FROM kb_article WHERE external_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0) {
            return;
        }
        FlowOutline.Parsed parsed = outlines.parse(text.substring(rule + RULE.length()));
        if (!parsed.problems().isEmpty() || !FACTS.containsAll(facts.keySet())) {
            throw new IllegalStateException(name + ": " + parsed.problems() + facts.keySet());
        }
        articles.create(
                new ArticleContentBuilder(ArticleKind.SCRIPT)
                        .title(facts.getOrDefault("title", name))
                        .similarQuestions(
                                List.of(facts.getOrDefault("similar", "").split(" \\| ")))
                        .categoryId(categories.findOrCreate(facts.getOrDefault("category", "")))
                        .useCase(facts.getOrDefault("use", ""))
                        .clientId(organisation
                                .findClient(facts.getOrDefault("client", ""), Scope.EVERYTHING)
                                .map(ClientRef::id)
                                .orElse(null))
                        .flow(parsed.flow())
                        .build(),
                id,
                true);
    }
}
