package cn.zhiban.kb.notice;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has read a notice and who has not, for who keeps it ({@link NoticePermissions#EDIT}). People outside the actor's
 * shops and teams are neither shown nor counted.
 */
@Service
@Transactional(readOnly = true)
public class NoticeReceipts {
    private static final List<String> COLUMNS = List.of(
            "staff-number", "name", "team", "shops", "result", "at", "shift", "shop", "version", "answer", "attempt");

    private final NoticeService notices;
    private final NoticeRights rights;
    private final Colleagues colleagues;
    private final ReceiptBook book;
    private final LiveNotices live;
    private final Organisation organisation;
    private final Translations translations;
    private final Access access;
    private final CompanyTime time;

    NoticeReceipts(
            NoticeService notices,
            NoticeRights rights,
            Colleagues colleagues,
            ReceiptBook book,
            LiveNotices live,
            Organisation organisation,
            Translations translations,
            Access access,
            CompanyTime time) {
        this.notices = notices;
        this.rights = rights;
        this.colleagues = colleagues;
        this.book = book;
        this.live = live;
        this.organisation = organisation;
        this.translations = translations;
        this.access = access;
        this.time = time;
    }

    /**
     * Somebody who has to read it, or has read it and no longer has to.
     *
     * @param asked has to read it now
     * @param onLeave is away and not counted
     * @param hasAccount can sign in at all
     * @param read has done enough
     * @param readAt when they last acknowledged it, or null
     * @param number which version that was, or null
     * @param attempts tries since they were last asked, wrong answers included
     */
    public record Person(
            long employeeId,
            String staffNumber,
            String name,
            String team,
            List<String> shops,
            boolean asked,
            boolean onLeave,
            boolean hasAccount,
            boolean read,
            @Nullable Instant readAt,
            @Nullable Integer number,
            int attempts) {}

    /** How far a team or a shop has come; a person who serves two shops counts in both. */
    public record Group(String name, NoticeDetails.Progress progress) {}

    /** Everything about the receipts of one notice. */
    public record Report(List<Person> people, List<Group> teams, List<Group> shops) {}

    private record Found(LiveNotice notice, List<Colleague> people, Map<Long, List<Receipt>> receipts) {}

    /** Who has read it: those who have not first. @throws cn.zhiban.core.NotFound the actor does not keep it */
    public Report report(long id) {
        Actor actor = access.require(NoticePermissions.EDIT);
        Found found = find(actor, id);
        Shift shift = live.currentShift();
        Map<Long, String> teams = colleagues.teamNames();
        List<Person> people = found.people().stream()
                .map(one -> person(actor, found, one, teams, shift))
                .sorted(Comparator.comparing(Person::read).thenComparing(Person::staffNumber))
                .toList();
        return new Report(
                people,
                groups(
                        found,
                        shift,
                        one -> one.teamId() == null ? List.of() : List.of(teams.getOrDefault(one.teamId(), ""))),
                groups(found, shift, one -> shops(actor, found.notice(), one)));
    }

    /**
     * Writes one row for each try of each person, and one for each person who has not tried.
     *
     * @param locale language of headings and words
     */
    public void export(long id, TableFormat format, Locale locale, OutputStream out) throws IOException {
        Actor actor = access.require(NoticePermissions.EDIT);
        Found found = find(actor, id);
        Map<Long, String> teams = colleagues.teamNames();
        List<String> headers = COLUMNS.stream()
                .map(column -> translations.getTranslation("kb.notice.export." + column, locale))
                .toList();
        try (TableWriter writer = format == TableFormat.CSV
                ? TableWriter.csv(out, headers)
                : TableWriter.xlsx(out, "receipts", headers)) {
            for (Colleague one : found.people()) {
                List<String> who = List.of(
                        one.staffNumber(),
                        one.name(),
                        one.teamId() == null ? "" : teams.getOrDefault(one.teamId(), ""),
                        String.join(" ", shops(actor, found.notice(), one)));
                List<Receipt> receipts = found.receipts().getOrDefault(one.employeeId(), List.of());
                if (receipts.isEmpty()) {
                    writer.row(row(who, text("kb.notice.export.unread", locale), "", "", "", "", "", ""));
                }
                int attempt = 0;
                for (Receipt receipt : receipts) {
                    attempt++;
                    writer.row(row(who, cells(actor, receipt, attempt, locale)));
                }
            }
        }
    }

    private Found find(Actor actor, long id) {
        LiveNotice notice = notices.row(actor, id).asLive();
        Map<Long, List<Receipt>> receipts = book.of(List.of(id)).getOrDefault(id, Map.of());
        Set<Long> led = colleagues.ledBy(actor.employeeId());
        List<Colleague> people = colleagues.all().stream()
                .filter(one -> notice.content().audience().covers(one) || receipts.containsKey(one.employeeId()))
                .filter(one -> rights.mayKnow(actor, one, led))
                .toList();
        return new Found(notice, people, receipts);
    }

    private Person person(Actor actor, Found found, Colleague one, Map<Long, String> teams, Shift shift) {
        LiveNotice notice = found.notice();
        List<Receipt> receipts = found.receipts().getOrDefault(one.employeeId(), List.of());
        Receipt last = receipts.stream()
                .filter(Receipt::accepted)
                .reduce((_, later) -> later)
                .orElse(null);
        return new Person(
                one.employeeId(),
                one.staffNumber(),
                one.name(),
                one.teamId() == null ? "" : teams.getOrDefault(one.teamId(), ""),
                shops(actor, notice, one),
                notice.content().audience().covers(one),
                one.onLeave(),
                one.accountId() != null,
                ReceiptBook.isRead(notice, receipts, shift),
                last == null ? null : last.at(),
                last == null ? null : last.number(),
                (int) receipts.stream()
                        .filter(receipt -> receipt.number() >= notice.asked())
                        .count());
    }

    /** The shops that bring somebody into the audience; of a notice for no shop, the ones the actor sees. */
    private List<String> shops(Actor actor, LiveNotice notice, Colleague one) {
        NoticeAudience audience = notice.content().audience();
        List<Long> ids = one.duties().stream()
                .filter(duty -> audience.isShared() || audience.concerns(duty))
                .map(Colleague.Duty::shopId)
                .distinct()
                .filter(actor.scope()::seesShop)
                .toList();
        return organisation.shopsById(ids).stream().map(ShopRef::name).toList();
    }

    private static List<Group> groups(Found found, Shift shift, Function<Colleague, List<String>> groupsOf) {
        Map<String, List<Colleague>> members = new LinkedHashMap<>();
        found.people()
                .forEach(one -> groupsOf.apply(one)
                        .forEach(name -> members.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(one)));
        return members.entrySet().stream()
                .map(group -> new Group(
                        group.getKey(),
                        NoticeService.progress(found.notice(), group.getValue(), found.receipts(), shift)))
                .filter(group -> group.progress().asked() > 0)
                .sorted(Comparator.comparing((Group group) -> group.progress().share())
                        .thenComparing(Group::name))
                .toList();
    }

    private String[] cells(Actor actor, Receipt receipt, int attempt, Locale locale) {
        Long shop = receipt.shopId();
        Integer answer = receipt.answer();
        return new String[] {
            text(receipt.accepted() ? "kb.notice.export.read" : "kb.notice.export.wrong", locale),
            time.format(receipt.at()),
            receipt.shift().day() + " "
                    + text("kb.notice.segment." + receipt.shift().segment(), locale),
            shop == null || !actor.scope().seesShop(shop)
                    ? ""
                    : organisation.shopsById(List.of(shop)).stream()
                            .map(ShopRef::name)
                            .collect(Collectors.joining()),
            String.valueOf(receipt.number()),
            answer == null ? "" : String.valueOf((char) ('A' + answer)),
            String.valueOf(attempt)
        };
    }

    private String text(String key, Locale locale) {
        return translations.getTranslation(key, locale);
    }

    private static List<String> row(List<String> who, String... cells) {
        List<String> row = new ArrayList<>(who);
        row.addAll(List.of(cells));
        return row;
    }
}
