package cn.zhiban.training.skill;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.people.Learner;
import cn.zhiban.training.people.LearnerReach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who can do what, signed by whom. {@link TrainingPermissions#PROGRESS} sees the people within reach,
 * {@link TrainingPermissions#COACH} signs for them but never for oneself, {@link TrainingPermissions#AUTHOR_SHARED} names
 * skills; everybody with {@link TrainingPermissions#LEARN} sees the own levels.
 */
@Service
@Transactional(readOnly = true)
public class SkillService {
    /** From this level on somebody works alone. */
    public static final int ALONE = 3;

    private static final String TYPE = "training.skill";
    private static final int NAME = 100;
    private static final int TEXT = 500;
    private static final int EVIDENCE = 1_000;
    private static final int CANDIDATES = 8;

    private final SkillStore store;
    private final LearnerReach reach;
    private final Organisation organisation;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;
    private final ApplicationEventPublisher events;

    SkillService(
            SkillStore store,
            LearnerReach reach,
            Organisation organisation,
            Access access,
            AuditLog audit,
            CompanyTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.reach = reach;
        this.organisation = organisation;
        this.access = access;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    /** A cell: whose skill for which shop. */
    record Place(long employeeId, long skillId, @Nullable Long shopId) {}

    /** Somebody with the newest signature of each skill. */
    public record Row(Learner learner, Map<Long, Sign> levels) {}

    /**
     * People × skills.
     *
     * @param alone per skill how many work alone
     * @param candidates who does not serve the shop but works alone in most, best first; none without a shop
     */
    public record Matrix(List<Skill> skills, List<Row> rows, Map<Long, Integer> alone, List<Candidate> candidates) {}

    /** Who could come to a shop. @param skills in how many skills he works alone or teaches */
    public record Candidate(Learner learner, int skills) {}

    /** A signature as its reader sees it. @param shop name, empty for everywhere */
    public record Signed(String skill, String shop, Sign sign) {}

    /** Skills that are signed, archived ones left out. */
    public List<Skill> skills() {
        access.requireAny(TrainingPermissions.PROGRESS, TrainingPermissions.LEARN);
        return store.all().stream().filter(one -> !one.archived()).toList();
    }

    /** Shops for which one can look at the matrix. */
    public List<ShopRef> shops() {
        return organisation.shops(access.require(TrainingPermissions.PROGRESS).scope());
    }

    /** Whether whoever asks may sign, and may name skills. */
    public boolean maySign() {
        return access.current().may(TrainingPermissions.COACH);
    }

    /** Whether whoever asks may name skills. */
    public boolean mayName() {
        return access.current().may(TrainingPermissions.AUTHOR_SHARED);
    }

    /**
     * The people within reach; of a shop, those who serve it today.
     *
     * @param shop null: everybody, with the best level of any shop
     * @throws NotFound the shop is not within the scope
     */
    public Matrix matrix(@Nullable Long shop) {
        Actor actor = access.require(TrainingPermissions.PROGRESS);
        if (shop != null && organisation.shop(shop, actor.scope()).isEmpty()) {
            throw new NotFound("core.shop", shop);
        }
        List<Skill> skills = skills();
        List<Learner> people = reach.within(actor);
        Map<Place, Sign> newest =
                newest(store.signs(people.stream().map(Learner::id).toList()));
        Set<Long> serving = shop == null ? Set.of() : new HashSet<>(store.serving(shop, time.today()));
        List<Row> rows = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        Map<Long, Integer> alone = new HashMap<>();
        for (Learner learner : people) {
            if (shop != null && !serving.contains(learner.id())) {
                int can = (int) levels(learner, skills, newest, null).values().stream()
                        .filter(one -> one.level() >= ALONE)
                        .count();
                if (can > 0) {
                    candidates.add(new Candidate(learner, can));
                }
                continue;
            }
            Map<Long, Sign> levels = levels(learner, skills, newest, shop);
            levels.values().stream()
                    .filter(one -> one.level() >= ALONE)
                    .forEach(one -> alone.merge(one.skillId(), 1, Integer::sum));
            rows.add(new Row(learner, levels));
        }
        candidates.sort(Comparator.comparing(one -> -one.skills()));
        return new Matrix(
                skills, rows, alone, candidates.stream().limit(CANDIDATES).toList());
    }

    private static Map<Long, Sign> levels(
            Learner learner, List<Skill> skills, Map<Place, Sign> newest, @Nullable Long shop) {
        Map<Long, Sign> levels = new LinkedHashMap<>();
        for (Skill skill : skills) {
            Optional<Sign> found = newest.values().stream()
                    .filter(one -> one.employeeId() == learner.id() && one.skillId() == skill.id())
                    .filter(one -> shop == null || !skill.perShop() || shop.equals(one.shopId()))
                    .max(Comparator.comparingInt(Sign::level));
            found.ifPresent(one -> levels.put(skill.id(), one));
        }
        return levels;
    }

    /** The newest signature of each cell. @param signs oldest first */
    static Map<Place, Sign> newest(List<Sign> signs) {
        return signs.stream()
                .collect(Collectors.toMap(
                        one -> new Place(one.employeeId(), one.skillId(), one.shopId()),
                        one -> one,
                        (_, last) -> last));
    }

    /** Everything that was signed for somebody within reach, newest first. */
    public List<Signed> history(long employee) {
        Actor actor = access.require(TrainingPermissions.PROGRESS);
        requireReach(actor, employee);
        return signed(employee);
    }

    /** What was signed for oneself, newest first. */
    public List<Signed> mine() {
        Long employee = access.require(TrainingPermissions.LEARN).employeeId();
        return employee == null ? List.of() : signed(employee);
    }

    private List<Signed> signed(long employee) {
        Map<Long, String> names = store.all().stream().collect(Collectors.toMap(Skill::id, Skill::name));
        List<Signed> all = new ArrayList<>();
        for (Sign sign : store.signs(List.of(employee)).reversed()) {
            Long shop = sign.shopId();
            all.add(new Signed(
                    Objects.requireNonNull(names.get(sign.skillId())),
                    shop == null
                            ? ""
                            : organisation.shopsById(List.of(shop)).stream()
                                    .map(ShopRef::name)
                                    .findFirst()
                                    .orElse(""),
                    sign));
        }
        return all;
    }

    /**
     * Signs a level; the one before stays in the history.
     *
     * @param shop needed for a skill of shops, left out for others
     * @throws NotFound no such skill or shop, or the person is not within reach
     * @throws NotAllowed for oneself
     * @throws InvalidInput no level, no shop, or too many words
     */
    @Transactional
    public void sign(long skill, long employee, @Nullable Long shop, int level, String evidence) {
        Actor actor = access.require(TrainingPermissions.COACH);
        Skill known = store.find(skill).orElseThrow(() -> new NotFound(TYPE, skill));
        requireReach(actor, employee);
        if (Long.valueOf(employee).equals(actor.employeeId())) {
            throw new NotAllowed(TrainingPermissions.COACH);
        }
        if (known.perShop() && shop == null) {
            throw new InvalidInput("shop", "training.skill.problem.shop");
        }
        if (shop != null && organisation.shop(shop, actor.scope()).isEmpty()) {
            throw new NotFound("core.shop", shop);
        }
        if (level < 0 || level > Skill.HIGHEST) {
            throw new InvalidInput("level", "training.skill.problem.level", Skill.HIGHEST);
        }
        if (evidence.strip().length() > EVIDENCE) {
            throw new InvalidInput("evidence", "training.skill.problem.evidence", EVIDENCE);
        }
        Sign sign = new Sign(
                skill, employee, known.perShop() ? shop : null, level, evidence.strip(), actor.name(), time.now());
        store.sign(sign);
        audit.record("changed", TYPE, skill, known.name(), null, sign);
        if (level >= known.passLevel()) {
            events.publishEvent(new ItemPassed(employee, ItemKind.SIGN_OFF, skill, 1, time.now(), null));
        }
    }

    /** Names a new skill (id 0) or changes one. Whether it is of shops stays. @throws InvalidInput no name or level */
    @Transactional
    public void save(Skill skill) {
        access.require(TrainingPermissions.AUTHOR_SHARED);
        if (skill.name().isBlank()
                || skill.name().length() > NAME
                || skill.about().length() > TEXT) {
            throw new InvalidInput("name", "training.skill.problem.name", NAME, TEXT);
        }
        if (skill.passLevel() < 1 || skill.passLevel() > Skill.HIGHEST) {
            throw new InvalidInput("passLevel", "training.skill.problem.level", Skill.HIGHEST);
        }
        if (skill.id() == 0) {
            audit.record("created", TYPE, store.insert(skill), skill.name(), null, skill);
            return;
        }
        Skill before = store.find(skill.id()).orElseThrow(() -> new NotFound(TYPE, skill.id()));
        store.update(skill);
        audit.record("changed", TYPE, skill.id(), skill.name(), before, skill);
    }

    private void requireReach(Actor actor, long employee) {
        if (!reach.reaches(actor, employee)) {
            throw new NotFound("training.learner", employee);
        }
    }
}
