/*
 * <zhiban-crowd>: the simulated chat desk, one window per buyer with the platform's clocks.
 *
 * Enter sends, Shift+Enter breaks the line, Ctrl+1 to 5 goes to a window. On a phone one window is open, tabs show the others.
 *
 * Properties: texts (key → text), scenario, state {nowMs, lines}. Events: "say" {buyer, text}, "tick" (every two seconds).
 */
const FIRST = 30;
const REPLY = 180;
const TICK_MS = 2000;
const DRAW_MS = 500;

const escape = (text) => String(text ?? '').replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);

class ZhibanCrowd extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._texts = {};
    this._lines = [];
    this._open = 0;
  }

  set texts(value) { this._texts = value || {}; this._build(); }
  set scenario(value) { this._scenario = value; this._build(); }
  set state(value) {
    if (!value) return;
    this._lines = value.lines;
    this._now = value.nowMs;
    this._at = performance.now();
    this._draw();
  }

  connectedCallback() {
    this._build();
    this._tick = setInterval(() => this.dispatchEvent(new CustomEvent('tick')), TICK_MS);
    this._clock = setInterval(() => this._clocks(), DRAW_MS);
  }

  disconnectedCallback() {
    clearInterval(this._tick);
    clearInterval(this._clock);
  }

  _t(key) { return this._texts[key] ?? key; }

  _build() {
    if (!this.isConnected || !this._scenario) return;
    const buyers = this._scenario.buyers;
    this.shadowRoot.innerHTML = `<style>${STYLE}</style>
      <div class="tabs" role="tablist">${buyers.map((b, i) => `<button role="tab" data-tab="${i}">${escape(b.name)}<i></i></button>`).join('')}</div>
      <div class="windows">${buyers.map((b, i) => `<section data-window="${i}" aria-label="${escape(b.name)}">
        <header><b>${escape(b.name)}</b><span class="persona">${escape(b.persona)}</span><span class="clock" role="timer"></span></header>
        <div class="product"><b>${escape(b.product.title)}</b> <span>${escape(b.product.price)}</span><div>${escape(b.product.note)}</div></div>
        <div class="log" role="log" aria-live="polite"></div>
        <form><textarea rows="2" maxlength="500" aria-label="${escape(this._t('answer'))}" placeholder="${escape(this._t('answer'))}"></textarea>
          <button type="submit">${escape(this._t('send'))}</button></form></section>`).join('')}</div>`;
    this.shadowRoot.querySelectorAll('section').forEach((section, i) => {
      const area = section.querySelector('textarea');
      const send = () => {
        const text = area.value.trim();
        if (!text) return;
        area.value = '';
        this.dispatchEvent(new CustomEvent('say', { detail: { buyer: i, text } }));
        area.focus();
      };
      section.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); send(); });
      area.addEventListener('keydown', (event) => {
        // Enter that chooses a candidate of an input method is not a send
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
      });
    });
    this.shadowRoot.querySelectorAll('[data-tab]').forEach((tab) => tab.addEventListener('click', () => this._choose(Number(tab.dataset.tab))));
    this.shadowRoot.addEventListener('keydown', (event) => {
      const number = Number(event.key) - 1;
      if (event.ctrlKey && number >= 0 && number < buyers.length) { event.preventDefault(); this._choose(number); }
    });
    this._choose(this._open, true);
    this._draw();
  }

  _choose(number, quiet) {
    this._open = number;
    this.shadowRoot.querySelectorAll('section').forEach((one, i) => one.toggleAttribute('open', i === number));
    this.shadowRoot.querySelectorAll('[data-tab]').forEach((one, i) => one.setAttribute('aria-selected', i === number));
    if (!quiet) this.shadowRoot.querySelectorAll('textarea')[number].focus();
  }

  _draw() {
    this.shadowRoot.querySelectorAll('section').forEach((section, i) => {
      const lines = this._lines.filter((line) => line.buyer === i);
      const log = section.querySelector('.log');
      if (log.dataset.count !== String(lines.length)) {
        log.dataset.count = lines.length;
        log.innerHTML = lines.length
          ? lines.map((line) => `<p class="${line.kind === 'ANSWER' ? 'mine' : line.kind.toLowerCase()}">${escape(line.text)}</p>`).join('')
          : `<em>${escape(this._t('coming'))}</em>`;
        log.scrollTop = log.scrollHeight;
      }
      const over = lines.length > 0 && ['LEFT', 'CLOSED'].includes(lines.at(-1).kind);
      section.toggleAttribute('over', over);
      section.querySelector('textarea').disabled = over || !lines.length;
      section.querySelector('form button').disabled = over || !lines.length;
    });
    this._clocks();
  }

  /** Seconds since the buyer's first line without an answer; 30 for the first reply, 180 for the others. */
  _clocks() {
    if (this._now === undefined) return;
    const now = this._now + performance.now() - this._at;
    this.shadowRoot.querySelectorAll('section').forEach((section, i) => {
      const lines = this._lines.filter((line) => line.buyer === i);
      const clock = section.querySelector('.clock');
      const tab = this.shadowRoot.querySelector(`[data-tab="${i}"] i`);
      const last = lines.at(-1);
      if (!last || last.kind === 'ANSWER' || section.hasAttribute('over')) {
        clock.textContent = last && section.hasAttribute('over') ? this._t(last.kind === 'LEFT' ? 'left' : 'closed') : '';
        clock.className = `clock ${last?.kind === 'LEFT' ? 'bad' : ''}`;
        tab.textContent = '';
        return;
      }
      let first = lines.length - 1;
      while (first > 0 && lines[first - 1].kind !== 'ANSWER') first--;
      const limit = lines.some((line) => line.kind === 'ANSWER') ? REPLY : FIRST;
      const waited = Math.max(0, Math.floor((now - lines[first].atMs) / 1000));
      clock.textContent = `${waited} / ${limit} s`;
      clock.className = `clock ${waited > limit ? 'bad' : waited > limit * 0.6 ? 'near' : 'fine'}`;
      tab.textContent = ` ${waited}`;
      tab.className = clock.className;
    });
  }
}

