package cn.zhiban.core.importing.ui;

import cn.zhiban.core.importing.UndoResult;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.ui.JobResultView;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Shows imports that were taken back on the page "jobs". */
@Component
class UndoJobView implements JobResultView {
    private final JsonMapper json;

    UndoJobView(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String type() {
        return "core.import-undo";
    }

    @Override
    public com.vaadin.flow.component.Component create(JobDetails job) {
        Div note = new Div();
        if (job.resultJson() != null) {
            UndoResult result = json.readValue(job.resultJson(), UndoResult.class);
            note.setText(UI.getCurrent().getTranslation("core.import.result.undone", result.reverted(), result.kept()));
            note.addClassNames("zb-note", "zb-note-good");
        }
        return note;
    }
}
