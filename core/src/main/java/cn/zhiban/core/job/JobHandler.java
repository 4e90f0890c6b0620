package cn.zhiban.core.job;

/**
 * A kind of long work, brought as a bean by a module. A job may be started again after a crash of its node, so a handler
 * commits in steps, knows what it has done already and goes on from there.
 */
public interface JobHandler {
    /** Unique name, for example {@code kb.import}; also the key of its title: {@code job.<type>}. */
    String type();

    /**
     * Does the work in the name of the actor that submitted it, on one node at a time.
     *
     * @return the result, written as JSON and handed to whoever asks for the job
     * @throws JobCancelled thrown by {@link JobContext#checkCancelled()}, to be let through
     * @throws Exception anything else ends the job as FAILED; a UserFacingProblem keeps its message
     */
    Object run(JobContext context) throws Exception;
}
