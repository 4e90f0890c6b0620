package cn.zhiban.kb.script;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.script.RunStore.Run;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands a run over to a colleague by a code that is said or typed once. Whoever takes it over must be allowed to read
 * the script and see the shop; everybody else is told that there is no such code.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
public class RunHandover {
    /** Letters that look and sound unlike each other. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 6;
    private static final Duration VALID = Duration.ofMinutes(15);
    private static final int TRIES = 10;

    private final ScriptRuns runs;
    private final RunStore store;
    private final ScriptFlows flows;
    private final Notices notices;
    private final CompanyTime time;
    private final SecureRandom random = new SecureRandom();
    private final LoadingCache<Long, AtomicInteger> failures =
            Caffeine.newBuilder().expireAfterWrite(VALID).maximumSize(10_000).build(_ -> new AtomicInteger());

    RunHandover(ScriptRuns runs, RunStore store, ScriptFlows flows, Notices notices, CompanyTime time) {
        this.runs = runs;
        this.store = store;
        this.flows = flows;
        this.notices = notices;
        this.time = time;
    }

    /** A code and how long it may be used. */
    public record Offer(String code, Instant until) {}

    /** Offers a run of the person's own to a colleague and puts it aside. An earlier code no longer holds. */
    public Offer offer(long runId) {
        Actor actor = runs.person();
        Run run = runs.mine(actor, runId);
        if (!run.state().open()) {
            throw new InvalidInput("state", "kb.script.problem.ended");
        }
        String code = code();
        while (store.isTaken(code)) {
            code = code();
        }
        Instant until = time.now().plus(VALID);
        store.offer(runId, code, until);
        return new Offer(code, until);
    }

    /**
     * Takes over the run that the code stands for.
     *
     * @throws InvalidInput there is no such code, it is too old, or it is for a script or shop that is not this person's
     */
    public RunView takeOver(String typed) {
        Actor actor = runs.person();
        long account = ScriptRuns.account(actor);
        AtomicInteger failed = failures.get(account);
        if (failed.get() >= TRIES) {
            throw new InvalidInput("code", "kb.script.problem.code-tries", VALID.toMinutes());
        }
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        Run run = store.byCode(code).filter(one -> runs.mayGoOn(actor, one)).orElse(null);
        if (run == null) {
            failed.incrementAndGet();
            throw new InvalidInput("code", "kb.script.problem.code");
        }
        store.handTo(run.id(), account);
        Long giver = run.accountId();
        if (giver != null && giver != account) {
            notices.send(
                    List.of(giver),
                    "kb.script.notice.taken-over",
                    "kb/runs",
                    actor.name(),
                    flows.version(run.articleId(), run.version())
                            .map(Script::title)
                            .orElse(""));
        }
        return runs.show(actor, runs.mine(actor, run.id()));
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