const STYLE = `
:host { display: block; }
.windows { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 216px), 1fr)); gap: 12px; }
section { display: flex; flex-direction: column; height: min(68vh, 640px); min-width: 0; border: 1px solid var(--zb-line); border-radius: 8px; background: var(--zb-surface); }
section[over] { opacity: 0.7; }
header { display: flex; align-items: baseline; white-space: nowrap; gap: 8px; padding: 8px 12px; border-block-end: 1px solid var(--zb-line); }
.persona, .product { color: var(--zb-text-muted); font-size: 12px; }
.persona { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.clock { margin-inline-start: auto; padding: 1px 6px; border-radius: 4px; font-variant-numeric: tabular-nums; font-size: 12px; white-space: nowrap; }
.fine { background: var(--zb-good-soft); color: var(--zb-good-text); }
.near { background: var(--zb-warning-soft); color: var(--zb-warning-text); }
.bad { background: var(--zb-bad-soft); color: var(--zb-bad-text); }
.product { padding: 6px 12px; background: var(--zb-sunken); }
.product b { color: var(--zb-text); font-weight: 500; }
.log { flex: 1; min-height: 0; overflow: auto; display: flex; flex-direction: column; gap: 8px; padding: 12px; }
.log em { color: var(--zb-text-muted); font-style: normal; }
p { max-width: 85%; margin: 0; padding: 6px 10px; border-radius: 8px; background: var(--zb-neutral-soft); white-space: pre-wrap; overflow-wrap: anywhere; align-self: flex-start; }
p.mine { align-self: flex-end; background: var(--zb-accent-soft); }
p.angry, p.left { background: var(--zb-bad-soft); }
form { display: flex; gap: 8px; padding: 8px; border-block-start: 1px solid var(--zb-line); }
textarea { flex: 1; min-width: 0; box-sizing: border-box; padding: 6px 8px; border: 1px solid var(--zb-line-strong); border-radius: 6px; background: var(--zb-surface); color: var(--zb-text); font: inherit; resize: none; }
textarea:focus-visible, button:focus-visible { outline: 2px solid var(--zb-accent); outline-offset: 1px; }
button { min-height: 36px; padding: 0 12px; border: 1px solid var(--zb-line-strong); border-radius: 6px; background: var(--zb-surface); color: var(--zb-text); font: inherit; cursor: pointer; }
form button { background: var(--zb-accent-soft); color: var(--zb-accent-text); border-color: transparent; }
button:disabled { opacity: 0.5; cursor: default; }
.tabs { display: none; gap: 6px; margin-block-end: 8px; overflow: auto; }
.tabs button { min-height: 44px; white-space: nowrap; }
.tabs button[aria-selected='true'] { background: var(--zb-accent-soft); color: var(--zb-accent-text); }
.tabs i { margin-inline-start: 6px; font-style: normal; font-size: 12px; }
@media (max-width: 700px) {
  .tabs { display: flex; }
  section:not([open]) { display: none; }
  section { height: 60vh; }
  form button { min-height: 44px; }
}`;

customElements.define('zhiban-crowd', ZhibanCrowd);
