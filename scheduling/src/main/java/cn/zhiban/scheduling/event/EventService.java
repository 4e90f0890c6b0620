package cn.zhiban.scheduling.event;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.arrival.DemandShops;
import cn.zhiban.scheduling.forecast.DayMark;
import cn.zhiban.scheduling.forecast.Outlook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the calendar of events. An event of one client or shop is seen and kept by those within whose scope it is; one
 * for all clients is seen by everybody and kept by those who see every client.
 */
@Service
@Transactional(readOnly = true)
public class EventService {
    private static final String TYPE = "sched.event";
    private static final String COLUMNS = """
            SELECT id, name, kind, first_day, last_day, days_before, days_after, factor_before, factor_peak, factor_after,
                   from_slot, to_slot, client_id, platform, shop_id, version FROM sched_event""";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PHASE = 60;
    private static final double MOST = 1_000;

    private final JdbcClient jdbc;
    private final DemandShops shops;
    private final Organisation organisation;
    private final AuditLog audit;

    EventService(JdbcClient jdbc, DemandShops shops, Organisation organisation, AuditLog audit) {
        this.jdbc = jdbc;
        this.shops = shops;
        this.organisation = organisation;
        this.audit = audit;
    }

    /** The events that touch one of the days, both included, as far as they are within the scope; the latest first. */
    public List<DemandEvent> list(LocalDate from, LocalDate to) {
        Scope scope = shops.reader().scope();
        return all().stream()
                .filter(event -> sees(scope, event.draft()))
                .filter(event -> !event.draft().begin().isAfter(to)
                        && !event.draft().end().isBefore(from))
                .toList();
    }

    /** What the events mean for a shop, past and future. @throws NotFound no such shop within the scope */
    public Outlook outlook(long shopId) {
        ShopRef shop = shops.toRead(shopId);
        List<DayMark> marks = new ArrayList<>();
        Set<LocalDate> closed = new HashSet<>();
        for (DemandEvent event : all()) {
            EventDraft draft = event.draft();
            if (!touches(draft, shop)) {
                continue;
            }
            if (draft.kind() == EventKind.CLOSED) {
                draft.firstDay().datesUntil(draft.lastDay().plusDays(1)).forEach(closed::add);
                continue;
            }
            draft.begin()
                    .datesUntil(draft.end().plusDays(1))
                    .map(day -> mark(draft, day))
                    .forEach(marks::add);
        }
        return new Outlook(marks, closed);
    }

    /** Whether the actor may change the event. */
    public boolean mayEdit(DemandEvent event) {
        return shops.mayEdit() && keeps(shops.reader(), event.draft());
    }

    /** Whether the actor may keep events of all clients. */
    public boolean mayEditShared() {
        return shops.mayEdit() && shops.reader().scope().all();
    }

    /**
     * Puts an event into the calendar and returns its id.
     *
     * @throws InvalidInput something is missing or cannot be
     * @throws NotAllowed it would touch shops that are not within the scope
     */
    @Transactional
    public long add(EventDraft draft) {
        check(draft);
        long id = jdbc.sql("""
                        INSERT INTO sched_event (name, kind, first_day, last_day, days_before, days_after, factor_before,
                               factor_peak, factor_after, from_slot, to_slot, client_id, platform, shop_id)
                        VALUES (:name, :kind, :first, :last, :before, :after, :factorBefore, :factorPeak, :factorAfter,
                               :from, :to, :client, :platform, :shop) RETURNING id""").params(values(draft)).query(Long.class).single();
        audit.record("created", TYPE, id, draft.name(), null, draft);
        return id;
    }

