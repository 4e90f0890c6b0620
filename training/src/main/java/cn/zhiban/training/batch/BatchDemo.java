package cn.zhiban.training.batch;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Batches of the demo company. A batch begins with {@code === name | first day}; {@code left name post days} is somebody
 * who left so many days after the first, {@code note days text} was written so many days ago.
 */
@Component
@Profile("demo")
class BatchDemo implements DemoDataset {
    /** Staff number of who writes the notes. */
    private static final String TRAINER = "Y0009";

    private final BatchStore store;
    private final JdbcClient jdbc;
    private final CompanyTime time;

    BatchDemo(BatchStore store, JdbcClient jdbc, CompanyTime time) {
        this.store = store;
        this.jdbc = jdbc;
        this.time = time;
    }

    @Override
    public int order() {
        return 266;
    }

    @Override
    public String name() {
        return "training-batch";
    }

    @Override
    @Transactional
    public void load() throws IOException {
        String file = new ClassPathResource("demo/training/batches.txt").getContentAsString(StandardCharsets.UTF_8);
        for (String text : file.split("(?m)^=== ")) {
            if (!text.isBlank()) {
                load(text.lines().toList());
            }
        }
    }

    private void load(List<String> lines) {
        String[] head = lines.getFirst().split(" \\| ");
        LocalDate start = LocalDate.parse(head[1].strip());
        long batch = store.insert(head[0], start);
        int number = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "members" -> {
                    for (String member : line.substring("members ".length()).split(" ")) {
                        store.join(batch, employee(member));
                    }
                }
                case "left" -> {
                    String[] of = line.split(" ");
                    number++;
                    store.join(batch, left("Y09" + batch + number, of[1], of[2], start, Integer.parseInt(of[3])));
                }
                case "mentor" -> store.mentor(batch, employee(words[1]), employee(words[2]));
                case "hand" -> store.handOver(batch, employee(words[1]), employee(words[2]));
                default ->
                    store.note(
                            batch,
                            time.instant(time.today()
                                    .minusDays(Integer.parseInt(words[1]))
                                    .atTime(17, 30)),
                            name(TRAINER),
                            words[2]);
            }
        }
    }

    private long employee(String number) {
        return jdbc.sql("SELECT id FROM core_employee WHERE staff_number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private String name(String number) {
        return jdbc.sql("SELECT name FROM core_employee WHERE staff_number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private long left(String number, String name, String post, LocalDate start, int days) {
        return jdbc.sql("INSERT INTO core_employee (staff_number, name, post, hire_date, state, left_on)"
                        + " VALUES (?, ?, ?, ?, 'LEFT', ?) RETURNING id")
                .params(number, name, post, start, start.plusDays(days))
                .query(Long.class)
                .single();
    }
}
