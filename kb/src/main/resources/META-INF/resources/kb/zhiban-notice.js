/*
 * Must-read notices (必读通知): the dialog that shows one and asks for the receipt, and the list or bar of what a person
 * still has to read.
 *
 * readNotice(id, { root, language, texts, shop }) → Promise of true once it is acknowledged (or no longer has to be),
 * false when the person closes it. Keys: Enter goes on and acknowledges, 1–4 choose an answer, Esc closes.
 *
 * <zhiban-notices>: properties texts (key → text) and mode ("bar", "list"); fires "read" after each receipt.
 * Every receipt is also told to the whole page with the window event "zhiban-notice-read".
 */
import { call, escape, when } from './zhiban-copy.js';

const LOOK_EVERY_MS = 30_000;
/** The very Enter that asked for a copy must not acknowledge what it opened. */
const SETTLE_MS = 350;
let shared = {};

const words = (texts) => (key, ...values) => {
  let text = texts['notice.' + key] ?? shared[key] ?? texts[key] ?? key;
  values.forEach((value, i) => { text = text.replaceAll(`{${i}}`, value); });
  return text;
};

/** The words come from the page's own bar of notices; pages without one ask for them once. */
async function sharedTexts(language) {
  if (!shared.acknowledge) shared = await call('GET', 'notices/texts', undefined, language).catch(() => ({}));
}

export async function readNotice(id, { root = document.body, language, texts = {}, shop = null } = {}) {
  await sharedTexts(language);
  const element = document.createElement('zhiban-notice');
  root.appendChild(element);
  try {
    return await element.read(id, { t: words(texts), language: language ?? texts.language ?? shared.language, shop });
  } finally {
    element.remove();
  }
}

