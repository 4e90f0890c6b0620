package cn.zhiban.core.file;

import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands out stored files to who may read them, whole or the range that is asked for; pictures and videos are shown,
 * everything else is a download.
 */
@RestController
class FileController {
    private final FileStore files;

    FileController(FileStore files) {
        this.files = files;
    }

    @GetMapping("/files/{publicId:[A-Za-z0-9_-]{22}}")
    ResponseEntity<Resource> get(@PathVariable String publicId) {
        StoredFile file = files.get(publicId);
        boolean shown = ContentTypes.isShown(file.contentType());
        ContentDisposition disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(file.name(), java.nio.charset.StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(shown ? file.contentType() : ContentTypes.UNKNOWN))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(new FileSystemResource(files.content(file)));
    }
}
