package cn.zhiban.core.file;

import cn.zhiban.core.UserFacingProblem;

/** The content of the upload is of a type its purpose does not take, whatever its name says. */
public final class FileTypeRefused extends UserFacingProblem {
    /** @param name name of the file */
    public FileTypeRefused(String name) {
        super("core.problem.file-type-refused", name);
    }
}
