package cn.zhiban.kb.insight;

import static cn.zhiban.core.security.DefaultRole.AGENT;
import static cn.zhiban.core.security.DefaultRole.KNOWLEDGE_EDITOR;
import static cn.zhiban.core.security.DefaultRole.QUALITY_INSPECTOR;
import static cn.zhiban.core.security.DefaultRole.TEAM_LEAD;
import static cn.zhiban.core.security.DefaultRole.TRAINER;

import cn.zhiban.core.security.ModulePermissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** The permissions of figures and of the voice of the customer. */
@Component
public class InsightPermissions implements ModulePermissions {
    /** Sees the figures of the shops within the scope, of everybody who serves them. */
    public static final String READ = "kb.insight.read";
    /** Sees the figures of what one has searched and copied oneself. */
    public static final String OWN = "kb.insight.own";
    /** Marks what buyers say, for shops within the scope. */
    public static final String MARK = "kb.voice.mark";
    /** Keeps the causes that can be marked: shared ones, or those of clients one keeps. */
    public static final String CAUSES = "kb.voice.causes";
    /** Enters how many conversations shops had. */
    public static final String CONVERSATIONS = "kb.voice.conversations";

    @Override
    public List<Definition> permissions() {
        return List.of(
                Definition.of(READ, TEAM_LEAD, KNOWLEDGE_EDITOR, QUALITY_INSPECTOR, TRAINER),
                Definition.of(OWN, AGENT),
                Definition.of(MARK, AGENT, TEAM_LEAD, KNOWLEDGE_EDITOR, QUALITY_INSPECTOR),
                Definition.of(CAUSES, KNOWLEDGE_EDITOR, TEAM_LEAD),
                Definition.of(CONVERSATIONS, TEAM_LEAD, KNOWLEDGE_EDITOR));
    }
}
