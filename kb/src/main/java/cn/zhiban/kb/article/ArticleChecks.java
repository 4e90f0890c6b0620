package cn.zhiban.kb.article;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All checks of the suite, as one. Whoever may write the article may ask; callers have made sure of that. */
@Component
public class ArticleChecks {
    private final ObjectProvider<ArticleCheck> checks;
    private final ObjectProvider<PublishGate> gates;

    ArticleChecks(ObjectProvider<ArticleCheck> checks, ObjectProvider<PublishGate> gates) {
        this.checks = checks;
        this.gates = gates;
    }

    /** What all checks say, the most serious first. */
    public List<Finding> run(ArticleContent content, @Nullable Long articleId) {
        return checks.orderedStream()
                .flatMap(check -> check.check(content, articleId).stream())
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }

    /** @throws NotPublishable something blocks; a gate may throw its own problem */
    void requirePublishable(ArticleContent content, @Nullable Long articleId) {
        gates.forEach(gate -> gate.requireOpen(content, articleId));
        List<Finding> findings = run(content, articleId);
        if (!findings.isEmpty() && findings.getFirst().severity() == Finding.Severity.BLOCK) {
            throw new NotPublishable(findings);
        }
    }
}
