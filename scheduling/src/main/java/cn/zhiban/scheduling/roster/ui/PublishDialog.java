package cn.zhiban.scheduling.roster.ui;

import static cn.zhiban.scheduling.roster.ui.RosterScreens.text;

import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.check.Matrix;
import cn.zhiban.scheduling.roster.check.MatrixService;
import cn.zhiban.scheduling.roster.publish.PersonChange;
import cn.zhiban.scheduling.roster.publish.PublicationService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;

/** What publishing changes for whom, and what is still wrong, before it is done. */
final class PublishDialog {
    private static final int MOST_SHOWN = 40;

    private final PublicationService service;
    private final MatrixService matrix;
    private final Roster roster;
    private final Runnable published;

    PublishDialog(PublicationService service, MatrixService matrix, Roster roster, Runnable published) {
        this.service = service;
        this.matrix = matrix;
        this.roster = roster;
        this.published = published;
    }

    void open() {
        List<PersonChange> changes = service.preview(roster.id());
        Matrix.Score score = matrix.score(roster.id(), UI.getCurrent().getLocale());
        Div content = new Div();
        content.addClassName("zb-stack");
        if (score.hard() > 0) {
            Div note = new Div(text("sched.roster.publish.hard", score.hard()));
            note.addClassNames("zb-note", "zb-note-warning");
            content.add(note);
        }
        int days = changes.stream().mapToInt(one -> one.changes().size()).sum();
        content.add(new Paragraph(
                roster.publishedRevision() == null
                        ? text("sched.roster.publish.first", changes.size())
                        : text("sched.roster.publish.again", changes.size(), days)));
        if (roster.publishedRevision() != null) {
            Div list = new Div();
            list.addClassName("sched-difference");
            changes.stream()
                    .flatMap(one -> one.changes().stream().map(day -> Differences.line(one.name(), day)))
                    .limit(MOST_SHOWN)
                    .forEach(list::add);
            content.add(list);
        }
        TextArea note = new TextArea(text("sched.roster.publish.note"));
        note.setMaxLength(500);
        note.setHelperText(text("sched.roster.publish.note.hint"));
        new FormDialog(text("sched.roster.publish.title", roster.name()), text("sched.roster.publish"))
                .wide("roster", content)
                .wide("note", note)
                .onSave(() -> {
                    int number = service.publish(roster.id(), note.getValue());
                    Toast.done(text("sched.roster.published", roster.name(), number));
                    published.run();
                    return true;
                })
                .open();
    }
}
