/*
 * <zhiban-voice>: what a buyer said, marked in two clicks or two digits: group, cause, done.
 *
 * Talks to /api/v1/kb/voice by itself. Digits choose, Backspace or 0 goes back, U takes back, N writes what was said.
 * Narrow enough for a side panel (360 px).
 *
 * Properties set by the server: texts (key → text), shops [{id, name}], shop (id or null). Tells "shop-changed" {shop}.
 */
import { call, escape } from './zhiban-copy.js';

const UNDO_MS = 10000;

class ZhibanVoice extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._texts = {};
    this._shops = [];
    this._shop = null;
    this._causes = [];
    this._usual = [];
    this._today = 0;
    this._group = null;
    this._marked = null;
    this._busy = false;
  }

  set texts(value) { this._texts = value || {}; this._render(); }
  set shops(value) { this._shops = value || []; this._render(); }
  set shop(value) { this._shop = value || null; if (this.isConnected) this._load(); }
  get shop() { return this._shop; }

  connectedCallback() {
    this._onKey = (event) => this._key(event);
    document.addEventListener('keydown', this._onKey);
    this._load();
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this._onKey);
    clearInterval(this._timer);
  }

  _t(key, ...values) {
    let text = this._texts[key] ?? key;
    values.forEach((value, i) => { text = text.replaceAll(`{${i}}`, value); });
    return text;
  }

  async _load() {
    this._group = null;
    this._problem = '';
    const shop = this._shop;
    if (!shop) { this._causes = []; this._render(); return; }
    try {
      const choices = await call('GET', 'voice?shop=' + shop, undefined, this._texts.language);
      if (shop !== this._shop) return;
      this._causes = choices.causes;
      this._usual = choices.usual;
      this._today = choices.today;
    } catch (problem) {
      this._causes = [];
      this._problem = problem.message;
    }
    this._render();
  }

  _shown() { return this._causes.filter((cause) => cause.group === (this._group?.id ?? null)); }

  _path(cause) {
    const group = this._causes.find((one) => one.id === cause.group);
    return group ? group.name + ' › ' + cause.name : cause.name;
  }

  _render() {
    if (!this.isConnected) return;
    const root = this.shadowRoot;
    const shown = this._shown();
    const usual = this._group ? [] : this._usual.map((id) => this._causes.find((cause) => cause.id === id)).filter(Boolean);
    const button = (cause, i, kind) => `<button type="button" class="${kind}" data-id="${cause.id}">
      ${i < 9 && kind !== 'usual' ? `<kbd aria-hidden="true">${i + 1}</kbd>` : ''}<span>${escape(kind === 'usual' ? this._path(cause) : cause.name)}</span></button>`;
    root.innerHTML = `<style>${CSS}</style>
      <label class="field"><span>${escape(this._t('shop'))}</span><select>${this._shop ? '' : `<option value="">${escape(this._t('choose'))}</option>`}
        ${this._shops.map((shop) => `<option value="${shop.id}" ${shop.id === this._shop ? 'selected' : ''}>${escape(shop.name)}</option>`).join('')}</select></label>
      ${this._problem ? `<p class="problem" role="alert">${escape(this._problem)}</p>` : ''}
      ${usual.length ? `<section><h3>${escape(this._t('usual'))}</h3><div class="chips">${usual.map((cause, i) => button(cause, i, 'usual')).join('')}</div></section>` : ''}
      <section><h3>${this._group ? `<button type="button" class="back" aria-label="${escape(this._t('back'))}">‹</button>` : ''}
        ${escape(this._group ? this._group.name : this._t('ask'))}</h3>
        <div class="grid">${shown.map((cause, i) => button(cause, i, cause.group ? 'cause' : 'group')).join('')}</div>
        ${shown.length || this._problem ? '' : `<p class="empty">${escape(this._t(this._shop ? 'empty' : 'no-shop'))}</p>`}</section>
      <div class="done" role="status"></div>
      <p class="foot">${escape(this._t('today', this._today))}<span class="keys">${escape(this._t('keys'))}</span></p>`;
    root.querySelector('select').addEventListener('change', (event) => {
      this._shop = event.target.value ? Number(event.target.value) : null;
      this.dispatchEvent(new CustomEvent('shop-changed', { detail: { shop: this._shop } }));
      this._load();
    });
    root.querySelector('.back')?.addEventListener('click', () => this._back());
    root.querySelectorAll('button[data-id]').forEach((one) => one.addEventListener('click', () => this._choose(Number(one.dataset.id))));
    this._renderDone();
  }

  _renderDone() {
    const done = this.shadowRoot.querySelector('.done');
    clearInterval(this._timer);
    if (!done) return;
    if (!this._marked) { done.replaceChildren(); return; }
    const { text, until } = this._marked;
    done.innerHTML = `<div><strong>${escape(this._t('marked', text))}</strong><button type="button" class="undo"></button></div>
      <label class="field"><span>${escape(this._t('note'))}</span><input type="text" maxlength="200" autocomplete="off" placeholder="${escape(this._t('note-hint'))}"></label>`;
    const undo = done.querySelector('.undo');
    const tick = () => {
      const left = Math.ceil((until - Date.now()) / 1000);
      undo.hidden = left <= 0;
      undo.textContent = this._t('undo', left);
      if (left <= 0) clearInterval(this._timer);
    };
    tick();
    this._timer = setInterval(tick, 250);
    undo.addEventListener('click', () => this._undo());
    const input = done.querySelector('input');
    input.value = this._marked.note ?? '';
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Enter') { event.preventDefault(); this._note(input.value); }
      if (event.key === 'Escape') { event.preventDefault(); input.blur(); }
    });
    input.addEventListener('change', () => this._note(input.value));
  }

  _choose(id) {
    const cause = this._causes.find((one) => one.id === id);
    if (!cause || this._busy) return;
    if (cause.group) { this._mark(cause); return; }
    this._group = cause;
    this._render();
    this.shadowRoot.querySelector('button.cause')?.focus();
  }

  _back() {
    this._group = null;
    this._render();
    this.shadowRoot.querySelector('button.group')?.focus();
  }

  async _mark(cause) {
    this._busy = true;
    try {
      const answer = await call('POST', 'voice', { shop: this._shop, cause: cause.id }, this._texts.language);
      this._marked = { id: answer.id, text: this._path(cause), until: Date.now() + UNDO_MS };
      this._today++;
      this._group = null;
      this._problem = '';
      if (!this._usual.includes(cause.id)) this._usual = [...this._usual, cause.id].slice(-4);
    } catch (problem) {
      this._problem = problem.message;
    } finally {
      this._busy = false;
      this._render();
    }
  }

  async _undo() {
    const marked = this._marked;
    if (!marked || Date.now() > marked.until) return;
    try {
      await call('DELETE', 'voice/' + marked.id, undefined, this._texts.language);
      this._marked = null;
      this._today--;
      this._problem = '';
    } catch (problem) {
      this._problem = problem.message;
    }
    this._render();
  }

  async _note(text) {
    const marked = this._marked;
    if (!marked || (marked.note ?? '') === text.trim()) return;
    marked.note = text.trim();
    try {
      await call('PUT', 'voice/' + marked.id, { note: marked.note }, this._texts.language);
      const label = this.shadowRoot.querySelector('.done .field span');
      if (label && this._marked === marked) label.textContent = this._t('note-kept');
    } catch (problem) {
      this._problem = problem.message;
      this._render();
    }
  }

  _key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !this.checkVisibility()) return;
    const active = document.activeElement;
    if (active && active !== document.body && active !== this && !active.contains(this)) return;
    const inner = this.shadowRoot.activeElement;
    if (inner && (inner.tagName === 'INPUT' || inner.tagName === 'SELECT')) return;
    if (/^[1-9]$/.test(event.key)) {
      const cause = this._shown()[Number(event.key) - 1];
      if (cause) this._choose(cause.id);
    } else if ((event.key === '0' || event.key === 'Backspace') && this._group) {
      this._back();
    } else if (event.key.toLowerCase() === 'u' && this._marked) {
      this._undo();
    } else if (event.key.toLowerCase() === 'n' && this._marked) {
      this.shadowRoot.querySelector('.done input')?.focus();
    } else {
      return;
    }
    event.preventDefault();
  }
}

