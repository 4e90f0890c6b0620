package cn.zhiban.core.notify;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.CorePermissions;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps robots of group chats. Everything here needs {@link CorePermissions#ROBOTS_MANAGE}. */
@Service
public class RobotService {
    private static final String TYPE = "core.robot";
    private static final int NAME = 100;
    private static final int ADDRESS = 500;
    private static final int SECRET = 200;

    private final RobotStore store;
    private final Robots robots;
    private final Translations texts;
    private final Access access;
    private final AuditLog audit;
    private final Set<String> hosts;

    RobotService(
            RobotStore store,
            Robots robots,
            Translations texts,
            Access access,
            AuditLog audit,
            @Value("${zhiban.robot.hosts:}") List<String> hosts) {
        this.store = store;
        this.robots = robots;
        this.texts = texts;
        this.access = access;
        this.audit = audit;
        this.hosts = Set.copyOf(hosts);
    }

    /** All robots, by name. */
    public List<Robot> list() {
        access.require(CorePermissions.ROBOTS_MANAGE);
        return store.all();
    }

    /** Names of the teams a robot can be for, with their ids. */
    public Map<String, Long> teams() {
        access.require(CorePermissions.ROBOTS_MANAGE);
        return store.teams();
    }

    /** Adds a robot. @throws InvalidInput something is missing, or the address is not one of that chat */
    @Transactional
    public long add(RobotDraft draft) {
        access.require(CorePermissions.ROBOTS_MANAGE);
        check(draft);
        long id = store.insert(draft);
        audit.record("created", TYPE, id, draft.name(), null, draft.kind());
        return id;
    }

    /** Changes a robot. @throws ChangedMeanwhile someone else saved first */
    @Transactional
    public void change(long id, int version, RobotDraft draft) {
        access.require(CorePermissions.ROBOTS_MANAGE);
        Robot before = get(id);
        check(draft);
        if (!store.update(id, version, draft)) {
            throw new ChangedMeanwhile(before.content().name(), before.version());
        }
        audit.record("changed", TYPE, id, draft.name(), null, draft.kind());
    }

    /** Removes a robot. */
    @Transactional
    public void remove(long id) {
        access.require(CorePermissions.ROBOTS_MANAGE);
        Robot before = get(id);
        store.delete(id);
        audit.record("deleted", TYPE, id, before.content().name(), null, null);
    }

    /** Sends a message to try it out. @return what went wrong, empty if it arrived */
    public String test(long id) {
        access.require(CorePermissions.ROBOTS_MANAGE);
        return robots.deliver(get(id), texts.getTranslation("core.robot.test.text", Locale.SIMPLIFIED_CHINESE));
    }

    private Robot get(long id) {
        return store.find(id).orElseThrow(() -> new NotFound(TYPE, id));
    }

    private void check(RobotDraft draft) {
        if (draft.name().isEmpty() || draft.name().length() > NAME) {
            throw new InvalidInput("name", "core.robot.problem.name", NAME);
        }
        if (draft.address().length() > ADDRESS || !isOf(draft)) {
            throw new InvalidInput(
                    "address", "core.robot.problem.address", draft.kind().host());
        }
        if (draft.secret().length() > SECRET) {
            throw new InvalidInput("secret", "core.robot.problem.secret", SECRET);
        }
        if (draft.teamId() != null && !store.teams().containsValue(draft.teamId())) {
            throw new InvalidInput("teamId", "core.robot.problem.team");
        }
    }

    /** Messages go to the chat's own host only, or to gateways that the operator names. */
    private boolean isOf(RobotDraft draft) {
        try {
            URI uri = URI.create(draft.address());
            return "https".equals(uri.getScheme())
                            && draft.kind().host().equals(uri.getHost())
                            && uri.getPort() == -1
                            && uri.getUserInfo() == null
                    || uri.getAuthority() != null && hosts.contains(uri.getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
