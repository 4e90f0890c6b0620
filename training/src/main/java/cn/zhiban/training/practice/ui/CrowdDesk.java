package cn.zhiban.training.practice.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.practice.PracticeService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The chat desk with its windows: says what was typed, asks every second or two what the buyers do. */
@Tag("zhiban-crowd")
@JsModule("context://training/zhiban-crowd.js")
class CrowdDesk extends Component {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FIELD = "training.practice.field.";
    private static final String BUYER = "event.detail.buyer";
    private static final String TEXT = "event.detail.text";

    private final transient PracticeService service;
    private final long run;
    private final SerializableRunnable ended;

    CrowdDesk(
            PracticeService service,
            PracticeService.Desk desk,
            Translations translations,
            Locale locale,
            SerializableRunnable ended) {
        this.service = service;
        this.run = desk.id();
        this.ended = ended;
        Map<String, String> texts = new HashMap<>();
        translations.texts(locale).forEach((key, text) -> {
            if (key.startsWith(FIELD)) {
                texts.put(key.substring(FIELD.length()), text.replace("''", "'"));
            }
        });
        getElement().setPropertyJson("texts", JSON.valueToTree(texts));
        getElement().setPropertyJson("scenario", JSON.valueToTree(desk.scenario()));
        getElement()
                .addEventListener("say", event -> {
                    try {
                        show(service.answer(
                                run,
                                event.getEventData().path(BUYER).asInt(),
                                event.getEventData().path(TEXT).asString()));
                    } catch (UserFacingProblem e) {
                        Toast.failed(e);
                    }
                })
                .addEventData(BUYER)
                .addEventData(TEXT);
        getElement().addEventListener("tick", _ -> show(service.look(run)));
        show(desk);
    }

    /** Ends the run now. */
    void end() {
        service.end(run);
        ended.run();
    }

    private void show(PracticeService.Desk desk) {
        if (desk.score() != null) {
            ended.run();
            return;
        }
        getElement()
                .setPropertyJson(
                        "state",
                        JSON.createObjectNode()
                                .put("nowMs", desk.nowMs())
                                .set("lines", JSON.valueToTree(desk.lines())));
    }
}
