package cn.zhiban.kb.importing;

import cn.zhiban.core.demo.DemoDataset;
import java.io.IOException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo company's knowledge as a part of the demo. */
@Component
@Profile("demo")
class KnowledgeDemo implements DemoDataset {
    private final DemoArticles articles;

    KnowledgeDemo(DemoArticles articles) {
        this.articles = articles;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public String name() {
        return "kb.articles";
    }

    @Override
    public void load() throws IOException {
        articles.load();
    }
}
