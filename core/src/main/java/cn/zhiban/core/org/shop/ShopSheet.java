package cn.zhiban.core.org.shop;

import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowImporter;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.RowReader;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.keeping.Named;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.core.tabular.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shops as a spreadsheet, in and out. The code says which is meant; a column that is missing changes nothing. */
@Service
public class ShopSheet implements RowImporter<ShopSheet.Line> {
    /** Name of the import. */
    public static final String NAME = "core.shop";

    private static final int PAGE = 500;
    private static final String PLATFORM = "platform";
    private static final String SERVED = "core.org.served";

    private final ShopService shops;
    private final Organisation organisation;
    private final Access access;
    private final Named named;

    ShopSheet(ShopService shops, Organisation organisation, Access access, Named named) {
        this.shops = shops;
        this.organisation = organisation;
        this.access = access;
        this.named = named;
    }

    /** A row: which shop it changes, and how the shop is to be. */
    record Line(@Nullable ShopSummary before, ShopDraft draft) {}

    private enum Served {
        YES,
        NO
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("code", "店铺编码", "店铺编号", "编码", "shop code"),
                Column.required("name", "店铺名称", "店铺", "店铺名", "名称", "shop name"),
                Column.optional("client", "客户", "品牌", "客户名称", "brand"),
                Column.optional("platform", "平台", "所属平台"),
                Column.optional("served", "服务中", "是否服务", "启用", "active"));
    }

    @Override
    public void requireAllowed() {
        access.require(CorePermissions.SHOPS_EDIT);
    }

    @Override
    public ImportRun<Line> start(ImportOrder order) {
        return new Run();
    }

    /**
     * Writes the shops that the filter finds as a workbook that can be imported again.
     *
     * @param locale language of headings and names
     */
    public void export(ShopFilter filter, Locale locale, OutputStream out) throws IOException {
        boolean english = "en".equals(locale.getLanguage());
        List<String> headers = columns().stream()
                .map(column -> english ? column.field() : column.title())
                .toList();
        try (TableWriter writer = TableWriter.xlsx(out, "shops", headers)) {
            for (int offset = 0; ; offset += PAGE) {
                List<ShopSummary> page = shops.list(filter, offset, PAGE);
                for (ShopSummary row : page) {
                    writer.row(List.of(
                            row.code(),
                            row.name(),
                            row.clientName(),
                            named.name(PLATFORM, row.platform(), locale),
                            named.name(SERVED, row.active() ? Served.YES : Served.NO, locale)));
                }
                if (page.size() < PAGE) {
                    return;
                }
            }
        }
    }

    private final class Run implements ImportRun<Line> {
        private final Actor actor = access.current();
        private final Map<String, Integer> seen = new HashMap<>();

        @Override
        public RowCheck<Line> check(TableRow cells) {
            RowReader row = new RowReader(cells);
            String code = row.required("code", 40);
            String name = row.required("name", 100);
            Integer first = seen.putIfAbsent(RowReader.plain(code), row.number());
            if (first != null && !code.isEmpty()) {
                row.error("code", "core.import.error.twice-in-file", first);
            }
            ShopSummary before = code.isEmpty() ? null : shops.findByCode(code).orElse(null);
            ClientRef client = row.one(
                    "client", text -> organisation.findClient(text, actor.scope()), "core.org.problem.unknown-client");
            Platform platform = row.one(
                    "platform",
                    text -> named.find(Platform.class, PLATFORM, text),
                    "core.org.problem.unknown-platform");
            Served served = row.one(
                    "served", text -> named.find(Served.class, SERVED, text), "core.org.problem.unknown-served");
            if (before == null) {
                row.require("client", client);
                row.require("platform", platform);
            }
            ShopDraft draft = new ShopDraft(
                    code,
                    name,
                    client != null
                            ? Long.valueOf(client.id())
                            : before == null ? null : Long.valueOf(before.clientId()),
                    platform != null || before == null ? platform : before.platform(),
                    served == null ? before == null || before.active() : served == Served.YES);
            Line line = new Line(before, draft);
            Long target = draft.clientId();
            if (target != null
                    && outcome(line) != RowOutcome.UNCHANGED
                    && (!actor.scope().managesClient(target) || (before != null && !before.editable()))) {
                row.error("client", "core.org.problem.client-not-yours");
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
                ShopSummary before = row.before();
                if (before == null) {
                    shops.create(row.draft());
                } else if (outcome(row) == RowOutcome.UPDATED) {
                    shops.change(before.id(), before.version(), row.draft());
                }
            }
            return foresee(rows);
        }

        private RowOutcome outcome(Line row) {
            ShopSummary before = row.before();
            if (before == null) {
                return RowOutcome.CREATED;
            }
            ShopDraft state =
                    new ShopDraft(before.code(), before.name(), before.clientId(), before.platform(), before.active());
            return state.equals(row.draft()) ? RowOutcome.UNCHANGED : RowOutcome.UPDATED;
        }
    }
}
