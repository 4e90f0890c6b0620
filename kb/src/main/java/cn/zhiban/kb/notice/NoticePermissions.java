package cn.zhiban.kb.notice;

import static cn.zhiban.core.security.DefaultRole.KNOWLEDGE_EDITOR;
import static cn.zhiban.core.security.DefaultRole.TEAM_LEAD;
import static cn.zhiban.core.security.DefaultRole.TRAINER;

import cn.zhiban.core.security.ModulePermissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** The permission of must-read notices; reading and acknowledging is everybody's who reads knowledge. */
@Component
public class NoticePermissions implements ModulePermissions {
    /** Writes, publishes and withdraws notices within what is managed, and sees who has read them. */
    public static final String EDIT = "kb.notice.edit";

    @Override
    public List<Definition> permissions() {
        return List.of(Definition.of(EDIT, KNOWLEDGE_EDITOR, TEAM_LEAD, TRAINER));
    }
}
