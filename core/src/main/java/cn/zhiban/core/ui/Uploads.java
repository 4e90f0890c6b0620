package cn.zhiban.core.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.List;

/** Upload fields in the reader's language that say what they take before anything is sent. */
public final class Uploads {
    private static final int MEGABYTE = 1024 * 1024;

    private Uploads() {}

    /**
     * Takes one file and starts at once.
     *
     * @param handler what becomes of the file
     * @param megabytes size limit
     * @param extensions what is taken, for example {@code .xlsx}
     */
    public static Upload single(UploadHandler handler, int megabytes, String... extensions) {
        Upload upload = new Upload(handler);
        upload.addClassName("zb-upload");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(megabytes * MEGABYTE);
        upload.setAcceptedFileExtensions(extensions);
        upload.setI18n(texts(megabytes, String.join(" ", extensions)));
        upload.addFileRejectedListener(rejected -> Toast.failed(rejected.getErrorMessage()));
        return upload;
    }

    private static UploadI18N texts(int megabytes, String extensions) {
        UploadI18N texts = new UploadI18N();
        texts.setDropFiles(new UploadI18N.DropFiles()
                .setOne(text("core.ui.upload.drop.one"))
                .setMany(text("core.ui.upload.drop.many")));
        texts.setAddFiles(new UploadI18N.AddFiles()
                .setOne(text("core.ui.upload.add.one"))
                .setMany(text("core.ui.upload.add.many")));
        texts.setError(new UploadI18N.Error()
                .setTooManyFiles(text("core.ui.upload.error.too-many"))
                .setFileIsTooBig(text("core.ui.upload.error.too-big", megabytes))
                .setIncorrectFileType(text("core.ui.upload.error.type", extensions)));
        texts.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(text("core.ui.upload.connecting"))
                        .setStalled(text("core.ui.upload.stalled"))
                        .setProcessing(text("core.ui.upload.processing"))
                        .setHeld(text("core.ui.upload.held")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(text("core.ui.upload.remaining"))
                        .setUnknown(text("core.ui.upload.remaining.unknown")))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(text("core.ui.upload.error.unavailable"))
                        .setUnexpectedServerError(text("core.ui.upload.error.server"))
                        .setForbidden(text("core.ui.upload.error.forbidden"))));
        texts.setFile(new UploadI18N.File()
                .setRetry(text("core.ui.upload.retry"))
                .setStart(text("core.ui.upload.start"))
                .setRemove(text("core.ui.upload.remove")));
        texts.setUnits(List.of("B", "KB", "MB", "GB"));
        return texts;
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
