package cn.zhiban.kb.script;

import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.ModulePermissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** The permissions of scripts; whoever reads knowledge may run them. */
@Component
public class ScriptPermissions implements ModulePermissions {
    /** Reads how scripts were run in the shops within the scope. */
    public static final String INSPECT = "kb.script.inspect";

    @Override
    public List<Definition> permissions() {
        return List.of(Definition.of(INSPECT, DefaultRole.QUALITY_INSPECTOR, DefaultRole.TEAM_LEAD));
    }
}
