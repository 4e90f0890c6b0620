/*
 * <zhiban-panel>: the narrow page beside the chat. Its tabs are children with a slot: search, compose, board, runs and,
 * for who marks what buyers say, voice; it lets them share the shop, hands on what the chat asks, and tells the extension
 * what was copied.
 *
 * Properties set by the server: texts, query, voice (whether there is that tab), origins (those of extensions that may
 * embed the page).
 * A message of an allowed origin: {zhiban: 'query', text, shop?}; told to the embedding page: {zhiban: 'ready'} and
 * {zhiban: 'answer', text}. The page's own fragment #q=… does the same where it stands in a window of its own.
 */
import { escape } from './zhiban-copy.js';
import { format } from './zhiban-chat.js';

const TABS = ['search', 'compose', 'board', 'runs'];
const VOICE = 'voice';
const LONG = 40;

class ZhibanPanel extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._texts = {};
    this._origins = [];
    this._tabs = TABS;
    this._tab = 'search';
  }

  set texts(value) { this._texts = value || {}; if (this._built) this._build(); }
  set origins(value) { this._origins = value || []; if (this.isConnected) this._tell({ zhiban: 'ready' }); }
  set voice(value) { this._tabs = value ? [...TABS, VOICE] : TABS; if (this._built) this._build(); }
  set query(value) { if (value) { this._query = value; if (this.isConnected) this._ask(value); } }
  get tab() { return this._tab; }

  connectedCallback() {
    if (!this._built) this._build();
    this._onMessage = (event) => this._message(event);
    this._onKey = (event) => this._key(event);
    this._onHash = () => this._fragment();
    window.addEventListener('message', this._onMessage);
    window.addEventListener('hashchange', this._onHash);
    document.addEventListener('keydown', this._onKey, true);
    this._watch = (event) => this._heard(event);
    customElements.whenDefined('zhiban-compose').then(() => {
      if (this._query) this._ask(this._query);
      else this._fragment();
      this._tell({ zhiban: 'ready' });
    });
  }

  disconnectedCallback() {
    window.removeEventListener('message', this._onMessage);
    window.removeEventListener('hashchange', this._onHash);
    document.removeEventListener('keydown', this._onKey, true);
  }

  _t(key, ...values) { return format(this._texts, key, values); }

  _build() {
    const names = { search: this._t('tab.search'), compose: this._t('tab.compose'), board: this._t('tab.board'), runs: this._t('tab.runs'),
      voice: this._t('tab.voice') };
    this.shadowRoot.innerHTML = `<style>${CSS}</style>
      <div class="top"><div role="tablist">${this._tabs.map((tab, i) => `<button type="button" role="tab" id="tab-${tab}" data-tab="${tab}"
        aria-controls="${tab}" title="Alt ${i + 1}" aria-keyshortcuts="Alt+${i + 1}">${escape(names[tab])}</button>`).join('')}</div>
        <a href="kb/search" target="_blank" title="${escape(this._t('whole'))}" aria-label="${escape(this._t('whole'))}"><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4 4h6v1.5H5.5v9h9V10H16v6H4V4Zm8 0h4v4h-1.5V6.6l-5 5-1.1-1.1 5-5H12V4Z"/></svg></a></div>
      ${this._tabs.map((tab) => `<div role="tabpanel" id="${tab}" aria-labelledby="tab-${tab}"><slot name="${tab}"></slot></div>`).join('')}`;
    this._built = true;
    this.shadowRoot.querySelector('[role=tablist]').addEventListener('click', (event) => {
      const tab = event.target.closest('[data-tab]')?.dataset.tab;
      if (tab) this.show(tab);
    });
    this.shadowRoot.querySelector('[role=tablist]').addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      this.show(this._tabs[(this._tabs.indexOf(this._tab) + step + this._tabs.length) % this._tabs.length], true);
      event.preventDefault();
    });
    this.shadowRoot.querySelectorAll('slot').forEach((slot) => slot.addEventListener('slotchange', () => {
      for (const child of slot.assignedElements()) {
        child.addEventListener('shop-changed', this._watch);
        child.addEventListener('copied', this._watch);
      }
    }));
    this.show(this._tab, true);
  }

  /** Shows a tab; the focus goes into it unless it stays on the tabs. */
  show(tab, keepFocus) {
    this._tab = tab;
    for (const one of this._tabs) {
      const button = this.shadowRoot.getElementById('tab-' + one);
      button.setAttribute('aria-selected', one === tab);
      button.tabIndex = one === tab ? 0 : -1;
      this.shadowRoot.getElementById(one).hidden = one !== tab;
    }
    const child = this._child(tab);
    if (tab === 'board') child?.refresh?.();
    if (keepFocus) { if (this.shadowRoot.activeElement) this.shadowRoot.getElementById('tab-' + tab).focus(); return; }
    const field = tab === 'search' ? child?.shadowRoot?.getElementById('q') : null;
    if (field) { field.focus(); field.select(); } else child?.focus?.();
  }

  _child(tab) { return this.querySelector(`[slot=${tab}]`); }

  _heard(event) {
    if (event.type === 'shop-changed') {
      for (const tab of this._tabs) {
        const child = this._child(tab);
        if (child && child !== event.target && 'shop' in child) child.shop = event.detail.shop;
      }
      return;
    }
    const { id, text } = event.detail ?? {};
    const answer = text ?? event.target._hits?.find((hit) => hit.id === id)?.answerText;
    if (answer) this._tell({ zhiban: 'answer', text: answer });
  }

  /** Several questions, or a long one, are for the whole reply. */
  _ask(text) {
    const marks = (text.match(/[？?\n]/g) ?? []).length;
    const tab = marks > 1 || text.length > LONG ? 'compose' : 'search';
    const child = this._child(tab);
    if (child) child.query = text;
    this.show(tab);
  }

  _fragment() {
    const text = new URLSearchParams(location.hash.slice(1)).get('q');
    if (!text) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    this._ask(text);
  }

  _message(event) {
    if (event.source !== window.parent || window.parent === window || !this._origins.includes(event.origin)) return;
    if (event.data?.zhiban !== 'query' || typeof event.data.text !== 'string') return;
    const shop = Number(event.data.shop);
    if (shop) this._tabs.forEach((tab) => { const child = this._child(tab); if (child && 'shop' in child) child.shop = shop; });
    if (event.data.text.trim()) this._ask(event.data.text.trim());
  }

  _tell(message) {
    if (window.parent === window) return;
    for (const origin of this._origins) window.parent.postMessage(message, origin);
  }

  _key(event) {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const tab = this._tabs[Number(/^Digit([1-5])$/.exec(event.code)?.[1]) - 1];
    if (!tab) return;
    event.preventDefault();
    event.stopPropagation();
    this.show(tab);
  }
}

const CSS = `
:host { display: flex; flex-direction: column; height: 100dvh; min-width: 0; --accent: var(--zb-accent, var(--aura-accent-color, #2563eb)); }
.top { display: flex; align-items: center; gap: 4px; padding: 6px 8px; border-bottom: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
[role=tablist] { display: flex; gap: 2px; flex: 1; min-width: 0; overflow-x: auto; scrollbar-width: none; }
[role=tab] { font: inherit; color: color-mix(in srgb, currentColor 70%, transparent); border: 0; background: none; border-radius: 8px; height: 34px;
  padding: 0 10px; cursor: pointer; white-space: nowrap; }
[role=tab][aria-selected=true] { color: inherit; font-weight: 600; background: color-mix(in srgb, var(--accent) 13%, transparent); }
[role=tab]:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
a { color: inherit; padding: 8px; border-radius: 8px; display: flex; } svg { width: 18px; height: 18px; fill: currentColor; opacity: .7; }
[role=tabpanel] { flex: 1; min-height: 0; display: flex; flex-direction: column; padding: 8px; }
[role=tabpanel][hidden] { display: none; }
`;

customElements.define('zhiban-panel', ZhibanPanel);
