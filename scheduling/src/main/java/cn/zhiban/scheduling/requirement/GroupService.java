package cn.zhiban.scheduling.requirement;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.arrival.DemandShops;
import cn.zhiban.scheduling.staffing.StaffingRule;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps groups (接待组) and what is promised to their buyers. A group is seen and kept by those who see all its shops. */
@Service
@Transactional(readOnly = true)
public class GroupService {
    private static final String TYPE = "sched.demand-group";
    private static final int LONGEST_NAME = 60;
    private static final int DAY = 86_400;

    private final Groups groups;
    private final DemandShops shops;
    private final Organisation organisation;
    private final AuditLog audit;

    GroupService(Groups groups, DemandShops shops, Organisation organisation, AuditLog audit) {
        this.groups = groups;
        this.shops = shops;
        this.organisation = organisation;
        this.audit = audit;
    }

    /** The groups within the scope, by name. */
    public List<DemandGroup> list() {
        return groups.all(shops.reader().scope());
    }

    /** One group. @throws NotFound there is none within the scope */
    public DemandGroup get(long id) {
        return list().stream().filter(group -> group.id() == id).findFirst().orElseThrow(() -> new NotFound(TYPE, id));
    }

    /** One group to be changed. @throws NotFound there is none within the scope */
    DemandGroup toEdit(long id) {
        shops.editor();
        return get(id);
    }

    /**
     * Makes a group and returns its id.
     *
     * @throws InvalidInput a number cannot be, or the name is taken
     * @throws NotFound one of the shops is not within the scope
     */
    @Transactional
    public long add(GroupDraft draft) {
        check(draft, 0);
        long id = groups.insert(draft);
        audit.record("created", TYPE, id, draft.name(), null, draft);
        return id;
    }

    /** Changes a group. @throws ChangedMeanwhile somebody else changed it since; and as {@link #add} */
    @Transactional
    public void change(long id, int version, GroupDraft draft) {
        DemandGroup before = toEdit(id);
        check(draft, id);
        if (!groups.update(id, version, draft)) {
            throw new ChangedMeanwhile(before.name(), before.version());
        }
        audit.record("changed", TYPE, id, draft.name(), before.draft(), draft);
    }

    /** Deletes a group with its needs. */
    @Transactional
    public void remove(long id) {
        DemandGroup before = toEdit(id);
        groups.delete(id);
        audit.record("deleted", TYPE, id, before.name(), before.draft(), null);
    }

    private void check(GroupDraft draft, long self) {
        Scope scope = shops.editor().scope();
        if (draft.name().isBlank() || draft.name().length() > LONGEST_NAME) {
            throw new InvalidInput("name", "sched.demand.problem.name", LONGEST_NAME);
        }
        if (groups.all(scope).stream()
                .anyMatch(group -> group.id() != self
                        && group.name().equalsIgnoreCase(draft.name().strip()))) {
            throw new InvalidInput("name", "sched.demand.problem.name-taken", draft.name());
        }
        if (draft.shopIds().isEmpty()) {
            throw new InvalidInput("shopIds", "sched.demand.problem.no-shop");
        }
        for (long shop : draft.shopIds()) {
            if (organisation.shop(shop, scope).isEmpty()) {
                throw new NotFound("core.shop", shop);
            }
        }
        if (draft.openSlot() < 0 || draft.closeSlot() > 48 || draft.openSlot() >= draft.closeSlot()) {
            throw new InvalidInput("closeSlot", "sched.demand.problem.hours");
        }
        check(draft.share() > 0 && draft.share() <= 1, "share", "sched.demand.problem.share");
        check(draft.rule());
    }

    private static void check(StaffingRule rule) {
        Double patience = rule.patienceSeconds();
        Double threeMinutes = rule.threeMinuteShare();
        check(rule.handlingSeconds() >= 1 && rule.handlingSeconds() <= DAY, "handling", "sched.demand.problem.seconds");
        check(rule.concurrency() >= 1 && rule.concurrency() <= 20, "concurrency", "sched.demand.problem.concurrency");
        check(rule.efficiency() >= 0.1 && rule.efficiency() <= 1, "efficiency", "sched.demand.problem.share");
        check(patience == null || patience >= 1 && patience <= DAY, "patience", "sched.demand.problem.seconds");
        check(rule.replySeconds() >= 0 && rule.replySeconds() <= DAY, "reply", "sched.demand.problem.seconds");
        check(rule.replyShare() >= 0 && rule.replyShare() < 1, "replyShare", "sched.demand.problem.target");
        check(
                threeMinutes == null || threeMinutes >= 0 && threeMinutes < 1,
                "threeMinutes",
                "sched.demand.problem.target");
        check(rule.maxOccupancy() >= 0.1 && rule.maxOccupancy() <= 1, "occupancy", "sched.demand.problem.share");
        check(rule.shrinkage() >= 0 && rule.shrinkage() <= 0.9, "shrinkage", "sched.demand.problem.shrinkage");
        check(rule.minimum() >= 0 && rule.minimum() <= 1_000, "minimum", "sched.demand.problem.need");
    }

    private static void check(boolean right, String field, String key) {
        if (!right) {
            throw new InvalidInput(field, key);
        }
    }
}