class ZhibanNotice extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
  }

  async read(id, { t, language, shop }) {
    this._t = t;
    this._id = id;
    this._shop = shop;
    this._language = language;
    const before = deepActive();
    try {
      this._notice = await call('GET', 'notices/' + id, undefined, language);
    } catch (problem) {
      // withdrawn or over in the meantime: nothing to read any more
      if (problem.status === 404) return true;
      return new Promise((resolve) => { this._resolve = resolve; this._refuse(problem.status ? problem.message : t('offline')); });
    }
    if (this._notice.acknowledged) return true;
    const done = await new Promise((resolve) => { this._resolve = resolve; this._open(); });
    before?.focus?.();
    return done;
  }

  _open() {
    this.shadowRoot.innerHTML = `<style>${DIALOG_CSS}</style><dialog aria-labelledby="title"><form method="dialog"></form></dialog>`;
    this._dialog = this.shadowRoot.querySelector('dialog');
    this._form = this.shadowRoot.querySelector('form');
    this._fill('');
    this._dialog.addEventListener('keydown', (event) => this._key(event));
    this._dialog.addEventListener('keyup', (event) => event.stopPropagation());
    this._dialog.addEventListener('cancel', (event) => { event.preventDefault(); this._close(false); });
    this._form.addEventListener('submit', (event) => { event.preventDefault(); this._send(); });
    this._since = performance.now();
    this._dialog.showModal();
    this._form.querySelector('.primary').focus();
  }

  /** The notice cannot be shown: says why, and nothing is copied. */
  _refuse(message) {
    this.shadowRoot.innerHTML = `<style>${DIALOG_CSS}</style><dialog><form method="dialog"><div class="body"><p class="result bad" role="alert">${
      escape(message)}</p></div><footer><button type="submit" class="primary later">${escape(this._t('later'))}</button></footer></form></dialog>`;
    this._dialog = this.shadowRoot.querySelector('dialog');
    this._dialog.addEventListener('keydown', (event) => event.stopPropagation());
    this._dialog.addEventListener('close', () => this._resolve(false));
    this._dialog.showModal();
  }

  _fill(message) {
    const t = this._t;
    const notice = this._notice;
    const question = notice.question;
    const until = notice.until ? t('until', when(notice.until, this._language)) : '';
    this._form.innerHTML = `
      <header><div class="top"><span class="tag ${notice.importance.toLowerCase()}">${escape(t('importance.' + notice.importance))}</span>
        <span class="dim">${escape(until)}</span>
        <button type="button" class="x" aria-label="${escape(t('later'))}" title="${escape(t('later'))}">×</button></div>
        <h2 id="title">${escape(notice.title)}</h2></header>
      <div class="body" tabindex="-1">
        ${message ? `<p class="note" role="alert">${escape(message)}</p>` : ''}
        ${notice.changes ? `<p class="changes"><strong>${escape(t('changes'))}</strong>${escape(notice.changes)}</p>` : ''}
        <div class="prose">${notice.html}</div>
        ${notice.articles.length ? `<p class="dim">${escape(t('touches', notice.articles.map((one) => one.title).join(t('separator'))))}</p>` : ''}
        ${question ? `<fieldset><legend>${escape(question.text)}</legend>${question.options.map((option, i) =>
          `<label><input type="radio" name="answer" value="${i}"><kbd>${i + 1}</kbd><span>${escape(option)}</span></label>`).join('')}</fieldset>` : ''}
        <p class="result" role="alert" hidden></p>
      </div>
      <footer><span class="dim keys">${escape(t(question ? 'keys.question' : 'keys'))}</span>
        <button type="button" class="later">${escape(t('later'))}</button>
        <button type="submit" class="primary">${escape(t(question ? 'answer' : 'acknowledge'))}</button></footer>`;
    this._form.querySelector('.x').onclick = this._form.querySelector('.later').onclick = () => this._close(false);
    this._form.querySelectorAll('.prose a').forEach((link) => { link.target = '_blank'; });
    this._form.addEventListener('change', () => this._say(''));
  }

  _key(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Escape') { event.preventDefault(); this._close(false); return; }
    const radios = [...this._form.querySelectorAll('input[type=radio]')];
    const number = Number(event.key) - 1;
    if (radios[number] && !event.ctrlKey && !event.altKey && !event.metaKey) {
      radios[number].checked = true;
      radios[number].focus();
      this._say('');
      event.preventDefault();
    } else if (event.key === 'Enter') {
      if (event.composedPath()[0].closest?.('.later, .x, .prose a')) return;
      event.preventDefault();
      if (event.repeat || performance.now() - this._since < SETTLE_MS) return;
      const body = this._form.querySelector('.body');
      const left = body.scrollHeight - body.clientHeight - body.scrollTop;
      if (left > 24 && !radios.some((radio) => radio.checked)) body.scrollBy({ top: body.clientHeight * 0.85 });
      else this._send();
    }
  }

  async _send() {
    if (this._sending) return;
    const notice = this._notice;
    const chosen = this._form.querySelector('input[type=radio]:checked');
    if (notice.question && !chosen) {
      this._say(this._t('choose'), 'bad');
      this._form.querySelector('input[type=radio]').focus();
      return;
    }
    this._sending = true;
    try {
      const outcome = await call('POST', `notices/${this._id}/receipts`,
        { version: notice.version, answer: chosen ? Number(chosen.value) : null, shop: this._shop }, this._language);
      if (outcome.accepted) {
        window.dispatchEvent(new CustomEvent('zhiban-notice-read', { detail: { id: this._id } }));
        this._close(true);
      } else {
        chosen.checked = false;
        this._say(this._t('wrong') + (outcome.explanation ? ' ' + outcome.explanation : ''), 'bad');
        this._form.querySelector('input[type=radio]').focus();
      }
    } catch (problem) {
      await this._failed(problem);
    } finally {
      this._sending = false;
    }
  }

  async _failed(problem) {
    if (problem.status === 404) { this._close(true); return; }
    if (problem.status === 412) {
      try {
        this._notice = await call('GET', 'notices/' + this._id, undefined, this._language);
        this._fill(this._t('renewed'));
        this._form.querySelector('.primary').focus();
        return;
      } catch { /* said below */ }
    }
    this._say(problem.status ? problem.message : this._t('offline'), 'bad');
  }

  _say(text, tone = '') {
    const result = this._form.querySelector('.result');
    result.textContent = text;
    result.className = 'result ' + tone;
    result.hidden = !text;
    if (text) result.scrollIntoView({ block: 'nearest' });
  }

  _close(done) {
    this._dialog.close();
    this._resolve(done);
  }
}

