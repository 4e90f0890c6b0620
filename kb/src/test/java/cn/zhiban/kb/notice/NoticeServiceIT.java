package cn.zhiban.kb.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.search.CopyNote;
import cn.zhiban.kb.search.SearchHit;
import cn.zhiban.kb.search.SearchService;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KnowledgeTest
class NoticeServiceIT {
    private static final NoticeQuestion QUESTION =
            new NoticeQuestion("满多少减 40？", List.of("199", "299", "399"), 1, "看海报");

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    NoticeService notices;

    @Autowired
    NoticeReading reading;

    @Autowired
    NoticeReceipts receipts;

    @Autowired
    NoticeReminders reminders;

    @Autowired
    LiveNotices live;

    @Autowired
    SearchService search;

    @Autowired
    CompanyTime time;

    @Autowired
    JdbcTemplate jdbc;

    NoticePeople people;
    long client;
    long shop;
    long otherShop;
    long person;
    long stranger;
    Actor editor;
    Actor agent;
    Actor outsider;

    @BeforeEach
    void company() {
        people = new NoticePeople(jdbc);
        jdbc.update("UPDATE kb_notice SET state = 'WITHDRAWN'");
        client = given.client();
        shop = given.shop(client, Platform.JD);
        otherShop = given.shop(given.client(), Platform.TAOBAO);
        person = people.employee(null, Post.PRE_SALES);
        stranger = people.employee(null, Post.PRE_SALES);
        people.serves(person, shop, Post.PRE_SALES, today().minusDays(3), null);
        people.serves(stranger, otherShop, Post.PRE_SALES, today().minusDays(3), null);
        editor = keeper(client);
        agent = people.agent(person, shop);
        outsider = people.agent(stranger, otherShop);
    }

