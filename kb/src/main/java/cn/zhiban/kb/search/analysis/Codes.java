package cn.zhiban.kb.search.analysis;

import java.util.ArrayList;
import java.util.List;

/** Article numbers (货号, SKU) such as {@code ab-1024/xl}: people type them with other joiners, or only a part. */
final class Codes {

    private Codes() {}

    /** Whether a word looks like a code: it has a digit, and a letter, a joiner or four digits besides. */
    static boolean looksLikeCode(String word) {
        var digits = 0;
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if (Characters.isDigit(c)) {
                digits++;
            } else if (c > 0x7F) {
                return false;
            }
        }
        return digits >= 4 || (digits > 0 && digits < word.length() && word.length() >= 3);
    }

    static String bare(String word) {
        var bare = new StringBuilder(word.length());
        word.codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** The parts between joiners, and where letters meet digits: ab-1024xl gives ab, 1024xl, 1024, xl. */
    static List<String> parts(String word) {
        var parts = new ArrayList<String>();
        for (var part : word.split("[-_./+&]")) {
            if (!part.isEmpty() && part.length() < word.length()) {
                parts.add(part);
            }
            var start = 0;
            for (var i = 1; i < part.length(); i++) {
                if (Characters.isDigit(part.charAt(i)) != Characters.isDigit(part.charAt(i - 1))) {
                    parts.add(part.substring(start, i));
                    start = i;
                }
            }
            if (start > 0) {
                parts.add(part.substring(start));
            }
        }
        return parts;
    }
}
