package cn.zhiban.kb.redline;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowImporter;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.RowReader;
import cn.zhiban.core.importing.UndoResult;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.tabular.CellError;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.match.RuleKind;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Red lines as a spreadsheet, in and out. The code says which rule is meant. Needs {@link RedlinePermissions#EDIT}. */
@Service
public class RedlineSheet implements RowImporter<RedlineSheet.Line> {
    /** Name of the import. */
    public static final String NAME = "kb.redline";

    private static final int PAGE = 500;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String YES = "yes";
    private static final List<Column> COLUMNS = List.of(
            Column.required("code", "规则编码", "编码", "编号"),
            Column.optional("kind", "类型", "规则类型", "type"),
            Column.optional("severity", "级别", "处理方式", "严重程度"),
            Column.required("words", "词语", "敏感词", "违禁词", "关键词", "word"),
            Column.optional("triggers", "触发词", "出现时"),
            Column.optional("allowed", "放行词", "白名单", "例外"),
            Column.optional("homophones", "识别谐音", "谐音"),
            Column.required("message", "说明", "原因", "解释", "reason"),
            Column.optional("alternative", "替代说法", "替换为", "建议用语"),
            Column.optional("platforms", "平台", "适用平台", "platform"),
            Column.optional("industries", "行业", "类目", "industry"),
            Column.optional("client", "客户", "品牌", "brand"),
            Column.optional("shop", "店铺", "适用店铺"),
            Column.optional("article", "依据知识", "来源知识"),
            Column.optional("valid_from", "生效", "生效时间", "开始时间"),
            Column.optional("valid_to", "失效", "失效时间", "结束时间"),
            Column.optional("state", "状态", "status"));

    private final RedlineService redlines;
    private final RedlineBatch batch;
    private final Organisation organisation;
    private final PlatformWords platforms;
    private final Translations texts;
    private final Access access;
    private final CompanyTime time;

    RedlineSheet(
            RedlineService redlines,
            RedlineBatch batch,
            Organisation organisation,
            PlatformWords platforms,
            Translations texts,
            Access access,
            CompanyTime time) {
        this.redlines = redlines;
        this.batch = batch;
        this.organisation = organisation;
        this.platforms = platforms;
        this.texts = texts;
        this.access = access;
        this.time = time;
    }

    /** A row: the rule as it is to be. */
    public record Line(int row, RedlineDraft draft, RedlineState state) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void requireAllowed() {
        access.require(RedlinePermissions.EDIT);
    }

    @Override
    public ImportRun<Line> start(ImportOrder order) {
        return new Run(order.jobId(), access.require(RedlinePermissions.EDIT).scope());
    }

    @Override
    public boolean canUndo() {
        return true;
    }

    @Override
    public UndoResult undo(long importJobId, JobContext context) {
        return batch.undo(importJobId, context);
    }

    /** Writes the rules that the filter finds as a workbook that can be imported again. */
    public void export(RedlineFilter filter, OutputStream out) throws IOException {
        access.require(RedlinePermissions.EDIT);
        List<String> headers = COLUMNS.stream().map(Column::title).toList();
        try (TableWriter writer = TableWriter.xlsx(out, "redlines", headers)) {
            for (int offset = 0; ; offset += PAGE) {
                List<RedlineRule> page = redlines.list(filter, offset, PAGE);
                for (RedlineRule rule : page) {
                    writer.row(row(rule));
                }
                if (page.size() < PAGE) {
                    return;
                }
            }
        }
    }

    private List<String> row(RedlineRule rule) {
        RedlineDraft draft = rule.content();
        return List.of(
                draft.code(),
                lower(draft.kind()),
                lower(draft.severity()),
                String.join("\n", draft.words()),
                String.join("\n", draft.triggers()),
                String.join("\n", draft.allowed()),
                draft.homophones() ? YES : "",
                draft.message(),
                draft.alternative(),
                draft.platforms().stream().map(RedlineSheet::lower).collect(Collectors.joining("\n")),
                String.join("\n", draft.industries()),
                draft.clientId() == null
                        ? ""
                        : organisation
                                .clientById(draft.clientId())
                                .map(ClientRef::code)
                                .orElse(""),
                draft.shopId() == null
                        ? ""
                        : organisation.shopsById(List.of(draft.shopId())).stream()
                                .map(ShopRef::code)
                                .findFirst()
                                .orElse(""),
                draft.articleId() == null ? "" : draft.articleId().toString(),
                moment(draft.validFrom()),
                moment(draft.validTo()),
                lower(rule.state()));
    }

    private String moment(@Nullable Instant instant) {
        return instant == null ? "" : MOMENT.format(time.local(instant));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private final class Run implements ImportRun<Line> {
        private final long jobId;
        private final Scope scope;
        private final Set<String> seen = new HashSet<>();

        Run(long jobId, Scope scope) {
            this.jobId = jobId;
            this.scope = scope;
        }

        @Override
        public RowCheck<Line> check(TableRow cells) {
            RowReader row = new RowReader(cells);
            String code = row.required("code", RedlineRules.CODE_LENGTH);
            if (!code.isEmpty() && !seen.add(code.toLowerCase(Locale.ROOT))) {
                row.error("code", "core.import.error.twice-in-file", code);
            }
            RuleKind kind = one(row, "kind", RuleKind.values(), "kb.redline.kind.", RuleKind.WORDS);
            Severity severity = one(row, "severity", Severity.values(), "kb.redline.severity.", Severity.BLOCK);
            RedlineState state = one(row, "state", RedlineState.values(), "kb.redline.state.", RedlineState.ACTIVE);
            ClientRef client =
                    row.one("client", name -> organisation.findClient(name, scope), "kb.redline.error.client");
            ShopRef shop = row.one("shop", name -> organisation.findShop(name, scope), "kb.redline.error.shop");
            RedlineDraft draft = new RedlineDraft(
                    code,
                    kind,
                    severity,
                    lines(row, "words", kind != RuleKind.PATTERN),
                    lines(row, "triggers", true),
                    lines(row, "allowed", true),
                    yes(row.text("homophones")),
                    row.required("message", RedlineRules.TEXT_LENGTH),
                    row.text("alternative"),
                    article(row),
                    platforms(row),
                    lines(row, "industries", true),
                    client == null ? null : client.id(),
                    shop == null ? null : shop.id(),
                    moment(row, "valid_from", false),
                    moment(row, "valid_to", true));
            if (!row.hasErrors()) {
                try {
                    RedlineRules.check(draft);
                } catch (cn.zhiban.core.InvalidInput problem) {
                    row.error(column(problem.field()), problem.messageKey(), problem.arguments());
                }
            }
            return row.check(() -> new Line(row.number(), draft, state));
        }

        @Override
        public List<RowOutcome> foresee(List<Line> rows) {
            return rows.stream().map(line -> outcome(line, true)).toList();
        }

        @Override
        public List<RowOutcome> write(List<Line> rows) {
            return rows.stream().map(line -> outcome(line, false)).toList();
        }

        private RowOutcome outcome(Line line, boolean dry) {
            try {
                return batch.apply(jobId, line, dry);
            } catch (UserFacingProblem problem) {
                String column = problem instanceof cn.zhiban.core.InvalidInput input ? column(input.field()) : "";
                return RowOutcome.refused(CellError.of(line.row(), column, problem.messageKey(), problem.arguments()));
            }
        }
    }

    private static String column(String field) {
        return switch (field) {
            case "validTo" -> "valid_to";
            case "shopId" -> "shop";
            default -> field;
        };
    }

    private static @Nullable Long article(RowReader row) {
        String text = row.text("article");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            row.error("article", "kb.redline.error.article", text);
            return null;
        }
        return Long.valueOf(text);
    }

    private SortedSet<Platform> platforms(RowReader row) {
        SortedSet<Platform> found = new TreeSet<>();
        for (String name : lines(row, "platforms", true)) {
            Optional<Platform> platform = platforms.find(name);
            if (platform.isEmpty()) {
                row.error("platforms", "kb.redline.problem.platform", name);
            }
            platform.ifPresent(found::add);
        }
        return found;
    }

    private <E extends Enum<E>> E one(RowReader row, String field, E[] values, String prefix, E otherwise) {
        String text = row.text(field);
        if (text.isEmpty()) {
            return otherwise;
        }
        Optional<E> found = Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(text)
                        || texts.getProvidedLocales().stream()
                                .anyMatch(locale -> texts.getTranslation(prefix + value, locale)
                                        .equalsIgnoreCase(text)))
                .findFirst();
        if (found.isEmpty()) {
            row.error(field, "kb.redline.error.word", text);
        }
        return found.orElse(otherwise);
    }

    private boolean yes(String text) {
        return text.equalsIgnoreCase(YES)
                || text.equals("1")
                || text.equalsIgnoreCase("true")
                || texts.getProvidedLocales().stream()
                        .anyMatch(locale ->
                                texts.getTranslation("kb.redline.yes", locale).equalsIgnoreCase(text));
    }

    /** One entry a line; within a line also separated by a bar, except in expressions, where it means something. */
    private static List<String> lines(RowReader row, String field, boolean bars) {
        List<String> lines = new ArrayList<>();
        for (String line : row.text(field).split(bars ? "[\\r\\n|]+" : "[\\r\\n]+")) {
            if (!line.isBlank()) {
                lines.add(line.strip());
            }
        }
        return lines;
    }

    private @Nullable Instant moment(RowReader row, String field, boolean end) {
        String text = row.text(field);
        try {
            if (text.length() > "yyyy-MM-dd".length()) {
                return time.instant(LocalDateTime.parse(text, MOMENT));
            }
        } catch (DateTimeException e) {
            // perhaps a day written differently
        }
        LocalDate day = row.date(field);
        return day == null ? null : time.instant((end ? day.plusDays(1) : day).atStartOfDay());
    }
}
