package cn.zhiban.training.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FsrsTest {
    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

    /** Reviews, each at its due time: rating, stage (1 learning, 2 review, 3 relearning), stability, difficulty, days. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3,1,2.3065,2.1181,0 3,2,2.3065,2.1112,2 3,2,10.971,2.1043,11 3,2,46.3169,2.0975,46 3,2,162.9998,2.0906,163",
                "1,1,0.212,6.4133,0 3,1,0.2467,6.4021,0 3,2,0.2842,6.3909,1 3,2,2.1521,6.3798,2 3,2,6.6243,6.3686,7",
                "3,1,2.3065,2.1181,0 3,2,2.3065,2.1112,2 1,3,0.6077,7.3922,0 3,2,0.6598,7.3801,1 3,2,2.4892,7.3679,3",
                "4,2,8.2956,1,8 4,2,65.6242,1,66 3,2,242.436,1,242 2,2,556.7231,4.0106,557 1,3,6.8638,8.0166,0",
                "2,1,1.2931,5.1122,0 3,1,1.3359,5.1023,0 2,1,1.3359,6.7339,0 3,2,1.3772,6.7224,1 4,2,5.8237,5.6124,6"
            })
    void agreesWithThePublishedVectors(String vector) {
        Fsrs fsrs = new Fsrs(0.9, 36_500);
        Memory memory = null;
        for (String review : vector.split(" ")) {
            String[] parts = review.split(",");
            Instant now = memory == null ? START : memory.dueAt();
            memory = fsrs.after(memory, Rating.values()[Integer.parseInt(parts[0]) - 1], now);
            assertThat(memory.stage().ordinal() + 1).as(review).isEqualTo(Integer.parseInt(parts[1]));
            assertThat(memory.stability()).as(review).isCloseTo(Double.parseDouble(parts[2]), within(1e-4));
            assertThat(memory.difficulty()).as(review).isCloseTo(Double.parseDouble(parts[3]), within(1e-4));
            assertThat(Duration.between(now, memory.dueAt()).toDays())
                    .as(review)
                    .isEqualTo(Long.parseLong(parts[4]));
        }
    }

    @Test
    void isAskedWhenTheWantedShareIsStillRemembered() {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            double retention = 0.8 + 0.17 * random.nextDouble();
            Fsrs fsrs = new Fsrs(retention, 36_500);
            double stability = 5 + 200 * random.nextDouble();
            Memory memory = new Memory(
                    Memory.Stage.REVIEW,
                    0,
                    stability,
                    5,
                    START,
                    START.plus(Duration.ofDays(fsrs.interval(stability))),
                    3,
                    0);
            if (fsrs.interval(stability) > 20) {
                assertThat(Fsrs.recall(memory, memory.dueAt())).isCloseTo(retention, within(0.01));
            }
        }
        assertThat(new Fsrs(0.95, 30).interval(5_000))
                .as("red lines never rest longer")
                .isEqualTo(30);
    }

    @Test
    void knowingItBetterNeverBringsItBackEarlier() {
        Random random = new Random(7);
        Fsrs fsrs = new Fsrs(0.9, 36_500);
        for (int i = 0; i < 2_000; i++) {
            Memory memory = null;
            Instant now = START;
            for (int review = 0; review < 8; review++) {
                memory = fsrs.after(memory, Rating.values()[random.nextInt(3)], now);
                now = memory.dueAt().plus(Duration.ofHours(random.nextInt(100)));
            }
            Memory known = memory;
            Memory again = fsrs.after(known, Rating.AGAIN, now);
            Memory hard = fsrs.after(known, Rating.HARD, now);
            Memory good = fsrs.after(known, Rating.GOOD, now);
            assertThat(again.stability()).isLessThanOrEqualTo(hard.stability());
            assertThat(hard.stability()).isLessThanOrEqualTo(good.stability());
            assertThat(again.difficulty()).isGreaterThanOrEqualTo(good.difficulty());
        }
    }

    @Test
    void anAnswerIsRatedByWhetherItIsRightAndHowLongItTook() {
        assertThat(Rating.of(false, 1, 10)).isEqualTo(Rating.AGAIN);
        assertThat(Rating.of(true, 21, 10)).isEqualTo(Rating.HARD);
        assertThat(Rating.of(true, 20, 10)).isEqualTo(Rating.GOOD);
        assertThat(Rating.of(true, 1, 10)).isEqualTo(Rating.GOOD);
        assertThat(Rating.of(true, 90_000, 0)).as("nothing to compare with").isEqualTo(Rating.GOOD);
    }
}
