package cn.zhiban.core.org.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.CoreTestApplication;
import cn.zhiban.core.database.UseTestDatabase;
import cn.zhiban.core.security.Access;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(classes = CoreTestApplication.class, properties = "zhiban.test.schema=demo_company")
@UseTestDatabase
@ActiveProfiles("demo")
class DemoCompanyIT {
    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DemoCompany company;

    @Autowired
    Access access;

    private int count(String table) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    }

    @Test
    void isLoadedBeforeTheFirstRequestAndNotAgainIfItIsThere() throws Exception {
        int assignments = count("core_assignment");
        int nicks = count("core_platform_account");
        assertThat(count("core_client")).isEqualTo(3);
        assertThat(count("core_shop")).isEqualTo(9);
        assertThat(count("core_employee")).isEqualTo(48);
        assertThat(count("core_team WHERE leader_id IS NOT NULL")).isEqualTo(6);
        assertThat(count("core_account")).isEqualTo(9);
        assertThat(assignments).isGreaterThan(60);
        assertThat(nicks).isGreaterThan(40);
        assertThat(count("core_setting WHERE name = 'demo.core'")).isEqualTo(1);

        access.callAs(access.system(), () -> {
            company.load();
            return true;
        });

        assertThat(count("core_employee")).isEqualTo(48);
        assertThat(count("core_assignment")).isEqualTo(assignments);
        assertThat(count("core_platform_account")).isEqualTo(nicks);
        assertThat(count("core_shop_group")).isEqualTo(4);
    }
}
