package cn.zhiban.kb.authority;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowImporter;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.RowReader;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Ladders as a spreadsheet, in and out: one row is the ladder of a case, post and client or shop. A row for a ladder
 * that is there already writes its next version.
 */
@Service
public class LadderSheet implements RowImporter<LadderSheet.Line> {
    /** Name of the import. */
    public static final String NAME = "kb.authority-limit";

    private static final List<String> REQUIRED = List.of("case", "floor");
    private static final List<String> FIELDS = List.of(
            "case",
            "client",
            "shop",
            "post",
            "first",
            "first_remedy",
            "second",
            "second_remedy",
            "floor",
            "floor_remedy",
            "daily_amount",
            "daily_number",
            "valid_from",
            "valid_to");

    private final CaseService cases;
    private final Organisation organisation;
    private final Access access;
    private final Translations translations;
    private final CompanyTime time;

    LadderSheet(
            CaseService cases, Organisation organisation, Access access, Translations translations, CompanyTime time) {
        this.cases = cases;
        this.organisation = organisation;
        this.access = access;
        this.translations = translations;
        this.time = time;
    }

    /** A row: which ladder it changes, and what it is to say. */
    record Line(@Nullable Ladder before, LadderDraft draft) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Column> columns() {
        return FIELDS.stream()
                .map(field -> new Column(
                        field,
                        List.of(heading(field, Locale.SIMPLIFIED_CHINESE), heading(field, Locale.ENGLISH)),
                        REQUIRED.contains(field)))
                .toList();
    }

    @Override
    public void requireAllowed() {
        access.require(AuthorityPermissions.EDIT);
    }

    @Override
    public ImportRun<Line> start(ImportOrder order) {
        return new Run();
    }

    /** Writes the ladders within the scope as a workbook that can be imported again, in the language. */
    public void export(Locale locale, OutputStream out) throws IOException {
        List<Ladder> ladders = cases.ladders(null);
        Map<Long, String> codes = new HashMap<>();
        cases.cases().forEach(one -> codes.put(one.id(), one.code()));
        List<String> headers =
                FIELDS.stream().map(field -> heading(field, locale)).toList();
        try (TableWriter writer = TableWriter.xlsx(out, "limits", headers)) {
            for (Ladder ladder : ladders) {
                writer.row(cells(ladder, codes.getOrDefault(ladder.draft().caseId(), ""), locale));
            }
        }
    }

    private List<String> cells(Ladder ladder, String code, Locale locale) {
        LadderDraft draft = ladder.draft();
        List<String> cells = new ArrayList<>(List.of(
                code,
                draft.clientId() == null
                        ? ""
                        : organisation
                                .clientById(draft.clientId())
                                .map(ClientRef::name)
                                .orElse(""),
                draft.shopId() == null
                        ? ""
                        : organisation.shopsById(List.of(draft.shopId())).stream()
                                .map(ShopRef::name)
                                .findFirst()
                                .orElse(""),
                draft.post() == null ? "" : translations.getTranslation("post." + draft.post(), locale)));
        for (Step step : Step.values()) {
            Optional<Limit> limit = ladder.limit(step);
            cells.add(limit.map(LimitText::of).orElse(""));
            cells.add(limit.map(one -> translations.getTranslation("kb.authority.remedy." + one.remedy(), locale))
                    .orElse(""));
        }
        cells.add(draft.dailyCents() == null ? "" : Money.yuan(draft.dailyCents()));
        cells.add(Objects.toString(draft.dailyGrants(), ""));
        cells.add(
                draft.validFrom() == null
                        ? ""
                        : time.local(draft.validFrom()).toLocalDate().toString());
        cells.add(draft.validTo() == null ? "" : lastDay(draft.validTo()).toString());
        return cells;
    }

    private LocalDate lastDay(Instant validTo) {
        return time.local(validTo.minusNanos(1)).toLocalDate();
    }

    private String heading(String field, Locale locale) {
        return translations.getTranslation(NAME + ".column." + field, locale);
    }

    private final class Run implements ImportRun<Line> {
        private final Actor actor = access.current();
        private final Map<LadderDraft, Integer> seen = new HashMap<>();

