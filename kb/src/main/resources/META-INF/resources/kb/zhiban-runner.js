/*
 * <zhiban-runner>: walks an agent through a script, one step at a time, beside a chat.
 *
 * Plain custom element over /api/v1/kb/runs. Keys: Enter copies the step's text (or goes on where there is one way and
 * nothing to copy), 1-9 choose, Backspace goes back. Every change carries the run's revision, so that a key pressed twice
 * goes one step. Works from 320 px.
 *
 * Properties: texts (key → text), article (id), shop (id or null), shops [{id, name, client}], run (id of a run to go on
 * with). Events: "step-changed" {article, step, run}, "shop-changed" {shop}, "runner-closed".
 */
import { copyText, call, escape, when } from './zhiban-copy.js';

class ZhibanRunner extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._texts = {};
    this._shops = [];
    this._view = null;
    this._busy = false;
    this._agreed = false;
    this._ticked = new Set();
  }

  set texts(value) { this._texts = value || {}; this._draw(); }
  set shops(value) { this._shops = value || []; this._draw(); }
  set shop(value) { this._shop = value || null; }
  set article(value) { this._article = value || null; }
  set run(value) { this._run = value || null; }

  connectedCallback() {
    this.tabIndex = -1;
    this._onKey = (event) => this._key(event);
    document.addEventListener('keydown', this._onKey);
    this.shadowRoot.innerHTML = `<style>${CSS}</style><div class="body"></div><div class="toast" role="status" aria-live="assertive"></div>`;
    this._body = this.shadowRoot.querySelector('.body');
    this._body.addEventListener('click', (event) => this._click(event));
    this._body.addEventListener('change', (event) => this._changed(event));
    this._body.addEventListener('submit', (event) => { event.preventDefault(); this._tell(); });
    queueMicrotask(() => this._open());
  }

  disconnectedCallback() { document.removeEventListener('keydown', this._onKey); }

  _t(key, ...values) {
    let text = this._texts[key] ?? key;
    values.forEach((value, i) => { text = text.replaceAll(`{${i}}`, value); });
    return text;
  }

  _call(method, path, body) { return call(method, 'runs' + path, body, this._texts.language); }

  async _open() {
    if (this._run) await this._do(() => this._call('GET', '/' + this._run));
    else if (this._article) await this._begin();
  }

  async _begin() {
    this._startKey ??= Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, '0')).join('');
    await this._do(() => this._call('POST', '', { articleId: this._article, shop: this._shop, key: this._startKey }));
  }

  /** One request at a time: what is pressed meanwhile is not sent. */
  async _do(work) {
    if (this._busy) return false;
    this._busy = true;
    this._body?.setAttribute('aria-busy', 'true');
    try {
      this._show(await work());
      return true;
    } catch (error) {
      if (!this._view) this._fail(error);
      else this._toast(error.status ? error.message : this._t('offline'), true);
      return false;
    } finally {
      this._busy = false;
      this._body?.removeAttribute('aria-busy');
    }
  }

  _show(view) {
    const before = this._view;
    const moved = !before || before.id !== view.id || before.trail.length !== view.trail.length || before.step.id !== view.step.id;
    this._view = view;
    this._run = view.id;
    if (moved) { this._agreed = false; this._ticked = new Set(); this._offer = null; }
    this._draw();
    if (moved) {
      this.dispatchEvent(new CustomEvent('step-changed', { bubbles: true, composed: true,
        detail: { article: view.step.script, step: view.step.id, run: view.id } }));
      const digits = view.step.ways.length > 0 && view.step.asks.length > 0 && view.step.asks.every((one) => one.options.length);
      const field = this._body.querySelector(digits ? '.blanks input' : '.blanks input, .asks input, .asks select');
      (field ?? this._body.querySelector('.step')).focus({ preventScroll: true });
      this._body.scrollTop = 0;
    }
  }

  _fail(error) {
    this._body.innerHTML = `<div class="empty"><p>${escape(error.status ? error.message : this._t('offline'))}</p>
      ${this._shopField()}<button type="button" class="primary" data-do="again">${escape(this._t('again'))}</button></div>`;
  }

  _shopField() {
    if (!this._shops.length) return '';
    return `<label class="shop"><span>${escape(this._t('shop'))}</span><select data-shop><option value="">${escape(this._t('noShop'))}</option>${
      this._shops.map((shop) => `<option value="${shop.id}"${shop.id === this._shop ? ' selected' : ''}>${escape(shop.client + ' · ' + shop.name)}</option>`).join('')}</select></label>`;
  }

  _draw() {
    if (!this._body || !this._view) return;
    const { step, trail, state, title, shopName } = this._view;
    const open = state === 'RUNNING' || state === 'PAUSED';
    const names = [title, ...step.within];
    const end = !step.ways.length;
    this._body.innerHTML = `
      <div class="top"><div class="where">${names.map((name) => `<span>${escape(name)}</span>`).join('<i>›</i>')}</div>
        <div class="meta">${shopName ? `<span>${escape(shopName)}</span>` : ''}<span>${escape(this._t('step', trail.length))}</span>
        ${open ? '' : `<span class="badge">${escape(this._t('state.' + state))}</span>`}</div></div>
      <ol class="trail">${trail.slice(-5, -1).map((one) => `<li>${escape(one.title)}${one.chosen ? ` <b>${escape(one.chosen)}</b>` : ''}</li>`).join('')}</ol>
      <section class="step" tabindex="-1" aria-label="${escape(step.title)}">
        <h2>${escape(step.title)}</h2>
        ${step.authority ? `<p class="authority" data-authority="${escape(step.authority)}">${escape(this._t('authority', step.authority))}</p>` : ''}
        ${step.hint ? `<div class="hint">${step.hint}</div>` : ''}
        ${open && step.missing.length ? this._fields('blanks', step.missing.map((one) => ({ fact: one.fact, label: one.name, options: [] })), 'missing') : ''}
        ${step.text ? `<div class="text${step.copied ? ' copied' : ''}">${marked(step.text)}</div>${this._notes(step.notes)}
          ${open ? `<button type="button" class="primary copy" data-do="copy">${escape(this._t(step.copied ? 'copyAgain' : 'copy'))}<kbd>⏎</kbd></button>` : ''}` : ''}
        ${open && step.asks.length ? this._fields('asks', step.asks, 'asks') : ''}
        ${open && !end ? `<div class="ways" role="group" aria-label="${escape(this._t('ways'))}">${step.ways.map((way, i) => this._way(way, i)).join('')}</div>` : ''}
        ${end ? this._end(step, open) : ''}
      </section>
      ${open ? this._foot(trail.length) : this._closed()}`;
  }

  _fields(name, fields, title) {
    return `<form class="${name}"><strong>${escape(this._t(title))}</strong>${fields.map((one) => `<label><span>${escape(one.label)}</span>${
      one.options.length && one.fact === 'platform'
        ? `<select data-fact="${escape(one.fact)}"><option value=""></option>${one.options.map((o) => `<option value="${escape(o.value)}">${escape(o.label)}</option>`).join('')}</select>`
        : `<input data-fact="${escape(one.fact)}" autocomplete="off" maxlength="2000"${one.fact === 'amount' ? ' inputmode="decimal"' : ''}>${
          one.options.length ? `<span class="chips">${one.options.map((o) => `<button type="button" data-value="${escape(o.value)}">${escape(o.label)}</button>`).join('')}</span>` : ''}`
    }</label>`).join('')}<button type="submit">${escape(this._t('take'))}</button></form>`;
  }

  _way(way, i) {
    const label = way.kind === 'ENTER' ? this._t('enter', way.label) : way.kind === 'RETURN' ? this._t('return') : way.label || this._t('next');
    return `<button type="button" data-way="${way.index}"><kbd>${i < 9 ? i + 1 : ''}</kbd><span>${escape(label)}${
      way.when ? `<small>${escape(way.when)}</small>` : ''}</span></button>`;
  }

  _notes(notes) {
    return notes.map((note) => `<div class="note ${note.kind.toLowerCase()}" role="alert"><p>${escape(note.message)}</p>${
      note.text && note.kind === 'BLOCK' ? `<div class="instead">${escape(note.text)}</div>` : ''}</div>`).join('');
  }

  _end(step, open) {
    const duties = step.duties.length ? `<fieldset class="duties"${open ? '' : ' disabled'}><legend>${escape(this._t('duties'))}</legend>${step.duties.map((duty, i) =>
      `<label><input type="checkbox" data-duty="${i}"${this._ticked.has(duty) ? ' checked' : ''}> <span>${escape(duty)}</span></label>`).join('')}</fieldset>` : '';
    return duties + (open ? `<button type="button" class="${step.text && !step.copied ? '' : 'primary '}finish" data-do="finish">${escape(this._t('finish'))}</button>` : '');
  }

  _foot(length) {
    const offer = this._offer ? `<p class="offer">${escape(this._t('offer'))} <strong>${escape(this._offer.code.slice(0, 3) + ' ' + this._offer.code.slice(3))}</strong>
      <small>${escape(this._t('offerUntil', when(this._offer.until, this._texts.language, { hour: '2-digit', minute: '2-digit', hour12: false })))}</small></p>` : '';
    return `${offer}<div class="foot"><button type="button" data-do="back"${length < 2 ? ' disabled' : ''}>${escape(this._t('back'))}<kbd>⌫</kbd></button>
      <button type="button" data-do="pause">${escape(this._t(this._view.state === 'PAUSED' ? 'resume' : 'pause'))}</button>
      <button type="button" data-do="offer">${escape(this._t('handover'))}</button>
      <button type="button" class="quiet" data-do="leave">${escape(this._t('leave'))}</button></div>`;
  }

  _closed() {
    return `<div class="foot"><button type="button" data-do="restart">${escape(this._t('restart'))}</button></div>`;
  }

  _click(event) {
    const button = event.target.closest('button');
    if (!button) return;
    const { way, value } = button.dataset;
    if (way !== undefined) this._choose(Number(way));
    else if (value !== undefined) { button.closest('label').querySelector('input').value = value; this._tell(); }
    else this[{ copy: '_copy', back: '_back', pause: '_pause', offer: '_handOver', leave: '_leave', finish: '_finish', again: '_open', restart: '_restart' }[button.dataset.do]]?.();
  }

  _changed(event) {
    const { shop, duty } = event.target.dataset;
    if (shop !== undefined) {
      this._shop = event.target.value ? Number(event.target.value) : null;
      this.dispatchEvent(new CustomEvent('shop-changed', { detail: { shop: this._shop } }));
    } else if (duty !== undefined) {
      const name = this._view.step.duties[Number(duty)];
      if (event.target.checked) this._ticked.add(name); else this._ticked.delete(name);
    } else if (event.target.matches('select[data-fact]')) this._tell();
  }

  _path(rest) { return `/${this._view.id}/${rest}`; }

  _choose(choice) { return this._do(() => this._call('POST', this._path('steps'), { revision: this._view.revision, choice })); }

  _back() { return this._do(() => this._call('POST', this._path('steps'), { revision: this._view.revision, back: true })); }

  async _tell() {
    const facts = {};
    this._body.querySelectorAll('[data-fact]').forEach((field) => { if (field.value.trim()) facts[field.dataset.fact] = field.value; });
    if (!Object.keys(facts).length) return;
    await this._do(() => this._call('POST', this._path('steps'), { revision: this._view.revision, facts }));
    (this._body.querySelector('.blanks input, .asks input, .asks select') ?? this._body.querySelector('.step'))?.focus();
  }

  _state(state) {
    return this._do(() => this._call('POST', this._path('state'), { revision: this._view.revision, state, duties: [...this._ticked] }));
  }

  _pause() { return this._state(this._view.state === 'PAUSED' ? 'RUNNING' : 'PAUSED'); }

  _finish() { return this._state('DONE'); }

  async _leave() {
    if (await this._state('LEFT')) this.dispatchEvent(new CustomEvent('runner-closed', { bubbles: true, composed: true }));
  }

  _restart() {
    this._article = this._view.articleId;
    this._shop = this._view.shopId ?? this._shop;
    this._run = null;
    this._startKey = undefined;
    return this._begin();
  }

  async _handOver() {
    if (this._busy) return;
    try {
      this._offer = await this._call('POST', this._path('handover'));
      await this._do(() => this._call('GET', '/' + this._view.id));
      this._draw();
      this._body.querySelector('.offer')?.scrollIntoView({ block: 'nearest' });
    } catch (error) { this._toast(error.message, true); }
  }

  async _copy() {
    const { step, revision } = this._view;
    if (!step.text) return;
    if (step.missing.length) {
      this._toast(this._t('missingFirst', step.missing.map((one) => one.name).join('、')), true);
      this._body.querySelector('.blanks input')?.focus();
      return;
    }
    const first = step.notes.find((note) => note.kind === 'READ_FIRST');
    const block = step.notes.find((note) => note.kind === 'BLOCK');
    if (first || block && !block.text) { this._toast((first ?? block).message, true); return; }
    if (block && !this._agreed) { this._agreed = true; this._toast(this._t('agree'), true); return; }
    const text = block ? block.text : step.text;
    const done = await copyText(text, this.shadowRoot);
    this._toast(this._t(done ? 'copied' : 'copyFailed'), !done);
    this._body.querySelector('.step').focus({ preventScroll: true });
    if (!done) return;
    step.copied = true;
    this._draw();
    this._body.querySelector('.step').focus({ preventScroll: true });
    this.dispatchEvent(new CustomEvent('copied', { bubbles: true, composed: true, detail: { text } }));
    this._call('POST', this._path('copies'), { revision, text, facts: Object.assign({}, ...step.notes.map((note) => note.facts)) }).catch(() => {});
  }

  _key(event) {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || !this._view) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const target = event.composedPath()[0];
    const inside = event.composedPath().includes(this) || target === document.body;
    const typing = target instanceof Element && (target.matches('input:not([type=checkbox]), textarea, select') || target.isContentEditable);
    if (!inside || typing || !['RUNNING', 'PAUSED'].includes(this._view.state)) return;
    const { step } = this._view;
    if (event.key === 'Enter') {
      if (target instanceof Element && target.matches('button')) return;
      if (step.text && !step.copied) this._copy();
      else if (step.ways.length === 1) this._choose(step.ways[0].index);
      else if (!step.ways.length) this._finish();
      else if (step.text) this._copy();
      else return;
    } else if (/^[1-9]$/.test(event.key)) {
      const way = step.ways[Number(event.key) - 1];
      if (!way) return;
      this._choose(way.index);
    } else if (event.key === 'Backspace') {
      this._back();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  _toast(text, bad) {
    const toast = this.shadowRoot.querySelector('.toast');
    toast.textContent = text;
    toast.className = 'toast show' + (bad ? ' bad' : '');
    clearTimeout(this._toastTimer);
    this._toastTimer = setTimeout(() => { toast.className = 'toast'; }, bad ? 3500 : 1400);
  }
}

