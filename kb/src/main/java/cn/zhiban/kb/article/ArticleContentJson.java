package cn.zhiban.kb.article;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps an article's content as JSON. Unknown components are passed over, so that an older node can read a newer row. */
@Converter
public class ArticleContentJson implements AttributeConverter<ArticleContent, String> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ArticleContent content) {
        return content == null ? null : write(content);
    }

    @Override
    public @Nullable ArticleContent convertToEntityAttribute(@Nullable String json) {
        return json == null ? null : read(json);
    }

    static String write(ArticleContent content) {
        return JSON.writeValueAsString(content);
    }

    /** What a stored version says. The caller has made sure that it may be read. */
    public static ArticleContent read(String json) {
        return JSON.readValue(json, ArticleContent.class);
    }
}