        @Override
        public RowCheck<Line> check(TableRow cells) {
            RowReader row = new RowReader(cells);
            AuthorityCase one = row.one("case", cases::find, "kb.authority.problem.unknown-case");
            row.require("case", one);
            ClientRef client = row.one(
                    "client",
                    text -> organisation.findClient(text, actor.scope()),
                    "kb.authority.problem.unknown-client");
            ShopRef shop = row.one(
                    "shop", text -> organisation.findShop(text, actor.scope()), "kb.authority.problem.unknown-shop");
            Post post =
                    row.one("post", text -> named(Post.values(), "post.", text), "kb.authority.problem.unknown-post");
            List<Limit> limits = new ArrayList<>();
            for (Step step : Step.values()) {
                limit(row, step).ifPresent(limits::add);
            }
            LocalDate from = row.date("valid_from");
            LocalDate to = row.date("valid_to");
            Long dailyCents = dailyCents(row);
            Integer dailyNumber = dailyNumber(row);
            if (row.hasErrors() || one == null) {
                return row.check(() -> {
                    throw new IllegalStateException();
                });
            }
            LadderDraft draft = new LadderDraft(
                    one.id(),
                    post,
                    client == null ? null : Long.valueOf(client.id()),
                    shop == null ? null : Long.valueOf(shop.id()),
                    limits,
                    dailyCents,
                    dailyNumber,
                    from == null ? null : time.instant(from.atStartOfDay()),
                    to == null ? null : time.instant(to.plusDays(1).atStartOfDay()));
            return finish(row, one, draft);
        }

        private RowCheck<Line> finish(RowReader row, AuthorityCase one, LadderDraft draft) {
            try {
                LadderRules.check(draft, one);
            } catch (InvalidInput e) {
                row.error(column(e.field()), e.messageKey(), e.arguments());
            }
            seen.forEach((other, number) -> {
                if (other.sameTarget(draft) && other.overlaps(draft)) {
                    row.error("case", "core.import.error.twice-in-file", number);
                }
            });
            seen.put(draft, row.number());
            List<Ladder> same = cases.ladders(one.id()).stream()
                    .filter(ladder ->
                            ladder.draft().sameTarget(draft) && ladder.draft().overlaps(draft))
                    .toList();
            if (same.size() > 1) {
                row.error("valid_from", "kb.authority.problem.ladder-taken");
            }
            Line line = new Line(same.isEmpty() ? null : same.getFirst(), draft);
            if (outcome(line) != RowOutcome.UNCHANGED && !cases.mayEdit(draft)) {
                row.error(draft.shopId() != null ? "shop" : "client", "kb.authority.problem.not-yours");
            }
            return row.check(() -> line);
        }

        @Override
        public List<RowOutcome> foresee(List<Line> rows) {
            return rows.stream().map(this::outcome).toList();
        }

        @Override
        public List<RowOutcome> write(List<Line> rows) {
            for (Line row : rows) {
                Ladder before = row.before();
                if (outcome(row) == RowOutcome.UNCHANGED) {
                    continue;
                }
                cases.save(before == null ? null : before.lineId(), before == null ? 0 : before.number(), row.draft());
            }
            return foresee(rows);
        }

        private RowOutcome outcome(Line row) {
            if (row.before() == null) {
                return RowOutcome.CREATED;
            }
            return row.before().draft().equals(row.draft()) ? RowOutcome.UNCHANGED : RowOutcome.UPDATED;
        }

        private Optional<Limit> limit(RowReader row, Step step) {
            String field = step.name().toLowerCase(Locale.ROOT);
            Remedy remedy = row.one(
                    field + "_remedy",
                    text -> named(Remedy.values(), "kb.authority.remedy.", text),
                    "kb.authority.problem.unknown-remedy");
            try {
                return Optional.ofNullable(
                        LimitText.read(step, row.text(field), Objects.requireNonNullElse(remedy, Remedy.REFUND)));
            } catch (InvalidInput e) {
                row.error(field, e.messageKey(), e.arguments());
                return Optional.empty();
            }
        }

        private @Nullable Long dailyCents(RowReader row) {
            try {
                return row.text("daily_amount").isEmpty()
                        ? null
                        : Long.valueOf(Money.cents("daily_amount", row.text("daily_amount")));
            } catch (InvalidInput e) {
                row.error("daily_amount", e.messageKey());
                return null;
            }
        }

        private @Nullable Integer dailyNumber(RowReader row) {
            return row.one(
                    "daily_number",
                    text -> text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty(),
                    "kb.authority.problem.number");
        }
    }

    private static String column(String field) {
        return switch (field) {
            case "stepFIRST" -> "first";
            case "stepSECOND" -> "second";
            case "stepFLOOR" -> "floor";
            case "dailyCents" -> "daily_amount";
            case "dailyGrants" -> "daily_number";
            case "validTo" -> "valid_to";
            default -> "case";
        };
    }

    private <E extends Enum<E>> Optional<E> named(E[] constants, String keys, String text) {
        String wanted = RowReader.plain(text);
        return Arrays.stream(constants)
                .filter(constant -> Stream.concat(
                                Stream.of(constant.name()),
                                translations.getProvidedLocales().stream()
                                        .map(locale -> translations.getTranslation(keys + constant, locale)))
                        .map(RowReader::plain)
                        .anyMatch(wanted::equals))
                .findFirst();
    }
}
