package cn.zhiban.training.lesson;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.ArticleTitles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lessons of the demo company. A lesson begins with {@code === code | title | shop | minutes} and a summary, a part with
 * {@code --- heading} or {@code --- @article}.
 */
@Component
@Profile("demo")
class LessonDemo implements DemoDataset {
    private final LessonService lessons;
    private final ArticleTitles articles;
    private final Organisation organisation;

    LessonDemo(LessonService lessons, ArticleTitles articles, Organisation organisation) {
        this.lessons = lessons;
        this.articles = articles;
        this.organisation = organisation;
    }

    @Override
    public int order() {
        return 262;
    }

    @Override
    public String name() {
        return "training-lesson";
    }

    @Override
    @Transactional
    public void load() throws IOException {
        String file = new ClassPathResource("demo/training/lessons.txt").getContentAsString(StandardCharsets.UTF_8);
        for (String block : file.split("(?m)^=== ")) {
            if (!block.isBlank()) {
                load(block);
            }
        }
    }

    private void load(String block) {
        List<String> sections = List.of(block.split("(?m)^--- "));
        List<String> lines = sections.getFirst().lines().toList();
        List<String> head = List.of(lines.getFirst().split(" \\| "));
        List<LessonContent.Part> parts = new ArrayList<>();
        for (String section : sections.subList(1, sections.size())) {
            List<String> text = section.lines().toList();
            if (text.getFirst().startsWith("@")) {
                articles.named(text.getFirst().substring(1).strip())
                        .ifPresent(one -> parts.add(LessonContent.Part.article(one.id())));
            } else {
                parts.add(LessonContent.Part.page(text.getFirst(), String.join("\n", text.subList(1, text.size()))));
            }
        }
        @Nullable
        ShopRef shop = organisation.findShop(head.get(2), Scope.EVERYTHING).orElse(null);
        long id = lessons.create(
                new LessonContent(
                        head.get(1), lines.get(1), Integer.parseInt(head.get(3).strip()), parts),
                shop == null ? null : (Long) shop.clientId(),
                shop == null ? null : (Long) shop.id());
        lessons.publish(id, lessons.get(id).version(), true);
    }
}
