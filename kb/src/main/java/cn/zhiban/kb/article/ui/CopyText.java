package cn.zhiban.kb.article.ui;

import com.vaadin.flow.component.button.Button;

/** Copies in the browser, in the very click, also on plain-http intranets where the clipboard interface is missing. */
final class CopyText {
    private static final String SCRIPT = """
            const text = $0, done = $1;
            this.addEventListener('click', async () => {
              let copied = false;
              if (navigator.clipboard && window.isSecureContext) {
                try { await navigator.clipboard.writeText(text); copied = true; } catch (e) { /* the old way below */ }
              }
              if (!copied) {
                const area = document.createElement('textarea');
                area.value = text; area.style.cssText = 'position:fixed;opacity:0';
                document.body.appendChild(area); area.select();
                try { copied = document.execCommand('copy'); } finally { area.remove(); }
              }
              if (copied) { const node = [...this.childNodes].find((n) => n.nodeType === 3); if (node) {
                const before = node.data; node.data = done; setTimeout(() => { node.data = before; }, 1500); } }
            });
            """;

    private CopyText() {}

    static void on(Button button, String text, String done) {
        button.getElement().executeJs(SCRIPT, text, done);
    }
}
