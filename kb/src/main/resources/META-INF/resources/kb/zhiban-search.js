/*
 * <zhiban-search>: the field agents type a buyer's question into, and the answers under it.
 *
 * Plain custom element. Every keystroke is one stateless GET; late answers are dropped; nothing goes through Flow
 * except the choice of the shop ("shop-changed"), which the server remembers.
 *
 * Properties set by the server: texts (key → text), shops [{id, name, client, platform}], shop (id or null),
 * categories [{id, path}], query.
 */
import { call, copyText, escape, when } from './zhiban-copy.js';
import { allowed, clean, copied, fillIn, nextWording, send, wordings } from './zhiban-send.js';

const DEBOUNCE_MS = 60;
const SETTLED_MS = 1000;
const PAGE = 12;

class ZhibanSearch extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._texts = {};
    this._shops = [];
    this._categories = [];
    this._shop = null;
    this._hits = [];
    this._selected = 0;
    this._expanded = false;
    this._cache = new Map();
    this._state = { text: '', kind: '', category: '' };
    this._result = null;
    this._reported = '';
    this._segment = '';
    this._stack = [];
    this._wording = new Map();
  }

  set texts(value) { this._texts = value || {}; this._cache.clear(); if (this._built) this._build(); }
  set shops(value) { this._shops = value || []; if (this._built) this._fillShops(); }
  set categories(value) { this._categories = value || []; if (this._built) this._fillCategories(); }
  set shop(value) {
    this._shop = value || null;
    this._cache.clear();
    if (this._built) { this._fillShops(); this._search(true); }
  }
  get shop() { return this._shop; }
  set query(value) {
    this._state.text = value || '';
    if (this._built) { this._input.value = this._state.text; this._search(true); }
  }

  connectedCallback() {
    this._build();
    this._onKey = (event) => this._globalKey(event);
    document.addEventListener('keydown', this._onKey);
    requestAnimationFrame(() => this._input.focus());
    this._search(true);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this._onKey);
    this._settle();
    this._abort?.abort();
  }

  _t(key, ...values) {
    let text = this._texts[key] ?? key;
    values.forEach((value, i) => { text = text.replaceAll(`{${i}}`, value); });
    return text;
  }

  _build() {
    const root = this.shadowRoot;
    root.innerHTML = `<style>${CSS}</style>
      <div class="bar">
        <label class="field shop"><span class="sr"></span><select id="shop"></select></label>
        <div class="box" role="search">
          <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M9 3a6 6 0 1 0 3.7 10.7l3.3 3.3 1-1-3.3-3.3A6 6 0 0 0 9 3Zm0 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z"/></svg>
          <input id="q" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"
            maxlength="2000" role="combobox" aria-expanded="true" aria-controls="list" aria-autocomplete="list">
          <button class="clear" type="button" hidden>×</button>
        </div>
      </div>
      <div class="filters">
        <div class="kinds" role="group"></div>
        <label class="field"><span class="sr"></span><select id="category"></select></label>
        <label class="field segment" hidden><span class="sr"></span><select id="segment"></select></label>
        <span class="status" role="status" aria-live="polite"></span>
      </div>
      <div class="list" id="list" role="listbox"></div>
      <div class="stack" hidden></div>
      <div class="hints" aria-hidden="true"></div>
      <div class="toast" role="status" aria-live="assertive"></div>`;
    this._built = true;
    this._input = root.getElementById('q');
    this._list = root.getElementById('list');
    this._input.value = this._state.text;
    this._input.placeholder = this._t('placeholder');
    this._input.setAttribute('aria-label', this._t('placeholder'));
    root.querySelector('.shop .sr').textContent = this._t('shop');
    root.querySelector('.filters .field .sr').textContent = this._t('category');
    root.querySelector('.segment .sr').textContent = this._t('segment');
    root.getElementById('segment').addEventListener('change', (event) => {
      this._segment = event.target.value;
      this._search(true);
      this._input.focus();
    });
    this._list.setAttribute('aria-label', this._t('results'));
    const clear = root.querySelector('.clear');
    clear.title = this._t('clear');
    clear.setAttribute('aria-label', this._t('clear'));
    clear.addEventListener('click', () => { this._clear(); });
    root.querySelector('.hints').innerHTML = ['↑↓ move', '⏎ copy', '⇧⏎ stack', 'Alt → wording', 'Ctrl ⏎ open', 'Esc clear', '/ focus']
      .map((hint) => { const [keys, name] = [hint.slice(0, hint.lastIndexOf(' ')), hint.slice(hint.lastIndexOf(' ') + 1)];
        return `<span><kbd>${keys}</kbd> ${escape(this._t('hint.' + name))}</span>`; }).join('');
    this._fillShops();
    this._fillKinds();
    this._fillCategories();
    this._input.addEventListener('input', () => this._typed());
    this._input.addEventListener('keydown', (event) => this._fieldKey(event));
    root.getElementById('shop').addEventListener('change', (event) => {
      this._settle();
      this._shop = event.target.value ? Number(event.target.value) : null;
      this._cache.clear();
      this.dispatchEvent(new CustomEvent('shop-changed', { detail: { shop: this._shop } }));
      this._search(true);
      this._input.focus();
    });
    root.getElementById('category').addEventListener('change', (event) => {
      this._state.category = event.target.value;
      this._search(true);
      this._input.focus();
    });
  }

  _fillShops() {
    const select = this.shadowRoot.getElementById('shop');
    const groups = new Map();
    for (const shop of this._shops) {
      if (!groups.has(shop.client)) groups.set(shop.client, []);
      groups.get(shop.client).push(shop);
    }
    select.innerHTML = `<option value="">${escape(this._t('allShops'))}</option>` + [...groups].map(([client, shops]) =>
      `<optgroup label="${escape(client)}">${shops.map((shop) =>
        `<option value="${shop.id}">${escape(shop.name)}</option>`).join('')}</optgroup>`).join('');
    select.value = this._shop ?? '';
    select.classList.toggle('chosen', Boolean(this._shop));
  }

  _fillKinds() {
    const box = this.shadowRoot.querySelector('.kinds');
    box.setAttribute('aria-label', this._t('kind'));
    box.innerHTML = ['', 'faq', 'reply', 'script', 'product', 'policy'].map((kind) =>
      `<button type="button" data-kind="${kind}" aria-pressed="${kind === this._state.kind}">${
        escape(this._t('kind.' + (kind || 'all')))}</button>`).join('');
    box.onclick = (event) => {
      const button = event.target.closest('button');
      if (!button) return;
      this._state.kind = button.dataset.kind;
      box.querySelectorAll('button').forEach((one) => one.setAttribute('aria-pressed', one === button));
      this._search(true);
      this._input.focus();
    };
  }

  _fillCategories() {
    const select = this.shadowRoot.getElementById('category');
    select.innerHTML = `<option value="">${escape(this._t('allCategories'))}</option>` + this._categories.map((one) =>
      `<option value="${one.id}">${'\u2003'.repeat(one.path.split('/').length - 1)}${
        escape(one.path.split('/').pop())}</option>`).join('');
    select.value = this._state.category;
  }

  _typed() {
    this._state.text = this._input.value;
    this._expanded = false;
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this._search(false), DEBOUNCE_MS);
  }

  _clear() {
    this._settle();
    this._input.value = '';
    this._state.text = '';
    this._search(true);
    this._input.focus();
  }

  _address() {
    const parameters = new URLSearchParams({ q: this._state.text, limit: PAGE, log: 'false' });
    if (this._shop) parameters.set('shop', this._shop);
    if (this._state.kind) parameters.set('kind', this._state.kind);
    if (this._state.category) parameters.set('category', this._state.category);
    if (this._segment) parameters.set('segment', this._segment);
    return 'api/v1/kb/' + (this._state.text.trim() ? 'search?' : 'shelf?') + parameters;
  }

  async _search(now) {
    clearTimeout(this._timer);
    clearTimeout(this._settleTimer);
    const address = this._address();
    const text = this._state.text;
    this.shadowRoot.querySelector('.clear').hidden = !text;
    const known = this._cache.get(address);
    if (known && !now) { this._show(known, text); return; }
    this._abort?.abort();
    const abort = this._abort = new AbortController();
    try {
      const response = await fetch(address, { signal: abort.signal, headers: { Accept: 'application/json', 'Accept-Language': this._t('language') } });
      if (response.status === 401) { this._fail(this._t('signedOut'), true); return; }
      if (!response.ok) { this._fail((await response.json().catch(() => ({}))).detail || this._t('failed')); return; }
      const result = await response.json();
      if (abort.signal.aborted || this._state.text !== text) return;
      if (this._cache.size > 200) this._cache.clear();
      this._cache.set(address, result);
      this._show(result, text);
    } catch (error) {
      if (error.name !== 'AbortError') this._fail(this._t('offline'));
    }
  }

  _fail(message, signIn) {
    this._hits = [];
    this.removeAttribute('empty');
    this._list.innerHTML = `<div class="empty"><p>${escape(message)}</p>${
      signIn ? `<a href="login">${escape(this._t('signIn'))}</a>` : ''}</div>`;
    this.shadowRoot.querySelector('.status').textContent = '';
  }

  _show(result, text) {
    this._result = { ...result, text };
    this._hits = result.hits;
    this._selected = 0;
    this._wording.clear();
    this._fillSegments(result.segments ?? []);
    this._render();
    const status = this.shadowRoot.querySelector('.status');
    status.textContent = text.trim()
      ? this._t(result.total >= 1000 ? 'countMany' : 'count', result.total) : '';
    if (text.trim()) this._settleTimer = setTimeout(() => this._settle(), SETTLED_MS);
  }

  /** The person stopped typing: the search is written down once, and a gap if nothing answers it. */
  _settle() {
    clearTimeout(this._settleTimer);
    const result = this._result;
    if (!result || !result.text.trim()) return;
    const key = result.text + '\u0000' + (this._shop ?? '');
    if (key === this._reported) return;
    this._reported = key;
    this._post('search/uses', { use: 'search', query: result.text, shop: this._shop, total: result.total, took: result.took });
    if (!result.answerable && result.text.trim().length > 1) {
      this._post('gaps', { question: result.text, shop: this._shop, ask: false });
    }
  }

  /** Kinds of buyers are offered only where there are answers of their own. */
  _fillSegments(segments) {
    const all = this._segment && !segments.includes(this._segment) ? [this._segment, ...segments] : segments;
    const select = this.shadowRoot.getElementById('segment');
    this.shadowRoot.querySelector('.segment').hidden = !all.length;
    select.innerHTML = `<option value="">${escape(this._t('allSegments'))}</option>` +
      all.map((one) => `<option>${escape(one)}</option>`).join('');
    select.value = this._segment;
  }

  _render() {
    const text = this._state.text.trim();
    if (!text) { this._renderShelf(); return; }
    this.removeAttribute('empty');
    const rows = this._hits.map((hit, i) => this._row(hit, i)).join('');
    const unsure = !this._result.answerable;
    this._list.innerHTML = (unsure ? this._gapBox(this._hits.length > 0) : '') + rows;
    this._wire();
  }

  _renderShelf() {
    const sections = [['favourites', this._result?.favourites ?? []], ['recents', this._result?.recents ?? []]];
    this._hits = sections.flatMap(([, hits]) => hits);
    let index = 0;
    const html = sections.filter(([, hits]) => hits.length).map(([name, hits]) =>
      `<h2>${escape(this._t(name))}</h2>` + hits.map((hit) => this._row(hit, index++)).join('')).join('');
    this._list.innerHTML = html || `<div class="empty"><h3>${escape(this._t('start.title'))}</h3>
      <p>${escape(this._t('start.text'))}</p></div>`;
    this.toggleAttribute('empty', true);
    this._wire();
  }

  _gapBox(near) {
    return `<div class="gap"><div><strong>${escape(this._t(near ? 'unsure.title' : 'none.title'))}</strong>
      <p>${escape(this._t(near ? 'unsure.text' : 'none.text'))}</p></div>
      <button type="button" class="ask">${escape(this._t('ask'))}</button></div>`;
  }

  _row(hit, i) {
    const selected = i === this._selected;
    const similar = hit.snippets.length && !hit.answerText.includes(strip(hit.snippets[0])) ? hit.snippets[0] : '';
    const names = hit.scopeNames.map((name) => this._texts['platform.' + name] ?? name);
    const scope = names.length > 2 ? names.slice(0, 2).join('、') + ' +' + (names.length - 2) : names.join('、');
    const ends = hit.validTo ? this._t('until', when(hit.validTo, this._t('language'))) : '';
    return `<div class="row${selected ? ' selected' : ''}" role="option" id="hit-${i}" aria-selected="${selected}" data-i="${i}">
      <div class="head">
        <span class="title">${hit.titleHtml}</span>
        <span class="tag scope-${hit.scope}" title="${escape(this._t('why.' + hit.scope) +
          (hit.replaces ? ' ' + this._t('replaces', hit.replaces) : ''))}">${escape(this._t('scope.' + hit.scope))}${
          scope ? ' · ' + escape(scope) : ''}</span>
        ${(hit.segments ?? []).map((one) => `<span class="tag scope-shop">${escape(one)}</span>`).join('')}
        ${hit.shortCode ? `<span class="tag"><kbd>/${escape(hit.shortCode)}</kbd></span>` : ''}
        ${hit.kind === 'faq' ? '' : `<span class="tag">${escape(this._t('kind.' + hit.kind))}</span>`}
        ${ends ? `<span class="tag ends">${escape(ends)}</span>` : ''}
      </div>
      ${similar ? `<div class="similar">${escape(this._t('asked'))} ${similar}</div>` : ''}
      ${hit.useCase ? `<div class="similar">${escape(this._t('useCase', hit.useCase))}</div>` : ''}
      ${(hit.notes ?? []).map((note) => `<div class="note ${note.kind === 'WARN' ? '' : 'stop'}">${escape(note.message)}</div>`).join('')}
      <div class="answer">${escape(wordings(hit)[this._wordingOf(hit)].text)}</div>
      <div class="foot"><span class="category">${escape(hit.category)}</span>
        <span class="actions">
          ${hit.wordings?.length ? `<button type="button" class="wording" title="${escape(this._t('wording.next'))}">${
            escape(this._t('wording', this._wordingOf(hit) + 1, hit.wordings.length + 1))}</button>` : ''}
          ${hit.id < 0 ? '' : `<button type="button" class="report" title="${escape(this._t('report'))}">${escape(this._t('report'))}</button>
          <button type="button" class="star" aria-pressed="${hit.favourite}" title="${escape(this._t('favourite'))}"
            aria-label="${escape(this._t('favourite'))}">${hit.favourite ? '★' : '☆'}</button>
          <a href="kb/article/${hit.id}" class="open">${escape(this._t('open'))}</a>`}
          <button type="button" class="copy">${escape(this._t(hit.kind === 'script' ? 'run' : 'copy'))}</button>
        </span></div>
    </div>`;
  }

  _wire() {
    this._list.onclick = (event) => {
      if (event.target.closest('.ask')) { this._ask(); return; }
      const row = event.target.closest('.row');
      if (!row || event.target.closest('.gap')) return;
      const i = Number(row.dataset.i);
      this._select(i);
      if (event.target.closest('.copy')) this._copy(i);
      else if (event.target.closest('.star')) this._star(i);
      else if (event.target.closest('.wording')) this._nextWording(i);
      else if (event.target.closest('.report')) this._report(i);
      else if (event.target.closest('.open')) this._use('open', i);
      else if (!window.getSelection()?.toString()) row.classList.toggle('expanded');
    };
    this._list.ondblclick = (event) => {
      const row = event.target.closest('.row');
      if (row && !event.target.closest('button, a, .gap')) this._copy(Number(row.dataset.i));
    };
    this._activeDescendant();
  }

  _activeDescendant() {
    if (this._hits.length) this._input.setAttribute('aria-activedescendant', 'hit-' + this._selected);
    else this._input.removeAttribute('aria-activedescendant');
  }

  _select(i) {
    if (!this._hits.length) return;
    this._selected = Math.max(0, Math.min(this._hits.length - 1, i));
    this._list.querySelectorAll('.row').forEach((row) => {
      const on = Number(row.dataset.i) === this._selected;
      row.classList.toggle('selected', on);
      row.setAttribute('aria-selected', on);
      if (on) row.scrollIntoView({ block: 'nearest' });
    });
    this._activeDescendant();
  }

  _fieldKey(event) {
    // Enter and arrows belong to the input method while it composes Chinese
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown') { this._select(this._selected + 1); }
    else if (event.key === 'ArrowUp') { this._select(this._selected - 1); }
    else if (event.key === 'PageDown') { this._select(this._selected + 5); }
    else if (event.key === 'PageUp') { this._select(this._selected - 5); }
    else if (event.key === 'ArrowRight' && event.altKey) { this._nextWording(this._selected); }
    else if (event.key === 'Enter' && event.shiftKey) { this._push(this._selected); }
    else if (event.key === 'Enter' && event.altKey) { this._copyStack(); }
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { this._open(this._selected); }
    else if (event.key === 'Enter') { this._enter(); }
    else if (event.key === 'Escape' && this._input.value) { this._clear(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Enter may come before the answer to the last keystroke: the answer is awaited, so that the right one is copied. */
  async _enter() {
    if (this._state.text !== (this._result?.text ?? '')) await this._search(false);
    this._copy(this._selected);
  }

  _globalKey(event) {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.composedPath()[0];
    const typing = target instanceof Element && (target.matches('input, textarea, select') || target.isContentEditable);
    if ((event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) || (event.altKey && event.code === 'KeyQ')) {
      event.preventDefault();
      this._input.focus();
      this._input.select();
    }
  }

  /** What the way to the clipboard needs to know of this search. */
  _way(i) {
    const hit = this._hits[i];
    return { root: this.shadowRoot, shop: this._shop, language: this._t('language'), query: this._state.text, position: i + 1,
      wording: this._wordingOf(hit), t: (key, ...values) => this._t(key, ...values), say: (text) => this._toast(text) };
  }

  _wordingOf(hit) {
    if (!this._wording.has(hit.id)) this._wording.set(hit.id, nextWording(hit, this._shop));
    return this._wording.get(hit.id);
  }

  _nextWording(i) {
    const hit = this._hits[i];
    if (!hit?.wordings?.length) return;
    this._wording.set(hit.id, (this._wordingOf(hit) + 1) % (hit.wordings.length + 1));
    const row = this._list.querySelector(`[data-i="${i}"]`);
    row.querySelector('.answer').textContent = wordings(hit)[this._wordingOf(hit)].text;
    row.querySelector('.wording').textContent = this._t('wording', this._wordingOf(hit) + 1, hit.wordings.length + 1);
    const tone = wordings(hit)[this._wordingOf(hit)].tone;
    this._toast(this._t('tone.' + tone));
  }

  async _copy(i) {
    const hit = this._hits[i];
    if (!hit) return;
    if (hit.kind === 'script') { this._use('open', i); this._go('kb/run/' + hit.id + (this._shop ? '?shop=' + this._shop : '')); return; }
    let text = '';
    const result = await send(hit, { ...this._way(i), done: (sent) => { text = sent; } });
    this._input.focus();
    if (!result) return;
    const done = result === 'copied';
    this._toast(done ? this._t('copied') : this._t('copyFailed'), !done);
    if (!done) return;
    const row = this._list.querySelector(`[data-i="${i}"]`);
    row?.classList.add('flash');
    setTimeout(() => row?.classList.remove('flash'), 600);
    this._settle();
    this._wording.delete(hit.id);
    this.dispatchEvent(new CustomEvent('copied', { detail: { id: hit.id, text } }));
  }

  /** Puts a hit on the stack: several answers become one message. */
  async _push(i) {
    const hit = this._hits[i];
    if (!hit || hit.kind === 'script') return;
    const way = this._way(i);
    const ready = await allowed(hit, way);
    this._input.focus();
    if (!ready) return;
    this._stack.push({ hit, way, ready });
    const area = this.shadowRoot.querySelector('.stack textarea');
    this._renderStack((area ? area.value.trimEnd() + '\n' : '') + ready.text);
    this._input.select();
  }

  _renderStack(text) {
    const box = this.shadowRoot.querySelector('.stack');
    box.hidden = !this._stack.length;
    if (box.hidden) { box.innerHTML = ''; return; }
    box.innerHTML = `<div class="head"><span class="title">${escape(this._t('stack', this._stack.length))}</span>
      <button type="button" class="drop">${escape(this._t('stack.drop'))}</button>
      <button type="button" class="primary">${escape(this._t('stack.copy'))} <kbd>Alt ⏎</kbd></button></div>
      <textarea rows="4" aria-label="${escape(this._t('stack', this._stack.length))}"></textarea>`;
    const area = box.querySelector('textarea');
    area.value = text;
    area.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.altKey || event.ctrlKey)) { event.preventDefault(); event.stopPropagation(); this._copyStack(); }
      if (event.key === 'Escape') { event.stopPropagation(); this._input.focus(); }
    });
    box.querySelector('.drop').onclick = () => { this._stack = []; this._renderStack(''); this._input.focus(); };
    box.querySelector('.primary').onclick = () => this._copyStack();
  }

  async _copyStack() {
    const area = this.shadowRoot.querySelector('.stack textarea');
    if (!area) return;
    const filled = await fillIn(area.value, this._stack[0].way);
    const text = filled && await clean(filled, this._stack[0].way);
    this._input.focus();
    if (text === null) return;
    const done = await copyText(text, this.shadowRoot);
    this._toast(done ? this._t('copied') : this._t('copyFailed'), !done);
    if (!done) return;
    this._stack.forEach(({ hit, way, ready }) => copied(hit, way, ready));
    this.dispatchEvent(new CustomEvent('copied', { detail: { id: this._stack[0].hit.id, text } }));
    this._stack = [];
    this._renderStack('');
  }

  /** Tells the editors that an answer is wrong, outdated, missing something or unclear. */
  _report(i) {
    const hit = this._hits[i];
    const row = this._list.querySelector(`[data-i="${i}"]`);
    if (row.querySelector('.gap')) { row.querySelector('.gap').remove(); return; }
    row.insertAdjacentHTML('beforeend', `<div class="gap"><form><div class="reasons" role="radiogroup">${
      ['WRONG', 'OUTDATED', 'MISSING', 'UNCLEAR'].map((reason, n) => `<label><input type="radio" name="reason" value="${reason}"${
        n ? '' : ' checked'}> ${escape(this._t('report.' + reason))}</label>`).join('')}</div>
      <textarea rows="2" maxlength="1000" placeholder="${escape(this._t('report.text'))}" aria-label="${escape(this._t('report.text'))}"></textarea>
      <div><button type="button" class="cancel">${escape(this._t('cancel'))}</button>
      <button type="submit" class="primary">${escape(this._t('ask.send'))}</button></div></form></div>`);
    const box = row.querySelector('.gap');
    const close = () => { box.remove(); this._input.focus(); };
    box.addEventListener('keydown', (event) => { event.stopPropagation(); if (event.key === 'Escape') close(); });
    box.addEventListener('click', (event) => event.stopPropagation());
    box.querySelector('.cancel').onclick = close;
    box.querySelector('form').onsubmit = async (event) => {
      event.preventDefault();
      try {
        await call('POST', 'feedback', { articleId: hit.id, shop: this._shop, reason: box.querySelector('input:checked').value,
          text: box.querySelector('textarea').value }, this._t('language'));
        this._toast(this._t('report.sent'));
        close();
      } catch (problem) {
        this._toast(problem.problem ? problem.message : this._t('offline'), true);
      }
    };
    box.querySelector('input').focus();
  }

  /** A click on a link inside Flow's page, so that the router takes it. */
  _go(address) {
    const link = document.createElement('a');
    link.href = address;
    this.shadowRoot.appendChild(link);
    link.click();
    link.remove();
  }

  _open(i) {
    const hit = this._hits[i];
    if (!hit || hit.id < 0) return;
    this._use('open', i);
    this._list.querySelector(`[data-i="${i}"] .open`)?.click();
  }

  _use(use, i) {
    this._post('search/uses', { use, articleId: this._hits[i].id, query: this._state.text, shop: this._shop, position: i + 1 });
  }

  async _star(i) {
    const hit = this._hits[i];
    hit.favourite = !hit.favourite;
    const button = this._list.querySelector(`[data-i="${i}"] .star`);
    button.textContent = hit.favourite ? '★' : '☆';
    button.setAttribute('aria-pressed', hit.favourite);
    this._cache.clear();
    await this._send('PUT', 'favourites/' + hit.id, { kept: hit.favourite });
  }

  async _ask() {
    const box = this._list.querySelector('.gap');
    box.innerHTML = `<form><label><span>${escape(this._t('ask.note'))}</span>
      <textarea rows="2" maxlength="1000"></textarea></label>
      <div><button type="button" class="cancel">${escape(this._t('cancel'))}</button>
      <button type="submit" class="primary">${escape(this._t('ask.send'))}</button></div></form>`;
    const note = box.querySelector('textarea');
    note.focus();
    const close = () => { this._render(); this._input.focus(); };
    box.querySelector('.cancel').onclick = close;
    note.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') { event.stopPropagation(); close(); }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) box.querySelector('form').requestSubmit();
    });
    box.querySelector('form').onsubmit = async (event) => {
      event.preventDefault();
      const sent = await this._send('POST', 'gaps',
        { question: this._state.text, shop: this._shop, note: note.value, ask: true });
      this._toast(this._t(sent ? 'ask.sent' : 'failed'), !sent);
      if (sent) close();
    };
  }

  _post(path, body) { this._send('POST', path, body); }

  async _send(method, path, body) {
    try {
      const response = await fetch('api/v1/kb/' + path, { method, keepalive: true, body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', 'X-Zhiban': '1' } });
      return response.ok;
    } catch {
      return false;
    }
  }

  _toast(text, bad) {
    const toast = this.shadowRoot.querySelector('.toast');
    toast.textContent = text;
    toast.className = 'toast show' + (bad ? ' bad' : '');
    clearTimeout(this._toastTimer);
    this._toastTimer = setTimeout(() => { toast.className = 'toast'; }, bad ? 5000 : 1500);
  }
}

function strip(html) {
  const holder = document.createElement('template');
  holder.innerHTML = html;
  return holder.content.textContent.replace(/…/g, '').trim();
}

const CSS = `
:host { display: flex; flex-direction: column; min-height: 0; flex: 1; position: relative; gap: 8px;
  --line: color-mix(in srgb, currentColor 14%, transparent); --soft: color-mix(in srgb, currentColor 5%, transparent);
  --dim: color-mix(in srgb, currentColor 66%, transparent); --accent: var(--zb-accent, var(--aura-accent-color, #2563eb));
  --tint: color-mix(in srgb, var(--accent) 11%, transparent); }
.sr { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
.bar { display: flex; gap: 8px; align-items: stretch; }
select, input, button, textarea { font: inherit; color: inherit; }
select { height: 32px; max-width: 15em; border: 1px solid var(--line); border-radius: 8px; background: transparent; padding: 0 8px; }
select option, select optgroup { color: CanvasText; background: Canvas; }
.bar select { height: 42px; }
.bar select.chosen { border-color: var(--accent); background: var(--tint); font-weight: 600; }
.box { flex: 1; min-width: 0; display: flex; align-items: center; gap: 8px; padding: 0 12px; border: 1.5px solid var(--line);
  border-radius: 10px; background: var(--zb-surface, transparent); }
.box:focus-within { border-color: var(--accent); box-shadow: 0 0 0 3px var(--tint); }
.box svg { width: 18px; height: 18px; fill: var(--dim); flex: none; }
.box input { flex: 1; min-width: 0; height: 40px; border: 0; outline: 0; background: none; font-size: 16px; }
.clear { border: 0; background: none; font-size: 20px; line-height: 1; width: 28px; height: 28px; border-radius: 6px; cursor: pointer; color: var(--dim); }
.filters { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
.kinds { display: flex; gap: 2px; background: var(--soft); border-radius: 8px; padding: 2px; }
.kinds button { border: 0; background: none; border-radius: 6px; padding: 0 10px; height: 28px; cursor: pointer; color: var(--dim); }
.kinds button[aria-pressed=true] { background: var(--zb-surface, Canvas); color: inherit; font-weight: 600; box-shadow: 0 1px 2px var(--line); }
.status { margin-inline-start: auto; color: var(--dim); font-variant-numeric: tabular-nums; white-space: nowrap; }
.list { flex: 1; min-height: 0; overflow: auto; display: flex; flex-direction: column; gap: 4px; padding: 2px; scroll-padding: 8px; }
h2 { font-size: 12px; font-weight: 600; color: var(--dim); margin: 8px 4px 2px; }
.row { border: 1px solid var(--line); border-radius: 10px; padding: 8px 12px; cursor: default; background: var(--zb-surface, transparent); flex: none; }
.row:hover { border-color: color-mix(in srgb, currentColor 26%, transparent); }
.row.selected { border-color: var(--accent); background: var(--tint); }
.row.flash { background: color-mix(in srgb, #16a34a 20%, transparent); }
.head { display: flex; gap: 6px; align-items: baseline; flex-wrap: wrap; }
.title { font-weight: 600; margin-inline-end: auto; overflow-wrap: anywhere; }
mark { background: none; color: var(--accent); font-weight: 700; }
.tag { font-size: 12px; line-height: 18px; padding: 0 6px; border-radius: 5px; background: var(--soft); color: var(--dim); white-space: nowrap;
  max-width: 22em; overflow: hidden; text-overflow: ellipsis; }
.tag.scope-shop, .tag.scope-sku { background: var(--tint); color: var(--accent); font-weight: 600; }
.tag.ends { background: color-mix(in srgb, #d97706 16%, transparent); color: color-mix(in srgb, #b45309 75%, currentColor); }
.similar { color: var(--dim); font-size: 12.5px; margin-top: 2px; }
.answer { white-space: pre-line; margin-top: 4px; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
  overflow: hidden; overflow-wrap: anywhere; line-height: 1.55; color: color-mix(in srgb, currentColor 88%, transparent); }
.row.selected .answer { -webkit-line-clamp: 9; }
.row.expanded .answer { display: block; }
.foot { display: flex; align-items: center; gap: 8px; margin-top: 4px; color: var(--dim); font-size: 12px; min-height: 26px; }
.category { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.actions { margin-inline-start: auto; display: flex; gap: 4px; align-items: center; opacity: 0; flex: none; }
.row:hover .actions, .row.selected .actions, .row:focus-within .actions { opacity: 1; }
.actions button, .actions a { border: 0; background: none; color: inherit; text-decoration: none; border-radius: 6px; padding: 0 8px; height: 26px; line-height: 26px; cursor: pointer; }
.actions button:hover, .actions a:hover, .clear:hover { background: var(--soft); }
.actions .copy, .primary, .ask { background: var(--accent); color: #fff; font-weight: 600; }
.actions .copy:hover, .primary:hover, .ask:hover { background: color-mix(in srgb, var(--accent) 86%, black); }
.star[aria-pressed=true] { color: #d97706; }
.gap { display: flex; gap: 12px; align-items: center; border: 1px dashed color-mix(in srgb, currentColor 28%, transparent); border-radius: 10px; padding: 10px 12px; flex: none; }
.gap > div { flex: 1; } .gap p { margin: 2px 0 0; color: var(--dim); }
.gap button { border: 0; border-radius: 8px; height: 34px; padding: 0 14px; cursor: pointer; white-space: nowrap; }
.gap form { flex: 1; display: grid; gap: 8px; } .gap form > div { display: flex; gap: 8px; justify-content: flex-end; }
.gap .cancel { background: var(--soft); }
.gap textarea { width: 100%; box-sizing: border-box; border: 1px solid var(--line); border-radius: 8px; background: transparent; padding: 6px 8px; margin-top: 4px; }
.note { font-size: 12.5px; margin-top: 4px; padding: 2px 8px; border-radius: 6px; background: color-mix(in srgb, #d97706 14%, transparent); }
.note.stop { background: color-mix(in srgb, #dc2626 13%, transparent); color: color-mix(in srgb, #b91c1c 80%, currentColor); }
.row .gap { margin-top: 8px; } .reasons { display: flex; gap: 4px 14px; flex-wrap: wrap; justify-content: flex-start !important; }
.gap .primary { color: #fff; }
.stack { border: 1px solid var(--accent); border-radius: 10px; padding: 8px 10px; display: grid; gap: 6px; background: var(--tint); }
.stack[hidden], .segment[hidden] { display: none; }
.stack button { border: 0; border-radius: 8px; height: 30px; padding: 0 12px; cursor: pointer; background: var(--soft); }
.stack button.primary { background: var(--accent); color: #fff; }
.stack textarea { width: 100%; box-sizing: border-box; border: 1px solid var(--line); border-radius: 8px; background: var(--zb-surface, Canvas); padding: 6px 8px; resize: vertical; }
.empty { margin: auto; text-align: center; color: var(--dim); padding: 32px 16px; max-width: 34em; }
.empty h3 { margin: 0 0 4px; color: var(--zb-text, inherit); font-size: 15px; }
.hints { display: flex; gap: 14px; color: var(--dim); font-size: 12px; flex-wrap: wrap; }
kbd { font: inherit; font-size: 11px; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0 4px; }
.toast { position: absolute; inset: auto 0 36px 0; margin: auto; width: fit-content; background: #15803d; color: #fff; padding: 6px 16px; border-radius: 999px;
  font-weight: 600; opacity: 0; transform: translateY(6px); transition: .15s; pointer-events: none; }
.toast.show { opacity: 1; transform: none; } .toast.bad { background: #b91c1c; }
button:focus-visible, a:focus-visible, select:focus-visible, textarea:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
@media (max-width: 640px) { .kinds { max-width: 100%; overflow-x: auto; } .kinds button { flex: none; padding: 0 8px; }
  .foot, .actions { flex-wrap: wrap; justify-content: flex-end; } .bar { flex-direction: column; } .bar select { max-width: none; width: 100%; } .hints { display: none; }
  .actions { opacity: 1; } .actions button, .actions a { height: 36px; line-height: 36px; min-width: 44px; text-align: center; } .filters .field { min-width: 0; } }
@media (prefers-reduced-motion: reduce) { .toast { transition: none; } }
`;

customElements.define('zhiban-search', ZhibanSearch);
