package cn.zhiban.training.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.RedlineDraft;
import cn.zhiban.kb.redline.RedlineService;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import cn.zhiban.training.deck.Card;
import cn.zhiban.training.deck.DeckService;
import cn.zhiban.training.question.Answer;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/** Certificates are issued for what was passed, end, are void while red lines wait, and rosters ask for them. */
@TrainingTest
class CertificateIT {
    @Autowired
    private CertificateService service;

    @Autowired
    private CertificateStore store;

    @Autowired
    private CertificateQualification qualification;

    @Autowired
    private CertificateReminders reminders;

    @Autowired
    private CertificatePdf pdf;

    @Autowired
    private RedlineService redlines;

    @Autowired
    private Access access;

    @Autowired
    private DeckService deck;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TrainingFixtures fixtures;

    @Autowired
    private CompanyTime time;

    @Autowired
    private JdbcTemplate jdbc;

    private long client;
    private long shop;
    private long employee;
    private Actor learner;

    @BeforeEach
    void somebodyServesAShop() {
        client = fixtures.client();
        shop = fixtures.shop(client, Platform.DOUYIN);
        employee = fixtures.employee(null);
        fixtures.serves(employee, shop);
        learner = fixtures.actor(
                employee,
                new Scope(false, Set.of(), Set.of(client), Set.of(shop), Set.of(shop)),
                TrainingPermissions.LEARN);
    }

    private long type(boolean binding, Post post) {
        return fixtures.asSystem(() ->
                service.save(new CertificateType(0, "Ready", client, shop, null, post, 100, binding, List.of(), 0)));
    }

    private long grant(long type) {
        return fixtures.asSystem(() -> service.grant(type, employee, "passed on paper"));
    }

    private Certificate get(long id) {
        return fixtures.asSystem(() -> service.get(id));
    }

    @Test
    void rostersAskForACertificateOnlyWhereOneBindsAndForItsPost() {
        LocalDate today = time.today();
        assertThat(qualification.mayServe(employee, shop, today)).isTrue();
        type(false, null);
        type(true, Post.TEAM_LEAD);
        assertThat(qualification.mayServe(employee, shop, today)).isTrue();

        long type = type(true, Post.PRE_SALES);
        assertThat(qualification.mayServe(employee, shop, today)).isFalse();
        long id = grant(type);
        assertThat(qualification.mayServe(employee, shop, today)).isTrue();
        assertThat(qualification.mayServe(employee, shop, today.plusDays(99))).isTrue();
        assertThat(qualification.mayServe(employee, shop, today.plusDays(100))).isFalse();

        fixtures.asSystem(() -> {
            service.withdraw(id, "cheated");
            return true;
        });
        assertThat(qualification.mayServe(employee, shop, today)).isFalse();
        assertThat(get(id).reason()).isEqualTo("cheated");
    }

    @Test
    void aRenewalBeginsWhenTheOldOneEndsAndBothStayOnRecord() {
        long type = type(true, null);
        Certificate first = get(grant(type));
        Certificate second = get(grant(type));

        assertThat(second.validFrom()).isEqualTo(first.validTo().plusDays(1));
        assertThat(second.state()).isEqualTo(CertificateState.FUTURE);
        assertThat(fixtures.as(learner, service::own)).hasSize(2);
    }

    @Test
    void itIsVoidUntilAChangedRedLineWasAnsweredRightly() {
        long id = grant(type(true, null));
        RedlineDraft words =
                RedlineDraft.words("superlatives-" + client, Severity.BLOCK, "absolute", List.of("the very cheapest"));
        Actor editor = fixtures.actor(
                null,
                new Scope(false, Set.of(client), Set.of(client), Set.of(), Set.of()),
                access.everyPermission().toArray(String[]::new));
        fixtures.as(
                editor,
                () -> redlines.create(new RedlineDraft(
                        words.code(),
                        words.kind(),
                        words.severity(),
                        words.words(),
                        List.of(),
                        List.of(),
                        false,
                        words.message(),
                        "",
                        null,
                        words.platforms(),
                        List.of(),
                        client,
                        null,
                        null,
                        null)));

        assertThat(get(id).state()).isEqualTo(CertificateState.VOID);
        assertThat(get(id).open()).containsExactly("superlatives-" + client);
        assertThat(qualification.mayServe(employee, shop, time.today())).isFalse();
        assertThat(qualification.mayServe(employee, shop, time.today().plusDays(1)))
                .isTrue();

        Card card = fixtures.as(learner, deck::today).cards().getFirst();
        fixtures.as(
                learner,
                () -> deck.answer(
                        card.questionId(),
                        card.version(),
                        Answer.picks(1),
                        2_000,
                        UUID.randomUUID().toString()));
        assertThat(get(id).state()).isEqualTo(CertificateState.VALID);
    }

