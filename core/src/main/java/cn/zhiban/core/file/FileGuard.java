package cn.zhiban.core.file;

import cn.zhiban.core.security.Actor;

/** A bean of the module a file belongs to: decides who may read files of its purpose. Without a guard nobody may. */
public interface FileGuard {
    /** The purpose it answers for. */
    String purpose();

    /** Whether the actor may read the file. */
    boolean mayRead(Actor actor, StoredFile file);
}
