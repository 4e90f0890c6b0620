package cn.zhiban.kb.script.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.ShopRef;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks through a script; talks to the REST interface by itself. */
@Tag("zhiban-runner")
@JsModule("context://kb/zhiban-runner.js")
final class ScriptRunner extends Component {
    ScriptRunner(Translations translations, Locale locale) {
        getElement().setPropertyJson("texts", ElementTexts.of(translations, locale, ElementTexts.RUNNER));
    }

    void setShops(List<ShopRef> shops) {
        getElement()
                .setPropertyJson(
                        "shops",
                        ElementTexts.json(shops.stream()
                                .map(shop -> Map.of("id", shop.id(), "name", shop.name(), "client", shop.clientName()))
                                .toList()));
    }

    void start(long articleId, @Nullable Long shop) {
        getElement().setProperty("article", (double) articleId);
        if (shop != null) {
            getElement().setProperty("shop", shop.doubleValue());
        }
    }

    void goOn(long runId) {
        getElement().setProperty("run", (double) runId);
    }

    /** Marks the current step in the diagram, and keeps the run in the address so that reloading goes on with it. */
    void follow(FlowDiagram diagram, long articleId) {
        getElement().executeJs("""
                this.addEventListener('step-changed', (event) => {
                  $0.current = event.detail.article === $1 ? event.detail.step : '';
                  history.replaceState(history.state, '', location.pathname + '?run=' + event.detail.run);
                });
                this.addEventListener('runner-closed', () => { location.assign('kb/runs'); });
                """, diagram.getElement(), (double) articleId);
    }
}
