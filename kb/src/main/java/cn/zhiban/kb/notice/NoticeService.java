package cn.zhiban.kb.notice;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps must-read notices (必读通知). Needs {@link NoticePermissions#EDIT}; who may keep which depends on its audience
 * ({@link NoticeRights}), and nobody learns of a notice they may not keep here.
 */
@Service
@Transactional(readOnly = true)
public class NoticeService {
    private static final String TYPE = "kb.notice";
    /** So many of the last changed notices are looked through for the list. */
    private static final int LISTED = 1_000;

    private final NoticeStore store;
    private final NoticeRights rights;
    private final NoticeRules rules;
    private final LiveNotices live;
    private final Colleagues colleagues;
    private final ReceiptBook book;
    private final NoticeReminders reminders;
    private final Organisation organisation;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    NoticeService(
            NoticeStore store,
            NoticeRights rights,
            NoticeRules rules,
            LiveNotices live,
            Colleagues colleagues,
            ReceiptBook book,
            NoticeReminders reminders,
            Organisation organisation,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.store = store;
        this.rights = rights;
        this.rules = rules;
        this.live = live;
        this.colleagues = colleagues;
        this.book = book;
        this.reminders = reminders;
        this.organisation = organisation;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** Clients, shops and teams for which the actor may write notices. */
    public record Choices(List<ClientRef> clients, List<ShopRef> shops, List<Team> teams) {
        /** A team by name. */
        public record Team(long id, String name) {}
    }

    /** Notices that the actor keeps, the last changed first. @param state only these, or null for all */
    public List<NoticeDetails> list(@Nullable NoticeState state, int offset, int limit) {
        Actor actor = access.require(NoticePermissions.EDIT);
        return details(
                actor, kept(actor, state).stream().skip(offset).limit(limit).toList());
    }

    /** Number of rows of the list. */
    public int count(@Nullable NoticeState state) {
        return kept(access.require(NoticePermissions.EDIT), state).size();
    }

    /** One notice. @throws NotFound there is none that the actor keeps */
    public NoticeDetails get(long id) {
        Actor actor = access.require(NoticePermissions.EDIT);
        return details(actor, List.of(row(actor, id))).getFirst();
    }

    /**
     * Writes a new notice, as a draft or for its audience at once.
     *
     * @throws InvalidInput something is missing or wrong
     * @throws NotAllowed the audience reaches beyond what the actor manages
     */
    @Transactional
    public NoticeDetails create(NoticeContent content, boolean publish) {
        Actor actor = access.require(NoticePermissions.EDIT);
        NoticeContent clean = rules.check(content, publish);
        rights.requireKeep(actor, clean.audience());
        long id = store.create(clean, actor.name());
        audit.record("created", TYPE, id, clean.title(), null, clean);
        if (publish) {
            publish(actor, id, 1, clean, true);
        }
        return get(id);
    }

    /**
     * Writes the next version.
     *
     * @param version the counter that the change started from
     * @param publish whether people read it at once; otherwise they go on with the published one
     * @param asksAgain whether those who have read an earlier version have to read this one too
     * @throws ChangedMeanwhile someone else saved since then; nothing was written
     */
    @Transactional
    public NoticeDetails save(long id, NoticeContent content, int version, boolean publish, boolean asksAgain) {
        Actor actor = access.require(NoticePermissions.EDIT);
        NoticeRow before = rowForWriting(actor, id, version);
        NoticeContent clean = rules.check(content, publish);
        rights.requireKeep(actor, clean.audience());
        int number = before.number();
        if (!clean.equals(before.content())) {
            number++;
            store.write(id, number, clean, actor.name());
            audit.record("changed", TYPE, id, clean.title(), before.content(), clean);
        }
        if (publish) {
            publish(actor, id, number, clean, asksAgain);
        }
        return get(id);
    }

    /** Takes a notice back: nobody has to read it any more, nothing is held back any more. Receipts stay. */
    @Transactional
    public NoticeDetails withdraw(long id, int version) {
        Actor actor = access.require(NoticePermissions.EDIT);
        NoticeRow row = rowForWriting(actor, id, version);
        store.withdraw(id, actor.name());
        audit.record("withdrawn", TYPE, id, row.content().title(), null, null);
        live.changed();
        return get(id);
    }

    /** Tells those who have not read it once more. @return how many were told */
    @Transactional
    public int remind(long id) {
        Actor actor = access.require(NoticePermissions.EDIT);
        NoticeRow row = row(actor, id);
        if (row.stateAt(time.now()) != NoticeState.LIVE) {
            throw new InvalidInput("state", "kb.notice.problem.not-live");
        }
        audit.record("reminded", TYPE, id, row.content().title(), null, null);
        return reminders.send(row.asLive());
    }

    /** For whom the actor may write notices. */
    public Choices choices() {
        Actor actor = access.require(NoticePermissions.EDIT);
        Set<Long> led = colleagues.ledBy(actor.employeeId());
        Set<Long> known = new HashSet<>(led);
        colleagues.all().stream()
                .filter(person -> person.teamId() != null && rights.mayKnow(actor, person, led))
                .forEach(person -> known.add(Objects.requireNonNull(person.teamId())));
        return new Choices(
                organisation.clients(actor.scope()).stream()
                        .filter(client -> client.active() && actor.scope().managesClient(client.id()))
                        .toList(),
                organisation.shops(actor.scope()).stream()
                        .filter(shop -> shop.active() && actor.scope().managesClient(shop.clientId()))
                        .toList(),
                colleagues.teamNames().entrySet().stream()
                        .filter(team -> known.contains(team.getKey()))
                        .map(team -> new Choices.Team(team.getKey(), team.getValue()))
                        .sorted(Comparator.comparing(Choices.Team::name))
                        .toList());
    }

    private void publish(Actor actor, long id, int number, NoticeContent content, boolean asksAgain) {
        store.publish(id, number, content, asksAgain, actor.name());
        audit.record("published", TYPE, id, content.title(), null, null);
        live.changed();
    }

    private List<NoticeRow> kept(Actor actor, @Nullable NoticeState state) {
        Set<Long> led = colleagues.ledBy(actor.employeeId());
        return store.newest(LISTED).stream()
                .filter(row -> state == null || row.stateAt(time.now()) == state)
                .filter(row -> mayKeep(actor, row, led))
                .toList();
    }

    /** Both what is written and what people read must be within what the actor manages. */
    private boolean mayKeep(Actor actor, NoticeRow row, Set<Long> led) {
        NoticeContent published = row.published();
        return rights.mayKeep(actor, row.content().audience(), led)
                && (published == null || rights.mayKeep(actor, published.audience(), led));
    }

    /** For the services of this package: a row that the actor keeps. */
    NoticeRow row(Actor actor, long id) {
        return store.find(id)
                .filter(row -> mayKeep(actor, row, colleagues.ledBy(actor.employeeId())))
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    private NoticeRow rowForWriting(Actor actor, long id, int version) {
        store.lock(id);
        NoticeRow row = row(actor, id);
        if (row.version() != version) {
            throw new ChangedMeanwhile(row.content().title(), row.version());
        }
        return row;
    }

    private List<NoticeDetails> details(Actor actor, List<NoticeRow> rows) {
        Set<Long> led = new HashSet<>(colleagues.ledBy(actor.employeeId()));
        List<Colleague> known = colleagues.all().stream()
                .filter(person -> rights.mayKnow(actor, person, led))
                .toList();
        Map<Long, Map<Long, List<Receipt>>> receipts =
                book.of(rows.stream().map(NoticeRow::id).toList());
        Shift shift = live.currentShift();
        Map<Long, String> teams = colleagues.teamNames();
        return rows.stream()
                .map(row -> new NoticeDetails(
                        row.id(),
                        row.stateAt(time.now()),
                        row.content(),
                        names(row.content().audience(), teams),
                        row.number(),
                        row.publishedNumber(),
                        row.updatedAt(),
                        row.updatedBy(),
                        row.version(),
                        progress(row.asLive(), known, receipts.getOrDefault(row.id(), Map.of()), shift)))
                .toList();
    }

    private List<String> names(NoticeAudience audience, Map<Long, String> teams) {
        List<String> names = new ArrayList<>();
        if (audience.clientId() != null) {
            organisation.clientById(audience.clientId()).map(ClientRef::name).ifPresent(names::add);
        }
        organisation.shopsById(audience.shopIds()).stream().map(ShopRef::name).forEach(names::add);
        audience.teamIds().stream().map(teams::get).filter(Objects::nonNull).forEach(names::add);
        return names;
    }

    static NoticeDetails.Progress progress(
            LiveNotice notice, List<Colleague> people, Map<Long, List<Receipt>> receipts, Shift shift) {
        int read = 0;
        int asked = 0;
        for (Colleague person : people) {
            if (!person.onLeave() && notice.content().audience().covers(person)) {
                asked++;
                if (ReceiptBook.isRead(notice, receipts.getOrDefault(person.employeeId(), List.of()), shift)) {
                    read++;
                }
            }
        }
        return new NoticeDetails.Progress(read, asked);
    }
}
