package cn.zhiban.scheduling.shift.ui;

import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypeDraft;
import cn.zhiban.scheduling.shift.ShiftTypeService;
import cn.zhiban.scheduling.staff.TeamRef;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A shift type being made or changed, drawn while it is typed. */
final class ShiftTypeDialog {
    private static final int DAY = 1440;
    private static final int COLOURS = 12;

    private final TextField code = new TextField(text("sched.shift.code"));
    private final TextField name = new TextField(text("sched.shift.name"));
    private final Select<ShiftKind> kind = new Select<>();
    private final Select<ShiftBand> band = new Select<>();
    private final TimePicker start = Pickers.time(text("sched.shift.start"));
    private final TimePicker end = Pickers.time(text("sched.shift.end"));
    private final IntegerField pause = new IntegerField(text("sched.shift.break"));
    private final Select<Integer> colour = new Select<>();
    private final Select<TeamRef> team = new Select<>();
    private final Div preview = new Div();
    private final List<TeamRef> teams;
    private final ShiftTypeService service;
    private final Runnable changed;

    ShiftTypeDialog(ShiftTypeService service, List<TeamRef> teams, Runnable changed) {
        this.service = service;
        this.teams = teams;
        this.changed = changed;
        code.setMaxLength(12);
        code.setRequiredIndicatorVisible(true);
        name.setMaxLength(60);
        name.setRequiredIndicatorVisible(true);
        kind.setLabel(text("sched.shift.kind"));
        kind.setItems(ShiftKind.values());
        kind.setItemLabelGenerator(one -> text("sched.kind." + one));
        band.setLabel(text("sched.shift.band"));
        band.setItems(ShiftBand.values());
        band.setItemLabelGenerator(one -> text("sched.band." + one));
        end.setHelperText(text("sched.shift.end.help"));
        pause.setMin(0);
        pause.setStepButtonsVisible(true);
        pause.setStep(15);
        colour.setLabel(text("sched.shift.colour"));
        colour.setItems(IntStream.range(0, COLOURS).boxed().toList());
        colour.setRenderer(new ComponentRenderer<>(one -> new ShiftChip(text("sched.shift.colour.n", one + 1), one)));
        colour.setItemLabelGenerator(one -> text("sched.shift.colour.n", one + 1));
        team.setLabel(text("sched.shift.team"));
        team.setItems(teams);
        team.setEmptySelectionAllowed(true);
        team.setEmptySelectionCaption(text("sched.shift.team.all"));
        team.setItemLabelGenerator((@Nullable TeamRef one) -> one == null ? text("sched.shift.team.all") : one.name());
        preview.addClassNames("zb-stack-s");
        for (AbstractField<?, ?> field : List.<AbstractField<?, ?>>of(start, end, pause, colour)) {
            field.addValueChangeListener(_ -> draw());
        }
    }

    /** Opens it for a new type, or for one that is there. */
    void open(@Nullable ShiftType type) {
        read(type);
        draw();
        new FormDialog(text(type == null ? "sched.shift.create" : "sched.shift.edit"))
                .with("code", code)
                .with("name", name)
                .with("startMinute", start)
                .with("endMinute", end)
                .note(preview)
                .with("breakMinutes", pause)
                .with("band", band)
                .with("kind", kind)
                .with("colour", colour)
                .wide("teamId", team)
                .onSave(() -> {
                    if (type == null) {
                        service.create(draft());
                    } else {
                        service.change(type.id(), type.version(), draft());
                    }
                    changed.run();
                    return true;
                })
                .open();
    }

    private void read(@Nullable ShiftType type) {
        code.setValue(type == null ? "" : type.code());
        name.setValue(type == null ? "" : type.name());
        kind.setValue(type == null ? ShiftKind.WORK : type.kind());
        band.setValue(type == null ? ShiftBand.EARLY : type.band());
        start.setValue(clock(type == null ? 510 : type.startMinute()));
        end.setValue(clock(type == null ? 1050 : type.endMinute()));
        pause.setValue(type == null ? 60 : type.breakMinutes());
        colour.setValue(type == null ? 0 : type.colour());
        if (type != null && type.teamId() != null) {
            teams.stream().filter(one -> one.id() == type.teamId()).findFirst().ifPresent(team::setValue);
        }
    }

    private ShiftTypeDraft draft() {
        TeamRef only = team.getValue();
        return new ShiftTypeDraft(
                code.getValue(),
                name.getValue(),
                kind.getValue(),
                band.getValue(),
                start.getValue() == null ? -1 : minute(start.getValue()),
                end.getValue() == null ? -1 : endMinute(),
                pause.getValue() == null ? 0 : pause.getValue(),
                colour.getValue(),
                only == null ? null : only.id());
    }

    /** An end that is not after the start is on the next day. */
    private int endMinute() {
        int from = start.getValue() == null ? 0 : minute(start.getValue());
        int to = minute(end.getValue());
        return to <= from ? to + DAY : to;
    }

    private void draw() {
        preview.removeAll();
        if (start.getValue() == null || end.getValue() == null) {
            return;
        }
        int from = minute(start.getValue());
        int to = endMinute();
        int paid = Math.max(0, to - from - (pause.getValue() == null ? 0 : pause.getValue()));
        Span words = new Span(text("sched.shift.preview", ClockText.of(from, to), ShiftTypesView.hours(paid)));
        words.addClassName("zb-muted");
        preview.add(new DayBar(from, to, colour.getValue() == null ? 0 : colour.getValue()), words);
    }

    private static LocalTime clock(int minute) {
        return LocalTime.ofSecondOfDay(minute % DAY * 60L);
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
