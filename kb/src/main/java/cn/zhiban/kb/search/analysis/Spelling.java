package cn.zhiban.kb.search.analysis;

import java.text.Normalizer;
import java.util.List;

/** The spelling of single characters, for whoever compares texts letter by letter and needs to know where each stood. */
public final class Spelling {
    private Spelling() {}

    /**
     * The character as {@link TextNormalizer} writes it: compatibility forms and full width folded, lower case,
     * simplified, without accent. Empty if it cannot be seen; a separator stays what it is.
     */
    public static String fold(int codePoint) {
        if (TextNormalizer.isInvisible(codePoint)) {
            return "";
        }
        String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder(plain.length());
        plain.codePoints().filter(one -> !TextNormalizer.isInvisible(one)).forEach(one -> {
            if (Character.isLetterOrDigit(one)) {
                TextNormalizer.appendFolded(folded, one);
            } else {
                folded.appendCodePoint(one);
            }
        });
        return folded.toString();
    }

    /** The pinyin of a Chinese character without tones, most usual first; empty for anything else. */
    public static List<String> readings(char character) {
        return List.of(Pinyin.readings(String.valueOf(character)));
    }
}