class ZhibanNotices extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._texts = {};
    this._mode = 'bar';
    this._notices = [];
  }

  set texts(value) { this._texts = value || {}; shared = this._texts; if (this.isConnected) this._render(); }
  set mode(value) { this._mode = value; if (this.isConnected) this._render(); }

  connectedCallback() {
    this._look = () => { if (!document.hidden) this.refresh(); };
    this._timer = setInterval(this._look, LOOK_EVERY_MS);
    window.addEventListener('focus', this._look);
    window.addEventListener('zhiban-notice-read', this._look);
    this.refresh();
  }

  disconnectedCallback() {
    clearInterval(this._timer);
    window.removeEventListener('focus', this._look);
    window.removeEventListener('zhiban-notice-read', this._look);
  }

  async refresh() {
    try {
      this._notices = (await call('GET', 'notices/mine', undefined, this._texts.language)).notices;
      this._failed = false;
    } catch {
      this._failed = true;
    }
    this._render();
  }

  _render() {
    const t = words(this._texts);
    const unread = this._notices.filter((notice) => !notice.acknowledged);
    this.hidden = this._mode === 'bar' && !unread.length;
    this.shadowRoot.innerHTML = `<style>${LIST_CSS}</style>` + (this._mode === 'bar' ? this._bar(t, unread) : this._list(t));
    this.shadowRoot.querySelectorAll('[data-id]').forEach((one) => { one.onclick = () => this._read(Number(one.dataset.id)); });
  }

  _bar(t, unread) {
    if (!unread.length) return '';
    const urgent = unread.some((notice) => notice.importance === 'URGENT');
    return `<div class="bar ${urgent ? 'urgent' : ''}" role="status"><strong>${escape(t('unread', unread.length))}</strong>
      <span class="title">${escape(unread[0].title)}</span>
      <button type="button" class="primary" data-id="${unread[0].id}">${escape(t('read'))}</button></div>`;
  }

  _list(t) {
    if (this._failed) return `<div class="empty"><p>${escape(t('offline'))}</p></div>`;
    if (!this._notices.length) {
      return `<div class="empty"><h3>${escape(t('empty.title'))}</h3><p>${escape(t('empty.text'))}</p></div>`;
    }
    return '<ul>' + this._notices.map((notice) => `<li class="${notice.acknowledged ? 'done' : ''}">
      <div class="text"><div class="head"><span class="tag ${notice.importance.toLowerCase()}">${escape(t('importance.' + notice.importance))}</span>
        <strong>${escape(notice.title)}</strong></div>
        ${notice.changes ? `<p>${escape(notice.changes)}</p>` : ''}
        <p class="dim">${escape(notice.until ? t('until', when(notice.until, this._texts.language)) : t('since', when(notice.from, this._texts.language)))}</p></div>
      ${notice.acknowledged ? `<span class="ok">${escape(t('done'))}</span>`
        : `<button type="button" class="primary" data-id="${notice.id}">${escape(t('read'))}</button>`}</li>`).join('') + '</ul>';
  }

  async _read(id) {
    const done = await readNotice(id, { texts: this._texts });
    if (done) {
      await this.refresh();
      this.dispatchEvent(new CustomEvent('read', { detail: { id } }));
      this.shadowRoot.querySelector('.primary')?.focus();
    }
  }
}

function deepActive() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

const SHARED_CSS = `
* { box-sizing: border-box; }
button { font: inherit; color: inherit; cursor: pointer; border-radius: 8px; height: 34px; padding: 0 14px; border: 0; white-space: nowrap; }
.primary { background: var(--zb-accent, #0f766e); color: light-dark(#fff, #0b1416); font-weight: 600; }
.primary:hover { background: color-mix(in srgb, var(--zb-accent, #0f766e) 86%, black); }
button:focus-visible, input:focus-visible, a:focus-visible { outline: 2px solid var(--zb-accent, #0f766e); outline-offset: 2px; }
.dim { color: var(--zb-text-muted, #667); font-size: 12px; }
.tag { font-size: 12px; line-height: 20px; padding: 0 8px; border-radius: 6px; white-space: nowrap; font-weight: 600;
  background: var(--zb-info-soft, #e8f0fe); color: var(--zb-info-text, #1d4ed8); }
.tag.high { background: var(--zb-warning-soft, #fef3c7); color: var(--zb-warning-text, #92400e); }
.tag.urgent { background: var(--zb-bad-soft, #fee2e2); color: var(--zb-bad-text, #b91c1c); }
@media (pointer: coarse) { button { height: 44px; } }
`;

