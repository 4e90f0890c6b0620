package cn.zhiban.kb.script;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleRights;
import cn.zhiban.kb.script.RunStore.Row;
import cn.zhiban.kb.script.RunStore.Run;
import cn.zhiban.kb.script.ScriptWalk.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Walks through scripts ({@link KbPermissions#READ}): each person their own runs, of scripts and in shops within the
 * scope. A change names the revision that it started from; one that was made already, or that comes from a screen that
 * is out of date, changes nothing and is answered with what holds now, so a key pressed twice never goes two steps.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
public class ScriptRuns {
    private static final String TYPE = "kb.script-run";
    private static final int KEY = 40;
    private static final int FACTS = 100;
    private static final int VALUE = 2_000;

    private final RunStore store;
    private final RunViews views;
    private final RunHouseKeeping house;
    private final ScriptFlows flows;
    private final ScriptWalk walk;
    private final Organisation organisation;
    private final Access access;
    private final CompanyTime time;

    ScriptRuns(
            RunStore store,
            RunViews views,
            RunHouseKeeping house,
            ScriptFlows flows,
            ScriptWalk walk,
            Organisation organisation,
            Access access,
            CompanyTime time) {
        this.store = store;
        this.views = views;
        this.house = house;
        this.flows = flows;
        this.walk = walk;
        this.organisation = organisation;
        this.access = access;
        this.time = time;
    }

    /**
     * Begins a script; asked again with the same key it is the same run.
     *
     * @param key made up by the caller, at most 40 characters
     * @param shopId shop of the chat, or null
     * @throws NotFound there is no such script for this person
     * @throws InvalidInput the script is not for this shop or not for today
     */
    public RunView start(long articleId, @Nullable Long shopId, String key) {
        Actor actor = person();
        if (key.isBlank() || key.length() > KEY) {
            throw new InvalidInput("key", "kb.script.problem.key", KEY);
        }
        Long known = store.find(account(actor), key).orElse(null);
        if (known != null) {
            return show(actor, mine(actor, known));
        }
        Script script = readable(actor, articleId);
        requireFor(actor, script, shopId);
        house.closeForgotten();
        long id = store.insert(account(actor), key, script, shopId, Map.of());
        if (!store.rows(id).isEmpty()) {
            return show(actor, mine(actor, id));
        }
        store.append(id, account(actor), walk.start(script, views.facts(actor, shopId, Map.of()), actor.scope()));
        return show(actor, mine(actor, id));
    }

    /** A run of the person's own. @throws NotFound there is none */
    public RunView get(long id) {
        Actor actor = person();
        return show(actor, mine(actor, id));
    }

    /**
     * Takes a way.
     *
     * @param revision the run's revision that the person saw
     * @param choice index of the way
     */
    public RunView choose(long id, int revision, int choice) {
        Actor actor = person();
        Run run = mine(actor, id);
        if (run.revision() != revision || !run.state().open()) {
            return show(actor, run);
        }
        Row here = store.rows(id).getLast();
        Map<String, String> facts = views.facts(actor, run.shopId(), run.facts());
        String label = walk.ways(here.stack(), facts).stream()
                .filter(way -> way.index() == choice)
                .findFirst()
                .map(Way::label)
                .orElse("");
        Map<String, String> known = new HashMap<>(run.facts());
        walk.implied(here.stack(), choice, facts).forEach((fact, value) -> {
            known.put(fact, value);
            facts.put(fact, value);
        });
        List<Visit> visits = walk.take(here.stack(), choice, facts, actor.scope());
        store.choose(id, here.seq(), label);
        store.append(id, account(actor), visits);
        store.update(run, RunState.RUNNING, known, run.dutiesDone());
        return show(actor, mine(actor, id));
    }

    /** Goes back to the step that was shown before; at the first one nothing happens. */
    public RunView back(long id, int revision) {
        Actor actor = person();
        Run run = mine(actor, id);
        List<Row> shown =
                store.rows(id).stream().filter(row -> !row.automatic()).toList();
        if (run.revision() != revision || !run.state().open() || shown.size() < 2) {
            return show(actor, run);
        }
        store.undoAfter(id, shown.get(shown.size() - 2).seq());
        store.update(run, RunState.RUNNING, run.facts(), run.dutiesDone());
        return show(actor, mine(actor, id));
    }

    /** Takes in what was typed; a step that only waited for it is passed. An empty value forgets one. */
    public RunView tell(long id, int revision, Map<String, String> typed) {
        Actor actor = person();
        Run run = mine(actor, id);
        if (run.revision() != revision || !run.state().open()) {
            return show(actor, run);
        }
        Map<String, String> facts = new HashMap<>(run.facts());
        typed.forEach((fact, value) -> {
            if (value.isBlank()) {
                facts.remove(fact);
            } else {
                facts.put(fact, value.strip());
            }
        });
        if (facts.size() > FACTS || facts.values().stream().anyMatch(value -> value.length() > VALUE)) {
            throw new InvalidInput("facts", "kb.script.problem.facts", VALUE);
        }
        Row here = store.rows(id).getLast();
        List<Visit> visits = walk.settle(here.stack(), views.facts(actor, run.shopId(), facts), actor.scope());
        if (visits.size() > 1) {
            store.choose(id, here.seq(), visits.getFirst().chosen());
            store.append(id, account(actor), visits.subList(1, visits.size()));
        }
        store.update(run, RunState.RUNNING, facts, run.dutiesDone());
        return show(actor, mine(actor, id));
    }

    /**
     * Writes down that the current step's text went into the chat.
     *
     * @param facts of the copy notes that were minded
     */
    public void copied(long id, int revision, String text, Map<String, String> facts) {
        Actor actor = person();
        Run run = mine(actor, id);
        if (run.revision() == revision) {
            store.copied(id, store.rows(id).getLast().seq(), text, facts);
        }
    }

    /**
     * Puts a run aside, goes on with it, gives it up or finishes it.
     *
     * @param duties what was ticked off at the end
     * @throws InvalidInput it is not at an end and cannot be finished
     */
    public RunView set(long id, int revision, RunState state, List<String> duties) {
        Actor actor = person();
        Run run = mine(actor, id);
        if (run.revision() != revision || !run.state().open()) {
            return show(actor, run);
        }
        if (state == RunState.DONE && !store.rows(id).getLast().end()) {
            throw new InvalidInput("state", "kb.script.problem.not-at-an-end");
        }
        List<String> known =
                walk.step(store.rows(id).getLast().stack().getLast()).duties();
        List<String> done = state == RunState.DONE
                ? duties.stream().filter(known::contains).distinct().toList()
                : run.dutiesDone();
        store.update(run, state, run.facts(), done);
        return show(actor, mine(actor, id));
    }

    /** The person's own runs that are not ended, the last touched first. */
    @Transactional(readOnly = true)
    public List<RunSummary> open() {
        return house.open(account(person()));
    }

    /** A script that the person may read. */
    Script readable(Actor actor, long articleId) {
        return flows.published(articleId)
                .filter(script -> ArticleRights.mayRead(actor.scope(), script.content()))
                .filter(script -> !script.flow().steps().isEmpty())
                .orElseThrow(() -> new NotFound("kb.article", articleId));
    }

    /** Goes on only if the script is for the shop and the shop within the scope. */
    void requireFor(Actor actor, Script script, @Nullable Long shopId) {
        ArticleContent content = script.content();
        Instant now = time.now();
        Instant from = content.validFrom();
        Instant to = content.validTo();
        if (from != null && now.isBefore(from) || to != null && !now.isBefore(to)) {
            throw new InvalidInput("articleId", "kb.script.problem.not-today");
        }
        if (shopId == null) {
            return;
        }
        ShopRef shop = organisation.shop(shopId, actor.scope()).orElseThrow(() -> new NotFound("core.shop", shopId));
        Long client = content.clientId();
        boolean fits = (content.shopIds().isEmpty() || content.shopIds().contains(shopId))
                && (client == null || client == shop.clientId())
                && (content.platforms().isEmpty() || content.platforms().contains(shop.platform()));
        if (!fits) {
            throw new InvalidInput("shop", "kb.script.problem.shop");
        }
    }

    Actor person() {
        Actor actor = access.require(KbPermissions.READ);
        if (actor.accountId() == null) {
            throw new NotAllowed(KbPermissions.READ);
        }
        return actor;
    }

    static long account(Actor actor) {
        Long id = actor.accountId();
        if (id == null) {
            throw new NotAllowed(KbPermissions.READ);
        }
        return id;
    }

    /** The person's own run, as long as its script and shop are still within the scope. */
    Run mine(Actor actor, long id) {
        return store.lock(id)
                .filter(run -> actor.accountId() != null && actor.accountId().equals(run.accountId()))
                .filter(run -> mayGoOn(actor, run))
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    boolean mayGoOn(Actor actor, Run run) {
        return (run.shopId() == null || actor.scope().seesShop(run.shopId()))
                && flows.version(run.articleId(), run.version())
                        .filter(script -> ArticleRights.mayRead(actor.scope(), script.content()))
                        .isPresent();
    }

    RunView show(Actor actor, Run run) {
        return views.show(actor, run, new ArrayList<>(store.rows(run.id())));
    }
}
