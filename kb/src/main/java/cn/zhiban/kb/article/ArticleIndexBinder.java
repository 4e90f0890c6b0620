package cn.zhiban.kb.article;

import cn.zhiban.kb.fragment.Fragments;
import cn.zhiban.kb.search.analysis.ArticleTokens;
import cn.zhiban.kb.search.analysis.Concepts;
import cn.zhiban.kb.search.analysis.SearchFields;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.IndexFieldReference;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.environment.bean.BeanRetrieval;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the published version of an article into an index document. Text arrives at the engine as ready-made tokens
 * separated by blanks (docs/adr/0003), so Lucene and OpenSearch see the same.
 */
public class ArticleIndexBinder implements TypeBinder {
    /** Splits at blanks and does nothing else. */
    public static final String TOKENS = "tokens";

    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final List<String> TOKEN_FIELDS = List.of(
            SearchFields.EXACT,
            SearchFields.UNITS,
            SearchFields.PAIRS,
            SearchFields.LABELS,
            SearchFields.ANSWER,
            SearchFields.WORDS,
            SearchFields.PINYIN,
            SearchFields.INITIALS);

    @Override
    public void bind(TypeBindingContext context) {
        context.dependencies().use("state").use("externalId").use("published.content");
        Fragments fragments = context.beanResolver()
                .resolve(Fragments.class, BeanRetrieval.ANY)
                .get();
        context.bridge(Article.class, new Bridge(context.indexSchemaElement(), fragments));
    }

    private static final class Bridge implements TypeBridge<Article> {
        private final Fragments fragments;
        private final ArticleTokens tokens = new ArticleTokens(Concepts.standard());
        private final Map<String, IndexFieldReference<String>> tokenFields = new HashMap<>();
        private final IndexFieldReference<String> card;
        private final IndexFieldReference<String> audience;
        private final IndexFieldReference<String> client;
        private final IndexFieldReference<String> shops;
        private final IndexFieldReference<String> platforms;
        private final IndexFieldReference<String> kind;
        private final IndexFieldReference<String> category;
        private final IndexFieldReference<Long> validFrom;
        private final IndexFieldReference<Long> validTo;
        private final IndexFieldReference<Long> version;

        Bridge(IndexSchemaElement schema, Fragments fragments) {
            this.fragments = fragments;
            for (String name : TOKEN_FIELDS) {
                tokenFields.put(
                        name,
                        schema.field(name, type -> type.asString().analyzer(TOKENS))
                                .toReference());
            }
            card = schema.field(
                            ArticleFields.CARD,
                            type -> type.asString().searchable(Searchable.NO).projectable(Projectable.YES))
                    .toReference();
            audience = keywords(schema, ArticleFields.AUDIENCE);
            client = keyword(schema, ArticleFields.CLIENT);
            shops = keywords(schema, ArticleFields.SHOPS);
            platforms = keywords(schema, ArticleFields.PLATFORMS);
            kind = keyword(schema, ArticleFields.KIND);
            category = keyword(schema, ArticleFields.CATEGORY);
            validFrom = schema.field(ArticleFields.VALID_FROM, type -> type.asLong())
                    .toReference();
            validTo =
                    schema.field(ArticleFields.VALID_TO, type -> type.asLong()).toReference();
            version = schema.field(
                            ArticleFields.VERSION,
                            type -> type.asLong().searchable(Searchable.NO).projectable(Projectable.YES))
                    .toReference();
        }

        private static IndexFieldReference<String> keyword(IndexSchemaElement schema, String name) {
            return schema.field(name, type -> type.asString()).toReference();
        }

        private static IndexFieldReference<String> keywords(IndexSchemaElement schema, String name) {
            return schema.field(name, type -> type.asString()).multiValued().toReference();
        }

        @Override
        public void write(DocumentElement document, Article article, TypeBridgeWriteContext context) {
            ArticleVersion published = article.getPublished();
            if (published == null) {
                return;
            }
            ArticleContent content = resolved(published.getContent(), article.getParent(), Inheritance.DEEPEST);
            IndexedArticle indexed = IndexedArticle.of(
                    article.getId(), article.getExternalId(), root(article), fragments.inText(content));
            tokens.of(indexed.searchText()).forEach((name, value) -> document.addValue(tokenFields.get(name), value));
            document.addValue(version, published.getId());
            document.addValue(card, JSON.writeValueAsString(indexed));
            ArticleRights.audiences(content).forEach(one -> document.addValue(audience, one));
            Long clientId = content.clientId();
            document.addValue(client, clientId == null ? ArticleFields.NONE : clientId.toString());
            addAll(document, shops, content.shopIds());
            addAll(document, platforms, content.platforms());
            document.addValue(kind, content.kind().name());
            if (content.categoryId() != null) {
                document.addValue(category, content.categoryId().toString());
            }
            Instant from = content.validFrom();
            Instant to = content.validTo();
            document.addValue(validFrom, from == null ? Long.MIN_VALUE : from.toEpochMilli());
            document.addValue(validTo, to == null ? Long.MAX_VALUE : to.toEpochMilli());
        }

        private static ArticleContent resolved(ArticleContent own, @Nullable Article parent, int levels) {
            ArticleVersion published = parent == null ? null : parent.getPublished();
            return parent == null || published == null || levels == 0
                    ? own
                    : Inheritance.resolve(own, resolved(published.getContent(), parent.getParent(), levels - 1));
        }

        private static long root(Article article) {
            Article top = article;
            for (int i = 0; i < Inheritance.DEEPEST && top.getParent() != null; i++) {
                top = top.getParent();
            }
            return top.getId();
        }

        private static void addAll(DocumentElement document, IndexFieldReference<String> field, Collection<?> values) {
            if (values.isEmpty()) {
                document.addValue(field, ArticleFields.NONE);
            }
            values.forEach(value -> document.addValue(field, value.toString()));
        }
    }
}
