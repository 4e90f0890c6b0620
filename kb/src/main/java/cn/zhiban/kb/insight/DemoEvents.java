package cn.zhiban.kb.insight;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up what agents of the demo company searched, opened and copied; the same every time, as long as now is. */
final class DemoEvents {
    /** Days before today that have something in them. */
    static final int DAYS = 56;

    private static final int SEED = 20_261;
    /** Searches of a person on an ordinary day. */
    private static final int SEARCHES = 64;
    /** Of twenty searches at each hour of the day: chats begin at nine and are busiest in the evening. */
    private static final int[] BY_HOUR = {
        1, 0, 0, 0, 0, 0, 0, 1, 3, 9, 13, 12, 8, 9, 12, 13, 12, 9, 10, 15, 19, 20, 14, 6
    };

    /** An answer with the wordings it is asked in, the shops it holds in, and until when, null for ever. */
    record Answer(
            long id,
            List<String> questions,
            List<Long> shops,
            @Nullable Instant until) {}

    /** Somebody who serves shops. */
    record Server(long accountId, List<Long> shops) {}

    private final CompanyTime time;
    private final List<Answer> answers;
    private final List<String> vain;
    private final Random random = new Random(SEED);
    private final List<Object[]> rows = new ArrayList<>();

    DemoEvents(CompanyTime time, List<Answer> answers, List<String> vain) {
        this.time = time;
        this.answers = new ArrayList<>(answers);
        this.vain = vain;
        Collections.shuffle(this.answers, random);
    }

    /** Rows of kb_search_event: at, account, shop, kind, query, article, position, total, took; in the order of time. */
    List<Object[]> make(List<Server> people) {
        LocalDate today = time.today();
        Instant now = time.now();
        for (int back = DAYS; back >= 0; back--) {
            LocalDate day = today.minusDays(back);
            double rush = day.getDayOfWeek().getValue() >= 6 ? 1.25 : 1;
            // a promotion two weeks ago
            rush *= back >= 11 && back <= 13 ? 1.7 : 1;
            for (Server person : people) {
                int searches = (int) (SEARCHES * rush * (0.8 + 0.4 * random.nextDouble()));
                for (int i = 0; i < searches; i++) {
                    search(person, moment(day), 1 - back / (double) DAYS);
                }
            }
        }
        rows.removeIf(row -> !((Timestamp) row[0]).toInstant().isBefore(now));
        rows.sort((one, other) -> ((Timestamp) one[0]).compareTo((Timestamp) other[0]));
        return rows;
    }

    private Instant moment(LocalDate day) {
        int place = random.nextInt(java.util.Arrays.stream(BY_HOUR).sum());
        int hour = 0;
        while (place >= BY_HOUR[hour]) {
            place -= BY_HOUR[hour++];
        }
        return time.instant(day.atTime(hour, random.nextInt(60), random.nextInt(60)));
    }

    /** @param learned from 0 at the beginning to 1 today: answers get better and are found sooner */
    private void search(Server person, Instant at, double learned) {
        long shop = person.shops().get(random.nextInt(person.shops().size()));
        Instant moment = at;
        if (random.nextDouble() < 0.10 - 0.05 * learned) {
            row(moment, person, shop, "SEARCH", vain.get(skewed(vain.size(), 1.5)), null, null, 0);
            if (random.nextDouble() < 0.4) {
                return;
            }
            moment = moment.plusMillis(7_000 + random.nextInt(30_000));
        }
        Answer answer = answer(shop, at);
        if (answer == null) {
            return;
        }
        String query = answer.questions().get(skewed(answer.questions().size(), 1.3));
        row(moment, person, shop, "SEARCH", query, null, null, 1 + random.nextInt(28));
        double luck = random.nextDouble();
        boolean poor = answers.indexOf(answer) % 29 == 7;
        int rank = rank(learned);
        long wait = (long) (1_200 + Math.exp(random.nextGaussian() * 0.75 + 8.9 - 0.45 * learned));
        if (poor ? luck < 0.75 : luck < 0.14) {
            row(moment.plusMillis(wait / 2), person, shop, "OPEN", query, answer.id(), rank, null);
            luck = poor && random.nextDouble() < 0.9 ? 1 : random.nextDouble();
        }
        if (luck < 0.68 + 0.1 * learned) {
            row(moment.plusMillis(wait), person, shop, "COPY", query, answer.id(), rank, null);
        }
    }

    private int rank(double learned) {
        double place = random.nextDouble();
        double first = 0.62 + 0.12 * learned;
        return place < first ? 1 : place < first + 0.15 ? 2 : place < 0.93 ? 3 : 4 + random.nextInt(5);
    }

    private @Nullable Answer answer(long shop, Instant at) {
        // a third is never asked for
        int most = answers.size() * 2 / 3;
        for (int i = 0; i < 60; i++) {
            Answer answer = answers.get(skewed(most, 2.2));
            if (answer.shops().contains(shop)
                    && (answer.until() == null || answer.until().isAfter(at))) {
                return answer;
            }
        }
        return null;
    }

    /** A place, the first ones more often. */
    private int skewed(int size, double how) {
        return (int) (size * Math.pow(random.nextDouble(), how));
    }

    private void row(
            Instant at,
            Server person,
            long shop,
            String kind,
            String query,
            @Nullable Long article,
            @Nullable Integer position,
            @Nullable Integer total) {
        rows.add(new Object[] {
            Timestamp.from(at),
            person.accountId(),
            shop,
            kind,
            query,
            article,
            position,
            total,
            total == null
                    ? null
                    : (int) Duration.ofMillis(3 + random.nextInt(25)).toMillis()
        });
    }
}
