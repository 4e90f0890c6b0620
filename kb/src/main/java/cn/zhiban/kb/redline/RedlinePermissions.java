package cn.zhiban.kb.redline;

import static cn.zhiban.core.security.DefaultRole.AGENT;
import static cn.zhiban.core.security.DefaultRole.KNOWLEDGE_EDITOR;
import static cn.zhiban.core.security.DefaultRole.QUALITY_INSPECTOR;
import static cn.zhiban.core.security.DefaultRole.TEAM_LEAD;
import static cn.zhiban.core.security.DefaultRole.TRAINER;

import cn.zhiban.core.security.ModulePermissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who reads and keeps red lines. Rules shared by all clients also need the permission to keep shared knowledge. */
@Component
public class RedlinePermissions implements ModulePermissions {
    /** Reads the rules within the scope and has texts checked. */
    public static final String READ = "kb.redline.read";
    /** Writes, archives, imports and exports rules of the clients within the scope. */
    public static final String EDIT = "kb.redline.edit";

    @Override
    public List<Definition> permissions() {
        return List.of(
                Definition.of(READ, AGENT, TRAINER, TEAM_LEAD, KNOWLEDGE_EDITOR, QUALITY_INSPECTOR),
                Definition.of(EDIT, KNOWLEDGE_EDITOR, QUALITY_INSPECTOR));
    }
}
