package cn.zhiban.training.exam;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionPool;
import cn.zhiban.training.question.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Exams of the demo company and how people did: who knows more gets more right, hard questions are missed more often. */
@Component
@Profile("demo")
class ExamDemo implements DemoDataset {
    private static final int ORDER = 215;
    private final ExamService service;
    private final ExamTaking taking;
    private final ExamScoring scoring;
    private final ExamStore exams;
    private final AttemptStore attempts;
    private final QuestionPool pool;
    private final JdbcClient jdbc;
    private final CompanyTime time;

    ExamDemo(
            ExamService service,
            ExamTaking taking,
            ExamScoring scoring,
            ExamStore exams,
            AttemptStore attempts,
            QuestionPool pool,
            JdbcClient jdbc,
            CompanyTime time) {
        this.service = service;
        this.taking = taking;
        this.scoring = scoring;
        this.exams = exams;
        this.attempts = attempts;
        this.pool = pool;
        this.jdbc = jdbc;
        this.time = time;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String name() {
        return "training.exam";
    }

    /**
     * Rows: title, introduction, minutes, attempts, percent to pass, state, days ago it was taken, share of people who
     * took it in percent, quotas ({@code tag*count} with a plus between).
     */
    @Override
    @Transactional
    public void load() throws IOException {
        String table = new ClassPathResource("demo/training/exams.csv").getContentAsString(StandardCharsets.UTF_8);
        Set<String> known = new HashSet<>(
                exams.all().stream().map(one -> one.definition().title()).toList());
        List<Long> people = jdbc.sql("SELECT id FROM core_employee WHERE state = 'ACTIVE' ORDER BY id")
                .query(Long.class)
                .list();
        Map<Long, QuestionContent> contents = new HashMap<>();
        for (Question question : pool.usable(null, null)) {
            contents.put(question.id(), question.content());
        }
        for (String line : table.lines().skip(1).toList()) {
            List<String> cells = List.of(line.split(",", -1));
            if (known.contains(cells.get(0))) {
                continue;
            }
            List<Quota> quotas = new ArrayList<>();
            for (String quota : cells.get(8).split("\\+")) {
                String[] parts = quota.split("\\*");
                quotas.add(new Quota(Set.of("WORD:" + parts[0]), Set.of(), Integer.parseInt(parts[1]), 2));
            }
            long id = service.create(
                    new ExamDefinition(
                            cells.get(0),
                            cells.get(1),
                            Integer.parseInt(cells.get(2)),
                            Integer.parseInt(cells.get(3)),
                            Integer.parseInt(cells.get(4)),
                            true,
                            ExamDefinition.Reveal.AT_ONCE,
                            null,
                            null,
                            new Paper(List.of(), quotas)),
                    null,
                    null);
            ExamState state = ExamState.valueOf(cells.get(5));
            if (state != ExamState.DRAFT) {
                service.setState(id, state);
                take(exams.find(id).orElseThrow(), people, cells, contents);
            }
        }
    }

    private void take(Exam exam, List<Long> people, List<String> cells, Map<Long, QuestionContent> contents) {
        int share = Integer.parseInt(cells.get(7));
        for (long person : people) {
            Random dice = new Random(exam.id() * 1_000_003 + person);
            // the same person is as good in every exam
            double skill = new Random(person * 7_919).nextGaussian() * 0.9 + 1.7;
            if (dice.nextInt(100) >= share) {
                continue;
            }
            long attempt = taking.begin(exam, person, dice.nextLong());
            Instant began = time.now()
                    .minus(Duration.ofDays(Long.parseLong(cells.get(6)) + dice.nextInt(3)))
                    .minus(Duration.ofMinutes(dice.nextInt(400)));
            Instant handed = began.plus(Duration.ofSeconds(400 + dice.nextInt(900)));
            for (AttemptItem item : attempts.items(List.of(attempt))) {
                QuestionContent question = contents.get(item.questionId());
                if (question != null) {
                    double chance = 1 / (1 + Math.exp(-(skill - (question.difficulty() - 2.5) * 0.6)));
                    attempts.answer(
                            attempt,
                            person,
                            item.slot(),
                            answer(question.task(), dice.nextDouble() < chance, dice),
                            handed,
                            Instant.EPOCH);
                }
            }
            scoring.handIn(attempt, false);
            jdbc.sql("UPDATE train_attempt SET started_at = ?, handed_at = ?, deadline = ? WHERE id = ?")
                    .params(
                            Timestamp.from(began),
                            Timestamp.from(handed),
                            Timestamp.from(began.plus(Duration.ofMinutes(
                                    Math.max(exam.definition().minutes(), 60)))),
                            attempt)
                    .update();
        }
    }

    private static Answer answer(Task task, boolean right, Random dice) {
        return switch (task) {
            case Task.Choice(boolean multiple, boolean _, List<Task.Option> options) ->
                new Answer(
                        multiple
                                ? IntStream.range(0, options.size())
                                        .filter(i -> options.get(i).weight() > 0 && (right || dice.nextBoolean()))
                                        .boxed()
                                        .toList()
                                : List.of(pick(options, right, dice)),
                        "");
            case Task.Script(List<Task.Line> _, List<Task.Option> replies) -> Answer.picks(pick(replies, right, dice));
            case Task.TrueFalse statement -> Answer.picks(statement.right() == right ? 1 : 0);
            case Task.FillIn words ->
                Answer.text(right ? words.accepted().getFirst().text() : "-");
            case Task.Numbers numbers -> {
                var value = numbers.accepted().getFirst().value();
                yield Answer.text(right && value != null ? value.toPlainString() : Integer.toString(dice.nextInt(99)));
            }
            case Task.Matching matching ->
                new Answer(
                        IntStream.range(0, matching.pairs().size())
                                .map(i -> right ? i : (i + 1) % matching.pairs().size())
                                .boxed()
                                .toList(),
                        "");
            case Task.Ordering(var steps) ->
                new Answer(
                        IntStream.range(0, steps.size())
                                .map(i -> right || i > 1 ? i : 1 - i)
                                .boxed()
                                .toList(),
                        "");
            case Task.Violation(List<Task.Line> chat) ->
                new Answer(
                        IntStream.range(0, chat.size())
                                .filter(i -> chat.get(i).isWrong() && (right || dice.nextBoolean()))
                                .boxed()
                                .toList(),
                        "");
            case Task.Essay essay ->
                Answer.text(String.join(
                        "，",
                        essay.rubric().stream()
                                .map(Task.Criterion::text)
                                .limit(right ? 9 : 2)
                                .toList()));
            case Task.Description _ -> Answer.NONE;
        };
    }

    private static int pick(List<Task.Option> options, boolean right, Random dice) {
        int best = IntStream.range(0, options.size())
                .filter(i -> options.get(i).weight() >= Task.FULL)
                .findFirst()
                .orElse(0);
        return right ? best : (best + 1 + dice.nextInt(options.size() - 1)) % options.size();
    }
}
