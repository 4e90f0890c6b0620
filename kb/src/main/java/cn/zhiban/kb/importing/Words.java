package cn.zhiban.kb.importing;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.Tone;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words people write into spreadsheets for kinds, states and platforms, in Chinese and English. */
final class Words {
    private static final Map<String, ArticleKind> KINDS = Map.ofEntries(
            Map.entry("faq", ArticleKind.FAQ),
            Map.entry("问答", ArticleKind.FAQ),
            Map.entry("常见问题", ArticleKind.FAQ),
            Map.entry("reply", ArticleKind.REPLY),
            Map.entry("话术", ArticleKind.REPLY),
            Map.entry("快捷回复", ArticleKind.REPLY),
            Map.entry("script", ArticleKind.SCRIPT),
            Map.entry("流程", ArticleKind.SCRIPT),
            Map.entry("流程话术", ArticleKind.SCRIPT),
            Map.entry("product", ArticleKind.PRODUCT),
            Map.entry("商品", ArticleKind.PRODUCT),
            Map.entry("商品卡", ArticleKind.PRODUCT),
            Map.entry("商品知识", ArticleKind.PRODUCT),
            Map.entry("policy", ArticleKind.POLICY),
            Map.entry("规范", ArticleKind.POLICY),
            Map.entry("规则", ArticleKind.POLICY),
            Map.entry("制度", ArticleKind.POLICY));
    private static final Map<String, Tone> TONES = Map.ofEntries(
            Map.entry("plain", Tone.PLAIN),
            Map.entry("通用", Tone.PLAIN),
            Map.entry("lively", Tone.LIVELY),
            Map.entry("活泼", Tone.LIVELY),
            Map.entry("professional", Tone.PROFESSIONAL),
            Map.entry("专业", Tone.PROFESSIONAL),
            Map.entry("soothing", Tone.SOOTHING),
            Map.entry("安抚", Tone.SOOTHING));
    private static final Map<String, ArticleState> STATES = Map.ofEntries(
            Map.entry("draft", ArticleState.DRAFT),
            Map.entry("草稿", ArticleState.DRAFT),
            Map.entry("published", ArticleState.PUBLISHED),
            Map.entry("已发布", ArticleState.PUBLISHED),
            Map.entry("发布", ArticleState.PUBLISHED),
            Map.entry("archived", ArticleState.ARCHIVED),
            Map.entry("已归档", ArticleState.ARCHIVED),
            Map.entry("归档", ArticleState.ARCHIVED),
            Map.entry("下架", ArticleState.ARCHIVED));
    private static final Map<String, Platform> PLATFORMS = Map.ofEntries(
            Map.entry("taobao", Platform.TAOBAO),
            Map.entry("tmall", Platform.TAOBAO),
            Map.entry("淘宝", Platform.TAOBAO),
            Map.entry("天猫", Platform.TAOBAO),
            Map.entry("淘宝/天猫", Platform.TAOBAO),
            Map.entry("jd", Platform.JD),
            Map.entry("京东", Platform.JD),
            Map.entry("douyin", Platform.DOUYIN),
            Map.entry("抖音", Platform.DOUYIN),
            Map.entry("抖店", Platform.DOUYIN),
            Map.entry("kuaishou", Platform.KUAISHOU),
            Map.entry("快手", Platform.KUAISHOU),
            Map.entry("pinduoduo", Platform.PINDUODUO),
            Map.entry("pdd", Platform.PINDUODUO),
            Map.entry("拼多多", Platform.PINDUODUO),
            Map.entry("xiaohongshu", Platform.XIAOHONGSHU),
            Map.entry("小红书", Platform.XIAOHONGSHU),
            Map.entry("other", Platform.OTHER),
            Map.entry("其他", Platform.OTHER));

    private Words() {}

    static Optional<Tone> tone(String word) {
        return Optional.ofNullable(TONES.get(key(word)));
    }

    static Optional<ArticleKind> kind(String word) {
        return Optional.ofNullable(KINDS.get(key(word)));
    }

    static Optional<ArticleState> state(String word) {
        return Optional.ofNullable(STATES.get(key(word)));
    }

    static Optional<Platform> platform(String word) {
        return Optional.ofNullable(PLATFORMS.get(key(word)));
    }

    private static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
