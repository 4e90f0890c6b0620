package cn.zhiban.core.job;

/** What a running job is told and may tell. */
public interface JobContext {
    /** Id of the job. */
    long jobId();

    /** The parameters it was submitted with. */
    <T> T parameters(Class<T> type);

    /** Says how far it is. @param fraction 0..1 */
    void progress(double fraction);

    /** Ends the job here if somebody asked for it. @throws JobCancelled to be let through to the caller */
    void checkCancelled();
}
