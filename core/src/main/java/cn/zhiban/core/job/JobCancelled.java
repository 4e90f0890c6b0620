package cn.zhiban.core.job;

/** Ends a job that somebody cancelled; what was committed before stays. Handlers let it through. */
public final class JobCancelled extends RuntimeException {
    public JobCancelled() {
        super("cancelled");
    }
}
