package cn.zhiban.core.file;

import cn.zhiban.core.UserFacingProblem;

/** The upload has more bytes than its purpose allows. */
public final class FileTooLarge extends UserFacingProblem {
    /** @param limitBytes the most that is allowed */
    public FileTooLarge(long limitBytes) {
        super("core.problem.file-too-large", limitBytes / (1024 * 1024));
    }
}
