package cn.zhiban.core.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ui.Chart.Kind;
import cn.zhiban.core.ui.Chart.Point;
import cn.zhiban.core.ui.Chart.Series;
import cn.zhiban.core.ui.Chart.Tone;
import cn.zhiban.core.ui.Chart.Unit;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChartTest {
    private static final Map<String, String> TEXTS = Map.of("empty", "nothing");

    @BeforeEach
    void aTab() {
        UI.setCurrent(new UI() {
            @Override
            public VaadinSession getSession() {
                return null;
            }

            @Override
            public Locale getLocale() {
                return Locale.ENGLISH;
            }

            @Override
            public String getTranslation(String key, Object... parameters) {
                return key;
            }
        });
    }

    @AfterEach
    void noTab() {
        UI.setCurrent(null);
    }

    @Test
    void valuesReachTheBrowserWithTheirNamesKeysAndGaps() {
        Chart chart = new Chart(Kind.LINE, Unit.SECONDS, "Waiting")
                .show(new Series(
                        "Median", Tone.TWO, List.of(new Point("11-01", 4.5, "d1"), new Point("11-02", null, ""))));

        JsonNode json = chart.json(Locale.SIMPLIFIED_CHINESE, TEXTS);

        assertThat(json.get("kind").asString()).isEqualTo("LINE");
        assertThat(json.get("unit").asString()).isEqualTo("SECONDS");
        assertThat(json.get("label").asString()).isEqualTo("Waiting");
        assertThat(json.get("language").asString()).isEqualTo("zh-CN");
        assertThat(json.get("texts").get("empty").asString()).isEqualTo("nothing");
        JsonNode series = json.get("series").get(0);
        assertThat(series.get("name").asString()).isEqualTo("Median");
        assertThat(series.get("tone").asString()).isEqualTo("TWO");
        assertThat(series.get("points").get(0).get("value").asDouble()).isEqualTo(4.5);
        assertThat(series.get("points").get(0).get("key").asString()).isEqualTo("d1");
        assertThat(series.get("points").get(1).get("value").isNull()).isTrue();
    }

    @Test
    void pointsLeadSomewhereOnlyWhenSomebodyListens() {
        Chart chart = new Chart(Kind.BARS, Unit.NUMBER, "Causes");
        assertThat(chart.json(Locale.ENGLISH, TEXTS).get("clickable").asBoolean())
                .isFalse();
        chart.onPoint(_ -> {});
        assertThat(chart.json(Locale.ENGLISH, TEXTS).get("clickable").asBoolean())
                .isTrue();
    }

    @Test
    void seriesThatDoNotFitTogetherAreRefused() {
        Chart chart = new Chart(Kind.COLUMNS, Unit.NUMBER, "Searches");
        assertThatThrownBy(() -> chart.show(List.of(
                        new Series("a", Tone.ONE, List.of(new Point("1", 1.0, ""))),
                        new Series("b", Tone.TWO, List.of()))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
