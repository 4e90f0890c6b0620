package cn.zhiban.kb.authority;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads cases and ladders and finds the one that holds. Checks no rights: the services do. */
@Component
class Ladders {
    /** The narrower reach wins, then the ladder for just this post, then the newest. */
    private static final Comparator<Ladder> BEST = Comparator.<Ladder, Reach>comparing(
                    ladder -> ladder.draft().reach())
            .thenComparing(ladder -> ladder.draft().post() != null)
            .thenComparing(Ladder::id);

    private static final String SELECT = """
            SELECT l.id, COALESCE(l.line_id, l.id) AS line_id, l.number, l.case_id, l.post, l.client_id, l.shop_id,
                   l.daily_cents, l.daily_grants, l.valid_from, l.valid_to, l.created_at, l.created_by, l.replaced_at
              FROM kb_authority_ladder l
            """;
    private static final String CASES =
            "SELECT id, code, name, description, sentence, forbidden, active, version" + " FROM kb_authority_case";

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final CompanyTime time;

    Ladders(JdbcClient jdbc, Organisation organisation, CompanyTime time) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.time = time;
    }

    List<AuthorityCase> cases() {
        return jdbc.sql(CASES + " ORDER BY active DESC, forbidden, name, id")
                .query(new SimplePropertyRowMapper<>(AuthorityCase.class))
                .list();
    }

    Optional<AuthorityCase> findCase(String code) {
        return jdbc.sql(CASES + " WHERE code = ?")
                .param(code.strip())
                .query(new SimplePropertyRowMapper<>(AuthorityCase.class))
                .optional();
    }

    Optional<AuthorityCase> findCase(long id) {
        return jdbc.sql(CASES + " WHERE id = ?")
                .param(id)
                .query(new SimplePropertyRowMapper<>(AuthorityCase.class))
                .optional();
    }

    /** Newest versions of all ladders of a case, or of all cases. */
    List<Ladder> current(@Nullable Long caseId) {
        return load(
                SELECT + " WHERE l.replaced_at IS NULL AND (:case IS NULL OR l.case_id = :case)"
                        + " ORDER BY l.case_id, l.shop_id, l.client_id, l.post, l.valid_from, l.id",
                "case",
                caseId);
    }

    /** All versions of a line, the newest first. */
    List<Ladder> history(long lineId) {
        return load(SELECT + " WHERE COALESCE(l.line_id, l.id) = :line ORDER BY l.number DESC", "line", lineId);
    }

    /** The ladder that holds now for whoever has the post in the shop. */
    Optional<Ladder> resolve(long caseId, ShopRef shop, @Nullable Post post) {
        Instant now = time.now();
        return current(caseId).stream()
                .filter(ladder -> ladder.draft().holdsAt(now) && reaches(ladder.draft(), shop))
                .filter(ladder ->
                        ladder.draft().post() == null || ladder.draft().post() == post)
                .max(BEST);
    }

    /**
     * The lowest fixed floor in cents that holds now in any of the shops for anybody; empty if none is fixed. No shops =
     * every shop.
     */
    OptionalLong lowestFloor(long caseId, @Nullable Long clientId, java.util.Set<Long> shopIds) {
        Instant now = time.now();
        List<Ladder> holding = current(caseId).stream()
                .filter(ladder -> ladder.draft().holdsAt(now))
                .toList();
        List<ShopRef> shops = organisation.shops(Scope.EVERYTHING).stream()
                .filter(shop -> shopIds.isEmpty()
                        ? clientId == null || shop.clientId() == clientId
                        : shopIds.contains(shop.id()))
                .toList();
        Map<Long, Ladder> reached = new HashMap<>();
        for (ShopRef shop : shops) {
            List<Ladder> here = holding.stream()
                    .filter(ladder -> reaches(ladder.draft(), shop))
                    .toList();
            List<@Nullable Post> posts = new ArrayList<>();
            here.forEach(ladder -> posts.add(ladder.draft().post()));
            for (Post post : posts) {
                here.stream()
                        .filter(ladder ->
                                ladder.draft().post() == null || ladder.draft().post() == post)
                        .max(BEST)
                        .ifPresent(best -> reached.put(best.id(), best));
            }
        }
        return reached.values().stream()
                .map(ladder -> ladder.floor().amountCents())
                .filter(java.util.Objects::nonNull)
                .mapToLong(Long::longValue)
                .min();
    }

    /** What the actor does in the shop today: the post of the assignment, else the post in general. */
    @Nullable
    Post post(Actor actor, long shopId) {
        if (actor.employeeId() == null) {
            return null;
        }
        String post = jdbc.sql("""
                        SELECT COALESCE((SELECT a.post FROM core_assignment a
                                          WHERE a.employee_id = e.id AND a.shop_id = :shop AND a.valid_from <= :today
                                            AND (a.valid_to IS NULL OR a.valid_to >= :today)
                                          ORDER BY a.valid_from DESC LIMIT 1), e.post)
                          FROM core_employee e WHERE e.id = :employee AND e.state <> 'LEFT'""")
                .param("shop", shopId)
                .param("today", time.today())
                .param("employee", actor.employeeId())
                .query(String.class)
                .optional()
                .orElse(null);
        return post == null ? null : Post.valueOf(post);
    }

    /** Whether a ladder may be read within the scope. */
    static boolean mayRead(Scope scope, LadderDraft draft) {
        if (draft.shopId() != null) {
            return scope.seesShop(draft.shopId());
        }
        return draft.clientId() == null || scope.seesClient(draft.clientId());
    }

    private static boolean reaches(LadderDraft draft, ShopRef shop) {
        if (draft.shopId() != null) {
            return draft.shopId() == shop.id();
        }
        return draft.clientId() == null || draft.clientId() == shop.clientId();
    }

    private List<Ladder> load(String sql, String name, @Nullable Long value) {
        List<Row> rows =
                jdbc.sql(sql).param(name, value).query((row, _) -> row(row)).list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Limit>> limits = limits(rows.stream().map(Row::id).toList());
        return rows.stream()
                .map(row -> row.with(limits.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Map<Long, List<Limit>> limits(List<Long> ladders) {
        Map<Long, List<Limit>> limits = new HashMap<>();
        jdbc.sql("SELECT ladder_id, step, amount_cents, basis_points, remedy FROM kb_authority_limit"
                        + " WHERE ladder_id IN (:ladders) ORDER BY FIELD(step, 'FIRST', 'SECOND', 'FLOOR')")
                .param("ladders", ladders)
                .query(row -> {
                    limits.computeIfAbsent(row.getLong("ladder_id"), _ -> new ArrayList<>())
                            .add(new Limit(
                                    Step.valueOf(row.getString("step")),
                                    row.getObject("amount_cents", Long.class),
                                    row.getObject("basis_points", Integer.class),
                                    Remedy.valueOf(row.getString("remedy"))));
                });
        return limits;
    }

    private record Row(
            long id,
            long lineId,
            int number,
            LadderDraft draft,
            Instant at,
            String by,
            @Nullable Instant replacedAt) {
        Ladder with(List<Limit> limits) {
            LadderDraft whole = new LadderDraft(
                    draft.caseId(),
                    draft.post(),
                    draft.clientId(),
                    draft.shopId(),
                    limits,
                    draft.dailyCents(),
                    draft.dailyGrants(),
                    draft.validFrom(),
                    draft.validTo());
            return new Ladder(id, lineId, number, whole, at, by, replacedAt);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        String post = row.getString("post");
        LadderDraft draft = new LadderDraft(
                row.getLong("case_id"),
                post == null ? null : Post.valueOf(post),
                row.getObject("client_id", Long.class),
                row.getObject("shop_id", Long.class),
                List.of(),
                row.getObject("daily_cents", Long.class),
                row.getObject("daily_grants", Integer.class),
                instant(row, "valid_from"),
                instant(row, "valid_to"));
        return new Row(
                row.getLong("id"),
                row.getLong("line_id"),
                row.getInt("number"),
                draft,
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                instant(row, "replaced_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
