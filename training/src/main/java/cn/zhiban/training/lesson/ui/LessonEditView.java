package cn.zhiban.training.lesson.ui;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.core.ui.Uploads;
import cn.zhiban.kb.article.ArticleTitles;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.lesson.Lesson;
import cn.zhiban.training.lesson.LessonContent;
import cn.zhiban.training.lesson.LessonFiles;
import cn.zhiban.training.lesson.LessonReading;
import cn.zhiban.training.lesson.LessonService;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lesson being written, beside it how learners will meet it. */
@Route("train/lesson-edit")
@RolesAllowed(TrainingPermissions.AUTHOR)
class LessonEditView extends Page implements HasUrlParameter<Long> {
    private final transient LessonService lessons;
    private final transient LessonReading reading;
    private final transient LessonFiles files;
    private final transient ArticleTitles titles;
    private final Div header = new Div();
    private final TextField title = new TextField();
    private final TextArea summary = new TextArea();
    private final IntegerField minutes = new IntegerField();
    private final ComboBox<ShopRef> shop = new ComboBox<>();
    private final Div list = new Div();
    private final Div preview = new Div();
    private final transient List<PartForm> parts = new ArrayList<>();
    private transient @Nullable Lesson lesson;
    private boolean filling;

    LessonEditView(LessonService lessons, LessonReading reading, LessonFiles files, ArticleTitles titles) {
        super("training.lesson.edit.title");
        this.lessons = lessons;
        this.reading = reading;
        this.files = files;
        this.titles = titles;
        title.setLabel(getTranslation("training.lesson.name"));
        title.setMaxLength(LessonContent.TITLE);
        title.setWidthFull();
        summary.setLabel(getTranslation("training.lesson.summary"));
        summary.setHelperText(getTranslation("training.lesson.summary.help"));
        summary.setWidthFull();
        minutes.setLabel(getTranslation("training.lesson.minutes"));
        minutes.setMin(0);
        minutes.setStepButtonsVisible(true);
        shop.setLabel(getTranslation("training.question.scope.shop"));
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setItems(lessons.shops());
        shop.setPlaceholder(getTranslation("training.question.scope.shared"));
        shop.setClearButtonVisible(true);
        title.setValueChangeMode(ValueChangeMode.LAZY);
        summary.setValueChangeMode(ValueChangeMode.LAZY);
        Div meta = new Div(minutes, shop);
        meta.addClassName("train-meta");
        list.addClassName("zb-stack");
        Div left = new Div(title, summary, meta, list, adding());
        left.addClassNames("zb-stack", "zb-card");
        preview.addClassNames("zb-card", "train-preview");
        Div halves = new Div(left, preview);
        halves.addClassName("train-halves");
        add(header, halves);
        Shortcuts.addShortcutListener(this, this::save, Key.KEY_S, KeyModifier.CONTROL)
                .listenOn(this);
    }

    private Div adding() {
        Div row = new Div();
        row.addClassName("zb-row");
        Span label = new Span(getTranslation("training.lesson.part.add"));
        label.addClassName("zb-muted");
        row.add(label);
        for (LessonContent.Kind kind :
                List.of(LessonContent.Kind.PAGE, LessonContent.Kind.ARTICLE, LessonContent.Kind.LINK)) {
            Button button = new Button(
                    getTranslation("training.lesson.part." + kind),
                    _ -> add(new LessonContent.Part(kind, "", "", 0, "")));
            button.setTestId("part-" + kind);
            row.add(button);
        }
        row.add(upload(false), upload(true));
        return row;
    }

    private Upload upload(boolean video) {
        Upload upload = video
                ? Uploads.single(event -> receive(event, true), LessonFiles.VIDEO_MEGABYTES, ".mp4", ".webm")
                : Uploads.single(event -> receive(event, false), LessonFiles.FILE_MEGABYTES);
        upload.addClassName("zb-upload-inline");
        upload.setDropAllowed(false);
        upload.setUploadButton(new Button(getTranslation(
                "training.lesson.part." + (video ? LessonContent.Kind.VIDEO : LessonContent.Kind.FILE))));
        return upload;
    }

    /** Runs on the thread of the upload. */
    private void receive(UploadEvent event, boolean video) throws IOException {
        UI ui = event.getUI();
        try (InputStream in = event.getInputStream()) {
            LessonContent.Part stored = files.store(event.getFileName(), in, video);
            ui.access(() -> add(stored));
        } catch (UserFacingProblem e) {
            ui.access(() -> Toast.failed(e));
        }
    }

