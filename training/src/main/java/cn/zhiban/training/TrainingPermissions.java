package cn.zhiban.training;

import static cn.zhiban.core.security.DefaultRole.AGENT;
import static cn.zhiban.core.security.DefaultRole.KNOWLEDGE_EDITOR;
import static cn.zhiban.core.security.DefaultRole.QUALITY_INSPECTOR;
import static cn.zhiban.core.security.DefaultRole.TEAM_LEAD;
import static cn.zhiban.core.security.DefaultRole.TRAINER;

import cn.zhiban.core.security.ModulePermissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** The permissions of the training module. What is about people or shops holds for those within the scope. */
@Component
public class TrainingPermissions implements ModulePermissions {
    /** Learns: own paths, lessons, exams, review, practice and certificates. */
    public static final String LEARN = "training.learn";
    /** Writes lessons and paths, scenarios and questions. */
    public static final String AUTHOR = "training.content.edit";
    /** Keeps what is shared by all clients. */
    public static final String AUTHOR_SHARED = "training.content.edit-shared";
    /** Looks after learners: assigns, marks, signs off, runs classes and batches. */
    public static final String COACH = "training.people.coach";
    /** Sees how far the people within the scope are. */
    public static final String PROGRESS = "training.progress.view";
    /** Grants and withdraws certificates. */
    public static final String CERTIFY = "training.certificate.edit";

    @Override
    public List<Definition> permissions() {
        return List.of(
                Definition.of(LEARN, AGENT, TRAINER, TEAM_LEAD, KNOWLEDGE_EDITOR, QUALITY_INSPECTOR),
                Definition.of(AUTHOR, TRAINER),
                Definition.of(AUTHOR_SHARED, TRAINER),
                Definition.of(COACH, TRAINER, TEAM_LEAD),
                Definition.of(PROGRESS, TRAINER, TEAM_LEAD, QUALITY_INSPECTOR),
                Definition.of(CERTIFY, TRAINER));
    }
}
