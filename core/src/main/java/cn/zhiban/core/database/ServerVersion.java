package cn.zhiban.core.database;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code SELECT VERSION()} tells, for example {@code 10.11.19-MariaDB-0+deb12u1}.
 *
 * @param mariaDb false for MySQL and others that speak its protocol
 */
record ServerVersion(boolean mariaDb, int major, int minor) {
    /** First long-term release with the Unicode 14 collations. */
    static final ServerVersion OLDEST = new ServerVersion(true, 10, 11);

    /** Old MariaDB versions pretend to be MySQL 5.5.5 and put their own number behind it. */
    private static final Pattern NUMBERS = Pattern.compile("^(?:5\\.5\\.5-)?(\\d+)\\.(\\d+)");

    static ServerVersion parse(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        boolean mariaDb = version.toLowerCase(Locale.ROOT).contains("mariadb");
        return numbers.find()
                ? new ServerVersion(mariaDb, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
                : new ServerVersion(mariaDb, 0, 0);
    }

    boolean isNewEnough() {
        return major > OLDEST.major || (major == OLDEST.major && minor >= OLDEST.minor);
    }
}
