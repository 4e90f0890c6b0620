package cn.zhiban.scheduling.holiday.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.core.ui.Uploads;
import cn.zhiban.scheduling.holiday.Holiday;
import cn.zhiban.scheduling.holiday.HolidayKind;
import cn.zhiban.scheduling.holiday.HolidayPreview;
import cn.zhiban.scheduling.holiday.HolidayService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A year's file: uploaded, looked at, then taken over. */
final class HolidayImportDialog extends Composite<Dialog> {
    private static final int MEGABYTES = 1;

    private final transient HolidayService service;
    private final transient IntConsumer done;
    private final Div outcome = new Div();
    private final Button take;
    private byte @Nullable [] content;

    HolidayImportDialog(HolidayService service, IntConsumer done) {
        this.service = service;
        this.done = done;
        Dialog dialog = getContent();
        dialog.setHeaderTitle(getTranslation("sched.holiday.import"));
        dialog.addClassName("zb-dialog");
        dialog.setWidth("min(560px, 100vw)");
        Paragraph about = new Paragraph(getTranslation("sched.holiday.import.text"));
        about.addClassName("zb-muted");
        outcome.addClassName("zb-stack-s");
        outcome.getElement().setAttribute("aria-live", "polite");
        take = new Button(getTranslation("sched.holiday.import.take"), VaadinIcon.CHECK.create(), _ -> take());
        take.addThemeVariants(ButtonVariant.PRIMARY);
        take.setEnabled(false);
        dialog.add(
                about,
                Uploads.single(
                        UploadHandler.inMemory((_, bytes) -> getUI().ifPresent(ui -> ui.access(() -> preview(bytes)))),
                        MEGABYTES,
                        ".json"),
                outcome);
        dialog.getFooter().add(new Button(getTranslation("core.ui.cancel"), _ -> dialog.close()), take);
    }

    void open() {
        getContent().open();
    }

    private void preview(byte[] bytes) {
        outcome.removeAll();
        take.setEnabled(false);
        content = bytes;
        try {
            HolidayPreview preview = service.preview(bytes);
            if (!preview.problems().isEmpty()) {
                outcome.add(note(getTranslation("sched.holiday.import.wrong"), "zb-note-bad"));
                preview.problems()
                        .forEach(one -> outcome.add(line(
                                new Badge(one.where(), Badge.Tone.BAD),
                                getTranslation(one.messageKey(), one.arguments().toArray()))));
                return;
            }
            outcome.add(note(
                    getTranslation(
                            "sched.holiday.import.changes",
                            String.valueOf(preview.year()),
                            preview.changes().size(),
                            preview.unchanged()),
                    "zb-note-info"));
            preview.changes()
                    .forEach(change -> outcome.add(line(
                            new Badge(
                                    getTranslation(
                                            change.before() == null
                                                    ? "sched.holiday.import.new"
                                                    : change.after() == null
                                                            ? "sched.holiday.import.gone"
                                                            : "sched.holiday.import.other"),
                                    change.after() == null ? Badge.Tone.WARNING : Badge.Tone.GOOD),
                            change.day() + " " + words(change.after() == null ? change.before() : change.after()))));
            take.setEnabled(true);
        } catch (UserFacingProblem e) {
            outcome.add(note(getTranslation(e.messageKey(), e.arguments()), "zb-note-bad"));
        }
    }

    private String words(@Nullable Holiday holiday) {
        HolidayKind kind = holiday == null ? null : holiday.kind();
        return holiday == null ? "" : holiday.name() + " · " + getTranslation("sched.holiday.kind." + kind);
    }

    private void take() {
        byte[] file = content;
        if (file == null) {
            return;
        }
        try {
            HolidayPreview taken = service.importYear(file);
            getContent().close();
            Toast.done(getTranslation("sched.holiday.import.done", String.valueOf(taken.year())));
            done.accept(taken.year());
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    private static Component note(String text, String tone) {
        Div note = new Div(text);
        note.addClassNames("zb-note", tone);
        return note;
    }

    private static Component line(Component badge, String text) {
        Div row = new Div(badge, new Span(text));
        row.addClassName("zb-row");
        return row;
    }
}
