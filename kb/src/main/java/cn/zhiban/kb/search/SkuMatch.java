package cn.zhiban.kb.search;

import cn.zhiban.kb.article.Sku;
import cn.zhiban.kb.search.analysis.TextNormalizer;
import java.util.List;

/** Whether a query names one of an article's SKUs, whatever separators and case it was typed in. */
final class SkuMatch {
    /** Shorter codes (M, 01) stand in too many queries by chance. */
    private static final int SHORTEST = 4;

    private SkuMatch() {}

    static boolean names(String query, List<Sku> skus) {
        if (skus.isEmpty()) {
            return false;
        }
        String compact = compact(query);
        return skus.stream()
                .map(sku -> compact(TextNormalizer.text(sku.code())))
                .anyMatch(code -> code.length() >= SHORTEST && compact.contains(code));
    }

    private static String compact(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
