package cn.zhiban.kb.article.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.core.ui.Uploads;
import cn.zhiban.kb.markdown.Markdown;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;

/** Markdown with a tool bar, the rendered text below it, and pictures that are pasted, dropped or chosen. */
final class MarkdownField extends CustomField<String> {
    private final TextArea text = new TextArea();
    private final Div preview = new Div();
    private final Div tools;
    private SerializableFunction<String, String> renderer = Markdown::toHtml;

    MarkdownField(String label, PictureStore pictures) {
        text.setWidthFull();
        text.setMinRows(8);
        text.setAriaLabel(label);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(400);
        preview.addClassNames("zb-prose", "zb-card");
        preview.getElement().setAttribute("aria-label", getTranslation("kb.article.preview"));
        text.addValueChangeListener(event -> {
            render();
            if (event.isFromClient()) {
                updateValue();
            }
        });
        Upload upload = Uploads.single(
                UploadHandler.inMemory((metadata, bytes) -> getUI().ifPresent(ui -> ui.access(() -> {
                    try {
                        insert(pictures.store(metadata.fileName(), new ByteArrayInputStream(bytes)), "");
                    } catch (UserFacingProblem problem) {
                        Toast.failed(problem);
                    }
                }))),
                PictureStore.MEGABYTES,
                ".png",
                ".jpg",
                ".jpeg",
                ".gif",
                ".webp");
        upload.setUploadButton(tool(VaadinIcon.PICTURE, "kb.article.tool.picture", "", ""));
        upload.addClassName("zb-upload-inline");
        tools = new Div(
                tool(VaadinIcon.BOLD, "kb.article.tool.bold", "**", "**"),
                tool(VaadinIcon.LIST_UL, "kb.article.tool.list", "\n- ", ""),
                tool(VaadinIcon.TABLE, "kb.article.tool.table", "\n|  |  |\n|---|---|\n|  |  |\n", ""),
                tool(VaadinIcon.LINK, "kb.article.tool.link", "[", "](https://)"),
                upload);
        tools.addClassName("zb-row");
        Div all = new Div(tools, text, preview);
        all.addClassNames("zb-stack", "zb-stack-s");
        add(all);
        pasteInto(upload);
        render();
    }

    /** Shows the text in another way than as plain Markdown. */
    void renderWith(SerializableFunction<String, String> toHtml) {
        renderer = toHtml;
        render();
    }

    /** Adds a tool that finds what to put in; it calls back with it. */
    void addTool(VaadinIcon icon, String key, SerializableConsumer<SerializableConsumer<String>> find) {
        Button button = tool(icon, key, "", "");
        button.addClickListener(_ -> find.accept(found -> insert(found, "")));
        // the upload with its drop area stands last
        tools.addComponentAtIndex(tools.getComponentCount() - 1, button);
    }

    private Button tool(VaadinIcon icon, String key, String before, String after) {
        Button button = new Button(icon.create(), _ -> {
            if (!before.isEmpty()) {
                insert(before, after);
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    /** Puts text around what is selected in the browser, as if it had been typed. */
    private void insert(String before, String after) {
        text.getElement().executeJs("""
                        const area = this.inputElement, from = area.selectionStart, to = area.selectionEnd;
                        this.value = this.value.slice(0, from) + $0 + this.value.slice(from, to) + $1 + this.value.slice(to);
                        area.focus();
                        area.setSelectionRange(from + $0.length, to + $0.length);
                        this.dispatchEvent(new CustomEvent('input', {bubbles: true}));
                        this.dispatchEvent(new CustomEvent('change', {bubbles: true}));
                        """, before, after);
    }

    private void pasteInto(Component upload) {
        text.getElement().executeJs("""
                const take = (event, files) => {
                  const pictures = [...files].filter((file) => file.type.startsWith('image/'));
                  if (pictures.length) { event.preventDefault(); $0.uploadFiles(pictures.map((file, i) =>
                    file.name ? file : new File([file], 'picture-' + i + '.png', { type: file.type }))); }
                };
                this.addEventListener('paste', (event) => take(event, event.clipboardData.files));
                this.addEventListener('drop', (event) => take(event, event.dataTransfer.files));
                this.addEventListener('dragover', (event) => event.preventDefault());
                """, upload.getElement());
    }

    private void render() {
        preview.getElement().setProperty("innerHTML", renderer.apply(text.getValue()));
        preview.setVisible(!text.getValue().isBlank());
    }

    @Override
    protected String generateModelValue() {
        return text.getValue();
    }

    @Override
    protected void setPresentationValue(String value) {
        text.setValue(value == null ? "" : value);
        render();
    }

    @Override
    public String getEmptyValue() {
        return "";
    }

    @Override
    public void focus() {
        text.focus();
    }
}
