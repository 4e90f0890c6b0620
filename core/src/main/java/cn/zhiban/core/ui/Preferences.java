package cn.zhiban.core.ui;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotSignedIn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person chose for themselves and should find again on any machine: language, theme, the shop of the chat. */
@Service
public class Preferences {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_VALUE = 2000;
    private final JdbcClient jdbc;
    private final Access access;

    Preferences(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /**
     * What the account that acts chose under this name; empty if nothing, or if nobody with an account acts.
     *
     * @param name {@code <module>.<what>}, at most 60 characters
     */
    @Transactional(readOnly = true)
    public Optional<String> get(String name) {
        return Optional.ofNullable(all().get(name));
    }

    /** All that the account that acts chose. */
    @Transactional(readOnly = true)
    public Map<String, String> all() {
        Long account = access.find().map(Actor::accountId).orElse(null);
        Map<String, String> all = new HashMap<>();
        if (account != null) {
            jdbc.sql("SELECT name, value FROM core_preference WHERE account_id = ?")
                    .param(account)
                    .query(row -> {
                        all.put(row.getString(1), row.getString(2));
                    });
        }
        return all;
    }

    /**
     * Remembers a choice of the account that acts, or forgets it.
     *
     * @param value at most 2,000 characters; null forgets
     * @throws NotSignedIn nobody with an account acts
     */
    @Transactional
    public void put(String name, @Nullable String value) {
        Long account = access.current().accountId();
        if (account == null) {
            throw new NotSignedIn();
        }
        if (name.length() > LONGEST_NAME || (value != null && value.length() > LONGEST_VALUE)) {
            throw new IllegalArgumentException("a preference too long to be kept: " + name);
        }
        if (value == null) {
            jdbc.sql("DELETE FROM core_preference WHERE account_id = ? AND name = ?")
                    .params(account, name)
                    .update();
        } else {
            jdbc.sql("INSERT INTO core_preference (account_id, name, value) VALUES (?, ?, ?)"
                            + " ON DUPLICATE KEY UPDATE value = VALUES(value)")
                    .params(account, name, value)
                    .update();
        }
    }
}
