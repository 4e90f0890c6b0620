package cn.zhiban.training.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was played of a video. */
class WatchedTest {
    @Test
    void everySecondCountsOnceHoweverOftenItWasPlayed() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            int length = 30 + random.nextInt(600);
            BitSet seen = new BitSet();
            Watched watched = Watched.NOTHING;
            for (int visit = 0; visit < 1 + random.nextInt(8); visit++) {
                List<Watched.Range> ranges = new ArrayList<>();
                for (int i = 0; i < 1 + random.nextInt(4); i++) {
                    int from = random.nextInt(length);
                    int to = from + random.nextInt(90);
                    ranges.add(new Watched.Range(from, to));
                    seen.set(from, Math.min(to, length));
                }
                watched = watched.and(new Watched(random.nextInt(length), length, ranges));
            }
            // stretches one second apart are taken as one
            int least = Math.round(100f * seen.cardinality() / length);
            assertThat(watched.percent()).isBetween(least, Math.min(100, least + 100 * 32 / length + 1));
            assertThat(Watched.ranges(watched.text())).isEqualTo(watched.ranges());
        }
    }

    @Test
    void jumpingToTheEndCountsOnlyWhatWasPlayed() {
        assertThat(new Watched(600, 600, Watched.ranges("0-12,590-600")).percent())
                .isEqualTo(4);
    }

    @Test
    void whatABrowserSendsWrongIsLeftOut() {
        assertThat(Watched.ranges("a-b,7,-3,5-9,1-99999999999,,")).containsExactly(new Watched.Range(5, 9));
    }
}