    /** Changes an event. @throws ChangedMeanwhile somebody else changed it since; and as {@link #add} */
    @Transactional
    public void change(long id, int version, EventDraft draft) {
        DemandEvent before = keepable(id);
        check(draft);
        int changed = jdbc.sql("""
                        UPDATE sched_event SET name = :name, kind = :kind, first_day = :first, last_day = :last,
                               days_before = :before, days_after = :after, factor_before = :factorBefore,
                               factor_peak = :factorPeak, factor_after = :factorAfter, from_slot = :from, to_slot = :to,
                               client_id = :client, platform = :platform, shop_id = :shop, version = version + 1
                         WHERE id = :id AND version = :version""")
                .params(values(draft))
                .param("id", id)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new ChangedMeanwhile(before.draft().name(), before.version());
        }
        audit.record("changed", TYPE, id, draft.name(), before.draft(), draft);
    }

    /** Takes an event out of the calendar. */
    @Transactional
    public void remove(long id) {
        DemandEvent before = keepable(id);
        jdbc.sql("DELETE FROM sched_event WHERE id = ?").param(id).update();
        audit.record("deleted", TYPE, id, before.draft().name(), before.draft(), null);
    }

    /** The part of the event a day belongs to. */
    public static EventPhase phase(EventDraft event, LocalDate day) {
        return day.isBefore(event.firstDay())
                ? EventPhase.BEFORE
                : day.isAfter(event.lastDay()) ? EventPhase.AFTER : EventPhase.PEAK;
    }

    private static DayMark mark(EventDraft event, LocalDate day) {
        EventPhase phase = phase(event, day);
        Double factor = switch (phase) {
            case BEFORE -> event.factorBefore();
            case PEAK -> event.factorPeak();
            case AFTER -> event.factorAfter();
        };
        // the first hours of a peak are nothing like the days after them: each day up to the third has its own effect
        long number = phase == EventPhase.PEAK ? Math.min(ChronoUnit.DAYS.between(event.firstDay(), day), 2) : 0;
        String effect = event.kind() + "/" + phase + (number == 0 ? "" : "/" + (number + 1));
        return new DayMark(day, effect, factor, event.fromSlot(), event.toSlot());
    }

    private List<DemandEvent> all() {
        return jdbc.sql(COLUMNS + " ORDER BY first_day DESC, id DESC")
                .query((row, _) -> event(row))
                .list();
    }

    private static boolean touches(EventDraft draft, ShopRef shop) {
        return (draft.clientId() == null || draft.clientId() == shop.clientId())
                && (draft.platform() == null || draft.platform() == shop.platform())
                && (draft.shopId() == null || draft.shopId() == shop.id());
    }

    private static boolean sees(Scope scope, EventDraft draft) {
        Long client = draft.clientId();
        Long shop = draft.shopId();
        return shop != null ? scope.seesShop(shop) : client == null || scope.seesClient(client);
    }

    private static boolean keeps(Actor actor, EventDraft draft) {
        Long client = draft.clientId();
        Long shop = draft.shopId();
        return shop != null
                ? actor.scope().seesShop(shop)
                : client == null ? actor.scope().all() : actor.scope().managesClient(client);
    }

    private DemandEvent keepable(long id) {
        Actor actor = shops.editor();
        DemandEvent event = jdbc.sql(COLUMNS + " WHERE id = ?")
                .param(id)
                .query((row, _) -> event(row))
                .optional()
                .filter(found -> sees(actor.scope(), found.draft()))
                .orElseThrow(() -> new NotFound(TYPE, id));
        if (!keeps(actor, event.draft())) {
            throw new NotAllowed(SchedulingPermissions.DEMAND);
        }
        return event;
    }

    private void check(EventDraft draft) {
        Actor actor = shops.editor();
        if (draft.name().isBlank() || draft.name().length() > LONGEST_NAME) {
            throw new InvalidInput("name", "sched.demand.problem.name", LONGEST_NAME);
        }
        if (draft.lastDay().isBefore(draft.firstDay())
                || ChronoUnit.DAYS.between(draft.firstDay(), draft.lastDay()) > LONGEST_PHASE) {
            throw new InvalidInput("lastDay", "sched.demand.problem.period");
        }
        if (draft.daysBefore() < 0 || draft.daysBefore() > LONGEST_PHASE) {
            throw new InvalidInput("daysBefore", "sched.demand.problem.days", LONGEST_PHASE);
        }
        if (draft.daysAfter() < 0 || draft.daysAfter() > LONGEST_PHASE) {
            throw new InvalidInput("daysAfter", "sched.demand.problem.days", LONGEST_PHASE);
        }
        if (draft.fromSlot() < 0 || draft.toSlot() > 48 || draft.fromSlot() >= draft.toSlot()) {
            throw new InvalidInput("toSlot", "sched.demand.problem.hours");
        }
        factor("factorBefore", draft.factorBefore());
        factor("factorPeak", draft.factorPeak());
        factor("factorAfter", draft.factorAfter());
        if (!keeps(actor, draft)) {
            throw new NotAllowed(SchedulingPermissions.DEMAND);
        }
        Long shop = draft.shopId();
        if (shop != null
                && organisation
                        .shop(shop, actor.scope())
                        .filter(one -> touches(draft, one))
                        .isEmpty()) {
            throw new InvalidInput("shopId", "sched.demand.problem.event-shop");
        }
    }

    private static void factor(String field, @Nullable Double factor) {
        if (factor != null && !(factor >= 0 && factor <= MOST)) {
            throw new InvalidInput(field, "sched.demand.problem.factor", (int) MOST);
        }
    }

    private static Map<String, @Nullable Object> values(EventDraft draft) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", draft.name().strip());
        values.put("kind", draft.kind().name());
        values.put("first", draft.firstDay());
        values.put("last", draft.lastDay());
        values.put("before", draft.daysBefore());
        values.put("after", draft.daysAfter());
        values.put("factorBefore", draft.factorBefore());
        values.put("factorPeak", draft.factorPeak());
        values.put("factorAfter", draft.factorAfter());
        values.put("from", draft.fromSlot());
        values.put("to", draft.toSlot());
        values.put("client", draft.clientId());
        values.put(
                "platform",
                draft.platform() == null
                        ? null
                        : Objects.requireNonNull(draft.platform()).name());
        values.put("shop", draft.shopId());
        return values;
    }

    private static DemandEvent event(ResultSet row) throws SQLException {
        String platform = row.getString("platform");
        return new DemandEvent(
                row.getLong("id"),
                new EventDraft(
                        row.getString("name"),
                        EventKind.valueOf(row.getString("kind")),
                        row.getDate("first_day").toLocalDate(),
                        row.getDate("last_day").toLocalDate(),
                        row.getInt("days_before"),
                        row.getInt("days_after"),
                        row.getObject("factor_before", Double.class),
                        row.getObject("factor_peak", Double.class),
                        row.getObject("factor_after", Double.class),
                        row.getInt("from_slot"),
                        row.getInt("to_slot"),
                        row.getObject("client_id", Long.class),
                        platform == null ? null : Platform.valueOf(platform),
                        row.getObject("shop_id", Long.class)),
                row.getInt("version"));
    }
}
