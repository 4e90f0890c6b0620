package cn.zhiban.kb.template;

import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ProductCard;
import cn.zhiban.kb.flow.FlowOutline;
import cn.zhiban.kb.flow.ScriptNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The templates that come with the suite, from {@code kb/templates.txt}. A template begins with a line {@code @ kind |
 * name | category | use case | title}; attributes of a product card follow as {@code % name: value}; the rest is the
 * answer, or the outline of a script.
 */
final class SuggestedTemplates {
    private SuggestedTemplates() {}

    /** @param category id of the category with a path, if there is one */
    static List<Template> read(Function<String, @Nullable Long> category) {
        try (InputStream in =
                Objects.requireNonNull(SuggestedTemplates.class.getResourceAsStream("/kb/templates.txt"))) {
            List<Template> templates = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (String line : Stream.concat(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines(), Stream.of("@"))
                    .toList()) {
                if (line.startsWith("@") && !lines.isEmpty()) {
                    templates.add(template(lines, category));
                    lines.clear();
                }
                lines.add(line);
            }
            return List.copyOf(templates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template template(List<String> lines, Function<String, @Nullable Long> category) {
        String[] head = lines.getFirst().substring(1).strip().split("\\s*\\|\\s*", -1);
        ArticleKind kind = ArticleKind.valueOf(head[0]);
        String body = String.join(
                        "\n",
                        lines.stream()
                                .skip(1)
                                .filter(line -> !line.startsWith("% "))
                                .toList())
                .strip();
        ArticleContentBuilder content = new ArticleContentBuilder(kind)
                .categoryId(category.apply(head[2]))
                .useCase(head[3])
                .title(head[4])
                .product(new ProductCard(attributes(lines), "", "", ""));
        if (kind == ArticleKind.SCRIPT) {
            content.flow(FlowOutline.parse(body, ScriptNames.BY_ID).flow());
        } else {
            content.answer(body);
        }
        return new Template(0, head[1], content.build(), Instant.EPOCH, "", 0);
    }

    private static List<ProductCard.Attribute> attributes(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("% "))
                .map(line -> line.substring(2).split(":\\s*", 2))
                .map(parts -> new ProductCard.Attribute(parts[0], parts[1]))
                .toList();
    }
}
