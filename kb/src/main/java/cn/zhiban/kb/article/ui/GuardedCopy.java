package cn.zhiban.kb.article.ui;

import cn.zhiban.core.ui.Preferences;
import cn.zhiban.kb.search.SearchTexts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies an article from its page the way the search does: for the shop of the chat, with red lines, must-read notices
 * and variables minded. What agents would not find is only copied for those who write it.
 */
@Component
class GuardedCopy {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SHOP = "kb.search.shop";
    private static final String SCRIPT = """
            const id = $0, texts = JSON.parse($1), shop = $2, draft = $3;
            const t = (key, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), texts[key] ?? key);
            this.addEventListener('click', async () => {
              const at = (name) => new URL('kb/' + name, document.baseURI).href;
              const { call, copyText } = await import(at('zhiban-copy.js'));
              const { send } = await import(at('zhiban-send.js'));
              let hit = null;
              try { hit = await call('GET', 'hits/' + id + (shop ? '?shop=' + shop : ''), undefined, texts.language); }
              catch (problem) { if (problem.status !== 404) throw problem; }
              const done = hit ? await send(hit, { root: document.body, shop: shop ? Number(shop) : null, language: texts.language, t })
                : draft ? await copyText(draft, document.body) ? 'copied' : 'failed' : 'gone';
              const said = { copied: 'copiedShort', failed: 'copyFailed', gone: 'gone' }[done];
              const node = [...this.childNodes].find((one) => one.nodeType === 3);
              if (!said || !node) return;
              const before = node.data; node.data = t(said); setTimeout(() => { node.data = before; }, 2500);
            });
            """;

    private final SearchTexts texts;
    private final Preferences preferences;

    GuardedCopy(SearchTexts texts, Preferences preferences) {
        this.texts = texts;
        this.preferences = preferences;
    }

    /**
     * Has a button copy an article.
     *
     * @param draft text for those who may write the article, copied when it is not published; empty for all others
     */
    void on(Button button, long articleId, String draft) {
        button.getElement()
                .executeJs(
                        SCRIPT,
                        (double) articleId,
                        JSON.writeValueAsString(texts.in(UI.getCurrent().getLocale())),
                        preferences.get(SHOP).orElse(""),
                        draft);
    }
}
