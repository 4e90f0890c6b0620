package cn.zhiban.training.certificate;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.LearningItems;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.people.Learner;
import cn.zhiban.training.people.LearnerReach;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Certificates: everybody sees their own, who has {@link TrainingPermissions#PROGRESS} those of people within reach, who
 * has {@link TrainingPermissions#CERTIFY} grants and withdraws them and keeps the types of the clients managed; types for
 * all clients also need {@link TrainingPermissions#AUTHOR_SHARED}.
 */
@Service
@Transactional(readOnly = true)
public class CertificateService {
    private static final String TYPE = "train.certificate-type";
    private static final int NAME = 100;
    private static final int REASON = 300;
    private static final int LONGEST = 3_650;
    private static final int CODE = 32;

    private final CertificateStore store;
    private final Certificates certificates;
    private final LearnerReach reach;
    private final Organisation organisation;
    private final List<LearningItems> items;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    CertificateService(
            CertificateStore store,
            Certificates certificates,
            LearnerReach reach,
            Organisation organisation,
            List<LearningItems> items,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.store = store;
        this.certificates = certificates;
        this.reach = reach;
        this.organisation = organisation;
        this.items = List.copyOf(items);
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What the page behind a QR code says.
     *
     * @param holder the holder's name
     * @param title what it proves; empty for who may not know of the client
     * @param certificate its days and state
     */
    public record Verified(String holder, String title, Certificate certificate) {}

    /** One's own, the one that holds longest first; nothing for who is no employee. */
    public List<Certificate> own() {
        Long self = access.require(TrainingPermissions.LEARN).employeeId();
        return self == null ? List.of() : certificates.judged(store.heldBy(List.of(self)));
    }

    /** Those of people within reach for types within the scope, what ends first on top. */
    public List<Certificate> people() {
        Actor actor = access.require(TrainingPermissions.PROGRESS);
        List<Long> people = reach.within(actor).stream().map(Learner::id).toList();
        return certificates
                .judged(store.heldBy(people).stream()
                        .filter(row -> sees(actor.scope(), row.clientId(), row.shopId()))
                        .toList())
                .stream()
                .sorted(Comparator.comparing((Certificate one) -> rank(one.state()))
                        .thenComparing(Certificate::validTo)
                        .thenComparing(Certificate::staffNumber))
                .toList();
    }

    private static int rank(CertificateState state) {
        return switch (state) {
            case VOID -> 0;
            case EXPIRING -> 1;
            case VALID, FUTURE -> 2;
            case EXPIRED, WITHDRAWN -> 3;
        };
    }

    /**
     * One certificate, of oneself or of somebody within reach.
     *
     * @throws NotFound there is none that the actor may see
     */
    public Certificate get(long id) {
        Actor actor = access.current();
        CertificateStore.Row row = store.find(id).orElseThrow(() -> new NotFound(Certificates.TYPE, id));
        boolean own = Objects.equals(actor.employeeId(), row.employeeId()) && actor.may(TrainingPermissions.LEARN);
        if (!own
                && !(actor.may(TrainingPermissions.PROGRESS)
                        && reach.reaches(actor, row.employeeId())
                        && sees(actor.scope(), row.clientId(), row.shopId()))) {
            throw new NotFound(Certificates.TYPE, id);
        }
        return certificates.judged(List.of(row)).getFirst();
    }

    /** What a code stands for, for everybody who is signed in and has it. @throws NotFound nothing */
    public Verified verify(String code) {
        Actor actor = access.current();
        CertificateStore.Row row = code.length() != CODE
                ? null
                : store.byCode(code.toLowerCase(java.util.Locale.ROOT)).orElse(null);
        if (row == null) {
            throw new NotFound(Certificates.TYPE, 0);
        }
        Certificate one = certificates.judged(List.of(row)).getFirst();
        boolean own = Objects.equals(actor.employeeId(), row.employeeId());
        boolean known = own || sees(actor.scope(), row.clientId(), row.shopId());
        return new Verified(one.holder(), known ? one.title() : "", one);
    }

    /** Types within the scope, by name. */
    public List<CertificateType> types() {
        Actor actor = access.requireAny(TrainingPermissions.CERTIFY, TrainingPermissions.PROGRESS);
        return store.types().stream()
                .filter(type -> sees(actor.scope(), type.clientId(), type.shopId()))
                .toList();
    }

    /** What a type can ask for: published lessons, exams and the like within the scope. */
    public List<LearningItem> offered() {
        Actor actor = access.require(TrainingPermissions.CERTIFY);
        return items.stream()
                .flatMap(one -> one.offered(actor.scope()).stream())
                .toList();
    }

    /** What a type asks for, by title; what is gone is left out. */
    public List<LearningItem> needs(CertificateType type) {
        return type.needs().stream()
                .flatMap(need -> items.stream()
                        .filter(one -> one.kind() == need.kind())
                        .flatMap(one -> one.find(need.itemId()).stream()))
                .toList();
    }

    /** People within reach to whom a certificate can be granted. */
    public List<Learner> candidates(CertificateType type) {
        requireKeeping(type);
        return reach.within(access.current());
    }

    /** Whether whoever asks may change and grant it. */
    public boolean mayKeep(CertificateType type) {
        Actor actor = access.current();
        return actor.may(TrainingPermissions.CERTIFY) && keeps(actor, type);
    }

    /** Whether whoever asks may withdraw this certificate. */
    public boolean mayWithdraw(Certificate one) {
        return one.state() != CertificateState.WITHDRAWN
                && one.state() != CertificateState.EXPIRED
                && store.type(one.typeId()).filter(this::mayKeep).isPresent()
                && reach.reaches(access.current(), one.employeeId());
    }

    /** Writes a type. @throws InvalidInput names what is wrong @throws ChangedMeanwhile someone else saved first */
    @Transactional
    public long save(CertificateType draft) {
        String name = draft.name().strip();
        if (name.isEmpty() || name.length() > NAME) {
            throw new InvalidInput("name", "training.certificate.problem.name", NAME);
        }
        if (draft.validityDays() < 1 || draft.validityDays() > LONGEST) {
            throw new InvalidInput("validityDays", "training.certificate.problem.days", LONGEST);
        }
        Long place = draft.shopId();
        ShopRef shop = place == null
                ? null
                : organisation
                        .shop(place, access.current().scope())
                        .orElseThrow(() -> new NotFound("core.shop", place));
        CertificateType clean = new CertificateType(
                draft.id(),
                name,
                shop == null ? draft.clientId() : Long.valueOf(shop.clientId()),
                draft.shopId(),
                shop == null ? draft.platform() : null,
                draft.post(),
                draft.validityDays(),
                draft.binding(),
                draft.needs(),
                draft.version());
        requireKeeping(clean);
        CertificateType before = draft.id() == 0 ? null : type(draft.id());
        if (before != null) {
            requireKeeping(before);
        }
        requireOffered(clean, before);
        long id = store.save(clean).orElseThrow(() -> new ChangedMeanwhile(name, draft.version()));
        audit.record(before == null ? "created" : "changed", TYPE, id, name, before, clean);
        return id;
    }

    /** Nobody asks for what belongs to others, or learns its title by asking for it. */
    private void requireOffered(CertificateType type, @Nullable CertificateType before) {
        List<CertificateType.Need> known = Stream.concat(
                        offered().stream().map(item -> new CertificateType.Need(item.kind(), item.id())),
                        before == null ? Stream.<CertificateType.Need>empty() : before.needs().stream())
                .toList();
        if (!known.containsAll(type.needs())) {
            throw new InvalidInput("needs", "training.certificate.problem.needs");
        }
    }

    /** Ends a type: it is asked for no longer; what was issued stays on record. */
    @Transactional
    public void retire(long id) {
        CertificateType type = type(id);
        requireKeeping(type);
        store.retire(id);
        audit.record("archived", TYPE, id, type.name(), type, null);
    }

    /** Grants a certificate by hand, or renews it. @throws NotAllowed the type or the person is out of reach */
    @Transactional
    public long grant(long typeId, long employee, String note) {
        CertificateType type = type(typeId);
        Actor actor = requireKeeping(type);
        if (!reach.reaches(actor, employee)) {
            throw new NotAllowed(TrainingPermissions.CERTIFY);
        }
        String why = note.strip();
        if (why.isEmpty() || why.length() > REASON) {
            throw new InvalidInput("note", "training.certificate.problem.reason", REASON);
        }
        return certificates.issue(type, employee, actor.name(), why);
    }

    /** Takes a certificate back at once; it stays on record with the reason. */
    @Transactional
    public void withdraw(long id, String reason) {
        CertificateStore.Row row = store.find(id).orElseThrow(() -> new NotFound(Certificates.TYPE, id));
        Actor actor = requireKeeping(type(row.typeId()));
        if (!reach.reaches(actor, row.employeeId())) {
            throw new NotAllowed(TrainingPermissions.CERTIFY);
        }
        String why = reason.strip();
        if (why.isEmpty() || why.length() > REASON) {
            throw new InvalidInput("reason", "training.certificate.problem.reason", REASON);
        }
        store.withdraw(id, time.now(), actor.name(), why);
        audit.record("withdrawn", Certificates.TYPE, id, row.title() + " " + row.holder(), row, why);
    }

    private CertificateType type(long id) {
        Actor actor = access.current();
        return store.type(id)
                .filter(type -> sees(actor.scope(), type.clientId(), type.shopId()))
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    private Actor requireKeeping(CertificateType type) {
        Actor actor = access.require(TrainingPermissions.CERTIFY);
        if (!keeps(actor, type)) {
            throw new NotAllowed(TrainingPermissions.CERTIFY);
        }
        return actor;
    }

    private static boolean keeps(Actor actor, CertificateType type) {
        Long client = type.clientId();
        return client == null
                ? actor.may(TrainingPermissions.AUTHOR_SHARED)
                : actor.scope().managesClient(client);
    }

    private static boolean sees(Scope scope, @Nullable Long client, @Nullable Long shop) {
        return shop == null ? client == null || scope.seesClient(client) : scope.seesShop(shop);
    }

    /** Clients, shops and what else the form offers: those whoever asks manages. */
    public List<ShopRef> shops() {
        Scope scope = access.require(TrainingPermissions.CERTIFY).scope();
        return organisation.shops(scope).stream()
                .filter(shop -> shop.active() && scope.managesClient(shop.clientId()))
                .toList();
    }

    /** Names of the client or shop that a type is for, for people; empty when it is for all. */
    public String place(CertificateType type) {
        return Stream.concat(
                        type.shopId() == null
                                ? Stream.<String>empty()
                                : organisation.shopsById(List.of(type.shopId())).stream()
                                        .map(ShopRef::name),
                        type.clientId() == null || type.shopId() != null
                                ? Stream.<String>empty()
                                : organisation.clientById(type.clientId()).stream()
                                        .map(client -> client.name()))
                .findFirst()
                .orElse("");
    }
}
