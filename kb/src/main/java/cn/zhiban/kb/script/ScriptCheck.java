package cn.zhiban.kb.script;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.ArticleCheck;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleRights;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.flow.FlowChecks;
import cn.zhiban.kb.flow.FlowProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps scripts in which agents would get lost from being published. */
@Component
class ScriptCheck implements ArticleCheck {
    private final ScriptFlows flows;
    private final Access access;

    ScriptCheck(ScriptFlows flows, Access access) {
        this.flows = flows;
        this.access = access;
    }

    @Override
    public List<Finding> check(ArticleContent content, @Nullable Long articleId) {
        Flow flow = content.flow();
        return flow == null
                ? List.of()
                : problems(flow, articleId).stream().map(ScriptCheck::finding).toList();
    }

    List<FlowProblem> problems(Flow flow, @Nullable Long articleId) {
        return FlowChecks.check(flow, articleId, this::readable);
    }

    /** A script of somebody else's client is as good as none. */
    private Optional<Flow> readable(long id) {
        Scope scope = access.current().scope();
        return flows.newest(id)
                .map(Script::content)
                .filter(content -> ArticleRights.mayRead(scope, content))
                .map(ArticleContent::flow);
    }

    private static Finding finding(FlowProblem problem) {
        Finding.Severity severity =
                problem.severity() == FlowProblem.Severity.BLOCK ? Finding.Severity.BLOCK : Finding.Severity.WARN;
        return new Finding(severity, "flow", -1, -1, problem.messageKey(), problem.arguments(), null);
    }
}
