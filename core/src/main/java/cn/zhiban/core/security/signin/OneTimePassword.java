package cn.zhiban.core.security.signin;

import java.security.SecureRandom;

/** Passwords that are used once and then changed: random, readable over the telephone, typed without mistakes. */
public final class OneTimePassword {
    /** Signs without those that look alike; 16 of them are 79 bits. */
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimePassword() {}

    /** A new one, for example {@code k7mf-q2xd-9hvt-3wpc}. */
    public static String generate() {
        StringBuilder password = new StringBuilder(GROUPS * (GROUP + 1));
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) {
                password.append('-');
            }
            for (int sign = 0; sign < GROUP; sign++) {
                password.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
            }
        }
        return password.toString();
    }
}
