package cn.zhiban.kb.article.ui;

import cn.zhiban.core.file.ContentTypes;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.kb.article.ArticlePictures;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** Takes pictures for answers. */
@Component
class PictureStore {
    static final int MEGABYTES = 10;
    private final FileStore files;

    PictureStore(FileStore files) {
        this.files = files;
    }

    /** Stores a picture and returns the Markdown that shows it. */
    String store(String name, InputStream content) {
        var file = files.store(name, content, ArticlePictures.PURPOSE, MEGABYTES * 1024L * 1024, ContentTypes.IMAGES);
        return "![](/files/" + file.publicId() + ")";
    }
}
