package cn.zhiban.scheduling.requirement;

import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.staffing.StaffingRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where groups are kept. A group is seen by those who see all its shops. Asks nobody for permission: callers do. */
@Component
class Groups {
    private final JdbcClient jdbc;

    Groups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DemandGroup> all(Scope scope) {
        Map<Long, Set<Long>> shops = new HashMap<>();
        jdbc.sql("SELECT group_id, shop_id FROM sched_demand_group_shop").query(row -> {
            shops.computeIfAbsent(row.getLong("group_id"), _ -> new HashSet<>()).add(row.getLong("shop_id"));
        });
        return jdbc.sql("""
                        SELECT id, name, post, share, handling_seconds, concurrency, efficiency, patience_seconds,
                               reply_seconds, reply_share, three_minute_share, max_occupancy, shrinkage, minimum, open_slot,
                               close_slot, version
                          FROM sched_demand_group ORDER BY name, id""").query((row, _) -> group(row, shops.getOrDefault(row.getLong("id"), Set.of()))).stream()
                .filter(group -> !group.draft().shopIds().isEmpty())
                .filter(group -> group.draft().shopIds().stream().allMatch(scope::seesShop))
                .toList();
    }

    long insert(GroupDraft draft) {
        long id = jdbc.sql("""
                        INSERT INTO sched_demand_group (name, post, share, handling_seconds, concurrency, efficiency,
                               patience_seconds, reply_seconds, reply_share, three_minute_share, max_occupancy, shrinkage,
                               minimum, open_slot, close_slot)
                        VALUES (:name, :post, :share, :handling, :concurrency, :efficiency, :patience, :reply, :replyShare,
                               :threeMinutes, :occupancy, :shrinkage, :minimum, :open, :close) RETURNING id""").params(values(draft)).query(Long.class).single();
        shops(id, draft);
        return id;
    }

    boolean update(long id, int version, GroupDraft draft) {
        int changed = jdbc.sql("""
                        UPDATE sched_demand_group SET name = :name, post = :post, share = :share,
                               handling_seconds = :handling, concurrency = :concurrency, efficiency = :efficiency,
                               patience_seconds = :patience, reply_seconds = :reply, reply_share = :replyShare,
                               three_minute_share = :threeMinutes, max_occupancy = :occupancy, shrinkage = :shrinkage,
                               minimum = :minimum, open_slot = :open, close_slot = :close, version = version + 1
                         WHERE id = :id AND version = :version""")
                .params(values(draft))
                .param("id", id)
                .param("version", version)
                .update();
        if (changed > 0) {
            jdbc.sql("DELETE FROM sched_demand_group_shop WHERE group_id = ?")
                    .param(id)
                    .update();
            shops(id, draft);
        }
        return changed > 0;
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM sched_demand_group WHERE id = ?").param(id).update();
    }

    private void shops(long id, GroupDraft draft) {
        draft.shopIds()
                .forEach(shop -> jdbc.sql("INSERT INTO sched_demand_group_shop (group_id, shop_id) VALUES (?, ?)")
                        .params(id, shop)
                        .update());
    }

    private static Map<String, @Nullable Object> values(GroupDraft draft) {
        StaffingRule rule = draft.rule();
        Post post = draft.post();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", draft.name().strip());
        values.put("post", post == null ? null : post.name());
        values.put("share", draft.share());
        values.put("handling", rule.handlingSeconds());
        values.put("concurrency", rule.concurrency());
        values.put("efficiency", rule.efficiency());
        values.put("patience", rule.patienceSeconds());
        values.put("reply", rule.replySeconds());
        values.put("replyShare", rule.replyShare());
        values.put("threeMinutes", rule.threeMinuteShare());
        values.put("occupancy", rule.maxOccupancy());
        values.put("shrinkage", rule.shrinkage());
        values.put("minimum", rule.minimum());
        values.put("open", draft.openSlot());
        values.put("close", draft.closeSlot());
        return values;
    }

    private static DemandGroup group(ResultSet row, Set<Long> shops) throws SQLException {
        String post = row.getString("post");
        StaffingRule rule = new StaffingRule(
                row.getDouble("handling_seconds"),
                row.getDouble("concurrency"),
                row.getDouble("efficiency"),
                row.getObject("patience_seconds", Double.class),
                row.getDouble("reply_seconds"),
                row.getDouble("reply_share"),
                row.getObject("three_minute_share", Double.class),
                row.getDouble("max_occupancy"),
                row.getDouble("shrinkage"),
                row.getInt("minimum"));
        GroupDraft draft = new GroupDraft(
                row.getString("name"),
                post == null ? null : Post.valueOf(post),
                shops,
                row.getDouble("share"),
                rule,
                row.getInt("open_slot"),
                row.getInt("close_slot"));
        return new DemandGroup(row.getLong("id"), draft, row.getInt("version"));
    }
}
