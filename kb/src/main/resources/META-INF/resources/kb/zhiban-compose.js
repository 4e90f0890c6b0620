/*
 * <zhiban-compose>: a buyer's whole message, split into its questions, each with its answers, joined into one reply.
 *
 * Properties set by the server or the panel: texts, shops [{id, name, client}], shop (id or null), query (the message).
 * Events: "shop-changed" {shop}, "copied" {text}.
 */
import { placeholders, fill, copyText, call, escape } from './zhiban-copy.js';
import { clean } from './zhiban-send.js';
import { fillShops, sendable, format, toast, LOOK } from './zhiban-chat.js';

const DEBOUNCE_MS = 350;

class ZhibanCompose extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._texts = {};
    this._shops = [];
    this._shop = null;
    this._message = '';
    this._parts = null;
    this._values = {};
    this._own = new Map();
    this._edited = false;
  }

  set texts(value) { this._texts = value || {}; if (this._built) this._build(); }
  set shops(value) { this._shops = value || []; if (this._built) this._fillShops(); }
  set shop(value) {
    this._shop = value || null;
    if (this._built) { this._fillShops(); this._known(); this._ask(); }
  }
  get shop() { return this._shop; }
  set query(value) {
    this._message = value || '';
    if (this._built) { this._root.getElementById('message').value = this._message; this._ask(); }
  }
  get query() { return this._message; }

  connectedCallback() { if (!this._built) { this._build(); this._known(); if (this._message) this._ask(); } }
  focus() { this._root?.getElementById('message').focus(); }

  _t(key, ...values) { return format(this._texts, key, values); }

  _build() {
    const root = this._root = this.shadowRoot;
    root.innerHTML = `<style>${LOOK}${CSS}</style>
      <label><span class="sr">${escape(this._t('shop'))}</span><select id="shop"></select></label>
      <textarea id="message" rows="3" maxlength="4000" aria-label="${escape(this._t('message'))}"></textarea>
      <div class="parts" role="list" aria-label="${escape(this._t('parts'))}"></div>
      <div class="variables"></div>
      <div class="reply" hidden>
        <div class="row"><label class="title" for="reply">${escape(this._t('reply'))}</label>
          <button type="button" class="rejoin" hidden>${escape(this._t('rejoin'))}</button></div>
        <textarea id="reply" rows="5"></textarea>
        <button type="button" class="primary copy">${escape(this._t('copy'))} <kbd>Ctrl ⏎</kbd></button>
      </div>
      <div class="toast" role="status" aria-live="assertive"></div>`;
    this._built = true;
    const message = root.getElementById('message');
    message.value = this._message;
    message.placeholder = this._t('message');
    message.addEventListener('input', (event) => {
      this._message = message.value;
      clearTimeout(this._timer);
      this._timer = setTimeout(() => this._ask(), event.inputType === 'insertFromPaste' ? 0 : DEBOUNCE_MS);
    });
    this._fillShops();
    root.getElementById('shop').addEventListener('change', (event) => {
      this._shop = event.target.value ? Number(event.target.value) : null;
      this.dispatchEvent(new CustomEvent('shop-changed', { detail: { shop: this._shop } }));
      this._fillShops();
      this._known();
      this._ask();
    });
    const reply = root.getElementById('reply');
    reply.addEventListener('input', () => { this._edited = true; this._variables(); root.querySelector('.rejoin').hidden = false; });
    root.querySelector('.rejoin').addEventListener('click', () => { this._edited = false; this._join(); reply.focus(); });
    root.querySelector('.copy').addEventListener('click', () => this._copy());
    root.addEventListener('keydown', (event) => this._key(event));
    this._render();
  }

  _fillShops() { fillShops(this._root.getElementById('shop'), this._shops, this._shop, this._t('allShops')); }

  /** Values that fill themselves; an installation without them answers 404. */
  async _known() {
    try {
      const answer = await call('GET', 'variables' + (this._shop ? '?shop=' + this._shop : ''));
      this._values = (Array.isArray(answer) ? Object.fromEntries(answer.map((one) => [one.name, one.value])) : answer?.values ?? answer) ?? {};
    } catch { this._values = {}; }
    if (this._parts) this._join();
  }

  async _ask() {
    clearTimeout(this._timer);
    const text = this._message;
    const asked = this._asked = text + '\u0000' + (this._shop ?? '');
    if (!text.trim()) { this._parts = null; this._edited = false; this._own.clear(); this._render(); return; }
    try {
      const answer = await call('POST', 'answers', { text, shop: this._shop }, this._texts.language);
      if (asked !== this._asked) return;
      this._numbers = answer.numbers;
      this._parts = answer.parts.map((part) => ({ ...part, chosen: part.answerable ? this._first(part) : -1 }));
      this._edited = false;
      this._render();
    } catch (problem) {
      if (asked === this._asked) toast(this._root, problem.problem?.detail ?? this._t(problem.status ? 'failed' : 'offline'), true);
    }
  }

  /** The best answer that may be sent at all; otherwise the best, so that it is seen why not. */
  _first(part) {
    const usable = part.hits.findIndex((hit) => sendable(hit).text !== null);
    return usable < 0 ? 0 : usable;
  }

  _render() {
    const root = this._root;
    const list = root.querySelector('.parts');
    root.querySelector('.reply').hidden = !this._parts;
    if (!this._parts) {
      root.querySelector('.variables').innerHTML = '';
      list.innerHTML = `<div class="empty"><h3>${escape(this._t('start.title'))}</h3><p>${escape(this._t('start.text'))}</p></div>`;
      return;
    }
    const numbers = (this._numbers ?? []).map((number) => `<span class="number">${escape(this._t('number', number))}</span>`).join('');
    list.innerHTML = (numbers ? `<div class="row">${numbers}</div>` : '') + (this._parts.length
      ? this._parts.map((part, i) => this._part(part, i)).join('')
      : `<div class="empty"><p>${escape(this._t('nothing'))}</p></div>`);
    list.querySelectorAll('.part').forEach((card) => {
      const i = Number(card.dataset.i);
      card.querySelector('.drop').onclick = () => this._drop(i);
      card.querySelector('.previous')?.addEventListener('click', () => this._choose(i, -1));
      card.querySelector('.next')?.addEventListener('click', () => this._choose(i, 1));
    });
    this._join();
  }

  _part(part, i) {
    const hit = part.hits[part.chosen];
    const steps = part.hits.length ? `<button type="button" tabindex="-1" class="previous" aria-label="${escape(this._t('previous'))}">↑</button>
      <span class="dim">${escape(this._t('choice', part.chosen + 1, part.hits.length))}</span>
      <button type="button" tabindex="-1" class="next" aria-label="${escape(this._t('next'))}">↓</button>` : '';
    return `<div class="card part" role="listitem" tabindex="0" data-i="${i}">
      <div class="row"><span class="title">${escape(part.question)}</span>${steps}
        <button type="button" tabindex="-1" class="drop" aria-label="${escape(this._t('drop'))}">×</button></div>
      ${hit ? this._answer(part, hit) : `<div class="dim">${escape(this._t(part.hits.length ? 'skipped' : 'none'))}</div>`}</div>`;
  }

  _answer(part, hit) {
    const { text, notes } = sendable(hit);
    return `<div class="dim">${escape(hit.title)}${part.answerable ? '' : ' · ' + escape(this._t('unsure'))}</div>
      ${text === null ? '' : `<div class="answer">${escape(text)}</div>`}
      ${notes.map(({ key, note }) => `<div class="note ${key}">${escape(this._note(key, note.message))}${
        key === 'read' ? ` <a href="kb/article/${hit.id}" target="_blank">${escape(this._t('readOpen'))}</a>` : ''}</div>`).join('')}`;
  }

  _note(key, message) {
    if (key === 'blocked') return this._t('blocked', message);
    if (key === 'replaced') return this._t('replaced', message);
    if (key === 'read') return this._t('read', message);
    return this._t('warned', message);
  }

  _choose(i, step) {
    const part = this._parts[i];
    part.chosen = Math.max(-1, Math.min(part.hits.length - 1, part.chosen + step));
    this._render();
    this._card(i)?.focus();
  }

  _drop(i) {
    this._parts.splice(i, 1);
    this._render();
    (this._card(Math.min(i, this._parts.length - 1)) ?? this._root.getElementById('message')).focus();
  }

  _card(i) { return this._root.querySelector(`.part[data-i="${i}"]`); }

  /** The parts that may be sent, in order. */
  _chosen() {
    return (this._parts ?? []).map((part) => ({ part, hit: part.hits[part.chosen] }))
      .filter(({ hit }) => hit && sendable(hit).text !== null);
  }

  _filled() { return { ...this._values, ...Object.fromEntries(this._own) }; }

  _join() {
    const reply = this._root.getElementById('reply');
    if (!this._edited) reply.value = fill(this._chosen().map(({ hit }) => sendable(hit).text.trim()).join('\n'), this._filled());
    this._root.querySelector('.rejoin').hidden = !this._edited;
    this._variables();
  }

  /** A field for each variable that has no value yet; those being typed into stay. */
  _variables() {
    const box = this._root.querySelector('.variables');
    const source = this._edited ? this._root.getElementById('reply').value : this._chosen().map(({ hit }) => sendable(hit).text).join('\n');
    const names = placeholders(source).filter((name) => !this._values[name]);
    if (box.dataset.names === names.join('\n') && box.childElementCount) return;
    box.dataset.names = names.join('\n');
    box.innerHTML = names.length ? `<div class="dim">${escape(this._t('variables'))}</div>` + names.map((name) =>
      `<label><span>${escape(name)}</span><input data-name="${escape(name)}" value="${escape(this._own.get(name) ?? '')}" autocomplete="off"></label>`).join('') : '';
    box.querySelectorAll('input').forEach((input) => {
      input.addEventListener('input', () => { this._own.set(input.dataset.name, input.value.trim()); if (!this._edited) this._join(); });
      input.addEventListener('change', () => {
        const reply = this._root.getElementById('reply');
        if (this._edited) reply.value = fill(reply.value, this._filled());
      });
    });
  }

  _key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const card = event.target.closest?.('.part');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { this._copy(); }
    else if (card && event.key === 'ArrowDown') { this._choose(Number(card.dataset.i), 1); }
    else if (card && event.key === 'ArrowUp') { this._choose(Number(card.dataset.i), -1); }
    else if (card && event.key === 'Delete') { this._drop(Number(card.dataset.i)); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async _copy() {
    // Ctrl-Enter may come before the answer to what was just pasted
    if (this._asked !== this._message + '\u0000' + (this._shop ?? '')) await this._ask();
    const reply = this._root.getElementById('reply');
    const filled = fill(reply.value, this._filled()).trim();
    if (!filled) { toast(this._root, this._t('empty'), true); return; }
    const missing = placeholders(filled);
    if (missing.length) {
      const field = [...this._root.querySelectorAll('.variables input')].find((input) => missing.includes(input.dataset.name));
      (field ?? reply).focus();
      toast(this._root, this._t('missing', missing.join('、')), true);
      return;
    }
    const text = await clean(filled, { root: this._root, shop: this._shop, language: this._texts.language,
      t: (key, ...values) => this._t(key, ...values), say: (message) => toast(this._root, message, true) });
    if (text === null) { reply.focus(); return; }
    const done = await copyText(text, this._root);
    toast(this._root, this._t(done ? 'copied' : 'copyFailed'), !done);
    if (!done) { reply.focus(); reply.select(); return; }
    this._record();
    this.dispatchEvent(new CustomEvent('copied', { detail: { text } }));
  }

  /** Each part is written down like a search and a copy of its own; a part without an answer is a gap. */
  _record() {
    const quietly = (path, body) => call('POST', path, body).catch(() => {});
    for (const part of this._parts) {
      quietly('search/uses', { use: 'search', query: part.question, shop: this._shop, total: part.hits.length });
      if (!part.answerable) quietly('gaps', { question: part.question, shop: this._shop, ask: false });
    }
    for (const { part, hit } of this._chosen()) {
      quietly('search/uses', { use: 'copy', articleId: hit.id, query: part.question, shop: this._shop, position: part.chosen + 1,
        facts: Object.assign({}, ...(hit.notes ?? []).map((note) => note.facts)) });
    }
  }
}

const CSS = `
.parts { flex: 1 1 auto; min-height: 80px; overflow: auto; display: flex; flex-direction: column; gap: 6px; padding: 2px; }
.part .row { flex-wrap: nowrap; align-items: flex-start; }
.part .row > * { line-height: 26px; } .part .row .title { line-height: 1.5; padding-top: 2px; } .part button { min-height: 26px; min-width: 26px; padding: 0 6px; }
.part:focus { border-color: var(--accent); background: var(--tint); }
.number { font-size: 12px; background: var(--soft); border-radius: 5px; padding: 1px 6px; user-select: all; }
.variables { display: grid; gap: 4px; } .variables:empty { display: none; }
.variables label { display: grid; grid-template-columns: minmax(5em, 9em) 1fr; gap: 8px; align-items: center; }
.reply { display: grid; gap: 6px; flex: none; } .reply[hidden] { display: none; }
.reply .copy { min-height: 38px; } kbd { font: inherit; font-size: 11px; opacity: .8; margin-inline-start: 4px; }
.rejoin { font-size: 12px; min-height: 26px; }
`;

customElements.define('zhiban-compose', ZhibanCompose);
