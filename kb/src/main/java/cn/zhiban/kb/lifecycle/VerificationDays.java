package cn.zhiban.kb.lifecycle;

import cn.zhiban.kb.article.ArticleKind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * After how many days an answer is due to be looked at again, unless the article says otherwise.
 *
 * @param faq questions and answers; default 90
 * @param product product cards; default 60
 * @param policy policies; default 180
 * @param reply quick replies; default 90
 * @param script scripts; default 90
 */
@ConfigurationProperties("zhiban.kb.verification-days")
public record VerificationDays(
        @DefaultValue("90") int faq,
        @DefaultValue("60") int product,
        @DefaultValue("180") int policy,
        @DefaultValue("90") int reply,
        @DefaultValue("90") int script) {
    /** Days for a kind of article. */
    public int of(ArticleKind kind) {
        return switch (kind) {
            case FAQ -> faq;
            case PRODUCT -> product;
            case POLICY -> policy;
            case REPLY -> reply;
            case SCRIPT -> script;
        };
    }
}
