package cn.zhiban.scheduling.checklist;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Checklists of the demo company, with what is ticked so far today and yesterday; some things are late. */
@Component
@Profile("demo")
class ChecklistDemo implements DemoDataset {
    private static final int ON_TIME = 84;

    private final ChecklistService service;
    private final ChecklistStore store;
    private final CompanyTime time;

    ChecklistDemo(ChecklistService service, ChecklistStore store, CompanyTime time) {
        this.service = service;
        this.store = store;
        this.time = time;
    }

    @Override
    public int order() {
        return 370;
    }

    @Override
    public String name() {
        return "scheduling.checklist";
    }

    /** Rows: list, team, post, task, anchor, from, to, weekdays, evidence, a usual note. */
    @Override
    public void load() throws IOException {
        Set<String> known = store.lists().stream().map(Checklist::name).collect(Collectors.toSet());
        String table =
                new ClassPathResource("demo/scheduling/checklists.csv").getContentAsString(StandardCharsets.UTF_8);
        Map<String, Long> lists = new HashMap<>();
        Map<String, String> notes = new HashMap<>();
        for (String line : table.lines().skip(1).toList()) {
            List<String> words = List.of(line.split(",", -1));
            notes.put(words.get(3), words.get(9));
            if (known.contains(words.get(0))) {
                continue;
            }
            long list = lists.computeIfAbsent(
                    words.get(0),
                    name -> service.save(new Checklist(
                            0,
                            name,
                            team(words.get(1)),
                            words.get(2).isEmpty() ? null : Post.valueOf(words.get(2)),
                            List.of())));
            service.save(new ChecklistItem(
                    0,
                    list,
                    words.get(3),
                    Anchor.valueOf(words.get(4)),
                    Integer.parseInt(words.get(5)),
                    Integer.parseInt(words.get(6)),
                    weekdays(words.get(7)),
                    Evidence.valueOf(words.get(8))));
        }
        tick(time.today().minusDays(1), notes);
        tick(time.today(), notes);
    }

    private @Nullable Long team(String name) {
        return name.isEmpty()
                ? null
                : Long.valueOf(service.teams().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .id());
    }

    private static Set<DayOfWeek> weekdays(String numbers) {
        return numbers.isEmpty()
                ? EnumSet.allOf(DayOfWeek.class)
                : Arrays.stream(numbers.split(" "))
                        .map(number -> DayOfWeek.of(Integer.parseInt(number)))
                        .collect(Collectors.toSet());
    }

    private void tick(LocalDate day, Map<String, String> notes) {
        LocalDateTime now = time.local(time.now());
        Random dice = new Random(day.toEpochDay());
        for (ChecklistService.Row row : service.board(null, day)) {
            for (Task task : row.tasks()) {
                int chance = dice.nextInt(100);
                int after = 1 + dice.nextInt(8);
                LocalDateTime at = (chance < ON_TIME ? task.from() : task.to()).plusMinutes(after);
                if (task.state() != TaskState.LATE || chance > 95 || at.isAfter(now)) {
                    continue;
                }
                store.insert(new ChecklistStore.Tick(
                        task.item().id(),
                        task.employeeId(),
                        task.day(),
                        false,
                        !at.isBefore(task.to()),
                        task.item().evidence() == Evidence.NOTE
                                ? notes.getOrDefault(task.item().text(), "")
                                : "",
                        task.item().evidence() == Evidence.NUMBER ? Integer.valueOf(dice.nextInt(3)) : null,
                        time.instant(at)));
            }
        }
    }
}