const CSS = `
:host { display: flex; flex-direction: column; gap: 12px; max-width: 560px; min-width: 0; color: var(--zb-text); }
section { display: flex; flex-direction: column; gap: 8px; }
h3 { display: flex; align-items: center; gap: 4px; margin: 0; font-size: 13px; font-weight: 600; min-height: 28px; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(148px, 1fr)); gap: 8px; }
.chips { display: flex; flex-wrap: wrap; gap: 6px; }
button { font: inherit; color: inherit; cursor: pointer; border: 1px solid var(--zb-line-strong); border-radius: var(--vaadin-radius-m, 6px);
  background: var(--zb-surface); text-align: start; }
button:hover { background: linear-gradient(var(--zb-hover), var(--zb-hover)), var(--zb-surface); }
button:focus-visible, select:focus-visible, input:focus-visible { outline: 2px solid var(--vaadin-focus-ring-color, currentColor); outline-offset: 1px; }
.grid button { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 6px 12px; }
.grid span, .chips span { min-width: 0; overflow-wrap: anywhere; }
.usual { padding: 4px 10px; min-height: 32px; border-radius: 999px; font-size: 12px; }
.back { width: 28px; height: 28px; border: 0; text-align: center; font-size: 18px; line-height: 1; }
kbd { flex: none; min-width: 18px; padding: 0 4px; border: 1px solid var(--zb-line-strong); border-bottom-width: 2px; border-radius: 4px;
  color: var(--zb-text-muted); font: 500 11px/16px inherit; text-align: center; }
.field { display: flex; flex-direction: column; gap: 4px; }
.field span { color: var(--zb-text-muted); font-size: 12px; }
select, input { box-sizing: border-box; width: 100%; min-height: 34px; padding: 4px 8px; border: 1px solid var(--zb-line-strong);
  border-radius: var(--vaadin-radius-m, 6px); background: var(--zb-surface); color: inherit; font: inherit; }
.done:empty { display: none; }
.done { display: flex; flex-direction: column; gap: 8px; padding: 12px; border-radius: var(--vaadin-radius-m, 6px); background: var(--zb-good-soft); }
.done > div { display: flex; align-items: center; gap: 8px; }
.done strong { flex: 1; min-width: 0; font-weight: 600; color: var(--zb-good-text); }
.done .field span { color: inherit; }
.undo { flex: none; padding: 4px 10px; min-height: 32px; white-space: nowrap; font-variant-numeric: tabular-nums; }
.undo[hidden] { display: none; }
.problem { margin: 0; padding: 8px 12px; border-radius: var(--vaadin-radius-m, 6px); background: var(--zb-bad-soft); color: var(--zb-bad-text); }
.empty, .foot { margin: 0; color: var(--zb-text-muted); }
.foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 12px; font-size: 12px; }
@media (pointer: coarse) { .keys, kbd { display: none; } }
`;

customElements.define('zhiban-voice', ZhibanVoice);
