package cn.zhiban.scheduling.contract;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.staff.Staff;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The contracts of the demo company, and one person who nurses a child. */
@Component
@Profile("demo")
class ContractDemo implements DemoDataset {
    private static final String NURSES = "Y0036";

    private final ImportNow imports;
    private final ContractService service;
    private final Staff staff;
    private final CompanyTime time;

    ContractDemo(ImportNow imports, ContractService service, Staff staff, CompanyTime time) {
        this.imports = imports;
        this.service = service;
        this.staff = staff;
        this.time = time;
    }

    @Override
    public int order() {
        return 310;
    }

    @Override
    public String name() {
        return "scheduling.contract";
    }

    @Override
    public void load() throws IOException {
        try (InputStream in = new ClassPathResource("demo/scheduling/contracts.csv").getInputStream()) {
            ImportResult result = imports.run(ContractSheet.NAME, in, Map.of());
            if (result.errorCount() > 0) {
                throw new IllegalStateException(result.errors().toString());
            }
        }
        long nurses = staff.byStaffNumber(NURSES).orElseThrow().id();
        if (service.protections(nurses).isEmpty()) {
            service.protect(new Protection(
                    0,
                    nurses,
                    ProtectionKind.NURSING,
                    time.today().minusMonths(2),
                    time.today().plusMonths(5)));
        }
    }
}
