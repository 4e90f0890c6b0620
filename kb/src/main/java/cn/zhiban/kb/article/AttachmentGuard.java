package cn.zhiban.kb.article;

import cn.zhiban.core.file.FileGuard;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.security.Actor;
import org.springframework.stereotype.Component;

/** Attachments are read by the same people as pictures. */
@Component
class AttachmentGuard implements FileGuard {
    private final ArticlePictures pictures;

    AttachmentGuard(ArticlePictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public String purpose() {
        return ArticleAttachments.PURPOSE;
    }

    @Override
    public boolean mayRead(Actor actor, StoredFile file) {
        return pictures.mayRead(actor, file);
    }
}
