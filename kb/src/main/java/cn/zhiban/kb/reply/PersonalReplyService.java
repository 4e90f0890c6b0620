package cn.zhiban.kb.reply;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who reads knowledge keeps own replies; nobody sees or changes those of others, whatever their rights. */
@Service
public class PersonalReplyService {
    /** Most replies of one person. */
    public static final int MOST = 300;

    private static final int CODE_LENGTH = 20;
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_-]{0," + CODE_LENGTH + "}");

    private final JdbcClient jdbc;
    private final Access access;
    private final CompanyTime time;
    private final LoadingCache<Long, List<PersonalReply>> byAccount = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(10))
            .maximumSize(5_000)
            .build(this::load);

    PersonalReplyService(JdbcClient jdbc, Access access, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
    }

    /** One's own replies by short code and title; none for programs with a token. */
    public List<PersonalReply> mine() {
        Long account = access.require(KbPermissions.READ).accountId();
        return account == null ? List.of() : byAccount.get(account);
    }

    /**
     * One's own replies that fit what was typed: a slash asks for short codes, anything else for a part of the title or
     * the text.
     */
    public List<PersonalReply> find(String typed, int limit) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return List.of();
        }
        boolean code = text.startsWith("/") || text.startsWith("\u3001") || text.startsWith("\uFF0F");
        String wanted = code ? text.substring(1).strip() : text;
        return mine().stream()
                .filter(reply -> code
                        ? !reply.shortCode().isEmpty()
                                && reply.shortCode().toLowerCase(Locale.ROOT).startsWith(wanted)
                        : wanted.length() > 1
                                && (reply.title() + "\n" + reply.text())
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted))
                .limit(limit)
                .toList();
    }

    /**
     * Keeps a reply, a new one or a changed one.
     *
     * @throws InvalidInput names the field that is wrong
     * @throws ChangedMeanwhile it was changed in another window, or is gone
     */
    @Transactional
    public void save(PersonalReply reply) {
        long account = account();
        PersonalReply clean = check(account, reply);
        Timestamp now = Timestamp.from(time.now());
        int written = clean.id() == 0
                ? jdbc.sql("INSERT INTO kb_personal_reply (short_code, title, text, updated_at, account_id)"
                                + " VALUES (?, ?, ?, ?, ?)")
                        .params(clean.shortCode(), clean.title(), clean.text(), now, account)
                        .update()
                : jdbc.sql("UPDATE kb_personal_reply SET short_code = ?, title = ?, text = ?, updated_at = ?,"
                                + " version = version + 1 WHERE account_id = ? AND id = ? AND version = ?")
                        .params(
                                clean.shortCode(),
                                clean.title(),
                                clean.text(),
                                now,
                                account,
                                clean.id(),
                                clean.version())
                        .update();
        if (written == 0) {
            throw new ChangedMeanwhile(clean.title(), clean.version());
        }
        byAccount.invalidate(account);
    }

    /** Deletes one's own reply; what is gone already stays so. */
    @Transactional
    public void delete(long id) {
        long account = account();
        jdbc.sql("DELETE FROM kb_personal_reply WHERE id = ? AND account_id = ?")
                .params(id, account)
                .update();
        byAccount.invalidate(account);
    }

    private PersonalReply check(long account, PersonalReply reply) {
        String title = reply.title().strip();
        String text = reply.text().strip();
        String code = reply.shortCode().strip();
        if (title.isEmpty() || title.length() > PersonalReply.TITLE_LENGTH) {
            throw new InvalidInput("title", "kb.reply.problem.title", PersonalReply.TITLE_LENGTH);
        }
        if (text.isEmpty() || text.length() > PersonalReply.TEXT_LENGTH) {
            throw new InvalidInput("text", "kb.reply.problem.text", PersonalReply.TEXT_LENGTH);
        }
        if (!CODE.matcher(code).matches()) {
            throw new InvalidInput("shortCode", "kb.article.problem.short-code", CODE_LENGTH);
        }
        List<PersonalReply> others =
                load(account).stream().filter(one -> one.id() != reply.id()).toList();
        if (!code.isEmpty() && others.stream().anyMatch(one -> one.shortCode().equalsIgnoreCase(code))) {
            throw new InvalidInput("shortCode", "kb.reply.problem.code-taken", code);
        }
        if (others.size() >= MOST) {
            throw new InvalidInput("title", "kb.reply.problem.too-many", MOST);
        }
        return new PersonalReply(reply.id(), code, title, text, reply.version());
    }

    private long account() {
        Long account = access.require(KbPermissions.READ).accountId();
        if (account == null) {
            throw new NotAllowed(KbPermissions.READ);
        }
        return account;
    }

    private List<PersonalReply> load(long account) {
        return jdbc.sql("SELECT id, short_code, title, text, version FROM kb_personal_reply WHERE account_id = ?"
                        + " ORDER BY short_code = '', short_code, title")
                .param(account)
                .query(PersonalReply.class)
                .list();
    }
}
