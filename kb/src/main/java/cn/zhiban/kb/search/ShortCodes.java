package cn.zhiban.kb.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Short codes (快捷码): a slash and the first letters bring up a reply. A Chinese keyboard types 、 where the slash is. Gives
 * ids only; whoever shows them filters by scope.
 */
@Component
class ShortCodes {
    private static final Pattern TYPED = Pattern.compile("\\s*[/\uFF0F\u3001]\\s*([\\p{L}\\p{N}_-]{0,20})\\s*");

    private final JdbcClient jdbc;

    ShortCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The beginning of a code, if the text asks for one. */
    static Optional<String> typed(String text) {
        Matcher matcher = TYPED.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Ids of published articles whose code begins so, the exact one first. */
    List<Long> starting(String beginning, int limit) {
        return jdbc.sql("SELECT id FROM kb_article WHERE short_code <> '' AND short_code LIKE ? AND state = 'PUBLISHED'"
                        + " ORDER BY CHAR_LENGTH(short_code), short_code, id LIMIT ?")
                .params(beginning.replace("_", "\\_") + "%", limit * 5)
                .query(Long.class)
                .list();
    }
}
