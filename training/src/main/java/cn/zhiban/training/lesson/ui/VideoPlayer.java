package cn.zhiban.training.lesson.ui;

import cn.zhiban.training.lesson.Watched;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import tools.jackson.databind.JsonNode;

/** Plays a video from where one stopped and tells what was played. */
@Tag("zhiban-video")
@JsModule("context://training/zhiban-video.js")
final class VideoPlayer extends Component {
    private static final String POSITION = "event.detail.position";
    private static final String LENGTH = "event.detail.length";
    private static final String RANGES = "event.detail.ranges";

    /** Is told what was played: where one is, how long the video is, stretches as {@code from-to}. */
    interface Listener {
        void played(int position, int length, String ranges);
    }

    VideoPlayer(String address, Watched watched, Listener listener) {
        getElement().setProperty("source", address);
        getElement().setProperty("position", watched.position());
        getElement()
                .addEventListener("watched", event -> {
                    JsonNode data = event.getEventData();
                    listener.played(
                            data.path(POSITION).asInt(),
                            data.path(LENGTH).asInt(),
                            data.path(RANGES).asString());
                })
                .addEventData(POSITION)
                .addEventData(LENGTH)
                .addEventData(RANGES);
    }
}
