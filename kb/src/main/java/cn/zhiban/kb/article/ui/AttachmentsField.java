package cn.zhiban.kb.article.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.core.ui.Uploads;
import cn.zhiban.kb.article.ArticleAttachments;
import cn.zhiban.kb.article.Attachment;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that go with an article: chosen, dropped or pasted. */
final class AttachmentsField extends CustomField<List<Attachment>> {
    private final transient ArticleAttachments files;
    private final UnorderedList rows = new UnorderedList();
    private final transient List<Attachment> shown = new ArrayList<>();
    private final Upload upload;

    AttachmentsField(ArticleAttachments files) {
        super(List.of());
        this.files = files;
        rows.addClassName("zb-list");
        upload = Uploads.single(
                this::receive,
                ArticleAttachments.MEGABYTES,
                ArticleAttachments.extensions().toArray(String[]::new));
        upload.setMaxFiles(ArticleAttachments.MOST);
        upload.setTestId("kb-attachment-upload");
        add(rows, upload);
        setHelperText(getTranslation("kb.editor.attachment.help", ArticleAttachments.MEGABYTES));
    }

    /** Takes files that are pasted or dropped anywhere in there; pictures belong into the text if it wants them. */
    void takeFrom(Component area) {
        area.getElement().executeJs("""
                const take = (event, files) => {
                  if (event.defaultPrevented || !files || !files.length) return;
                  event.preventDefault();
                  $0.uploadFiles([...files]);
                };
                this.addEventListener('paste', (event) => take(event, event.clipboardData && event.clipboardData.files));
                this.addEventListener('drop', (event) => take(event, event.dataTransfer && event.dataTransfer.files));
                this.addEventListener('dragover', (event) => event.preventDefault());
                """, upload.getElement());
    }

    /** Runs on the thread of the upload, which belongs to the person but does not hold the page. */
    private void receive(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        try (InputStream in = event.getInputStream()) {
            Attachment stored = files.store(event.getFileName(), in);
            ui.access(() -> {
                shown.add(stored);
                show();
                updateValue();
                upload.clearFileList();
            });
        } catch (UserFacingProblem e) {
            ui.access(() -> {
                Toast.failed(e);
                upload.clearFileList();
            });
        }
    }

    private void show() {
        rows.removeAll();
        rows.setVisible(!shown.isEmpty());
        shown.forEach(one -> {
            Button drop = new Button(VaadinIcon.TRASH.create(), _ -> {
                shown.remove(one);
                show();
                updateValue();
            });
            drop.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            drop.addClassName("zb-row-end");
            drop.setAriaLabel(getTranslation("kb.editor.attachment.remove", one.name()));
            ListItem row = new ListItem(AttachmentList.link(one), drop);
            row.addClassNames("zb-list-row", "zb-row");
            rows.add(row);
        });
    }

    @Override
    protected List<Attachment> generateModelValue() {
        return List.copyOf(shown);
    }

    @Override
    protected void setPresentationValue(@Nullable List<Attachment> attachments) {
        shown.clear();
        if (attachments != null) {
            shown.addAll(attachments);
        }
        show();
    }
}
