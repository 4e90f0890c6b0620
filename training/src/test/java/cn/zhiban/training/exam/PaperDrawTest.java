package cn.zhiban.training.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PaperDrawTest {
    private static final String[] TAGS = {"a", "b", "c", "d", "e"};

    private static List<PaperDraw.Candidate> pool(Random random) {
        List<PaperDraw.Candidate> pool = new ArrayList<>();
        int many = random.nextInt(25);
        for (int i = 0; i < many; i++) {
            pool.add(new PaperDraw.Candidate(i + 1L, tags(random, 3), 1 + random.nextInt(5)));
        }
        return pool;
    }

    private static Set<String> tags(Random random, int most) {
        Set<String> tags = new HashSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            tags.add(TAGS[random.nextInt(TAGS.length)]);
        }
        return tags;
    }

    private static List<Quota> quotas(Random random) {
        List<Quota> quotas = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            Set<Integer> difficulties = new HashSet<>();
            for (int n = random.nextInt(3); n > 0; n--) {
                difficulties.add(1 + random.nextInt(5));
            }
            quotas.add(new Quota(tags(random, 2), difficulties, 1 + random.nextInt(5), 1));
        }
        return quotas;
    }

    @Test
    void tenThousandRandomPapersViolateNoQuota() {
        Random random = new Random(11);
        int papers = 0;
        int impossible = 0;
        while (papers < 10_000) {
            List<PaperDraw.Candidate> pool = pool(random);
            List<Quota> quotas = quotas(random);
            Optional<PaperDraw.Shortage> shortage = PaperDraw.shortage(pool, quotas);
            if (shortage.isPresent()) {
                impossible++;
                proven(pool, quotas, shortage.get());
                assertThatThrownBy(() -> PaperDraw.draw(pool, quotas, 1)).isInstanceOf(PaperImpossible.class);
                continue;
            }
            long seed = random.nextLong();
            List<PaperDraw.Drawn> drawn = PaperDraw.draw(pool, quotas, seed);
            Map<Long, PaperDraw.Candidate> byId =
                    pool.stream().collect(Collectors.toMap(PaperDraw.Candidate::id, Function.identity()));
            assertThat(drawn).extracting(PaperDraw.Drawn::questionId).doesNotHaveDuplicates();
            for (int i = 0; i < quotas.size(); i++) {
                int quota = i;
                List<PaperDraw.Drawn> its =
                        drawn.stream().filter(one -> one.quota() == quota).toList();
                assertThat(its).hasSize(quotas.get(i).count());
                for (PaperDraw.Drawn one : its) {
                    PaperDraw.Candidate candidate = byId.get(one.questionId());
                    assertThat(candidate.tags()).containsAll(quotas.get(i).tags());
                    assertThat(quotas.get(i).difficulties().isEmpty()
                                    || quotas.get(i).difficulties().contains(candidate.difficulty()))
                            .isTrue();
                }
            }
            assertThat(PaperDraw.draw(pool, quotas, seed)).isEqualTo(drawn);
            papers++;
        }
        assertThat(impossible).isGreaterThan(1_000);
    }

    /** Hall: the quotas named ask for more than all questions that fit any of them. */
    private static void proven(List<PaperDraw.Candidate> pool, List<Quota> quotas, PaperDraw.Shortage shortage) {
        long available = pool.stream()
                .filter(one -> shortage.quotas().stream()
                        .anyMatch(quota -> quotas.get(quota).fits(one)))
                .count();
        int asked = shortage.quotas().stream()
                .mapToInt(quota -> quotas.get(quota).count())
                .sum();
        assertThat(shortage.asked()).isEqualTo(asked);
        assertThat(shortage.available()).isEqualTo((int) available);
        assertThat(asked).isGreaterThan((int) available);
    }

    @Test
    void aQuestionThatServesTwoQuotasIsLeftToTheOneThatNeedsIt() {
        List<PaperDraw.Candidate> pool =
                List.of(new PaperDraw.Candidate(1, Set.of("a", "b"), 3), new PaperDraw.Candidate(2, Set.of("a"), 3));
        List<Quota> quotas = List.of(new Quota(Set.of("a"), Set.of(), 1, 1), new Quota(Set.of("b"), Set.of(), 1, 1));
        for (long seed = 0; seed < 50; seed++) {
            assertThat(PaperDraw.draw(pool, quotas, seed))
                    .containsExactly(new PaperDraw.Drawn(2, 0), new PaperDraw.Drawn(1, 1));
        }
    }

    @Test
    void otherSeedsDrawOtherPapersAndEveryQuestionHasItsTurn() {
        List<PaperDraw.Candidate> pool = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            pool.add(new PaperDraw.Candidate(i, Set.of(), 3));
        }
        int[] drawn = new int[21];
        for (long seed = 0; seed < 2_000; seed++) {
            PaperDraw.draw(pool, List.of(new Quota(Set.of(), Set.of(), 5, 1)), seed)
                    .forEach(one -> drawn[(int) one.questionId()]++);
        }
        for (int i = 1; i <= 20; i++) {
            assertThat(drawn[i]).isBetween(400, 600);
        }
    }
}
