package cn.zhiban.scheduling.rulebook;

import cn.zhiban.core.security.Access;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rules that come with the product, for China: taken over once, while there are none. */
@Component
class KnownRules implements SmartLifecycle {
    /** Before demo data. */
    private static final int PHASE = -9;

    private final RuleService service;
    private final JdbcClient jdbc;
    private final Access access;
    private final JsonMapper json;
    private boolean running;

    KnownRules(RuleService service, JdbcClient jdbc, Access access, JsonMapper json) {
        this.service = service;
        this.jdbc = jdbc;
        this.access = access;
        this.json = json;
    }

    private record Line(
            RuleKind kind,
            @Nullable Map<String, Integer> numbers,
            @Nullable Map<String, List<String>> words,
            boolean hard,
            int weight,
            boolean active) {}

    @Override
    public void start() {
        if (jdbc.sql("SELECT COUNT(*) FROM sched_rule").query(Integer.class).single() == 0) {
            try {
                Line[] lines = json.readValue(
                        new ClassPathResource("scheduling/rules-cn.json").getContentAsByteArray(), Line[].class);
                access.callAs(access.system(), () -> add(lines));
            } catch (Exception e) {
                throw new IllegalStateException("the rules that come along cannot be read", e);
            }
        }
        running = true;
    }

    private int add(Line... lines) {
        for (Line line : lines) {
            service.add(new RuleDraft(
                    line.kind(),
                    line.numbers() == null ? Map.of() : line.numbers(),
                    line.words() == null ? Map.of() : line.words(),
                    line.hard(),
                    line.weight(),
                    null,
                    null,
                    line.active(),
                    null,
                    null));
        }
        return lines.length;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
