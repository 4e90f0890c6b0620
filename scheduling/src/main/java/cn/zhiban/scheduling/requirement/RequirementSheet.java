package cn.zhiban.scheduling.requirement;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowImporter;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.RowReader;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.scheduling.arrival.DemandShops;
import cn.zhiban.scheduling.arrival.HalfHours;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Needs as a spreadsheet, in and out: a row per group and day with 48 columns, or a row per group, day and type of shift
 * with a number. What is the same as computed stays computed; an empty cell says nothing.
 */
@Service
public class RequirementSheet implements RowImporter<RequirementSheet.Line> {
    /** Name of the import. */
    public static final String NAME = "sched.requirements";

    private static final int MOST = 1_000;

    private final GroupService groups;
    private final Needs needs;
    private final DemandShops shops;
    private final ShiftTypes types;
    private final Translations translations;

    RequirementSheet(GroupService groups, Needs needs, DemandShops shops, ShiftTypes types, Translations translations) {
        this.groups = groups;
        this.needs = needs;
        this.shops = shops;
        this.types = types;
        this.translations = translations;
    }

    /** A row: numbers by half hour (null = nothing is said), or those of a type of shift. */
    record Line(
            DemandGroup group,
            LocalDate day,
            List<@Nullable Integer> numbers,
            @Nullable ShiftNeed shift) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("group", headings("group"), true),
                new Column("date", headings("date"), true),
                new Column("shift", headings("shift"), false),
                new Column("need", headings("need"), false)));
        for (int slot = 0; slot < HalfHours.OF_DAY; slot++) {
            String label = HalfHours.label(slot);
            columns.add(new Column(field(slot), List.of(label, label + ":00", label.replaceFirst("^0", "")), false));
        }
        return columns;
    }

    @Override
    public void requireAllowed() {
        shops.editor();
    }

    @Override
    public ImportRun<Line> start(ImportOrder order) {
        return new Run();
    }

    /** Writes the needs within the scope as a workbook that can be imported again. */
    public void export(LocalDate from, LocalDate to, Locale locale, OutputStream out) throws IOException {
        List<DemandGroup> all = groups.list();
        Map<Long, String> codes = new HashMap<>();
        types.all().forEach(type -> codes.put(type.id(), type.code()));
        List<String> headers = columns().stream()
                .map(column -> column.field().matches("s\\d{4}")
                        ? column.title()
                        : translations.getTranslation(NAME + ".column." + column.field(), locale))
                .toList();
        try (TableWriter writer = TableWriter.xlsx(out, "requirements", headers)) {
            for (DemandGroup group : all) {
                for (NeedDay day : needs.days(group.id(), from, to)) {
                    List<String> cells =
                            new ArrayList<>(List.of(group.name(), day.day().toString(), "", ""));
                    for (int slot = 0; slot < HalfHours.OF_DAY; slot++) {
                        Integer need = day.need(slot);
                        cells.add(need == null ? "" : need.toString());
                    }
                    writer.row(cells);
                }
                for (ShiftNeed shift : needs.shifts(List.of(group.id()), from, to)) {
                    writer.row(List.of(
                            group.name(),
                            shift.day().toString(),
                            codes.getOrDefault(shift.shiftTypeId(), ""),
                            String.valueOf(shift.need())));
                }
            }
        }
    }

    private static String field(int slot) {
        return String.format(Locale.ROOT, "s%02d%02d", slot / 2, slot % 2 * 30);
    }

    private List<String> headings(String field) {
        return translations.getProvidedLocales().stream()
                .map(locale -> translations.getTranslation(NAME + ".column." + field, locale))
                .toList();
    }

    private final class Run implements ImportRun<Line> {
        private final List<DemandGroup> visible = groups.list();
        private final List<ShiftType> shiftTypes =
                types.all().stream().filter(ShiftType::active).toList();
        private final Set<String> seen = new HashSet<>();

        @Override
        public RowCheck<Line> check(TableRow cells) {
            RowReader row = new RowReader(cells);
            DemandGroup group = row.one(
                    "group",
                    text -> visible.stream()
                            .filter(one -> RowReader.plain(one.name()).equals(RowReader.plain(text)))
                            .findFirst(),
                    "sched.demand.problem.unknown-group");
            row.require("group", group);
            LocalDate day = row.date("date");
            row.require("date", day);
            ShiftType type = row.one("shift", this::type, "sched.demand.problem.unknown-shift");
            List<@Nullable Integer> numbers = Needs.nothing();
            boolean any = false;
            for (int slot = 0; slot < HalfHours.OF_DAY; slot++) {
                if (!row.text(field(slot)).isEmpty()) {
                    numbers.set(slot, number(row, field(slot)));
                    any = true;
                }
            }
            if (type != null) {
                row.required("need", 6);
                any = true;
            }
            int need = type == null ? 0 : number(row, "need");
            if (!any && row.text("shift").isEmpty()) {
                row.error("", "sched.demand.problem.no-number");
            }
            if (group != null
                    && day != null
                    && !seen.add(group.id() + " " + day + " " + (type == null ? 0 : type.id()))) {
                row.error("date", "sched.demand.problem.day-twice", day);
            }
            if (group == null || day == null) {
                return row.check(() -> {
                    throw new IllegalStateException();
                });
            }
            ShiftNeed shift = type == null ? null : new ShiftNeed(day, type.id(), group.id(), need);
            return row.check(() -> new Line(group, day, numbers, shift));
        }

        private Optional<ShiftType> type(String text) {
            String wanted = RowReader.plain(text);
            return shiftTypes.stream()
                    .filter(one -> RowReader.plain(one.code()).equals(wanted)
                            || RowReader.plain(one.name()).equals(wanted))
                    .findFirst();
        }

        @Override
        public List<RowOutcome> foresee(List<Line> rows) {
            return rows.stream().map(row -> outcome(row, null)).toList();
        }

        @Override
        public List<RowOutcome> write(List<Line> rows) {
            List<Needs.Cell> cells = new ArrayList<>();
            List<RowOutcome> outcomes =
                    rows.stream().map(row -> outcome(row, cells)).toList();
            needs.keepTyped(cells);
            return outcomes;
        }

        private RowOutcome outcome(Line row, @Nullable List<Needs.Cell> cells) {
            ShiftNeed shift = row.shift();
            if (shift != null) {
                int before = needs.shifts(List.of(row.group().id()), row.day(), row.day()).stream()
                        .filter(one -> one.shiftTypeId() == shift.shiftTypeId())
                        .mapToInt(ShiftNeed::need)
                        .sum();
                if (before != shift.need() && cells != null) {
                    needs.keepShift(shift);
                }
                return before == shift.need()
                        ? RowOutcome.UNCHANGED
                        : before == 0 ? RowOutcome.CREATED : RowOutcome.UPDATED;
            }
            List<NeedDay> known = needs.days(row.group().id(), row.day(), row.day());
            boolean changed = false;
            for (int slot = 0; slot < HalfHours.OF_DAY; slot++) {
                Integer number = row.numbers().get(slot);
                Integer before = known.isEmpty() ? null : known.getFirst().need(slot);
                if (number != null && !number.equals(before)) {
                    changed = true;
                    if (cells != null) {
                        cells.add(new Needs.Cell(row.group().id(), row.day(), slot, number));
                    }
                }
            }
            return !changed ? RowOutcome.UNCHANGED : known.isEmpty() ? RowOutcome.CREATED : RowOutcome.UPDATED;
        }
    }

    private static int number(RowReader row, String field) {
        String text = RowReader.plain(row.text(field)).replaceAll("\\.0+$", "");
        if (text.matches("\\d{1,4}") && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        row.error(field, "sched.demand.problem.need", MOST);
        return 0;
    }
}
