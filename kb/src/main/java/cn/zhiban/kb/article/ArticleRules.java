package cn.zhiban.kb.article;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.kb.category.CategoryService;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What makes an article complete and tidy; the same for the editor, the import and the REST interface. */
@Component
class ArticleRules {
    private static final int SHORT_CODE_LENGTH = 20;
    private static final Pattern SHORT_CODE = Pattern.compile("[\\p{L}\\p{N}_-]{0," + SHORT_CODE_LENGTH + "}");

    private final Organisation organisation;
    private final CategoryService categories;

    ArticleRules(Organisation organisation, CategoryService categories) {
        this.organisation = organisation;
        this.categories = categories;
    }

    /**
     * Returns the content with blanks and doubles removed, for somebody who writes it.
     *
     * @throws InvalidInput names the field that is wrong
     */
    ArticleContent check(ArticleContent content, @Nullable String externalId) {
        if (content.answer().isBlank() && needsAnswer(content)) {
            throw new InvalidInput("answer", "kb.article.problem.answer-missing");
        }
        return checkImported(content, externalId);
    }

    /** The same for a spreadsheet, which may bring questions whose answers follow later. */
    ArticleContent checkImported(ArticleContent content, @Nullable String externalId) {
        String title = content.title().strip();
        if (title.isEmpty()) {
            throw new InvalidInput("title", "kb.article.problem.title-missing");
        }
        if (title.length() > ArticleContent.TITLE_LENGTH) {
            throw new InvalidInput("title", "kb.article.problem.title-too-long", ArticleContent.TITLE_LENGTH);
        }
        if (content.answer().length() > ArticleContent.ANSWER_LENGTH) {
            throw new InvalidInput("answer", "kb.article.problem.answer-too-long", ArticleContent.ANSWER_LENGTH);
        }
        List<String> similar = tidy(content.similarQuestions());
        if (similar.size() > ArticleContent.SIMILAR_QUESTIONS) {
            throw new InvalidInput(
                    "similarQuestions",
                    "kb.article.problem.too-many-similar-questions",
                    ArticleContent.SIMILAR_QUESTIONS);
        }
        if (content.validFrom() != null
                && content.validTo() != null
                && !content.validFrom().isBefore(content.validTo())) {
            throw new InvalidInput("validTo", "kb.article.problem.validity-ends-before-it-begins");
        }
        if (content.categoryId() != null
                && categories.path(content.categoryId()).isEmpty()) {
            throw new InvalidInput("categoryId", "kb.article.problem.category-unknown");
        }
        if (content.clientId() != null
                && organisation.clientById(content.clientId()).isEmpty()) {
            throw new InvalidInput("clientId", "kb.article.problem.client-unknown");
        }
        if (organisation.shopsById(content.shopIds()).size() < content.shopIds().size()) {
            throw new InvalidInput("shopIds", "kb.article.problem.shop-unknown");
        }
        if (externalId != null && externalId.length() > 80) {
            throw new InvalidInput("externalId", "kb.article.problem.external-id-too-long", 80);
        }
        String shortCode = content.shortCode().strip();
        if (!SHORT_CODE.matcher(shortCode).matches()) {
            throw new InvalidInput("shortCode", "kb.article.problem.short-code", SHORT_CODE_LENGTH);
        }
        if (!content.shopIds().isEmpty() && content.clientId() != null) {
            throw new InvalidInput("clientId", "kb.article.problem.client-and-shops");
        }
        return content.but()
                .title(title)
                .similarQuestions(similar)
                .answer(content.answer().strip())
                .tags(tidy(content.tags()))
                .shortCode(shortCode)
                .useCase(content.useCase().strip())
                .wordings(content.wordings().stream()
                        .filter(one -> !one.text().isBlank())
                        .map(one -> new Wording(one.tone(), one.text().strip()))
                        .toList())
                .build();
    }

    /** A card and a flow speak for themselves, and an override inherits its answer. */
    private static boolean needsAnswer(ArticleContent content) {
        return switch (content.kind()) {
            case PRODUCT -> false;
            case SCRIPT -> content.flow() == null;
            case FAQ, REPLY, POLICY -> content.parentId() == null;
        };
    }

    private static List<String> tidy(List<String> words) {
        LinkedHashSet<String> kept = new LinkedHashSet<>();
        for (String word : words) {
            if (!word.isBlank()) {
                kept.add(word.strip());
            }
        }
        return List.copyOf(kept);
    }
}
