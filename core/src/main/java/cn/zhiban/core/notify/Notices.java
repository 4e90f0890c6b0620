package cn.zhiban.core.notify;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The inbox. Services send; everybody reads their own and nobody else's. A notice is kept as key and arguments, so each
 * reader sees it in their own language.
 */
@Service
public class Notices {
    private final JdbcTemplate jdbc;
    private final Access access;
    private final CompanyTime time;
    private final JsonMapper json;
    private final Map<Long, Set<IntConsumer>> listeners = new ConcurrentHashMap<>();

    Notices(JdbcTemplate jdbc, Access access, CompanyTime time, JsonMapper json) {
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
        this.json = json;
    }

    /**
     * A notice in somebody's inbox.
     *
     * @param id its id
     * @param messageKey key of its text
     * @param arguments values for the text
     * @param link route inside the suite, or null
     * @param createdAt when it was sent
     * @param read whether it was read
     */
    public record Notice(
            long id,
            String messageKey,
            List<String> arguments,
            @Nullable String link,
            Instant createdAt,
            boolean read) {}

    /** Sends to accounts, within the transaction of what it tells about. */
    @Transactional
    public void send(Collection<Long> accountIds, String messageKey, @Nullable String link, String... arguments) {
        Timestamp now = Timestamp.from(time.now());
        String values = json.writeValueAsString(arguments);
        jdbc.batchUpdate(
                "INSERT INTO core_notice (account_id, message_key, arguments, link, created_at) VALUES (?, ?, ?, ?, ?)",
                accountIds.stream()
                        .map(account -> new Object[] {account, messageKey, values, link, now})
                        .toList());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                accountIds.forEach(Notices.this::tell);
            }
        });
    }

    /** The newest notices of whoever asks. */
    @Transactional(readOnly = true)
    public List<Notice> list(int offset, int limit) {
        return jdbc.query(
                "SELECT id, message_key, arguments, link, created_at, read_at FROM core_notice"
                        + " WHERE account_id = ? ORDER BY id DESC LIMIT ? OFFSET ?",
                (row, _) -> new Notice(
                        row.getLong(1),
                        row.getString(2),
                        Arrays.asList(json.readValue(row.getString(3), String[].class)),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6) != null),
                account(),
                limit,
                offset);
    }

    /** How many notices whoever asks has not read. */
    @Transactional(readOnly = true)
    public int unread() {
        return unread(account());
    }

    private int unread(long account) {
        Integer count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM core_notice WHERE account_id = ? AND read_at IS NULL", Integer.class, account);
        return count == null ? 0 : count;
    }

    /** Marks one notice of whoever asks as read. */
    @Transactional
    public void markRead(long id) {
        jdbc.update(
                "UPDATE core_notice SET read_at = ? WHERE id = ? AND account_id = ? AND read_at IS NULL",
                Timestamp.from(time.now()),
                id,
                account());
        tell(account());
    }

    /** Marks all notices of whoever asks as read. */
    @Transactional
    public void markAllRead() {
        jdbc.update(
                "UPDATE core_notice SET read_at = ? WHERE account_id = ? AND read_at IS NULL",
                Timestamp.from(time.now()),
                account());
        tell(account());
    }

    /**
     * Is told, on any thread of this node and while anybody acts, how many notices are unread whenever something changed
     * in the inbox of whoever asks.
     *
     * @return ends it; must be called when the screen is left
     */
    public Runnable listen(IntConsumer listener) {
        long account = account();
        listeners.computeIfAbsent(account, _ -> new CopyOnWriteArraySet<>()).add(listener);
        return () -> listeners.computeIfPresent(account, (_, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    private long account() {
        Long account = access.current().accountId();
        if (account == null) {
            throw new NotAllowed("core.inbox");
        }
        return account;
    }

    private void tell(long accountId) {
        Set<IntConsumer> told = listeners.getOrDefault(accountId, Set.of());
        if (!told.isEmpty()) {
            int unread = unread(accountId);
            told.forEach(one -> one.accept(unread));
        }
    }
}
