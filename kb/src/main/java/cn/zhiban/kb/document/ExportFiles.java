package cn.zhiban.kb.document;

import cn.zhiban.core.file.FileGuard;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KbPermissions;
import org.springframework.stereotype.Component;

/** Exports are read by whoever made them, as long as that person may export. */
@Component
class ExportFiles implements FileGuard {
    static final String PURPOSE = "kb.export";

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public boolean mayRead(Actor actor, StoredFile file) {
        return actor.may(KbPermissions.IMPORT) && file.createdBy().equals(actor.reference());
    }
}
