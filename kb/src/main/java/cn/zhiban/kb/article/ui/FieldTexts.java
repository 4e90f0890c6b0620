package cn.zhiban.kb.article.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Attachment;
import cn.zhiban.kb.article.ProductCard;
import cn.zhiban.kb.article.Sku;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.merge.Audience;
import cn.zhiban.kb.script.ScriptOutlines;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Values of an article's fields in words, for comparing them. */
@Component
class FieldTexts {
    private final Organisation organisation;
    private final CategoryService categories;
    private final CompanyTime time;
    private final ScriptOutlines outlines;
    private final Translations translations;

    FieldTexts(
            Organisation organisation,
            CategoryService categories,
            CompanyTime time,
            ScriptOutlines outlines,
            Translations translations) {
        this.organisation = organisation;
        this.categories = categories;
        this.time = time;
        this.outlines = outlines;
        this.translations = translations;
    }

    /** @param field key of the field's name, which says what a number stands for */
    String of(String field, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list when !list.isEmpty() && list.getFirst() instanceof Flow.Step -> flow(list);
            case List<?> list -> list.stream().map(one -> of(field, one)).collect(Collectors.joining("\n"));
            case Collection<?> some ->
                some.stream().map(one -> of(field, one)).collect(Collectors.joining(text("kb.list.separator")));
            case Wording wording -> text("kb.tone." + wording.tone()) + ": " + wording.text();
            case Attachment attachment -> attachment.name();
            case Sku sku -> sku.name().isEmpty() ? sku.code() : sku.code() + " " + sku.name();
            case ProductCard.Attribute attribute -> attribute.name() + ": " + attribute.value();
            case Platform platform -> text("platform." + platform);
            case ArticleKind kind -> text("kb.kind." + kind);
            case Audience audience -> audience(audience);
            case Instant moment -> time.format(moment);
            case Long id
            when field.equals("kb.article.category") -> categories.path(id).orElse("");
            default -> String.valueOf(value);
        };
    }

    private String flow(List<?> steps) {
        return outlines.print(new Flow(steps.stream().map(Flow.Step.class::cast).toList()));
    }

    private String audience(Audience audience) {
        if (!audience.shopIds().isEmpty()) {
            return organisation.shopsById(audience.shopIds()).stream()
                    .map(ShopRef::name)
                    .sorted()
                    .collect(Collectors.joining(text("kb.list.separator")));
        }
        Long client = audience.clientId();
        return client == null
                ? text("kb.scope.SHARED")
                : organisation.clientById(client).map(ClientRef::name).orElse("");
    }

    private String text(String key) {
        return translations.getTranslation(key, UI.getCurrent().getLocale());
    }
}
