package cn.zhiban.core.org.keeping;

import cn.zhiban.core.InvalidInput;
import java.util.regex.Pattern;

/** What people typed, cleaned and checked; every mistake names the field it was typed into. */
public final class Typed {
    private static final int LONGEST_NAME = 100;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private Typed() {}

    /**
     * A name of 1 to 100 characters, without blanks around it.
     *
     * @throws InvalidInput it is empty or too long
     */
    public static String name(String field, String typed) {
        String name = typed.replaceAll("\\s+", " ").strip();
        if (name.isEmpty()) {
            throw new InvalidInput(field, "core.org.problem.required");
        }
        if (name.length() > LONGEST_NAME) {
            throw new InvalidInput(field, "core.org.problem.too-long", LONGEST_NAME);
        }
        return name;
    }

    /**
     * A short code of 1 to 40 letters, digits, dots, hyphens and underscores, as it stands in spreadsheets.
     *
     * @throws InvalidInput it is none
     */
    public static String code(String field, String typed) {
        String code = typed.strip();
        if (code.isEmpty()) {
            throw new InvalidInput(field, "core.org.problem.required");
        }
        if (!CODE.matcher(code).matches()) {
            throw new InvalidInput(field, "core.org.problem.code-not-valid");
        }
        return code;
    }

    /** A part of a name to search for: {@code LIKE} pattern in which nothing that was typed has a meaning of its own. */
    public static String contained(String query) {
        String literal = query.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + literal + "%";
    }
}
