package cn.zhiban.kb.search;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.search.analysis.TextNormalizer;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Questions without an answer. Whoever reads knowledge reports one ({@link KbPermissions#READ}); whoever keeps it sees
 * those of the shops within the scope and closes them ({@link KbPermissions#GAPS}). The same question in the same shop
 * is one gap, however often it is asked.
 */
@Service
@Transactional(readOnly = true)
public class GapService {
    private static final int LENGTH = 500;
    private static final int NOTE_LENGTH = 1_000;
    private static final String TYPE = "kb.gap";
    private static final String SELECT = """
            SELECT g.id, g.question, g.shop_id, g.times, g.asked, g.note, g.state, g.article_id, g.first_at, g.last_at,
                   a.display_name AS asked_by_name
              FROM kb_gap g LEFT JOIN core_account a ON a.id = g.asked_by
            """;

    private final JdbcClient jdbc;
    private final Access access;
    private final Organisation organisation;
    private final ArticleService articles;
    private final Notices notices;
    private final AuditLog audit;
    private final CompanyTime time;

    GapService(
            JdbcClient jdbc,
            Access access,
            Organisation organisation,
            ArticleService articles,
            Notices notices,
            AuditLog audit,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.organisation = organisation;
        this.articles = articles;
        this.notices = notices;
        this.audit = audit;
        this.time = time;
    }

    /** A search found nothing that answers it. Does nothing for an empty text. */
    @Transactional
    public void searchedInVain(String question, @Nullable Long shopId) {
        Actor actor = access.require(KbPermissions.READ);
        note(actor, question, shopId);
    }

    /**
     * An agent asks the editors to answer a question.
     *
     * @param note what the agent adds, may be empty
     */
    @Transactional
    public void ask(String question, @Nullable Long shopId, String note) {
        Actor actor = access.require(KbPermissions.READ);
        Long id = note(actor, question, shopId);
        if (id == null) {
            throw new InvalidInput("question", "kb.gap.problem.question-missing");
        }
        jdbc.sql("UPDATE kb_gap SET asked = TRUE, asked_by = :by, note = :note WHERE id = :id")
                .param("by", actor.accountId())
                .param("note", Texts.cut(note, NOTE_LENGTH))
                .param("id", id)
                .update();
        Long client = shopId == null
                ? null
                : organisation.shop(shopId, actor.scope()).orElseThrow().clientId();
        notices.send(editors(client), "kb.gap.notice.asked", "kb/gaps", actor.name(), Texts.cut(question, 60));
    }

    /** Gaps within the scope, those that were asked for and the most frequent first. */
    public List<Gap> list(Gap.State state, int offset, int limit) {
        Scope scope = access.require(KbPermissions.GAPS).scope();
        return jdbc.sql(SELECT + """
                         WHERE g.state = :state AND (:all OR g.shop_id IS NULL OR g.shop_id IN (:shops))
                         ORDER BY g.asked DESC, g.times DESC, g.last_at DESC LIMIT :limit OFFSET :offset""")
                .param("state", state.name())
                .param("all", scope.all())
                .param("shops", shops(scope))
                .param("limit", limit)
                .param("offset", offset)
                .query(Gap.class)
                .list();
    }

    /** Number of gaps in a state within the scope. */
    public int count(Gap.State state) {
        Scope scope = access.require(KbPermissions.GAPS).scope();
        return jdbc.sql("SELECT COUNT(*) FROM kb_gap WHERE state = :state"
                        + " AND (:all OR shop_id IS NULL OR shop_id IN (:shops))")
                .param("state", state.name())
                .param("all", scope.all())
                .param("shops", shops(scope))
                .query(Integer.class)
                .single();
    }

    /** One gap. @throws NotFound there is none within the scope */
    public Gap get(long id) {
        Scope scope = access.require(KbPermissions.GAPS).scope();
        return jdbc.sql(SELECT + " WHERE g.id = :id AND (:all OR g.shop_id IS NULL OR g.shop_id IN (:shops))")
                .param("id", id)
                .param("all", scope.all())
                .param("shops", shops(scope))
                .query(Gap.class)
                .optional()
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    /**
     * An article answers it now; whoever asked is told.
     *
     * @throws ChangedMeanwhile somebody else closed it first
     */
    @Transactional
    public void answer(long id, long articleId) {
        Gap gap = get(id);
        ArticleDetails article = articles.get(articleId);
        close(gap, Gap.State.ANSWERED, articleId);
        audit.record(
                "answered", TYPE, id, gap.question(), null, article.content().title());
        List<Long> asker = jdbc.sql("SELECT asked_by FROM kb_gap WHERE id = ? AND asked_by IS NOT NULL")
                .param(id)
                .query(Long.class)
                .list();
        notices.send(asker, "kb.gap.notice.answered", "kb/article/" + articleId, Texts.cut(gap.question(), 60));
    }

    /** It needs no answer. @throws ChangedMeanwhile somebody else closed it first */
    @Transactional
    public void dismiss(long id) {
        Gap gap = get(id);
        close(gap, Gap.State.DISMISSED, null);
        audit.record("dismissed", TYPE, id, gap.question(), null, null);
    }

    private void close(Gap gap, Gap.State state, @Nullable Long articleId) {
        int closed = jdbc.sql("UPDATE kb_gap SET state = ?, article_id = ?, closed_at = ?, version = version + 1"
                        + " WHERE id = ? AND state = 'OPEN'")
                .param(state.name())
                .param(articleId)
                .param(Timestamp.from(time.now()))
                .param(gap.id())
                .update();
        if (closed == 0) {
            throw new ChangedMeanwhile(gap.question(), 0);
        }
    }

    private @Nullable Long note(Actor actor, String question, @Nullable Long shopId) {
        String normalized = Texts.cut(TextNormalizer.text(question), LENGTH);
        if (normalized.isEmpty()) {
            return null;
        }
        if (shopId != null && organisation.shop(shopId, actor.scope()).isEmpty()) {
            throw new NotFound("core.shop", shopId);
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("question", Texts.cut(question, LENGTH));
        values.put("normalized", normalized);
        values.put("shop", shopId);
        values.put("now", Timestamp.from(time.now()));
        int known = jdbc.sql("UPDATE kb_gap SET times = times + 1, last_at = :now WHERE state = 'OPEN'"
                        + " AND normalized = :normalized AND shop_id <=> :shop")
                .params(values)
                .update();
        if (known == 0) {
            jdbc.sql("""
                            INSERT INTO kb_gap (question, normalized, shop_id, state, first_at, last_at)
                            VALUES (:question, :normalized, :shop, 'OPEN', :now, :now)""").params(values).update();
        }
        return jdbc.sql(
                        "SELECT id FROM kb_gap WHERE state = 'OPEN' AND normalized = :normalized AND shop_id <=> :shop LIMIT 1")
                .params(values)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** Accounts that answer gaps and may keep the client or everything, or everybody who answers gaps when there is no client. */
    private List<Long> editors(@Nullable Long clientId) {
        return jdbc.sql("""
                        SELECT DISTINCT a.id FROM core_account a
                          JOIN core_account_role r ON r.account_id = a.id
                          JOIN core_role_permission p ON p.role_id = r.role_id AND p.permission = :edit
                         WHERE a.enabled AND (:client IS NULL
                            OR EXISTS (SELECT 1 FROM core_account_client c
                                WHERE c.account_id = a.id AND c.client_id = :client)
                            OR EXISTS (SELECT 1 FROM core_account_role s
                                JOIN core_role_permission q ON q.role_id = s.role_id AND q.permission = :everywhere
                                WHERE s.account_id = a.id))""")
                .param("edit", KbPermissions.GAPS)
                .param("everywhere", CorePermissions.SCOPE_ALL)
                .param("client", clientId)
                .query(Long.class)
                .list();
    }

    private static Set<Long> shops(Scope scope) {
        return scope.shopIds().isEmpty() ? Set.of(-1L) : scope.shopIds();
    }
}
