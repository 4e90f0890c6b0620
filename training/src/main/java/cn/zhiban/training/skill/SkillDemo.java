package cn.zhiban.training.skill;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Skills of the demo company; who is longer there has more of them, signed by the lead of the team. */
@Component
@Profile("demo")
class SkillDemo implements DemoDataset {
    private final SkillStore store;
    private final JdbcClient jdbc;
    private final CompanyTime time;

    SkillDemo(SkillStore store, JdbcClient jdbc, CompanyTime time) {
        this.store = store;
        this.jdbc = jdbc;
        this.time = time;
    }

    @Override
    public int order() {
        return 263;
    }

    @Override
    public String name() {
        return "training-skill";
    }

    /** Somebody at a shop. */
    record Serving(long employeeId, long shopId, LocalDate hireDate, String lead) {}

    @Override
    @Transactional
    public void load() throws IOException {
        String file = new ClassPathResource("demo/training/skills.txt").getContentAsString(StandardCharsets.UTF_8);
        for (String line : file.lines().toList()) {
            String[] cells = line.split(" \\| ");
            store.insert(new Skill(
                    0, cells[0], cells[1], "shop".equals(cells[2]), Integer.parseInt(cells[3].strip()), false));
        }
        var all =
                jdbc.sql("""
                        SELECT e.id AS employee_id, a.shop_id, e.hire_date, l.name AS lead FROM core_employee e
                          JOIN core_team t ON t.id = e.team_id JOIN core_employee l ON l.id = t.leader_id
                          JOIN core_assignment a ON a.employee_id = e.id AND (a.valid_to IS NULL OR a.valid_to >= :today)
                         WHERE e.state = 'ACTIVE' AND e.id <> l.id AND a.valid_from <= :today ORDER BY e.id, a.shop_id""").param("today", time.today()).query(Serving.class).list();
        long last = 0;
        for (Serving one : all) {
            for (Skill skill : store.all()) {
                if (skill.perShop() || one.employeeId() != last) {
                    sign(one, skill, skill.perShop() ? one.shopId() : null);
                }
            }
            last = one.employeeId();
        }
    }

    private void sign(Serving one, Skill skill, @Nullable Long shop) {
        Random dice = new Random(one.employeeId() * 131 + skill.id() * 17 + (shop == null ? 0 : shop));
        long months = ChronoUnit.MONTHS.between(one.hireDate(), time.today());
        int level = (int) Math.clamp(Math.round(Math.log1p(months) * 0.85 + dice.nextGaussian() * 0.7 - 0.3), 0, 4);
        if (months > 0 || dice.nextBoolean()) {
            store.sign(new Sign(
                    skill.id(),
                    one.employeeId(),
                    shop,
                    level,
                    "",
                    one.lead(),
                    time.now().minus(Duration.ofDays(dice.nextInt((int) Math.clamp(months * 20 + 5, 5, 200))))));
        }
    }
}
