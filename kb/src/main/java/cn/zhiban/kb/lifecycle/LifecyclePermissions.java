package cn.zhiban.kb.lifecycle;

import static cn.zhiban.core.security.DefaultRole.KNOWLEDGE_EDITOR;
import static cn.zhiban.core.security.DefaultRole.QUALITY_INSPECTOR;
import static cn.zhiban.core.security.DefaultRole.TEAM_LEAD;
import static cn.zhiban.core.security.DefaultRole.TRAINER;

import cn.zhiban.core.security.ModulePermissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** The permissions of keeping knowledge true. */
@Component
public class LifecyclePermissions implements ModulePermissions {
    /** Sees the tasks of the clients in charge of, takes them and closes them. */
    public static final String TASKS = "kb.task.manage";
    /** Says who reviews what. */
    public static final String REVIEWERS = "kb.reviewer.manage";
    /** Approves and rejects versions that somebody else wrote. */
    public static final String REVIEW = "kb.review.decide";
    /** Looks up what the answer was at a moment in the past. */
    public static final String HISTORY = "kb.history.read";
    /** Sees besides who copied it then. */
    public static final String HISTORY_PEOPLE = "kb.history.people";

    @Override
    public List<Definition> permissions() {
        return List.of(
                Definition.of(TASKS, KNOWLEDGE_EDITOR, TEAM_LEAD, TRAINER),
                Definition.of(REVIEWERS, KNOWLEDGE_EDITOR),
                Definition.of(REVIEW, KNOWLEDGE_EDITOR, TEAM_LEAD),
                Definition.of(HISTORY, KNOWLEDGE_EDITOR, QUALITY_INSPECTOR, TEAM_LEAD),
                Definition.of(HISTORY_PEOPLE, QUALITY_INSPECTOR, TEAM_LEAD));
    }
}
