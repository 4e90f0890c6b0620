package cn.zhiban.kb.lifecycle;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer promises in numbers and gifts: prices, percentages and discounts, dates, gifts. Read by patterns; time
 * grows with the length of the text.
 */
final class Facts {
    /** Kinds of promises. */
    enum Kind {
        PRICE,
        PERCENT,
        DATE,
        GIFT
    }

    private static final Properties WRITTEN = written();
    private static final Pattern PRICE = pattern("price");
    private static final Pattern PERCENT = pattern("percent");
    private static final Pattern DISCOUNT = pattern("discount");
    private static final Pattern DATE = pattern("date");
    private static final Pattern GIFT = pattern("gift");
    private static final int MONTHS = 12;
    private static final int DAYS = 31;

    private final Map<Kind, SortedSet<String>> values = new EnumMap<>(Kind.class);

    private Facts() {}

    /** Reads what a text promises. */
    static Facts of(String text) {
        Facts facts = new Facts();
        each(
                PRICE,
                text,
                match -> facts.add(Kind.PRICE, plain(match.group(1) == null ? match.group(2) : match.group(1))));
        each(PERCENT, text, match -> facts.add(Kind.PERCENT, plain(match.group(1)) + "%"));
        each(DISCOUNT, text, match -> facts.add(Kind.PERCENT, discount(match.group(1))));
        each(DATE, text, match -> facts.addDate(match));
        each(GIFT, text, match -> facts.add(Kind.GIFT, match.group(1)));
        return facts;
    }

    /** What is said of a kind. */
    SortedSet<String> get(Kind kind) {
        return values.getOrDefault(kind, java.util.Collections.emptySortedSet());
    }

    /** Whether both say something of a kind and neither says all that the other says. */
    boolean contradicts(Facts other, Kind kind) {
        SortedSet<String> mine = get(kind);
        SortedSet<String> theirs = other.get(kind);
        return !mine.isEmpty() && !theirs.isEmpty() && !mine.containsAll(theirs) && !theirs.containsAll(mine);
    }

    /** Nothing that could be contradicted. */
    boolean isEmpty() {
        return values.isEmpty();
    }

    private void add(Kind kind, String value) {
        values.computeIfAbsent(kind, _ -> new TreeSet<>()).add(value);
    }

    private interface Found {
        void take(Matcher match);
    }

    private static void each(Pattern pattern, String text, Found found) {
        Matcher match = pattern.matcher(text);
        while (match.find()) {
            found.take(match);
        }
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    /** Eight tenths and eighty-eight hundredths are both written as what is paid, in percent. */
    private static String discount(String number) {
        BigDecimal value = new BigDecimal(number);
        BigDecimal percent = value.compareTo(BigDecimal.TEN) < 0 ? value.multiply(BigDecimal.TEN) : value;
        return percent.stripTrailingZeros().toPlainString() + "%×";
    }

    private void addDate(Matcher match) {
        int month = Integer.parseInt(match.group(2) == null ? match.group(4) : match.group(2));
        int day = Integer.parseInt(match.group(3) == null ? match.group(5) : match.group(3));
        if (month >= 1 && month <= MONTHS && day >= 1 && day <= DAYS) {
            add(Kind.DATE, (match.group(1) == null ? "" : match.group(1) + "-") + month + "-" + day);
        }
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(WRITTEN.getProperty(name));
    }

    private static Properties written() {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Facts.class.getResourceAsStream("/kb/facts.properties")),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
