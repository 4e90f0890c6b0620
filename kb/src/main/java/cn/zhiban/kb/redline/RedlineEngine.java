package cn.zhiban.kb.redline;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.match.Passage;
import cn.zhiban.kb.redline.match.RedlineMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Checks texts against all rules that hold at a place. The rules are one immutable snapshot in memory; a counter in the
 * database is looked at once a second, so that a change on another node holds here within two.
 */
@Component
class RedlineEngine {
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final RedlineRows rows;
    private final CompanyTime time;
    private volatile @Nullable Snapshot snapshot;
    private volatile long lookedAt;

    RedlineEngine(RedlineRows rows, CompanyTime time) {
        this.rows = rows;
        this.time = time;
    }

    /** Rules as they were at one moment. */
    static final class Snapshot {
        private final long changes;
        private final List<RedlineRule> rules;
        private final RedlineMatcher matcher;
        private final Map<Long, Set<String>> industries;
        private final Map<RedlineContext, Holding> holding = new ConcurrentHashMap<>();

        Snapshot(long changes, List<RedlineRule> rules, Map<Long, Set<String>> industries) {
            this.changes = changes;
            this.rules = List.copyOf(rules);
            this.matcher = new RedlineMatcher(
                    rules.stream().map(rule -> rule.content().terms()).toList());
            this.industries = industries;
        }

        long changes() {
            return changes;
        }

        /** Rules that hold at a place now. */
        private BitSet holding(RedlineContext place, Instant now) {
            Holding known = holding.get(place);
            if (known == null || !now.isBefore(known.until())) {
                known = Holding.of(rules, place, now);
                holding.put(place, known);
            }
            return known.rules();
        }
    }

    private record Holding(BitSet rules, Instant until) {
        static Holding of(List<RedlineRule> all, RedlineContext place, Instant now) {
            BitSet rules = new BitSet(all.size());
            Instant until = Instant.MAX;
            for (int i = 0; i < all.size(); i++) {
                RedlineDraft rule = all.get(i).content();
                boolean begun = rule.validFrom() == null || !now.isBefore(rule.validFrom());
                boolean ended = rule.validTo() != null && !now.isBefore(rule.validTo());
                rules.set(i, begun && !ended && place.holds(rule));
                until = Stream.of(rule.validFrom(), rule.validTo(), until)
                        .filter(moment -> moment != null && moment.isAfter(now))
                        .min(Instant::compareTo)
                        .orElse(until);
            }
            return new Holding(rules, until);
        }
    }

    /** What is wrong with a text that is said at all of the places, in the order of the text. */
    List<RedlineFinding> check(String text, List<RedlineContext> places) {
        if (text.isBlank() || places.isEmpty()) {
            return List.of();
        }
        Snapshot now = snapshot();
        Instant moment = time.now();
        List<BitSet> each =
                places.stream().map(place -> now.holding(place, moment)).toList();
        BitSet any = each.getFirst();
        if (each.size() > 1) {
            any = (BitSet) any.clone();
            each.forEach(any::or);
        }
        List<RedlineFinding> findings = new ArrayList<>();
        for (Passage passage : now.matcher.find(text, any)) {
            boolean everywhere = each.stream().allMatch(rules -> rules.get(passage.rule()));
            findings.add(finding(now.rules.get(passage.rule()), passage, everywhere));
        }
        return findings;
    }

    private static RedlineFinding finding(RedlineRule rule, Passage passage, boolean everywhere) {
        RedlineDraft content = rule.content();
        return new RedlineFinding(
                rule.id(),
                content.code(),
                rule.number(),
                content.severity(),
                passage.start(),
                passage.end(),
                content.message(),
                content.insteadOf(passage.word()),
                passage.word() < 0,
                everywhere);
    }

    /**
     * The text with what may be said instead of everything that blocks it, or null when something cannot be replaced.
     *
     * @param findings of this text at these places
     */
    @Nullable
    String mend(String text, List<RedlineFinding> findings, List<RedlineContext> places) {
        StringBuilder mended = new StringBuilder();
        StringBuilder added = new StringBuilder();
        int done = 0;
        List<RedlineFinding> blocking = findings.stream()
                .filter(one -> one.severity() == Severity.BLOCK)
                .toList();
        for (int i = 0; i < blocking.size(); i++) {
            RedlineFinding best = blocking.get(i);
            if (best.alternative() == null) {
                return null;
            }
            if (best.missing()) {
                added.append('\n').append(best.alternative());
                continue;
            }
            int start = best.start();
            int end = best.end();
            // passages of several rules that overlap are replaced as one, by what the longest of them says
            while (i + 1 < blocking.size()
                    && blocking.get(i + 1).start() < end
                    && !blocking.get(i + 1).missing()) {
                RedlineFinding next = blocking.get(++i);
                end = Math.max(end, next.end());
                if (next.alternative() != null && next.end() - next.start() > best.end() - best.start()) {
                    best = next;
                }
            }
            mended.append(text, done, start).append(best.alternative());
            done = end;
        }
        String result = mended.append(text, done, text.length()).append(added).toString();
        boolean clean = check(result, places).stream().noneMatch(one -> one.severity() == Severity.BLOCK);
        return clean ? result : null;
    }

    /** The place of a chat or an article. */
    RedlineContext place(
            @Nullable Platform platform, @Nullable Long clientId, @Nullable Long shopId, @Nullable String category) {
        List<String> labels = new ArrayList<>();
        if (clientId != null) {
            labels.addAll(snapshot().industries.getOrDefault(clientId, Set.of()));
        }
        if (category != null) {
            labels.add(category);
        }
        return new RedlineContext(platform, clientId, shopId, labels);
    }

    Snapshot snapshot() {
        Snapshot known = snapshot;
        if (known != null && System.nanoTime() - lookedAt < LOOK_EVERY_NANOS) {
            return known;
        }
        return look();
    }

    private synchronized Snapshot look() {
        Snapshot known = snapshot;
        if (known != null && System.nanoTime() - lookedAt < LOOK_EVERY_NANOS) {
            return known;
        }
        long changes = rows.changes();
        if (known == null || known.changes != changes) {
            known = new Snapshot(changes, rows.active(), rows.industries());
            snapshot = known;
        }
        lookedAt = System.nanoTime();
        return known;
    }

    @TransactionalEventListener(fallbackExecution = true)
    synchronized void changed(RedlinesChanged event) {
        lookedAt = System.nanoTime() - LOOK_EVERY_NANOS - 1;
    }
}
