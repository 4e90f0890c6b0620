package cn.zhiban.kb.redline;

/** Rules changed; published within the transaction that changed them. */
record RedlinesChanged() {}
