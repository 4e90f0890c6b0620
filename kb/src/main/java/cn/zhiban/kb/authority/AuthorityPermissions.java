package cn.zhiban.kb.authority;

import static cn.zhiban.core.security.DefaultRole.AGENT;
import static cn.zhiban.core.security.DefaultRole.QUALITY_INSPECTOR;
import static cn.zhiban.core.security.DefaultRole.TEAM_LEAD;

import cn.zhiban.core.security.ModulePermissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** The permissions of the authority ladder. */
@Component
public class AuthorityPermissions implements ModulePermissions {
    /** Sees the own limits, gives within them and asks for more. */
    public static final String USE = "kb.authority.use";
    /** Approves or refuses what others ask for in shops within the scope. */
    public static final String APPROVE = "kb.authority.approve";
    /** Keeps cases and limits; those that are shared need {@link cn.zhiban.kb.KbPermissions#EDIT_SHARED} besides. */
    public static final String EDIT = "kb.authority.edit";
    /** Reads and exports limits and who gave what to which order. */
    public static final String READ = "kb.authority.read";

    @Override
    public List<Definition> permissions() {
        return List.of(
                Definition.of(USE, AGENT, TEAM_LEAD),
                Definition.of(APPROVE, TEAM_LEAD),
                Definition.of(EDIT, TEAM_LEAD),
                Definition.of(READ, TEAM_LEAD, QUALITY_INSPECTOR));
    }
}
