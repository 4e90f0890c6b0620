package cn.zhiban.training.question.exchange;

import cn.zhiban.core.InvalidInput;
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
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.tabular.CellError;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionCheck;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionFilter;
import cn.zhiban.training.question.QuestionKind;
import cn.zhiban.training.question.RichText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Questions as a spreadsheet, in and out. Needs {@link TrainingPermissions#AUTHOR}. Every row is a new question. */
@Service
public class QuestionSheet implements RowImporter<QuestionSheet.Line> {
    /** Name of the import. */
    public static final String NAME = "training.question";

    private static final String KIND = "training.question.kind.";
    private static final int PAGE = 500;
    private static final List<Column> COLUMNS = columnList();

    private final QuestionBank bank;
    private final SheetImports imports;
    private final Organisation organisation;
    private final Translations texts;
    private final Access access;

    QuestionSheet(
            QuestionBank bank, SheetImports imports, Organisation organisation, Translations texts, Access access) {
        this.bank = bank;
        this.imports = imports;
        this.organisation = organisation;
        this.texts = texts;
        this.access = access;
    }

    /** A row: the question and whose it is. */
    record Line(int row, QuestionContent content, @Nullable ShopRef shop) {}

    private static List<Column> columnList() {
        List<Column> all = new ArrayList<>(List.of(
                Column.required("kind", "题型", "类型", "type"),
                Column.required("text", "题目", "题干", "问题", "question"),
                Column.optional("answer", "答案", "正确答案", "参考答案", "right answer")));
        for (String letter : CellsSheet.OPTIONS) {
            String upper = letter.toUpperCase(Locale.ROOT);
            all.add(Column.optional(letter, "选项" + upper, upper + "选项", "option " + letter));
        }
        all.addAll(List.of(
                Column.optional("chat", "对话", "聊天记录"),
                Column.optional("explanation", "解析", "答案解析", "说明"),
                Column.optional("difficulty", "难度", "难度系数"),
                Column.optional("tags", "标签", "知识点", "分类"),
                Column.optional("shop", "店铺", "所属店铺"),
                Column.optional("title", "标题", "名称"),
                Column.optional("id", "编号", "题号", "external id"),
                Column.optional("data", "完整内容")));
        return List.copyOf(all);
    }

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
        access.require(TrainingPermissions.AUTHOR);
    }

    @Override
    public ImportRun<Line> start(ImportOrder order) {
        return new Run(order.jobId(), access.require(TrainingPermissions.AUTHOR).scope());
    }

    @Override
    public boolean canUndo() {
        return true;
    }

    @Override
    public UndoResult undo(long importJobId, JobContext context) {
        return imports.undo(importJobId, context);
    }

    /** Writes the questions that the filter finds as a workbook that can be imported again without loss. */
    public void export(QuestionFilter filter, Locale locale, OutputStream out) throws IOException {
        access.require(TrainingPermissions.AUTHOR);
        boolean english = "en".equals(locale.getLanguage());
        List<String> headers = COLUMNS.stream()
                .map(column -> english ? column.field() : column.title())
                .toList();
        try (TableWriter writer = TableWriter.xlsx(out, "questions", headers)) {
            for (int offset = 0; ; offset += PAGE) {
                List<Question> page = bank.list(filter, offset, PAGE);
                for (Question question : page) {
                    writer.row(row(question, locale));
                }
                if (page.size() < PAGE) {
                    return;
                }
            }
        }
    }

    private List<String> row(Question question, Locale locale) {
        Map<String, String> cells = new HashMap<>(CellsSheet.cells(question.content()));
        cells.put("kind", texts.getTranslation(KIND + question.content().kind(), locale));
        if (question.shopId() != null) {
            organisation.shopsById(List.of(question.shopId())).stream()
                    .findFirst()
                    .ifPresent(shop -> cells.put("shop", shop.code()));
        }
        if (!question.content().equals(typed(question.content().kind(), cells))) {
            String data = question.content().toJson();
            cells.put("data", data.length() <= CellsSheet.LONGEST ? data : "");
        }
        return COLUMNS.stream()
                .map(column -> cells.getOrDefault(column.field(), ""))
                .toList();
    }

    /** What the cells say by themselves, null if they say nothing whole. */
    private static @Nullable QuestionContent typed(QuestionKind kind, Map<String, String> cells) {
        try {
            return read(kind, cells);
        } catch (CellsSheet.Wrong e) {
            return null;
        }
    }

    static QuestionContent read(QuestionKind kind, Map<String, String> cells) throws CellsSheet.Wrong {
        String difficulty = cells.getOrDefault("difficulty", "").strip();
        if (!difficulty.matches("[1-5]?")) {
            throw new CellsSheet.Wrong("difficulty", "difficulty");
        }
        return new QuestionContent(
                cells.getOrDefault("title", ""),
                RichText.markdown(cells.getOrDefault("text", "")),
                CellsSheet.task(kind, cells),
                RichText.markdown(cells.getOrDefault("explanation", "")),
                cells.getOrDefault("id", ""),
                difficulty.isEmpty() ? QuestionContent.MEDIUM : Integer.parseInt(difficulty),
                CellsSheet.tags(cells.getOrDefault("tags", "").strip()));
    }

    /** The whole question, while the cells still say what it says. */
    static Optional<QuestionContent> data(QuestionKind kind, Map<String, String> cells) {
        String data = cells.getOrDefault("data", "").strip();
        if (data.isEmpty()) {
            return Optional.empty();
        }
        try {
            QuestionContent whole = QuestionContent.fromJson(data);
            return whole.kind() == kind
                            && CellsSheet.cells(whole).entrySet().stream()
                                    .allMatch(cell -> same(cell.getValue(), cells.getOrDefault(cell.getKey(), "")))
                    ? Optional.of(whole)
                    : Optional.empty();
        } catch (tools.jackson.core.JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean same(String written, String read) {
        return written.replaceAll("\\s+", " ")
                .strip()
                .equals(read.replaceAll("\\s+", " ").strip());
    }

    private final class Run implements ImportRun<Line> {
        private final long jobId;
        private final Scope scope;

        Run(long jobId, Scope scope) {
            this.jobId = jobId;
            this.scope = scope;
        }

        @Override
        public RowCheck<Line> check(TableRow cells) {
            RowReader row = new RowReader(cells);
            QuestionKind kind = row.one("kind", this::kind, "training.question.sheet.problem.kind");
            row.require("kind", kind);
            ShopRef shop =
                    row.one("shop", name -> organisation.findShop(name, scope), "training.question.sheet.problem.shop");
            QuestionContent content = null;
            if (kind != null) {
                try {
                    Optional<QuestionContent> whole = data(kind, cells.cells());
                    content = whole.isPresent() ? whole.get() : read(kind, cells.cells());
                    QuestionCheck.require(content);
                } catch (CellsSheet.Wrong e) {
                    row.error(e.field, e.key);
                } catch (InvalidInput e) {
                    row.error(column(e.field()), e.messageKey(), e.arguments());
                }
            }
            QuestionContent found = content;
            return found == null
                    ? row.check(() -> {
                        throw new IllegalStateException("a row without a question has a mistake");
                    })
                    : row.check(() -> new Line(row.number(), found, shop));
        }

        private Optional<QuestionKind> kind(String word) {
            return Arrays.stream(QuestionKind.values())
                    .filter(one -> one.name().equalsIgnoreCase(word)
                            || texts.getProvidedLocales().stream()
                                    .map(locale -> RowReader.plain(texts.getTranslation(KIND + one, locale)))
                                    .anyMatch(name -> RowReader.plain(word).equals(name)
                                            || RowReader.plain(word).equals(name + "\u9898")))
                    .findFirst();
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
                imports.keep(jobId, line, dry);
                return RowOutcome.CREATED;
            } catch (UserFacingProblem problem) {
                return RowOutcome.refused(CellError.of(line.row(), "", problem.messageKey(), problem.arguments()));
            }
        }
    }

    private static String column(String field) {
        return switch (field) {
            case "task" -> "answer";
            case "externalId" -> "id";
            case "title", "text", "difficulty" -> field;
            default -> "";
        };
    }
}
