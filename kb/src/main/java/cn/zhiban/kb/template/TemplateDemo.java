package cn.zhiban.kb.template;

import cn.zhiban.core.demo.DemoDataset;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo company works with the templates that come with the suite. */
@Component
@Profile("demo")
class TemplateDemo implements DemoDataset {
    private static final int AFTER_CATEGORIES = 155;

    private final TemplateService templates;

    TemplateDemo(TemplateService templates) {
        this.templates = templates;
    }

    @Override
    public int order() {
        return AFTER_CATEGORIES;
    }

    @Override
    public String name() {
        return "kb.templates";
    }

    @Override
    public void load() {
        templates.addSuggested();
    }
}