const DIALOG_CSS = SHARED_CSS + `
dialog { border: 1px solid var(--zb-line, #ddd); border-radius: 14px; padding: 0; width: min(620px, calc(100vw - 24px)); max-height: calc(100dvh - 32px);
  color: var(--zb-text, inherit); background: var(--zb-surface, Canvas); box-shadow: 0 16px 48px rgb(0 0 0 / .28); font: inherit; overflow: hidden; }
dialog[open] { display: flex; }
dialog::backdrop { background: rgb(10 20 25 / .45); }
form { display: flex; flex-direction: column; min-height: 0; flex: 1; min-width: 0; }
header { padding: 14px 20px 10px; border-bottom: 1px solid var(--zb-line, #ddd); }
.top { display: flex; gap: 8px; align-items: center; }
h2 { font-size: 17px; line-height: 1.4; margin: 8px 0 0; overflow-wrap: anywhere; }
.x { margin-inline-start: auto; background: none; font-size: 20px; padding: 0 8px; height: 28px; color: var(--zb-text-muted, #667); }
.body { padding: 14px 20px; overflow: auto; min-height: 0; flex: 1; line-height: 1.65; outline: 0; }
.changes { margin: 0 0 12px; padding: 8px 12px; border-radius: 8px; background: var(--zb-warning-soft, #fef3c7); color: var(--zb-warning-text, #92400e); }
.changes strong { margin-inline-end: 8px; }
.note { margin: 0 0 12px; padding: 8px 12px; border-radius: 8px; background: var(--zb-info-soft, #e8f0fe); color: var(--zb-info-text, #1d4ed8); }
.prose > :first-child { margin-top: 0; } .prose > :last-child { margin-bottom: 0; }
.prose h1, .prose h2, .prose h3 { font-size: 15px; margin: 14px 0 6px; }
.prose img { max-width: 100%; } .prose table { border-collapse: collapse; } .prose a { color: var(--zb-accent-text, inherit); }
.prose td, .prose th { border: 1px solid var(--zb-line, #ddd); padding: 4px 8px; text-align: start; }
.prose ul, .prose ol { padding-inline-start: 1.6em; }
fieldset { border: 0; padding: 12px 0 0; margin: 14px 0 0; border-top: 1px solid var(--zb-line, #ddd); display: grid; gap: 6px; min-width: 0; }
legend { float: inline-start; font-weight: 600; padding: 0; margin-bottom: 8px; } legend + * { clear: both; }
label { display: flex; gap: 10px; align-items: center; border: 1px solid var(--zb-line, #ddd); border-radius: 8px; padding: 7px 12px; cursor: pointer; }
label:hover { background: var(--zb-hover, #f5f5f5); }
label:has(:checked) { border-color: var(--zb-accent, #0f766e); background: var(--zb-accent-soft, #e6f4f1); }
input { accent-color: var(--zb-accent, #0f766e); margin: 0; flex: none; }
kbd { font: inherit; font-size: 11px; border: 1px solid var(--zb-line, #ddd); border-bottom-width: 2px; border-radius: 4px; padding: 0 5px; color: var(--zb-text-muted, #667); }
.result { margin: 10px 0 0; padding: 8px 12px; border-radius: 8px; } .result.bad { background: var(--zb-bad-soft, #fee2e2); color: var(--zb-bad-text, #b91c1c); }
footer { display: flex; gap: 8px; align-items: center; padding: 12px 20px; border-top: 1px solid var(--zb-line, #ddd); }
.keys { margin-inline-end: auto; } .later { background: var(--zb-sunken, #eee); }
@media (max-width: 480px), (pointer: coarse) { .keys, kbd { display: none; } .later { margin-inline-start: auto; } header, .body, footer { padding-inline: 16px; } label { padding: 11px 12px; } }
`;

const LIST_CSS = SHARED_CSS + `
:host { display: block; flex: none; } :host([hidden]) { display: none; }
.bar { display: flex; gap: 10px; align-items: center; padding: 6px 6px 6px 14px; border-radius: 10px; background: var(--zb-warning-soft, #fef3c7); color: var(--zb-warning-text, #92400e); }
.bar.urgent { background: var(--zb-bad-soft, #fee2e2); color: var(--zb-bad-text, #b91c1c); }
.bar strong { white-space: nowrap; } .bar .title { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
li { display: flex; gap: 16px; align-items: center; padding: 12px 16px; border: 1px solid var(--zb-line, #ddd); border-radius: 10px; background: var(--zb-surface, Canvas); }
li.done { background: none; } li.done strong { font-weight: 500; color: var(--zb-text-muted, #667); }
.text { flex: 1; min-width: 0; } .head { display: flex; gap: 8px; align-items: baseline; } .head strong { overflow-wrap: anywhere; }
p { margin: 4px 0 0; } .ok { color: var(--zb-good-text, #15803d); font-weight: 600; white-space: nowrap; }
.empty { text-align: center; padding: 48px 16px; color: var(--zb-text-muted, #667); } .empty h3 { color: var(--zb-text, inherit); margin: 0 0 4px; font-size: 15px; }
@media (max-width: 480px) { .head { flex-direction: column; gap: 2px; align-items: flex-start; } li { padding: 12px; gap: 10px; } }
`;

customElements.define('zhiban-notice', ZhibanNotice);
customElements.define('zhiban-notices', ZhibanNotices);
