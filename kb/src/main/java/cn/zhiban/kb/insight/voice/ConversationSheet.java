package cn.zhiban.kb.insight.voice;

import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowImporter;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.RowReader;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.insight.InsightPermissions;
import cn.zhiban.kb.insight.voice.Conversations.DayCount;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Conversations of shops and days from spreadsheets, as chat tools give them out. Shop and day say which is meant. */
@Component
public class ConversationSheet implements RowImporter<DayCount> {
    /** Name of the import. */
    public static final String NAME = "kb.voice.conversations";

    private static final String SHOP = "shop";
    private static final String DAY = "day";
    private static final String CONVERSATIONS = "conversations";

    private final Access access;
    private final Organisation organisation;
    private final Conversations counts;
    private final CompanyTime time;

    ConversationSheet(Access access, Organisation organisation, Conversations counts, CompanyTime time) {
        this.access = access;
        this.organisation = organisation;
        this.counts = counts;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required(SHOP, "店铺", "店铺名称", "店铺编码", "shop name", "shop code"),
                Column.required(DAY, "日期", "统计日期", "date"),
                Column.required(CONVERSATIONS, "会话数", "会话量", "咨询人数", "接待人数", "接待会话数", "chats"));
    }

    @Override
    public void requireAllowed() {
        access.require(InsightPermissions.CONVERSATIONS);
    }

    /** Headings alone, to be filled in. */
    public void writeTemplate(OutputStream out) throws IOException {
        requireAllowed();
        TableWriter.xlsx(
                        out,
                        CONVERSATIONS,
                        columns().stream().map(Column::title).toList())
                .close();
    }

    @Override
    public ImportRun<DayCount> start(ImportOrder order) {
        return new Run(access.require(InsightPermissions.CONVERSATIONS));
    }

    private final class Run implements ImportRun<DayCount> {
        private final Actor actor;
        private final Set<String> seen = new HashSet<>();

        Run(Actor actor) {
            this.actor = actor;
        }

        @Override
        public RowCheck<DayCount> check(TableRow cells) {
            RowReader row = new RowReader(cells);
            row.required(SHOP, 100);
            row.required(DAY, 40);
            String typed = row.required(CONVERSATIONS, 20).replace(",", "").replaceAll("\\.0+$", "");
            ShopRef shop =
                    row.one(SHOP, text -> organisation.findShop(text, actor.scope()), "kb.voice.problem.unknown-shop");
            LocalDate day = row.date(DAY);
            if (day != null && day.isAfter(time.today())) {
                row.error(DAY, "kb.voice.problem.day");
            }
            if (!typed.isEmpty() && !(typed.matches("\\d{1,8}") && Integer.parseInt(typed) <= Conversations.MOST)) {
                row.error(CONVERSATIONS, "kb.voice.problem.conversations", Conversations.MOST);
            }
            if (shop != null && day != null && !seen.add(shop.id() + "/" + day)) {
                row.error(DAY, "kb.voice.problem.twice");
            }
            return row.check(() -> new DayCount(
                    java.util.Objects.requireNonNull(shop).id(),
                    java.util.Objects.requireNonNull(day),
                    Integer.parseInt(typed)));
        }

        @Override
        public List<RowOutcome> foresee(List<DayCount> rows) {
            return outcomes(rows, counts.before(rows));
        }

        @Override
        public List<RowOutcome> write(List<DayCount> rows) {
            return outcomes(rows, counts.enterAll(rows));
        }

        private static List<RowOutcome> outcomes(List<DayCount> rows, List<@Nullable Integer> before) {
            return java.util.stream.IntStream.range(0, rows.size())
                    .mapToObj(i -> {
                        Integer old = before.get(i);
                        if (old == null) {
                            return RowOutcome.CREATED;
                        }
                        return old == rows.get(i).conversations() ? RowOutcome.UNCHANGED : RowOutcome.UPDATED;
                    })
                    .toList();
        }
    }
}
