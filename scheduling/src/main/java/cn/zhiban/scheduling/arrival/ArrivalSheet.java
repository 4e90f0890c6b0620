package cn.zhiban.scheduling.arrival;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowImporter;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.RowReader;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.core.time.CompanyTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Arrivals from spreadsheets in the forms people have: a row per half hour (or per five minutes; what falls into the same
 * half hour is added up), a row per day with 48 columns, or a row per day with its total, which is spread by the shop's
 * day profile. A row with 48 columns and no date is that profile. What is imported again replaces what was there.
 */
@Service
public class ArrivalSheet implements RowImporter<ArrivalSheet.Line> {
    /** Name of the import. */
    public static final String NAME = "sched.arrivals";

    private static final int MOST = 1_000_000;
    private static final LocalDate OLDEST = LocalDate.of(2000, 1, 1);
    /** Weekdays' course of an ordinary shop, for totals of shops of which nothing else is known. */
    private static final double[] USUAL = {
        14, 10, 7, 5, 4, 3, 2, 2, 2, 2, 2, 3, 4, 6, 9, 13, 19, 26, 34, 41, 47, 50, 50, 48, 45, 43, 44, 47, 50, 51, 51,
        50, 48, 46, 43, 40, 38, 40, 45, 52, 58, 61, 60, 56, 48, 38, 28, 20
    };

    private final Arrivals arrivals;
    private final DemandShops shops;
    private final Organisation organisation;
    private final Translations translations;
    private final CompanyTime time;

    ArrivalSheet(
            Arrivals arrivals,
            DemandShops shops,
            Organisation organisation,
            Translations translations,
            CompanyTime time) {
        this.arrivals = arrivals;
        this.shops = shops;
        this.organisation = organisation;
        this.translations = translations;
        this.time = time;
    }