    @Test
    void passingWhatIsAskedIssuesItOnce() {
        long type = type(false, null);
        jdbc.update("INSERT INTO train_certificate_need VALUES (?, 'EXAM', 77001)", type);
        ItemPassed passed = new ItemPassed(employee, ItemKind.EXAM, 77001, 1, time.now(), 90);

        events.publishEvent(passed);
        events.publishEvent(passed);

        assertThat(fixtures.as(learner, service::own))
                .singleElement()
                .satisfies(one -> assertThat(one.typeId()).isEqualTo(type));
    }

    @Test
    void remindsOnceOfEachThreshold() {
        long id = grant(type(false, null));
        jdbc.update(
                "UPDATE train_certificate SET valid_to = ? WHERE id = ?",
                time.today().plusDays(20),
                id);
        reminders.sendDue();
        reminders.sendDue();
        assertThat(sent(id)).containsExactly(30);

        jdbc.update(
                "UPDATE train_certificate SET valid_to = ? WHERE id = ?",
                time.today().plusDays(1),
                id);
        reminders.sendDue();
        reminders.sendDue();
        assertThat(sent(id)).containsExactly(1, 30);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM core_notice WHERE account_id = ? AND message_key = ?",
                        Integer.class,
                        learner.accountId(),
                        "training.certificate.notice.ends"))
                .isEqualTo(2);
    }

    private List<Integer> sent(long id) {
        return jdbc.queryForList(
                "SELECT days_before FROM train_certificate_reminder WHERE certificate_id = ? ORDER BY days_before",
                Integer.class,
                id);
    }

    @Test
    void othersGrantSeeAndLearnNothingOfAnotherClient() {
        long type = type(false, null);
        Certificate one = get(grant(type));
        long other = fixtures.client();
        Scope scope = new Scope(false, Set.of(other), Set.of(other), Set.of(), Set.of());
        Actor trainer = fixtures.actor(null, scope, TrainingPermissions.CERTIFY, TrainingPermissions.PROGRESS);

        assertThatThrownBy(() -> fixtures.as(trainer, () -> service.grant(type, employee, "x")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(trainer, () -> service.get(one.id())))
                .isInstanceOf(NotFound.class);
        assertThat(fixtures.as(trainer, service::people)).isEmpty();
        assertThat(fixtures.as(trainer, service::types)).isEmpty();
        assertThat(fixtures.as(trainer, () -> service.verify(one.code())).title())
                .isEmpty();
        assertThat(fixtures.as(learner, () -> service.verify(one.code())).title())
                .isEqualTo("Ready");
        assertThatThrownBy(() -> fixtures.as(learner, () -> service.grant(type, employee, "x")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(
                        trainer,
                        () -> service.save(
                                new CertificateType(0, "Ours", null, null, null, null, 9, false, List.of(), 0))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.asSystem(() -> service.grant(type, employee, " ")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void thePaperIsAPdfAndItsCodeLeadsToThePageThatVerifiesIt() throws Exception {
        Certificate one = get(grant(type(false, null)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.write(one, "http://zhiban.example/", Locale.SIMPLIFIED_CHINESE, out);

        assertThat(out.toByteArray()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        BitMatrix matrix = CertificatePdf.matrix("http://zhiban.example/train/verify/" + one.code());
        BitMatrix inner = new BitMatrix(matrix.getWidth() - 2);
        for (int x = 0; x < inner.getWidth(); x++) {
            for (int y = 0; y < inner.getWidth(); y++) {
                if (matrix.get(x + 1, y + 1)) {
                    inner.set(x, y);
                }
            }
        }
        assertThat(new Decoder().decode(inner).getText()).endsWith("/train/verify/" + one.code());
    }
}
