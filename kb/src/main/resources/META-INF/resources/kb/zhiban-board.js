/*
 * <zhiban-board>: what a shop's agents should see today: pinned answers, what changed since the last shift, what is
 * copied most. Enter on an answer copies it.
 *
 * Properties set by the server or the panel: texts, shops, shop, pinning (whether the person may pin answers),
 * chooser (false: without the choice of the shop, because another element beside it has one).
 * Events: "shop-changed" {shop}, "copied" {id, text}.
 */
import { placeholders, fill, copyText, call, escape, when } from './zhiban-copy.js';
import { fillShops, sendable, format, toast, LOOK } from './zhiban-chat.js';

const DEBOUNCE_MS = 200;
const DAY_MS = 86_400_000;

class ZhibanBoard extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._texts = {};
    this._shops = [];
    this._shop = null;
    this._pinning = false;
    this._chooser = true;
    this._hits = [];
  }

  set texts(value) { this._texts = value || {}; if (this._built) this._build(); }
  set shops(value) { this._shops = value || []; if (this._built) this._fillShops(); }
  set shop(value) { this._shop = value || null; if (this._built) { this._fillShops(); this.refresh(); } }
  get shop() { return this._shop; }
  set pinning(value) { this._pinning = Boolean(value); if (this._built) this._build(); }
  set chooser(value) { this._chooser = value !== false; if (this._built) this._build(); }

  connectedCallback() { if (!this._built) { this._build(); this.refresh(); } }
  focus() { (this._root?.querySelector('.answerable') ?? this._root?.getElementById('shop'))?.focus(); }

  _t(key, ...values) { return format(this._texts, key, values); }

  _build() {
    const root = this._root = this.shadowRoot;
    root.innerHTML = `<style>${LOOK}${CSS}</style>
      <label ${this._chooser ? '' : 'hidden'}><span class="sr">${escape(this._t('shop'))}</span><select id="shop"></select></label>
      <div class="pinning">${this._pinning ? `<button type="button" class="pin">${escape(this._t('pin'))}</button>` : ''}</div>
      <div class="sections"></div>
      <div class="toast" role="status" aria-live="assertive"></div>`;
    this._built = true;
    this._fillShops();
    root.getElementById('shop').addEventListener('change', (event) => {
      this._shop = event.target.value ? Number(event.target.value) : null;
      this.dispatchEvent(new CustomEvent('shop-changed', { detail: { shop: this._shop } }));
      this._fillShops();
      this.refresh();
    });
    root.querySelector('.pin')?.addEventListener('click', () => this._form());
    root.querySelector('.sections').addEventListener('click', (event) => this._clicked(event));
    root.querySelector('.sections').addEventListener('keydown', (event) => this._key(event));
    if (this._board) this._render();
  }

  _fillShops() { fillShops(this._root.getElementById('shop'), this._shops, this._shop, this._t('allShops')); }

  /** Asks for the board anew. */
  async refresh() {
    const shop = this._shop;
    try {
      const board = await call('GET', 'board' + (shop ? '?shop=' + shop : ''), undefined, this._texts.language);
      if (shop !== this._shop) return;
      this._board = board;
      this._render();
    } catch (problem) {
      this._root.querySelector('.sections').innerHTML = `<div class="empty">${escape(problem.problem?.detail ?? this._t('failed'))}</div>`;
    }
  }

  _when(moment) {
    return when(moment, this._texts.language);
  }

  _render() {
    const { pins, changed, popular, since } = this._board;
    // a board that comes anew must not take the card away from who is about to press Enter
    const focused = this._root.activeElement?.closest('.answerable');
    const held = focused ? this._hits?.[Number(focused.dataset.i)]?.id : undefined;
    this._hits = [];
    const section = (title, aside, rows, empty) => `<section><h2>${escape(title)}<span class="dim">${escape(aside)}</span></h2>
      ${rows.join('') || `<p class="dim">${escape(empty)}</p>`}</section>`;
    this._root.querySelector('.sections').innerHTML = section(this._t('pins'), '', pins.map((pin) => this._row(pin.hit,
        `<span class="dim">${escape(this._t('until', this._when(pin.to)))} · ${escape(this._t('by', pin.by))}</span>`,
        pin.reason ? `<div class="reason">${escape(pin.reason)}</div>` : '',
        pin.mayUnpin ? `<button type="button" class="unpin" data-pin="${pin.id}">${escape(this._t('unpin'))}</button>` : '')), this._t('pins.empty'))
      + section(this._t('changed'), this._t('changed.since', this._when(since)), changed.map((one) => this._change(one)), this._t('changed.empty'))
      + section(this._t('popular'), '', popular.map((one) => this._row(one.hit,
        `<span class="dim">${escape(this._t('times', one.times))}</span>`, '', '')), this._t('popular.empty'));
    const at = held === undefined ? -1 : this._hits.findIndex(({ id }) => id === held);
    if (at >= 0) this._root.querySelector(`.answerable[data-i="${at}"]`).focus({ preventScroll: true });
  }

  _change(one) {
    const kind = { new: this._t('kind.new'), changed: this._t('kind.changed'), gone: this._t('kind.gone') }[one.kind];
    const aside = `<span class="kind ${one.kind}">${escape(kind)}</span><span class="dim">${escape(this._when(one.at))} · ${escape(one.by)}</span>`;
    const words = one.removed.map((text) => `<del>${escape(text)}</del>`).concat(one.added.map((text) => `<ins>${escape(text)}</ins>`)).join('');
    return one.hit ? this._row(one.hit, aside, words ? `<div class="words">${words}</div>` : '', '')
      : `<div class="card"><div class="row"><span class="title"><s>${escape(one.title)}</s></span></div><div class="row">${aside}</div></div>`;
  }

  _row(hit, aside, extra, action) {
    const i = this._hits.push(hit) - 1;
    const { text, notes } = sendable(hit);
    const problem = notes.find(({ key }) => key === 'blocked' || key === 'read');
    return `<div class="card answerable" tabindex="0" data-i="${i}">
      <div class="row"><span class="title">${escape(hit.title)}</span></div><div class="row">${aside}</div>${extra}
      ${text === null ? '' : `<div class="answer">${escape(text)}</div>`}
      ${problem ? `<div class="note blocked">${escape(this._t('blocked', problem.note.message))}</div>` : ''}
      <div class="row actions"><a href="kb/article/${hit.id}" target="_blank">${escape(this._t('open'))}</a>${action}
        <button type="button" class="primary copy" ${text === null ? 'disabled' : ''}>${escape(this._t('copy'))}</button></div></div>`;
  }

  _clicked(event) {
    const card = event.target.closest('.answerable');
    const unpin = event.target.closest('.unpin');
    if (unpin) this._unpin(Number(unpin.dataset.pin));
    else if (card && event.target.closest('.copy')) this._copy(this._hits[Number(card.dataset.i)]);
  }

  _key(event) {
    const card = event.target.closest('.answerable');
    if (!card || event.isComposing || event.target !== card) return;
    const cards = [...this._root.querySelectorAll('.answerable')];
    const at = cards.indexOf(card);
    if (event.key === 'Enter') this._copy(this._hits[Number(card.dataset.i)]);
    else if (event.key === 'ArrowDown') cards[at + 1]?.focus();
    else if (event.key === 'ArrowUp') cards[at - 1]?.focus();
    else return;
    event.preventDefault();
  }

  async _copy(hit) {
    const { text, notes } = sendable(hit);
    if (text === null) { toast(this._root, this._t('blocked', notes.find(({ key }) => key === 'blocked' || key === 'read').note.message), true); return; }
    let known = {};
    if (placeholders(text).length) {
      try { const answer = await call('GET', 'variables' + (this._shop ? '?shop=' + this._shop : ''));
        known = (Array.isArray(answer) ? Object.fromEntries(answer.map((one) => [one.name, one.value])) : answer?.values ?? answer) ?? {}; } catch { /* none */ }
    }
    const filled = fill(text, known);
    const missing = placeholders(filled);
    if (missing.length) { toast(this._root, this._t('missing', missing.join('、')), true); return; }
    const done = await copyText(filled, this._root);
    toast(this._root, this._t(done ? 'copied' : 'copyFailed'), !done);
    if (!done) return;
    call('POST', 'search/uses', { use: 'copy', articleId: hit.id, query: '', shop: this._shop,
      facts: Object.assign({}, ...(hit.notes ?? []).map((note) => note.facts)) }).catch(() => {});
    this.dispatchEvent(new CustomEvent('copied', { detail: { id: hit.id, text: filled } }));
  }

  async _unpin(id) {
    try { await call('DELETE', 'pins/' + id); toast(this._root, this._t('unpinned')); this.refresh(); }
    catch (problem) { toast(this._root, problem.message, true); }
  }

  _form() {
    const box = this._root.querySelector('.pinning');
    if (!this._shop) { toast(this._root, this._t('pin.shop'), true); this._root.getElementById('shop').focus(); return; }
    box.innerHTML = `<form class="card"><input class="find" list="found" autocomplete="off" placeholder="${escape(this._t('pin.find'))}" aria-label="${escape(this._t('pin.find'))}">
      <select class="article" aria-label="${escape(this._t('pin.find'))}" hidden></select>
      <input class="reason" maxlength="200" placeholder="${escape(this._t('pin.reason'))}" aria-label="${escape(this._t('pin.reason'))}">
      <label>${escape(this._t('pin.until'))} <select class="until"><option value="1">${escape(this._t('pin.today'))}</option>
        <option value="2">${escape(this._t('pin.tomorrow'))}</option><option value="8">${escape(this._t('pin.week'))}</option></select></label>
      <div class="row end"><button type="button" class="cancel">${escape(this._t('pin.cancel'))}</button>
      <button type="submit" class="primary" disabled>${escape(this._t('pin.save'))}</button></div></form>`;
    const form = box.querySelector('form');
    const [find, article, save] = [form.querySelector('.find'), form.querySelector('.article'), form.querySelector('.primary')];
    find.focus();
    let timer;
    find.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const parameters = new URLSearchParams({ q: find.value, limit: 8, log: 'false', shop: this._shop });
        const result = find.value.trim() ? await call('GET', 'search?' + parameters).catch(() => ({ hits: [] })) : { hits: [] };
        article.innerHTML = result.hits.map((hit) => `<option value="${hit.id}">${escape(hit.title)}</option>`).join('');
        article.hidden = save.disabled = !result.hits.length;
        if (save.disabled) article.hidden = true;
      }, DEBOUNCE_MS);
    });
    const close = () => this._build();
    form.querySelector('.cancel').onclick = close;
    form.addEventListener('keydown', (event) => { if (event.key === 'Escape') { event.stopPropagation(); close(); } });
    form.onsubmit = async (event) => {
      event.preventDefault();
      const days = Number(form.querySelector('.until').value);
      const midnight = new Date();
      midnight.setHours(0, 0, 0, 0);
      try {
        await call('POST', 'pins', { articleId: Number(article.value), shop: this._shop, reason: form.querySelector('.reason').value,
          to: days === 1 ? null : midnight.getTime() + days * DAY_MS }, this._texts.language);
        close();
        toast(this._root, this._t('pinned'));
        this.refresh();
      } catch (problem) { toast(this._root, problem.message, true); }
    };
  }
}