    private void add(LessonContent.Part part) {
        PartForm form = new PartForm(part, titles, this::preview);
        parts.add(form);
        draw();
        form.begin();
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        try {
            show(id == 0 ? null : lessons.get(id));
        } catch (NotFound e) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(@Nullable Lesson shown) {
        lesson = shown;
        filling = true;
        LessonContent content = shown == null ? new LessonContent("", "", 0, List.of()) : shown.draft();
        title.setValue(content.title());
        summary.setValue(content.summary());
        minutes.setValue(content.minutes());
        shop.setValue(lessons.shops().stream()
                .filter(one -> shown != null && shown.shopId() != null && one.id() == shown.shopId())
                .findFirst()
                .orElse(null));
        parts.clear();
        content.parts().forEach(one -> parts.add(new PartForm(one, titles, this::preview)));
        filling = false;
        head(shown);
        draw();
    }

    private void head(@Nullable Lesson shown) {
        header.removeAll();
        PageHeader head = new PageHeader(
                getTranslation(shown == null ? "training.lesson.new" : "training.lesson.edit.title"),
                shown == null || shown.number() == 0
                        ? getTranslation("training.lesson.draft")
                        : getTranslation("training.lesson.published", shown.number()));
        if (shown != null && shown.pending() && shown.number() > 0) {
            head.withActions(new Badge(getTranslation("training.lesson.pending"), Badge.Tone.WARNING));
        }
        Button save = new Button(getTranslation("training.lesson.save"), _ -> save());
        save.setTestId("lesson-save");
        Button publish = new Button(getTranslation("training.lesson.publish"), _ -> askPublish());
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        publish.setTestId("lesson-publish");
        boolean may = shown == null || shown.editable();
        save.setEnabled(may);
        publish.setEnabled(may);
        header.add(head.withActions(save, publish));
    }

    private void draw() {
        list.removeAll();
        for (int i = 0; i < parts.size(); i++) {
            list.add(row(i));
        }
        preview();
    }

    private Div row(int at) {
        Button up = tool(VaadinIcon.ARROW_UP, "training.question.up", () -> move(at, at - 1));
        up.setEnabled(at > 0);
        Button down = tool(VaadinIcon.ARROW_DOWN, "training.lesson.part.down", () -> move(at, at + 1));
        down.setEnabled(at < parts.size() - 1);
        Button remove = tool(VaadinIcon.CLOSE_SMALL, "training.question.part.remove", () -> parts.remove(at));
        Span kind = new Span(
                getTranslation("training.lesson.part." + parts.get(at).part().kind()));
        kind.addClassNames("zb-small", "zb-muted", "zb-grow");
        Div head = new Div(VaadinIcon.MENU.create(), kind, up, down, remove);
        head.addClassNames("zb-row", "train-part-head");
        Div row = new Div(head, parts.get(at));
        row.addClassNames("zb-stack-s", "train-lesson-edit-part");
        DragSource<Div> source = DragSource.create(row);
        source.setDragData(at);
        DropTarget<Div> target = DropTarget.create(row);
        target.addDropListener(event -> event.getDragData().ifPresent(from -> {
            if (from instanceof Integer index && index != at) {
                move(index, at);
                draw();
            }
        }));
        return row;
    }

    private void move(int from, int to) {
        parts.add(to, parts.remove(from));
    }

    private Button tool(VaadinIcon icon, String label, Runnable action) {
        Button button = new Button(icon.create(), _ -> {
            action.run();
            draw();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(label));
        button.setTooltipText(getTranslation(label));
        return button;
    }

    private LessonContent content() {
        Integer long_ = minutes.getValue();
        return new LessonContent(
                title.getValue(),
                summary.getValue(),
                long_ == null ? 0 : long_,
                parts.stream().map(PartForm::part).toList());
    }

    private void preview() {
        if (filling) {
            return;
        }
        preview.removeAll();
        preview.add(new H3(getTranslation("training.lesson.preview")));
        preview.add(new PartsView(reading.preview(content()), (_, _, _, _) -> 0));
    }

    /** @return whether it was kept */
    private boolean save() {
        Lesson shown = lesson;
        ShopRef whose = shop.getValue();
        Long shopId = whose == null ? null : (Long) whose.id();
        Long client = shown != null && shown.shopId() == null ? shown.clientId() : null;
        if (whose != null) {
            client = whose.clientId();
        }
        try {
            if (shown == null) {
                show(lessons.get(lessons.create(content(), client, shopId)));
            } else {
                lessons.save(shown.id(), shown.version(), content(), client, shopId);
                show(lessons.get(shown.id()));
            }
            Toast.done(getTranslation("training.lesson.saved"));
            return true;
        } catch (UserFacingProblem e) {
            Toast.failed(e);
            return false;
        }
    }

    private void askPublish() {
        if (!save() || lesson == null) {
            return;
        }
        if (lesson.number() == 0) {
            publish(true);
            return;
        }
        ConfirmDialog ask = new ConfirmDialog(
                getTranslation("training.lesson.publish.title"),
                getTranslation("training.lesson.publish.text"),
                getTranslation("training.lesson.publish.anew"),
                _ -> publish(true));
        ask.setRejectable(true);
        ask.setRejectText(getTranslation("training.lesson.publish.small"));
        ask.addRejectListener(_ -> publish(false));
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("core.ui.cancel"));
        ask.open();
    }

    private void publish(boolean anew) {
        Lesson shown = lesson;
        if (shown == null) {
            return;
        }
        try {
            lessons.publish(shown.id(), shown.version(), anew);
            Toast.done(getTranslation("training.lesson.publish.done"));
            show(lessons.get(shown.id()));
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }
}
