package cn.zhiban.kb.article;

import cn.zhiban.core.UserFacingProblem;
import java.util.List;

/** Checks found something that agents must not get to see; nothing was written. */
public final class NotPublishable extends UserFacingProblem {
    private final transient List<Finding> findings;

    /** @param findings all there are, the most serious first; its words are the problem's */
    public NotPublishable(List<Finding> findings) {
        super(findings.getFirst().messageKey(), findings.getFirst().arguments().toArray());
        this.findings = List.copyOf(findings);
    }

    /** All findings, also those that do not block. */
    public List<Finding> findings() {
        return findings;
    }
}
