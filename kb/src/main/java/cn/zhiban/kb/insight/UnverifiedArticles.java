package cn.zhiban.kb.insight;

import java.util.Collection;
import java.util.Set;

/** Knows which articles nobody has verified when they should have been, as a bean of the feature that keeps it. */
public interface UnverifiedArticles {
    /** Those of the articles whose verification is overdue. */
    Set<Long> among(Collection<Long> articleIds);
}
