package cn.zhiban.training.path;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.path.PathContent.Block;
import cn.zhiban.training.path.PathContent.Days;
import cn.zhiban.training.path.PathContent.Item;
import cn.zhiban.training.path.PathContent.Need;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Paths of the demo company and how far people are: some go on every day, some stop at what is hard. A path begins with
 * {@code === title | shop}; {@code *} is a block, {@code ?} a rule, {@code !} assigns by hand.
 */
@Component
@Profile("demo")
class PathDemo implements DemoDataset {
    private static final String LESSONS = "demo/training/lessons.txt";
    private static final String SCENARIOS = "SELECT code, id FROM train_scenario";

    private final PathService service;
    private final PathAssignments assigning;
    private final AssignmentStore assignments;
    private final Paths paths;
    private final PathProgress progress;
    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final CompanyTime time;

    PathDemo(
            PathService service,
            PathAssignments assigning,
            AssignmentStore assignments,
            Paths paths,
            PathProgress progress,
            Organisation organisation,
            JdbcClient jdbc,
            CompanyTime time) {
        this.service = service;
        this.assigning = assigning;
        this.assignments = assignments;
        this.paths = paths;
        this.progress = progress;
        this.organisation = organisation;
        this.jdbc = jdbc;
        this.time = time;
    }

    @Override
    public int order() {
        return 264;
    }

    @Override
    public String name() {
        return "training-path";
    }

    @Override
    @Transactional
    public void load() throws IOException {
        Map<String, Item> items = items();
        String file = new ClassPathResource("demo/training/paths.txt").getContentAsString(StandardCharsets.UTF_8);
        for (String text : file.split("(?m)^=== ")) {
            if (!text.isBlank()) {
                load(text.lines().toList(), items);
            }
        }
        learn();
    }

    /** What the lines of blocks name. */
    private Map<String, Item> items() throws IOException {
        Map<String, Item> items = new HashMap<>();
        Map<String, Item> titles = new HashMap<>();
        for (LearningItem one : paths.offered(Scope.EVERYTHING)) {
            titles.put(one.kind() + " " + one.title(), new Item(one.kind(), one.id()));
        }
        items.putAll(titles);
        new ClassPathResource(LESSONS)
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("=== "))
                .map(line -> line.substring(4).split(" \\| "))
                .forEach(head -> items.put("LESSON " + head[0], titles.get("LESSON " + head[1])));
        jdbc.sql(SCENARIOS).query(row -> {
            items.put("PRACTICE " + row.getString(1), new Item(ItemKind.PRACTICE, row.getLong(2)));
        });
        return items;
    }

    private void load(List<String> lines, Map<String, Item> items) {
        String[] head = lines.getFirst().split(" \\| ");
        @Nullable
        ShopRef shop = organisation.findShop(head[1], Scope.EVERYTHING).orElse(null);
        List<Block> blocks = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            if (line.startsWith("* ")) {
                String[] cells = line.substring(2).split(" \\| ");
                blocks.add(new Block(
                        Integer.parseInt(cells[0]),
                        cells[1],
                        List.of(),
                        Need.valueOf(cells[2]),
                        "-".equals(cells[3])
                                ? List.of()
                                : Arrays.stream(cells[3].split(","))
                                        .map(Integer::valueOf)
                                        .toList(),
                        Need.valueOf(cells[4]),
                        Integer.parseInt(cells[5]),
                        Days.valueOf(cells[6])));
            } else if (items.containsKey(line)) {
                Block last = blocks.removeLast();
                List<Item> all = new ArrayList<>(last.items());
                all.add(items.get(line));
                blocks.add(new Block(
                        last.no(),
                        last.title(),
                        all,
                        last.need(),
                        last.after(),
                        last.afterNeed(),
                        last.dueDays(),
                        last.dueBy()));
            }
        }
        long id = service.create(
                new PathContent(head[0], lines.get(1), blocks),
                shop == null ? null : (Long) shop.clientId(),
                shop == null ? null : (Long) shop.id());
        service.publish(id, service.get(id).version());
        for (String line : lines) {
            String[] words = line.split(" ");
            if ("?".equals(words[0])) {
                service.addRule(id, rule(words));
            } else if ("!".equals(words[0])) {
                assigning.assign(
                        id,
                        jdbc.sql("SELECT id FROM core_employee WHERE staff_number IN (:numbers)")
                                .param("numbers", List.of(words).subList(1, words.length))
                                .query(Long.class)
                                .list(),
                        time.today().minusDays(12));
            }
        }
    }

    private PathRule rule(String[] words) {
        return new PathRule(
                0,
                "-".equals(words[3]) ? null : Post.valueOf(words[3]),
                Integer.parseInt(words[1]),
                "-".equals(words[2]) ? null : (Integer) Integer.parseInt(words[2]),
                null,
                organisation
                        .findShop(words[4], Scope.EVERYTHING)
                        .map(ShopRef::id)
                        .orElse(null),
                null,
                null);
    }

    /** Gives every assignment a past: begun some time ago, a lesson every day or two, until today or until it got hard. */
    private void learn() {
        LocalDate today = time.today();
        Map<Long, LocalDate> hired = new HashMap<>();
        jdbc.sql("SELECT id, hire_date FROM core_employee").query(row -> {
            hired.put(row.getLong(1), row.getObject(2, LocalDate.class));
        });
        for (Assigned assigned : assignments.unfinished()) {
            Random dice = new Random(assigned.employeeId() * 31 + assigned.pathId());
            LocalDate joined = hired.getOrDefault(assigned.employeeId(), today);
            LocalDate start = joined.isAfter(today.minusDays(90)) ? joined : today.minusDays(3 + dice.nextInt(20));
            start = start.isAfter(today) ? today : start;
            jdbc.sql("UPDATE train_path_assignment SET start_on = ?, progressed_at = ? WHERE id = ?")
                    .params(start, at(start, dice), assigned.id())
                    .update();
            // a few have stopped on the way
            int stops = dice.nextInt(6) == 0 ? 1 + dice.nextInt(4) : 99;
            LocalDate day = start;
            for (int step = 0; step < stops && !day.isAfter(today); step++) {
                PathStand.Thing next = paths.standings(List.of(assigned))
                        .getFirst()
                        .stand()
                        .next()
                        .filter(one -> one.item().kind() == ItemKind.LESSON)
                        .orElse(null);
                if (next == null) {
                    break;
                }
                Timestamp when = at(day, dice);
                jdbc.sql(
                                "INSERT IGNORE INTO train_lesson_progress"
                                        + " (employee_id, lesson_id, opened_at, number, edition, done_at) VALUES (?, ?, ?, 1, 1, ?)")
                        .params(assigned.employeeId(), next.item().id(), when, when)
                        .update();
                jdbc.sql("UPDATE train_path_assignment SET progressed_at = ? WHERE id = ?")
                        .params(when, assigned.id())
                        .update();
                day = day.plusDays(dice.nextInt(3));
            }
            progress.look(assigned.employeeId(), assigned.pathId());
        }
    }

    private Timestamp at(LocalDate day, Random dice) {
        return Timestamp.from(time.instant(day.atTime(9 + dice.nextInt(8), dice.nextInt(60))));
    }
}
