package cn.zhiban.training.skill;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps skills and signatures. */
@Component
class SkillStore {
    private static final String SKILL = "SELECT id, name, about, per_shop, pass_level, archived FROM train_skill";
    private static final String SIGN =
            "SELECT skill_id, employee_id, shop_id, level, evidence, signed_by, at FROM train_skill_sign";
    private final JdbcClient jdbc;

    SkillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Skill> all() {
        return jdbc.sql(SKILL + " ORDER BY archived, id").query(Skill.class).list();
    }

    Optional<Skill> find(long id) {
        return jdbc.sql(SKILL + " WHERE id = ?").param(id).query(Skill.class).optional();
    }

    long insert(Skill skill) {
        return jdbc.sql("INSERT INTO train_skill (name, about, per_shop, pass_level) VALUES (?, ?, ?, ?) RETURNING id")
                .params(skill.name(), skill.about(), skill.perShop(), skill.passLevel())
                .query(Long.class)
                .single();
    }

    void update(Skill skill) {
        jdbc.sql("UPDATE train_skill SET name = ?, about = ?, pass_level = ?, archived = ? WHERE id = ?")
                .params(skill.name(), skill.about(), skill.passLevel(), skill.archived(), skill.id())
                .update();
    }

    void sign(Sign sign) {
        jdbc.sql("INSERT INTO train_skill_sign (skill_id, employee_id, shop_id, level, evidence, signed_by, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(sign.skillId())
                .param(sign.employeeId())
                .param(sign.shopId())
                .param(sign.level())
                .param(sign.evidence())
                .param(sign.signedBy())
                .param(Timestamp.from(sign.at()))
                .update();
    }

    /** All signatures of these people, oldest first. */
    List<Sign> signs(Collection<Long> employees) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql(SIGN + " WHERE employee_id IN (:employees) ORDER BY id")
                        .param("employees", employees)
                        .query(Sign.class)
                        .list();
    }

    /** Who serves a shop on a day. */
    List<Long> serving(long shop, LocalDate day) {
        return jdbc.sql("SELECT DISTINCT employee_id FROM core_assignment WHERE shop_id = ? AND valid_from <= ?"
                        + " AND (valid_to IS NULL OR valid_to >= ?)")
                .params(shop, day, day)
                .query(Long.class)
                .list();
    }
}
