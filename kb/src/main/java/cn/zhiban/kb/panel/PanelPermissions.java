package cn.zhiban.kb.panel;

import static cn.zhiban.core.security.DefaultRole.KNOWLEDGE_EDITOR;
import static cn.zhiban.core.security.DefaultRole.TEAM_LEAD;

import cn.zhiban.core.security.ModulePermissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** The permissions of the panel beside the chat. */
@Component
public class PanelPermissions implements ModulePermissions {
    /** Pins answers for shops and clients within the scope. */
    public static final String PIN = "kb.pin.edit";

    @Override
    public List<Definition> permissions() {
        return List.of(Definition.of(PIN, TEAM_LEAD, KNOWLEDGE_EDITOR));
    }
}
