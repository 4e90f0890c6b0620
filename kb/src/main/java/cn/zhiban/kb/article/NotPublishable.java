package cn.zhiban.kb.article;

import cn.zhiban.core.UserFacingProblem;
import java.util.List;

/** Checks found something that agents must not get to see; nothing was written. */
public final class NotPublishable extends UserFacingProblem {
    private final transient List<Finding> findings;

    /** @param findings all there are, at least one of them blocking */
    public NotPublishable(List<Finding> findings) {
        super(
                "kb.article.problem.not-publishable",
                findings.stream()
                        .filter(one -> one.severity() == Finding.Severity.BLOCK)
                        .count());
        this.findings = List.copyOf(findings);
    }

    /** All findings, also those that do not block. */
    public List<Finding> findings() {
        return findings;
    }
}
