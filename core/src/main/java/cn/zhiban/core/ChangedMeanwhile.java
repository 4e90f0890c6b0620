package cn.zhiban.core;

/** Someone else saved the same object first: the version that the change started from is no longer the newest. */
public final class ChangedMeanwhile extends UserFacingProblem {
    private final long currentVersion;

    /**
     * @param label what people call the object
     * @param currentVersion the version that is stored now
     */
    public ChangedMeanwhile(String label, long currentVersion) {
        super("core.problem.changed-meanwhile", label);
        this.currentVersion = currentVersion;
    }

    /** The version that is stored now. */
    public long currentVersion() {
        return currentVersion;
    }
}
