package cn.zhiban.kb.script;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleRights;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.flow.FlowOutline;
import cn.zhiban.kb.flow.FlowProblem;
import cn.zhiban.kb.flow.ScriptNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Reads and writes outlines for the editor, the import and the export ({@link KbPermissions#READ}). Sub-scripts are
 * named by the id of their article or by its external id, and only those within the scope are known.
 */
@Service
public class ScriptOutlines {
    private final JdbcClient jdbc;
    private final Access access;
    private final ScriptFlows flows;
    private final ScriptCheck check;

    ScriptOutlines(JdbcClient jdbc, Access access, ScriptFlows flows, ScriptCheck check) {
        this.jdbc = jdbc;
        this.access = access;
        this.flows = flows;
        this.check = check;
    }

    /** Reads an outline; never fails. */
    public FlowOutline.Parsed parse(String text) {
        return FlowOutline.parse(text, names());
    }

    /** Writes a flow as an outline. */
    public String print(Flow flow) {
        return FlowOutline.print(flow, names());
    }

    /**
     * Everything that is wrong with an outline that was read: lines that were not understood, then steps at which agents
     * would get lost, each at its line.
     *
     * @param articleId article that it belongs to, or null if it is new
     */
    public List<FlowProblem> problems(FlowOutline.Parsed parsed, @Nullable Long articleId) {
        List<FlowProblem> problems = new ArrayList<>(parsed.problems());
        check.problems(parsed.flow(), articleId).stream()
                .map(problem -> problem.on(parsed.lines().getOrDefault(problem.step(), 0)))
                .filter(problem -> parsed.problems().stream()
                        .noneMatch(known -> known.line() == problem.line()
                                && problem.messageKey().endsWith("script-unknown")))
                .forEach(problems::add);
        return problems;
    }

    /** Title of a sub-script, or empty if it may not be read. */
    public String title(long articleId) {
        Scope scope = access.require(KbPermissions.READ).scope();
        return flows.newest(articleId)
                .filter(script -> ArticleRights.mayRead(scope, script.content()))
                .map(Script::title)
                .orElse("");
    }

    private ScriptNames names() {
        Scope scope = access.require(KbPermissions.READ).scope();
        return new ScriptNames() {
            @Override
            public Optional<Long> id(String name) {
                return jdbc.sql("SELECT id FROM kb_article WHERE external_id = :name OR id = :id"
                                + " ORDER BY external_id <=> :name DESC LIMIT 1")
                        .param("name", name)
                        .param("id", ScriptNames.BY_ID.id(name).orElse(-1L))
                        .query(Long.class)
                        .optional()
                        .filter(id -> flows.newest(id)
                                .filter(script -> ArticleRights.mayRead(scope, script.content()))
                                .isPresent());
            }

            @Override
            public String name(long id) {
                return jdbc.sql("SELECT external_id FROM kb_article WHERE id = ?")
                        .param(id)
                        .query((row, _) -> Objects.requireNonNullElse(row.getString(1), ""))
                        .optional()
                        .filter(name -> !name.isEmpty() && !title(id).isEmpty())
                        .orElse(String.valueOf(id));
            }
        };
    }
}