    /**
     * A row that was read.
     *
     * @param shop the shop
     * @param day the day, null for a profile
     * @param numbers by half hour, −1 where the row says nothing; empty if only the total is known
     * @param weights the profile, or the course to spread a total by; empty if there is none
     * @param total the total of the day, −1 if it is not said
     */
    record Line(long shop, @Nullable LocalDate day, List<Integer> numbers, List<Double> weights, int total) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("shop", headings("shop"), true),
                new Column("date", headings("date"), false),
                new Column("time", headings("time"), false),
                new Column("count", headings("count"), false),
                new Column("total", headings("total"), false)));
        for (int slot = 0; slot < HalfHours.OF_DAY; slot++) {
            String label = HalfHours.label(slot);
            String end = HalfHours.label(slot + 1);
            List<String> aliases = new ArrayList<>(
                    List.of(label, label + ":00", label + "-" + end, label + "~" + end, label + "\u2013" + end));
            if (label.startsWith("0")) {
                aliases.add(label.substring(1));
                aliases.add(label.substring(1) + ":00");
            }
            columns.add(new Column(field(slot), aliases, false));
        }
        return columns;
    }

    @Override
    public void requireAllowed() {
        shops.editor();
    }

    @Override
    public ImportRun<Line> start(ImportOrder order) {
        return new Run(shops.editor());
    }

    static String field(int slot) {
        return String.format(Locale.ROOT, "s%02d%02d", slot / 2, slot % 2 * 30);
    }

    private List<String> headings(String field) {
        return translations.getProvidedLocales().stream()
                .map(locale -> translations.getTranslation(NAME + ".column." + field, locale))
                .toList();
    }

    private final class Run implements ImportRun<Line> {
        private final Actor actor;
        private final Map<Arrivals.Key, int[]> sums = new HashMap<>();
        private final Map<Arrivals.Key, Integer> wholeDays = new HashMap<>();
        private final Set<String> times = new HashSet<>();
        private final Map<Long, double[]> profiles = new HashMap<>();

        Run(Actor actor) {
            this.actor = actor;
        }

        @Override
        public RowCheck<Line> check(TableRow cells) {
            RowReader row = new RowReader(cells);
            ShopRef shop = row.one(
                    "shop", text -> organisation.findShop(text, actor.scope()), "sched.demand.problem.unknown-shop");
            row.require("shop", shop);
            LocalDate day = row.date("date");
            if (day != null && (day.isBefore(OLDEST) || day.isAfter(time.today()))) {
                row.error("date", "sched.demand.problem.date", day);
            }
            int[] slots = Arrivals.unknown();
            boolean wide = readSlots(row, slots);
            if (!wide || day != null) {
                row.require("date", day);
            }
            int total = row.text("total").isEmpty() ? -1 : number(row, "total");
            if (shop == null || row.hasErrors()) {
                return row.check(() -> new Line(0, day, List.of(), List.of(), total));
            }
            if (day == null) {
                return profile(row, shop, slots);
            }
            Arrivals.Key key = new Arrivals.Key(shop.id(), day);
            Line line = row.text("time").isEmpty() ? wholeDay(row, key, slots, wide, total) : halfHour(row, key, wide);
            return row.check(() -> line);
        }

        private boolean readSlots(RowReader row, int[] slots) {
            boolean any = false;
            for (int slot = 0; slot < HalfHours.OF_DAY; slot++) {
                if (!row.text(field(slot)).isEmpty()) {
                    slots[slot] = number(row, field(slot));
                    any = true;
                }
            }
            return any;
        }

        private RowCheck<Line> profile(RowReader row, ShopRef shop, int[] slots) {
            double[] weights =
                    Arrays.stream(slots).mapToDouble(slot -> Math.max(slot, 0)).toArray();
            if (Arrays.stream(weights).sum() <= 0) {
                row.error("", "sched.demand.problem.empty-profile");
            }
            profiles.put(shop.id(), weights);
            return row.check(() -> new Line(shop.id(), null, List.of(), boxed(weights), -1));
        }

        private Line wholeDay(RowReader row, Arrivals.Key key, int[] slots, boolean wide, int total) {
            if (!wide && total < 0) {
                row.error("", "sched.demand.problem.no-number");
            }
            Integer before = wholeDays.putIfAbsent(key, row.number());
            if (before != null && before != row.number() || sums.containsKey(key)) {
                row.error("date", "sched.demand.problem.day-twice", key.day());
            }
            if (wide && total < 0) {
                return new Line(
                        key.shop(), key.day(), Arrays.stream(slots).boxed().toList(), List.of(), -1);
            }
            double[] weights = wide
                    ? Arrays.stream(slots)
                            .mapToDouble(slot -> Math.max(slot, 0))
                            .toArray()
                    : course(key.shop());
            return new Line(key.shop(), key.day(), List.of(), boxed(weights), total);
        }

        private Line halfHour(RowReader row, Arrivals.Key key, boolean wide) {
            OptionalInt minute = HalfHours.minute(row.text("time"));
            int[] sum = sums.computeIfAbsent(key, _ -> Arrivals.unknown()).clone();
            if (minute.isEmpty()) {
                row.error("time", "sched.demand.problem.time", row.text("time"));
            } else if (wide || wholeDays.containsKey(key)) {
                row.error("date", "sched.demand.problem.day-twice", key.day());
            } else if (!times.add(key.shop() + " " + key.day() + " " + minute.getAsInt())) {
                row.error("time", "sched.demand.problem.time-twice", row.text("time"));
            }
            int number = row.text("count").isEmpty() ? 0 : number(row, "count");
            if (row.text("count").isEmpty()) {
                row.require("count", null);
            }
            int[] line = Arrivals.unknown();
            if (minute.isPresent() && !row.hasErrors()) {
                int slot = minute.getAsInt() / 30;
                sum[slot] = Math.max(sum[slot], 0) + number;
                sums.put(key, sum);
                line[slot] = sum[slot];
            }
            return new Line(key.shop(), key.day(), Arrays.stream(line).boxed().toList(), List.of(), -1);
        }

        /** What the shop's totals are spread by: the profile in this file, the one kept, or an ordinary shop's. */
        private double[] course(long shop) {
            return profiles.computeIfAbsent(
                    shop,
                    id -> arrivals.profile(id)
                            .filter(kept -> kept.length == HalfHours.OF_DAY)
                            .orElse(USUAL));
        }

        @Override
        public List<RowOutcome> foresee(List<Line> rows) {
            return outcomes(rows, null);
        }

        @Override
        public List<RowOutcome> write(List<Line> rows) {
            List<Arrivals.Cell> cells = new ArrayList<>();
            List<RowOutcome> outcomes = outcomes(rows, cells);
            arrivals.write(cells);
            return outcomes;
        }

        private List<RowOutcome> outcomes(List<Line> rows, @Nullable List<Arrivals.Cell> cells) {
            Set<Arrivals.Key> keys = new HashSet<>();
            rows.forEach(row -> {
                if (row.day() != null) {
                    keys.add(new Arrivals.Key(row.shop(), row.day()));
                }
            });
            Map<Arrivals.Key, int[]> known = arrivals.find(keys);
            return rows.stream().map(row -> outcome(row, known, cells)).toList();
        }

        private RowOutcome outcome(Line row, Map<Arrivals.Key, int[]> known, @Nullable List<Arrivals.Cell> cells) {
            LocalDate day = row.day();
            double[] weights =
                    row.weights().stream().mapToDouble(Double::doubleValue).toArray();
            if (day == null) {
                if (cells != null) {
                    arrivals.keepProfile(row.shop(), weights);
                }
                return RowOutcome.UPDATED;
            }
            int[] numbers = row.total() < 0
                    ? row.numbers().stream().mapToInt(Integer::intValue).toArray()
                    : HalfHours.split(row.total(), weights);
            int[] before = known.computeIfAbsent(new Arrivals.Key(row.shop(), day), _ -> Arrivals.unknown());
            boolean fresh = true;
            boolean changed = false;
            for (int slot = 0; slot < HalfHours.OF_DAY; slot++) {
                if (numbers[slot] >= 0) {
                    fresh &= before[slot] < 0;
                    if (before[slot] != numbers[slot]) {
                        changed = true;
                        before[slot] = numbers[slot];
                        if (cells != null) {
                            cells.add(new Arrivals.Cell(row.shop(), day, slot, numbers[slot]));
                        }
                    }
                }
            }
            return !changed ? RowOutcome.UNCHANGED : fresh ? RowOutcome.CREATED : RowOutcome.UPDATED;
        }
    }

    /** Whole numbers as spreadsheets write them: 1,234 and 12.0 too. */
    private static int number(RowReader row, String field) {
        String text = RowReader.plain(row.text(field)).replaceAll("(?<=\\d),(?=\\d{3}(\\D|$))", "");
        if (text.matches("\\d{1,7}(\\.0+)?")) {
            int number = Integer.parseInt(text.replaceAll("\\.0+$", ""));
            if (number <= MOST) {
                return number;
            }
        }
        row.error(field, "sched.demand.problem.number", MOST);
        return 0;
    }

    private static List<Double> boxed(double[] weights) {
        return Arrays.stream(weights).boxed().toList();
    }
}