const CSS = `
:host(.zb-below-search) { container-type: inline-size; }
.sections { flex: 1; min-height: 0; overflow: auto; display: flex; flex-direction: column; gap: 12px; padding: 2px; }
@container (min-width: 760px) { .sections { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 16px; } .sections section { align-content: start; } }
section { display: flex; flex-direction: column; gap: 6px; } section p { margin: 0; }
h2 { font-size: 13px; margin: 0; display: flex; gap: 2px 8px; align-items: baseline; flex-wrap: wrap; } h2 .dim { font-weight: 400; }
.reason { margin-top: 4px; padding: 2px 8px; border-radius: 6px; background: color-mix(in srgb, #d97706 14%, transparent); }
.words { display: grid; gap: 2px; margin-top: 4px; font-size: 13px; } .words > * { padding: 1px 6px; border-radius: 4px; overflow-wrap: anywhere; }
del { background: color-mix(in srgb, #dc2626 12%, transparent); } ins { background: color-mix(in srgb, #16a34a 14%, transparent); text-decoration: none; }
.kind { font-size: 12px; border-radius: 5px; padding: 0 6px; background: var(--soft); } .kind.new { color: var(--good); } .kind.gone { color: var(--bad); }
.actions { justify-content: flex-end; margin-top: 4px; font-size: 12px; } .actions a { margin-inline-end: auto; }
.actions button { min-height: 28px; } button[disabled] { opacity: .45; cursor: default; }
.answerable:focus { border-color: var(--accent); background: var(--tint); }
form { display: grid; gap: 6px; } form input { height: 34px; } form label { display: flex; gap: 8px; align-items: center; white-space: nowrap; } .end { justify-content: flex-end; }
`;

customElements.define('zhiban-board', ZhibanBoard);
