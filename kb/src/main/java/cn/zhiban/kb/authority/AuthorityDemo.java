package cn.zhiban.kb.authority;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.tabular.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases, limits, some grants and an open request of the demo company. */
@Component
@Profile("demo")
class AuthorityDemo implements DemoDataset {
    private static final int ORDER = 110;

    private final CaseService cases;
    private final AuthorityService authority;
    private final ApprovalService approvals;
    private final ImportNow imports;
    private final Organisation organisation;
    private final Access access;
    private final ActorDirectory directory;
    private final JdbcClient jdbc;

    AuthorityDemo(
            CaseService cases,
            AuthorityService authority,
            ApprovalService approvals,
            ImportNow imports,
            Organisation organisation,
            Access access,
            ActorDirectory directory,
            JdbcClient jdbc) {
        this.cases = cases;
        this.authority = authority;
        this.approvals = approvals;
        this.imports = imports;
        this.organisation = organisation;
        this.access = access;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String name() {
        return "kb-authority";
    }

    @Override
    public void load() throws Exception {
        for (List<String> row : rows("cases")) {
            if (cases.find(row.get(0)).isEmpty()) {
                cases.createCase(new CaseDraft(
                        row.get(0), row.get(1), row.get(2), row.get(3), Boolean.parseBoolean(row.get(4)), true));
            }
        }
        try (InputStream in = resource("limits").getInputStream()) {
            ImportResult result = imports.run(LadderSheet.NAME, in, Map.of());
            if (result.errorCount() > 0) {
                throw new IllegalStateException("limits: " + result.errors());
            }
        }
        for (List<String> row : rows("grants")) {
            Actor agent = jdbc.sql("SELECT id FROM core_account WHERE username = ?")
                    .param(row.get(0))
                    .query(Long.class)
                    .optional()
                    .flatMap(directory::findAccount)
                    .orElseThrow();
            access.callAs(agent, () -> give(row));
        }
    }

    /** Columns: agent, shop, case, step or empty, amount in yuan if it is asked for, order amount, order, note. */
    private boolean give(List<String> row) {
        long shop = organisation
                .findShop(row.get(1), Scope.EVERYTHING)
                .orElseThrow()
                .id();
        long order = Money.cents("order", row.get(5));
        if (row.get(3).isEmpty()) {
            if (notAsked(row.get(6))) {
                approvals.request(
                        row.get(2),
                        new ApprovalDraft(
                                shop, Money.cents("amount", row.get(4)), order, row.get(6), Remedy.REFUND, row.get(7)));
            }
        } else {
            String key = "demo-" + row.get(6);
            authority.grant(
                    row.get(2),
                    new GrantDraft(shop, Step.valueOf(row.get(3)), null, order, row.get(6), row.get(7), key, null));
        }
        return true;
    }

    private boolean notAsked(String order) {
        return jdbc.sql("SELECT COUNT(*) FROM kb_authority_request WHERE order_ref = ?")
                        .param(order)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private static List<List<String>> rows(String file) throws IOException {
        Path copy = Files.createTempFile("zhiban-demo", ".csv");
        try (InputStream in = resource(file).getInputStream()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            List<List<String>> rows = new ArrayList<>();
            TableReader.open(copy).read((_, cells) -> rows.add(cells));
            return rows.subList(1, rows.size());
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static ClassPathResource resource(String file) {
        return new ClassPathResource("demo/kb/authority-" + file + ".csv");
    }
}
