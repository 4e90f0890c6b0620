package cn.zhiban.bench;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.exam.ExamDefinition;
import cn.zhiban.training.exam.ExamService;
import cn.zhiban.training.exam.ExamState;
import cn.zhiban.training.exam.ExamTaking;
import cn.zhiban.training.exam.Paper;
import cn.zhiban.training.exam.Quota;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many people who take the same exam at once: how long it takes until an answer is kept, and whether every one is there
 * afterwards. Answers go to the service that screens and REST use.
 */
record ExamBench(int people, double pause) {
    private static final int QUESTIONS = 30;
    private static final int BANK = 300;
    private static final double GOAL = 200;

    /** @return null when the options are not understood */
    static @Nullable ExamBench parse(List<String> options) {
        double people = 200;
        double pause = 3;
        for (int i = 0; i < options.size(); i += 2) {
            if (i + 1 == options.size()) {
                return null;
            }
            switch (options.get(i)) {
                case "--people" -> people = Double.parseDouble(options.get(i + 1));
                case "--pause" -> pause = Double.parseDouble(options.get(i + 1));
                default -> {
                    return null;
                }
            }
        }
        return new ExamBench((int) people, pause);
    }

    void run() throws Exception {
        try (RunningSuite suite = new RunningSuite()) {
            Access access = suite.bean(Access.class);
            long exam = access.callAs(access.system(), () -> prepare(suite));
            ExamTaking taking = suite.bean(ExamTaking.class);
            ConcurrentLinkedQueue<Double> begun = new ConcurrentLinkedQueue<>();
            ConcurrentLinkedQueue<Double> kept = new ConcurrentLinkedQueue<>();
            ConcurrentLinkedQueue<Long> wrong = new ConcurrentLinkedQueue<>();
            ConcurrentLinkedQueue<Exception> failed = new ConcurrentLinkedQueue<>();
            try (ExecutorService takers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int person = 1; person <= people; person++) {
                    int number = person;
                    takers.submit(() -> {
                        try {
                            access.callAs(taker(number), () -> {
                                sit(taking, exam, number, begun, kept, wrong);
                                return null;
                            });
                        } catch (Exception e) {
                            failed.add(e);
                        }
                    });
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d people, %d questions each, %.1f s between answers on the average%n",
                    people,
                    QUESTIONS,
                    pause);
            System.out.printf(Locale.ROOT, "an attempt begun, all at once: %s%n", times(begun));
            System.out.printf(
                    Locale.ROOT,
                    "an answer kept: %s; %d answers, %d lost or changed, %d takers failed (goal: 99 %% within %.0f ms,"
                            + " none lost)%n",
                    times(kept),
                    kept.size(),
                    wrong.size(),
                    failed.size(),
                    GOAL);
            for (Exception one : failed.stream().limit(3).toList()) {
                one.printStackTrace();
            }
        }
    }

    private long prepare(RunningSuite suite) {
        JdbcTemplate jdbc = suite.bean(JdbcTemplate.class);
        for (int person = 1; person <= people; person++) {
            jdbc.update(
                    "INSERT INTO core_employee (id, staff_number, name, post, hire_date, state)"
                            + " VALUES (?, ?, ?, 'PRE_SALES', '2024-01-01', 'ACTIVE')",
                    person,
                    "E" + person,
                    "Person " + person);
        }
        QuestionBank bank = suite.bean(QuestionBank.class);
        for (int i = 0; i < BANK; i++) {
            List<Task.Option> options = new ArrayList<>();
            for (int option = 0; option < 4; option++) {
                options.add(Task.Option.of("Option " + option, option == 0));
            }
            bank.create(
                    new QuestionContent(
                            "",
                            RichText.markdown("Question " + i),
                            new Task.Choice(false, true, options),
                            RichText.EMPTY,
                            "",
                            1 + i % 5,
                            List.of()),
                    null,
                    null);
        }
        ExamService exams = suite.bean(ExamService.class);
        long exam = exams.create(
                new ExamDefinition(
                        "Bench",
                        "",
                        60,
                        0,
                        80,
                        true,
                        ExamDefinition.Reveal.AT_ONCE,
                        null,
                        null,
                        new Paper(List.of(), List.of(new Quota(Set.of(), Set.of(), QUESTIONS, 1)))),
                null,
                null);
        exams.setState(exam, ExamState.OPEN);
        return exam;
    }

    private static Actor taker(long number) {
        return new Actor(
                null,
                null,
                "account:" + number,
                "Person " + number,
                number,
                Set.of(TrainingPermissions.LEARN),
                Scope.NOTHING);
    }

    private void sit(
            ExamTaking taking,
            long exam,
            int number,
            ConcurrentLinkedQueue<Double> begun,
            ConcurrentLinkedQueue<Double> kept,
            ConcurrentLinkedQueue<Long> wrong)
            throws InterruptedException {
        Random random = new Random(number);
        long begin = System.nanoTime();
        long attempt = taking.start(exam);
        begun.add((System.nanoTime() - begin) / 1e6);
        int[] picks = new int[QUESTIONS + 1];
        for (int slot = 1; slot <= QUESTIONS; slot++) {
            Thread.sleep((long) (-1000 * pause * Math.log(1 - random.nextDouble())));
            picks[slot] = random.nextInt(4);
            long now = System.nanoTime();
            taking.answer(attempt, slot, Answer.picks(picks[slot]));
            kept.add((System.nanoTime() - now) / 1e6);
        }
        taking.sitting(attempt).items().stream()
                .filter(item -> !item.answer().picks().equals(List.of(picks[item.slot()])))
                .forEach(item -> wrong.add((long) item.slot()));
        taking.handIn(attempt);
    }

    private static String times(ConcurrentLinkedQueue<Double> all) {
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return "none";
        }
        return String.format(
                Locale.ROOT,
                "median %.1f ms, 99 %% %.1f ms, longest %.1f ms",
                sorted[sorted.length / 2],
                sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * 0.99) - 1)],
                Arrays.stream(sorted).max().orElse(0));
    }
}
