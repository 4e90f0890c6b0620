package cn.zhiban.kb;

import static cn.zhiban.core.security.DefaultRole.AGENT;
import static cn.zhiban.core.security.DefaultRole.KNOWLEDGE_EDITOR;
import static cn.zhiban.core.security.DefaultRole.QUALITY_INSPECTOR;
import static cn.zhiban.core.security.DefaultRole.TEAM_LEAD;
import static cn.zhiban.core.security.DefaultRole.TRAINER;

import cn.zhiban.core.security.ModulePermissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** The permissions of the knowledge module. */
@Component
public class KbPermissions implements ModulePermissions {
    /** Searches, opens and copies published knowledge within the scope. */
    public static final String READ = "kb.article.read";
    /** Writes drafts of articles of the clients and shops within the scope. */
    public static final String EDIT = "kb.article.edit";
    /** Publishes, archives and restores such articles. */
    public static final String PUBLISH = "kb.article.publish";
    /** Keeps knowledge that is shared by all clients. */
    public static final String EDIT_SHARED = "kb.article.edit-shared";
    /** Keeps the category tree. */
    public static final String CATEGORIES = "kb.category.edit";
    /** Imports and exports articles. */
    public static final String IMPORT = "kb.article.import";
    /** Answers questions that agents searched in vain. */
    public static final String GAPS = "kb.gap.manage";

    @Override
    public List<Definition> permissions() {
        return List.of(
                Definition.of(READ, AGENT, TRAINER, TEAM_LEAD, KNOWLEDGE_EDITOR, QUALITY_INSPECTOR),
                Definition.of(EDIT, KNOWLEDGE_EDITOR, TRAINER),
                Definition.of(PUBLISH, KNOWLEDGE_EDITOR),
                Definition.of(EDIT_SHARED, KNOWLEDGE_EDITOR),
                Definition.of(CATEGORIES, KNOWLEDGE_EDITOR),
                Definition.of(IMPORT, KNOWLEDGE_EDITOR),
                Definition.of(GAPS, KNOWLEDGE_EDITOR, TEAM_LEAD));
    }
}