/** Variables that are still empty stand out. */
function marked(text) {
  return escape(text).replace(/\[([^[\]\n]{1,40})\]/g, '<mark>[$1]</mark>');
}

const CSS = `
:host { display: block; position: relative; color: var(--zb-text, inherit); font: inherit; --line: var(--zb-line, #ddd); --dim: var(--zb-text-muted, #666);
  --soft: var(--zb-sunken, #f3f3f3); --accent: var(--zb-accent, #0f766e); --surface: var(--zb-surface, #fff); outline: none; }
* { box-sizing: border-box; } button, input, select { font: inherit; color: inherit; }
.body { display: grid; gap: 12px; max-width: 720px; }
.body[aria-busy] .ways, .body[aria-busy] .copy { opacity: .6; }
.top { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; }
.where { font-weight: 600; } .where i { color: var(--dim); font-style: normal; margin: 0 6px; }
.meta { display: flex; gap: 10px; color: var(--dim); font-size: 12px; margin-inline-start: auto; }
.badge { background: var(--zb-good-soft, #dcfce7); color: var(--zb-good-text, #166534); border-radius: 999px; padding: 0 8px; }
.trail { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 0; color: var(--dim); font-size: 12px; }
.trail:empty { display: none; } .trail li:not(:last-child)::after { content: '→'; margin: 0 6px; } .trail b { font-weight: 500; color: var(--zb-accent-text, inherit); }
.step { border: 1px solid var(--line); border-radius: 12px; background: var(--surface); padding: 14px 16px; display: grid; gap: 10px; outline: none; }
.step:focus-visible { border-color: var(--accent); }
h2 { font-size: 16px; margin: 0; }
.authority { margin: 0; color: var(--zb-warning-text, #92400e); background: var(--zb-warning-soft, #fef3c7); border-radius: 8px; padding: 4px 10px; width: fit-content; }
.hint { color: var(--dim); border-inline-start: 3px solid var(--line); padding-inline-start: 10px; } .hint p { margin: 0; } .hint p + p { margin-top: 4px; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); border-radius: 8px; padding: 10px 12px; line-height: 1.6; }
.text.copied { box-shadow: inset 3px 0 0 var(--zb-good-text, #16a34a); }
mark { background: var(--zb-warning-soft, #fef3c7); color: var(--zb-warning-text, #92400e); border-radius: 4px; }
.note { border-radius: 8px; padding: 8px 10px; background: var(--zb-warning-soft, #fef3c7); color: var(--zb-warning-text, #92400e); } .note p { margin: 0; }
.note.block { background: var(--zb-bad-soft, #fee2e2); color: var(--zb-bad-text, #991b1b); } .instead { margin-top: 6px; white-space: pre-wrap; color: var(--zb-text, inherit); background: var(--surface); border-radius: 6px; padding: 6px 8px; }
button { border: 1px solid var(--line); border-radius: 8px; background: var(--surface); min-height: 36px; padding: 4px 12px; cursor: pointer; }
button:hover { border-color: var(--zb-line-strong, #bbb); background: var(--zb-hover, #f6f6f6); } button:disabled { opacity: .45; cursor: default; }
.primary { background: var(--accent); border-color: var(--accent); color: var(--zb-surface, #fff); font-weight: 600; } .primary:hover { background: color-mix(in srgb, var(--accent) 88%, black); }
kbd { font: inherit; font-size: 11px; opacity: .75; margin-inline-start: 8px; }
form { display: grid; gap: 8px; } form strong { font-size: 13px; } form label { display: grid; grid-template-columns: minmax(64px, max-content) 1fr; gap: 4px 10px; align-items: center; }
.chips { grid-column: 2; display: flex; flex-wrap: wrap; gap: 6px; } .chips button { min-height: 30px; padding: 0 10px; border-radius: 999px; }
input:not([type=checkbox]), select { width: 100%; min-height: 36px; border: 1px solid var(--zb-line-strong, #bbb); border-radius: 8px; background: var(--surface); padding: 4px 10px; }
form > button { justify-self: start; }
.ways { display: grid; gap: 6px; } .ways button { display: flex; gap: 10px; align-items: center; text-align: start; min-height: 40px; }
.ways kbd { margin: 0; min-width: 20px; height: 20px; line-height: 20px; text-align: center; border-radius: 5px; background: var(--zb-accent-soft, #e6f4f1); color: var(--zb-accent-text, #0f766e); opacity: 1; flex: none; }
.ways small { display: block; color: var(--dim); }
.duties { border: 1px dashed var(--zb-line-strong, #bbb); border-radius: 8px; margin: 0; padding: 6px 12px 10px; display: grid; gap: 6px; } .duties legend { font-weight: 600; font-size: 13px; padding: 0 4px; }
.duties label { display: flex; gap: 8px; align-items: start; min-height: 28px; } .duties input { width: 16px; height: 16px; margin-top: 3px; accent-color: var(--accent); }
.foot { display: flex; flex-wrap: wrap; gap: 6px; } .foot .quiet { margin-inline-start: auto; border-color: transparent; background: none; color: var(--dim); }
.offer { margin: 0; padding: 8px 12px; border-radius: 8px; background: var(--zb-info-soft, #e0edff); color: var(--zb-info-text, #1e40af); } .offer strong { font-size: 18px; letter-spacing: .12em; user-select: all; } .offer small { margin-inline-start: 8px; }
.empty { display: grid; gap: 12px; justify-items: start; max-width: 420px; } .empty p { margin: 0; } .shop { display: grid; gap: 4px; width: 100%; }
.toast { position: fixed; inset: auto 0 28px 0; margin: auto; width: fit-content; max-width: calc(100% - 32px); background: #15803d; color: #fff; padding: 6px 16px; border-radius: 16px; font-weight: 600; opacity: 0; pointer-events: none; transition: opacity .15s; z-index: 10; }
.toast.show { opacity: 1; } .toast.bad { background: #b91c1c; }
button:focus-visible, input:focus-visible, select:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
@media (pointer: coarse) { button, input:not([type=checkbox]), select { min-height: 44px; } .duties label { min-height: 44px; align-items: center; } }
@media (prefers-reduced-motion: reduce) { .toast { transition: none; } }
`;

customElements.define('zhiban-runner', ZhibanRunner);