    @Test
    void anAnswerIsHeldBackUntilTheNoticeAboutItWasRead() {
        ArticleDetails article = article("双十一怎么优惠");
        assertThat(notesOf(article)).isEmpty();
        NoticeDetails notice =
                publish(content(ofClient()).articles(article.id()).question(QUESTION));
        assertThat(notesOf(article)).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(CopyNote.Kind.READ_FIRST);
            assertThat(note.facts()).containsEntry("notice", String.valueOf(notice.id()));
        });
        assertThat(acknowledge(agent, notice, 0)).isEqualTo(new NoticeReading.Outcome(false, "看海报"));
        assertThat(notesOf(article)).hasSize(1);
        assertThat(acknowledge(agent, notice, 1).accepted()).isTrue();
        assertThat(notesOf(article)).isEmpty();
        NoticeReceipts.Person row = given.as(editor, () -> receipts.report(notice.id())).people().stream()
                .filter(one -> one.employeeId() == person)
                .findFirst()
                .orElseThrow();
        assertThat(row.read()).isTrue();
        assertThat(row.attempts()).isEqualTo(2);
        assertThat(row.number()).isEqualTo(1);
    }

    @Test
    void theRightAnswerIsNotSentToWhoIsAsked() {
        NoticeDetails notice = publish(content(ofClient()).question(QUESTION));
        NoticePage page = given.as(agent, () -> reading.page(notice.id()));
        assertThat(page.question()).isEqualTo(new NoticePage.Question("满多少减 40？", List.of("199", "299", "399")));
        assertThat(page.html()).contains("<strong>从今天起</strong>").doesNotContain("<script");
        assertThatThrownBy(() -> acknowledge(agent, notice, 3)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> acknowledge(agent, notice, null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void whoJoinsTheAudienceLaterHasToReadItTooAndWhoHasLeftItNoLonger() {
        NoticeDetails notice = publish(content(ofClient()));
        long newcomer = people.employee(null, Post.AFTER_SALES);
        Actor later = people.agent(newcomer, shop);
        assertThat(mine(later)).isEmpty();
        people.serves(newcomer, shop, Post.AFTER_SALES, today(), null);
        forget(later);
        assertThat(mine(later)).containsExactly(notice.id());
        jdbc.update("UPDATE core_assignment SET valid_to = ? WHERE employee_id = ?", today().minusDays(1), person);
        assertThat(mine(agent)).isEmpty();
    }

    @Test
    void withdrawingUnblocksAtOnce() {
        ArticleDetails article = article("发什么快递");
        NoticeDetails notice = publish(content(ofClient()).articles(article.id()));
        assertThat(notesOf(article)).hasSize(1);
        NoticeDetails gone = given.as(editor, () -> notices.withdraw(notice.id(), notice.version()));
        assertThat(gone.state()).isEqualTo(NoticeState.WITHDRAWN);
        assertThat(notesOf(article)).isEmpty();
        assertThat(mine(agent)).isEmpty();
        assertThatThrownBy(() -> acknowledge(agent, notice, null)).isInstanceOf(NotFound.class);
    }

    @Test
    void aChangeOnAnotherNodeIsSeenWhenTheCounterIsLookedAt() {
        NoticeDetails notice = publish(content(ofClient()));
        jdbc.update("UPDATE kb_notice SET state = 'WITHDRAWN' WHERE id = ?", notice.id());
        assertThat(mine(agent)).containsExactly(notice.id());
        jdbc.update("UPDATE kb_notice_stamp SET stamp = stamp + 1");
        live.refresh();
        assertThat(mine(agent)).isEmpty();
    }

    @Test
    void aNoticeHoldsFromItsFirstMomentUntilBeforeItsLast() {
        Instant from = Instant.parse("2026-11-11T00:00:00Z");
        Instant until = Instant.parse("2026-11-12T00:00:00Z");
        NoticeContent content = content(ofClient()).during(from, until).build();
        assertThat(content.runsAt(from.minusNanos(1))).isFalse();
        assertThat(content.runsAt(from)).isTrue();
        assertThat(content.runsAt(until.minusNanos(1))).isTrue();
        assertThat(content.runsAt(until)).isFalse();
        NoticeDetails planned = publish(content(ofClient()).during(time.now().plusSeconds(3600), null));
        assertThat(planned.state()).isEqualTo(NoticeState.PLANNED);
        assertThat(mine(agent)).isEmpty();
        assertThatThrownBy(() -> given.as(editor, () -> notices.create(content, true)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aChangeThatMattersAsksAgainAndAnotherDoesNot() {
        NoticeDetails first = publish(content(ofClient()));
        acknowledge(agent, first, null);
        assertThat(unread(agent)).isEmpty();
        NoticeDetails typo = given.as(
                editor,
                () -> notices.save(
                        first.id(), content(ofClient()).title("改了错字").build(), first.version(), true, false));
        assertThat(unread(agent)).isEmpty();
        NoticeDetails again = given.as(
                editor,
                () -> notices.save(first.id(), content(ofClient()).title("又变了").build(), typo.version(), true, true));
        assertThat(unread(agent)).containsExactly(first.id());
        assertThatThrownBy(() -> acknowledge(agent, first, null)).isInstanceOf(ChangedMeanwhile.class);
        acknowledge(agent, again, null);
        assertThat(unread(agent)).isEmpty();
        assertThat(jdbc.queryForList(
                        "SELECT number FROM kb_notice_receipt WHERE notice_id = ? ORDER BY id",
                        Integer.class,
                        first.id()))
                .containsExactly(1, 3);
    }

    @Test
    void aDraftOfAPublishedNoticeChangesNothingForReaders() {
        NoticeDetails first = publish(content(ofClient()).title("现行"));
        given.as(
                editor,
                () -> notices.save(first.id(), content(ofClient()).title("草稿").build(), first.version(), false, true));
        assertThat(given.as(agent, () -> reading.page(first.id())).title()).isEqualTo("现行");
    }

    @Test
    void aNoticeForEachShiftIsAskedForAgainInTheNextOne() {
        NoticeDetails notice = publish(content(ofClient()).eachShift());
        acknowledge(agent, notice, null);
        assertThat(unread(agent)).isEmpty();
        jdbc.update(
                "UPDATE kb_notice_receipt SET shift_day = ? WHERE notice_id = ?", today().minusDays(2), notice.id());
        forget(agent);
        assertThat(unread(agent)).containsExactly(notice.id());
        assertThat(given.as(editor, () -> notices.get(notice.id())).progress().read())
                .isZero();
    }

    @Test
    void aNoticeOfOneClientIsNothingToPeopleOfAnother() {
        ArticleDetails article = given.publish(KnowledgeFixtures.shared("公共问题" + client, "答案"));
        NoticeDetails notice = publish(content(ofClient()).articles(article.id()));
        assertThat(mine(outsider)).isEmpty();
        assertThat(given.as(outsider, () -> reading.before(article.id()))).isEmpty();
        Actor other = keeper(given.client());
        Actor reader = agent;
        List<Callable<?>> hidden = List.of(
                () -> given.as(outsider, () -> reading.page(notice.id())),
                () -> acknowledge(outsider, notice, null),
                () -> given.as(other, () -> notices.get(notice.id())),
                () -> given.as(other, () -> notices.withdraw(notice.id(), notice.version())),
                () -> given.as(other, () -> notices.remind(notice.id())),
                () -> given.as(other, () -> receipts.report(notice.id())),
                () -> given.as(other, () -> {
                    receipts.export(notice.id(), TableFormat.CSV, Locale.ENGLISH, new ByteArrayOutputStream());
                    return true;
                }));
        hidden.forEach(one -> assertThatThrownBy(one::call).isInstanceOf(NotFound.class));
        assertThat(given.as(other, () -> notices.list(null, 0, 1_000)))
                .extracting(NoticeDetails::id)
                .doesNotContain(notice.id());
        assertThatThrownBy(() ->
                        given.as(other, () -> notices.create(content(ofClient()).build(), false)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(reader, () -> notices.list(null, 0, 10)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(
                        reader, () -> notices.create(content(ofClient()).build(), false)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aNoticeForEverybodyShowsAnEditorOnlyTheOwnPeople() {
        Actor shared = people.actor(
                people.employee(null, Post.KNOWLEDGE_EDITOR),
                new Scope(false, Set.of(client), Set.of(client), Set.of(shop), Set.of()),
                NoticePermissions.EDIT,
                KbPermissions.READ,
                KbPermissions.EDIT_SHARED);
        NoticeDetails notice = given.as(
                shared, () -> notices.create(content(NoticeAudience.EVERYBODY).build(), true));
        assertThat(mine(outsider)).containsExactly(notice.id());
        assertThat(given.as(shared, () -> receipts.report(notice.id())).people())
                .extracting(NoticeReceipts.Person::employeeId)
                .contains(person)
                .doesNotContain(stranger);
        assertThatThrownBy(() -> given.as(
                        editor,
                        () -> notices.create(content(NoticeAudience.EVERYBODY).build(), true)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void whoLeadsATeamKeepsNoticesForItAndForNoOther() {
        long leader = people.employee(null, Post.TEAM_LEAD);
        long own = people.team(leader);
        long foreign = people.team(null);
        Actor lead = people.actor(leader, Scope.NOTHING, NoticePermissions.EDIT, KbPermissions.READ);
        long member = people.employee(own, Post.PRE_SALES);
        NoticeDetails notice =
                given.as(lead, () -> notices.create(content(ofTeam(own)).build(), true));
        assertThat(mine(people.agent(member))).containsExactly(notice.id());
        assertThat(notice.progress()).isEqualTo(new NoticeDetails.Progress(0, 1));
        assertThatThrownBy(() -> given.as(
                        lead, () -> notices.create(content(ofTeam(foreign)).build(), true)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void nobodyCanHoldBackAnAnswerTheyCannotRead() {
        ArticleDetails foreign = given.publish(KnowledgeFixtures.ofShop(otherShop, "别家的", "答案"));
        assertThatThrownBy(() -> publish(content(ofClient()).articles(foreign.id())))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void theReportCountsByTeamAndShopAndTheExportHasEachTry() throws Exception {
        long leave = people.employee(null, Post.PRE_SALES);
        people.serves(leave, shop, Post.PRE_SALES, today(), null);
        people.state(leave, "ON_LEAVE");
        NoticeDetails notice = publish(content(ofClient()).question(QUESTION));
        acknowledge(agent, notice, 0);
        acknowledge(agent, notice, 1);
        NoticeReceipts.Report report = given.as(editor, () -> receipts.report(notice.id()));
        assertThat(report.shops())
                .singleElement()
                .satisfies(group -> assertThat(group.progress()).isEqualTo(new NoticeDetails.Progress(1, 1)));
        assertThat(report.people())
                .extracting(NoticeReceipts.Person::employeeId)
                .containsExactly(leave, person);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        given.as(editor, () -> {
            receipts.export(notice.id(), TableFormat.CSV, Locale.ENGLISH, out);
            return true;
        });
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(4);
    }

    @Test
    void whoHasNotReadIsToldWhenItBeginsAndNotTwiceAtOnce() {
        NoticeDetails notice = publish(content(ofClient()));
        reminders.sendDue();
        reminders.sendDue();
        assertThat(inbox(person)).isEqualTo(1);
        assertThat(inbox(stranger)).isZero();
        assertThat(given.as(editor, () -> notices.remind(notice.id()))).isEqualTo(1);
        acknowledge(agent, notice, null);
        assertThat(given.as(editor, () -> notices.remind(notice.id()))).isZero();
        assertThat(inbox(person)).isEqualTo(2);
    }

    @Test
    void randomAudiencesAreHeldAgainstANaiveModel() {
        Random random = new Random(20261123);
        List<Long> clients = List.of(given.client(), given.client(), given.client());
        List<Long> shops = clients.stream()
                .flatMap(one ->
                        java.util.stream.Stream.of(given.shop(one, Platform.JD), given.shop(one, Platform.DOUYIN)))
                .toList();
        List<Long> teams = List.of(people.team(null), people.team(null));
        List<Post> posts = List.of(Post.PRE_SALES, Post.AFTER_SALES, Post.PRE_AND_AFTER_SALES, Post.TEAM_LEAD);
        record Job(
                long shop,
                Post post,
                LocalDate from,
                @Nullable LocalDate to) {}
        record Person(long id, @Nullable Long team, Post post, List<Job> jobs) {}
        List<Person> staff = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Long team = random.nextInt(3) == 0 ? null : pick(random, teams);
            Post post = pick(random, posts);
            long id = people.employee(team, post);
            List<Job> jobs = new ArrayList<>();
            for (int j = random.nextInt(3); j > 0; j--) {
                LocalDate from = today().plusDays(random.nextInt(5) - 3);
                LocalDate to = random.nextBoolean() ? null : from.plusDays(random.nextInt(4));
                Job job = new Job(pick(random, shops), pick(random, posts), from, to);
                people.serves(id, job.shop(), job.post(), from, to);
                jobs.add(job);
            }
            staff.add(new Person(id, team, post, jobs));
        }
        Actor system = new Actor(
                null,
                null,
                "system",
                "system",
                null,
                Set.of(NoticePermissions.EDIT, KbPermissions.READ, KbPermissions.EDIT_SHARED),
                Scope.EVERYTHING);
        int asked = 0;
        for (int round = 0; round < 60; round++) {
            Long ofClient = random.nextInt(3) == 0 ? pick(random, clients) : null;
            Set<Long> ofShops = ofClient == null ? some(random, shops) : Set.of();
            Set<Long> ofTeams = some(random, teams);
            Set<Post> ofPosts = some(random, posts);
            NoticeDetails notice = given.as(
                    system,
                    () -> notices.create(
                            content(new NoticeAudience(
                                            ofClient,
                                            new TreeSet<>(ofShops),
                                            new TreeSet<>(ofTeams),
                                            new TreeSet<>(ofPosts)))
                                    .build(),
                            true));
            Set<Long> wanted = new HashSet<>();
            for (Person one : staff) {
                boolean team = ofTeams.isEmpty() || (one.team() != null && ofTeams.contains(one.team()));
                boolean placed = false;
                boolean named = ofClient != null || !ofShops.isEmpty();
                for (Job job : one.jobs()) {
                    boolean running = !job.from().isAfter(today())
                            && (job.to() == null || !job.to().isBefore(today()));
                    boolean here = !named
                            || ofShops.contains(job.shop())
                            || (ofClient != null && clientOf(job.shop()) == ofClient);
                    placed |= running && here && fits(ofPosts, job.post());
                }
                if (!named) {
                    placed |= fits(ofPosts, one.post());
                }
                if (team && placed) {
                    wanted.add(one.id());
                }
            }
            asked += wanted.size();
            Set<Long> found = given.as(system, () -> receipts.report(notice.id())).people().stream()
                    .map(NoticeReceipts.Person::employeeId)
                    .filter(id -> staff.stream().anyMatch(one -> one.id() == id))
                    .collect(Collectors.toSet());
            assertThat(found).as("round %d", round).isEqualTo(wanted);
            Person probe = pick(random, staff);
            Actor someone = people.actor(probe.id(), Scope.NOTHING, KbPermissions.READ);
            assertThat(mine(someone).contains(notice.id()))
                    .as("round %d, person", round)
                    .isEqualTo(wanted.contains(probe.id()));
        }
        assertThat(asked).isGreaterThan(100);
    }

    private static boolean fits(Set<Post> wanted, Post post) {
        return wanted.isEmpty()
                || wanted.contains(post)
                || (post == Post.PRE_AND_AFTER_SALES
                        && (wanted.contains(Post.PRE_SALES) || wanted.contains(Post.AFTER_SALES)));
    }

    private long clientOf(long shopId) {
        Long found = jdbc.queryForObject("SELECT client_id FROM core_shop WHERE id = ?", Long.class, shopId);
        return found == null ? 0 : found;
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static <T> Set<T> some(Random random, Collection<T> from) {
        int kind = random.nextInt(2);
        return kind == 0
                ? Set.of()
                : from.stream().filter(_ -> random.nextInt(3) == 0).collect(Collectors.toSet());
    }

    private LocalDate today() {
        return time.today();
    }

    private Actor keeper(long ofClient) {
        Set<Long> shops =
                new HashSet<>(jdbc.queryForList("SELECT id FROM core_shop WHERE client_id = ?", Long.class, ofClient));
        return given.actor(
                new Scope(false, Set.of(ofClient), Set.of(ofClient), shops, Set.of()),
                KbPermissions.READ,
                NoticePermissions.EDIT);
    }

    private ArticleDetails article(String title) {
        ArticleContent content = KnowledgeFixtures.ofShop(shop, title, "答案");
        return given.publish(content);
    }

    private List<CopyNote> notesOf(ArticleDetails article) {
        given.awaitIndex();
        List<SearchHit> hits = given.as(agent, () -> search.byIds(List.of(article.id()), shop));
        assertThat(hits).hasSize(1);
        return hits.stream().map(SearchHit::notes).flatMap(List::stream).toList();
    }

    private NoticeDetails publish(Draft draft) {
        return given.as(editor, () -> notices.create(draft.build(), true));
    }

    private NoticeReading.Outcome acknowledge(Actor actor, NoticeDetails notice, @Nullable Integer answer) {
        return given.as(actor, () -> reading.acknowledge(notice.id(), notice.number(), answer, shop));
    }

    private List<Long> mine(Actor actor) {
        forget(actor);
        return given.as(actor, reading::mine).stream().map(NoticeLine::id).toList();
    }

    private List<Long> unread(Actor actor) {
        return given.as(actor, reading::mine).stream()
                .filter(line -> !line.acknowledged())
                .map(NoticeLine::id)
                .toList();
    }

    /** As if two seconds had passed. */
    private void forget(Actor actor) {
        live.forget(actor.accountId() == null ? 0 : actor.accountId());
    }

    private int inbox(long employee) {
        Integer count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM core_notice n JOIN core_account a ON a.id = n.account_id WHERE a.employee_id = ?",
                Integer.class,
                employee);
        return count == null ? 0 : count;
    }

    private NoticeAudience ofClient() {
        return new NoticeAudience(client, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    private static NoticeAudience ofTeam(long team) {
        return new NoticeAudience(null, new TreeSet<>(), new TreeSet<>(Set.of(team)), new TreeSet<>());
    }

    private Draft content(NoticeAudience audience) {
        return new Draft(audience, time.now().minus(Duration.ofMinutes(1)));
    }

    private static final class Draft {
        private final NoticeAudience audience;
        private Instant from;
        private @Nullable Instant until;
        private String title = "活动价改动";
        private List<Long> articles = List.of();
        private @Nullable NoticeQuestion question;
        private boolean eachShift;

        Draft(NoticeAudience audience, Instant from) {
            this.audience = audience;
            this.from = from;
        }

        Draft title(String text) {
            title = text;
            return this;
        }

        Draft articles(Long... ids) {
            articles = List.of(ids);
            return this;
        }

        Draft question(NoticeQuestion asked) {
            question = asked;
            return this;
        }

        Draft during(Instant begin, @Nullable Instant end) {
            from = begin;
            until = end;
            return this;
        }

        Draft eachShift() {
            eachShift = true;
            return this;
        }

        NoticeContent build() {
            return new NoticeContent(
                    title,
                    "**从今天起**满 299 减 40。<script>alert(1)</script>",
                    "满 199 减 20 改为满 299 减 40",
                    Importance.HIGH,
                    from,
                    until,
                    eachShift,
                    audience,
                    articles,
                    question);
        }
    }
}
