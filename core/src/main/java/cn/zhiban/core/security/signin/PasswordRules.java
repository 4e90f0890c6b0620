package cn.zhiban.core.security.signin;

import cn.zhiban.core.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a password must be: long, not the user name, not one of those that everybody tries first. No classes of characters
 * and no expiry, which only make people write passwords down (NIST SP 800-63B).
 */
public final class PasswordRules {
    /** Fewest characters. */
    public static final int SHORTEST = 10;
    /** Most bytes in UTF-8; bcrypt looks at no more. */
    static final int MOST_BYTES = 72;

    private static final int FEWEST_DIFFERENT = 4;
    private static final Set<String> COMMON = load();

    private PasswordRules() {}

    /**
     * Checks a password before it is set.
     *
     * @param field name of the field for the message
     * @throws InvalidInput it breaks a rule
     */
    public static void check(String field, String password, String username) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new InvalidInput(field, "core.security.problem.password-too-short", SHORTEST);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new InvalidInput(field, "core.security.problem.password-too-long");
        }
        if (lower.strip().equals(username.toLowerCase(Locale.ROOT))) {
            throw new InvalidInput(field, "core.security.problem.password-is-username");
        }
        if (COMMON.contains(lower) || lower.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            throw new InvalidInput(field, "core.security.problem.password-too-common");
        }
    }

    private static Set<String> load() {
        try (InputStream list =
                Objects.requireNonNull(PasswordRules.class.getResourceAsStream("common-passwords.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
