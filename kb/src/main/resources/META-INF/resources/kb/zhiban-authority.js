/*
 * <zhiban-authority>: what an agent may give, beside a chat, at most 360 px wide.
 *
 * Type the amount of the order: the first offer stands there big, with the sentence for the buyer. Keys, unless a text is
 * being typed: C copies the sentence, N next offer, G gives it (recorded), R asks a lead for more, U takes back.
 *
 * Properties: texts (key → text), cases [{code, name, description, forbidden}], shops [{id, name, client}], shop (id),
 * caseCode, amount (of the order, in cents), order (number), keys ("document": listens on the whole page).
 * Events: "shop-changed" {shop}, "granted" {grant}. All money in cents; REST: api/v1/kb/authority.
 */
import { call, copyText, escape, fill } from './zhiban-copy.js';

const POLL_MS = 2000;
const TAKE_BACK_MS = 10 * 60 * 1000;
const FALLBACK = '[补偿方式][金额]元';
const SETTLE_MS = 200;

class ZhibanAuthority extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._texts = {};
    this._cases = [];
    this._shops = [];
    this._shop = null;
    this._case = '';
    this._amount = '';
    this._order = '';
    this._clear();
  }

  set texts(value) { this._texts = value || {}; if (this._built) this._build(); }
  set cases(value) { this._cases = value || []; if (this._built) this._build(); }
  set shops(value) { this._shops = value || []; if (this._built) this._build(); }
  set shop(value) { this._shop = value || null; this._changed(); if (this._built) this._build(); }
  set caseCode(value) { this._case = value || ''; this._changed(); if (this._built) this._build(); }
  set amount(value) { this._amount = value ? yuan(value) : ''; this._changed(); if (this._built) this._build(); }
  set order(value) { this._order = value || ''; if (this._built) this._build(); }
  set keys(value) { this._keys = value; }

  connectedCallback() {
    this._build();
    this._onKey = (event) => this._key(event);
    this._target = this._keys === 'document' ? document : this;
    this._target.addEventListener('keydown', this._onKey);
    requestAnimationFrame(() => this._input('amount')?.focus());
    this._changed();
  }

  disconnectedCallback() {
    this._target.removeEventListener('keydown', this._onKey);
    clearTimeout(this._poll);
    clearTimeout(this._settle);
    clearInterval(this._clock);
  }

  _t(key, ...values) {
    let text = this._texts[key] ?? key;
    values.forEach((value, i) => { text = text.replaceAll(`{${i}}`, value); });
    return text;
  }

  /** Forgets everything that belongs to one case, shop and amount. */
  _clear() {
    this._offers = null;
    this._step = 0;
    this._grant = null;
    this._request = null;
    this._asking = false;
    this._problem = '';
    this._once = null;
    clearTimeout(this._poll);
  }

  _build() {
    const root = this.shadowRoot;
    const chosen = this._cases.find((one) => one.code === this._case);
    root.innerHTML = `<style>${CSS}</style>
      <div class="fields">
        ${this._shops.length ? `<label>${escape(this._t('shop'))}<select id="shop">${this._options(this._shops.map((one) =>
          [one.id, one.name]), this._shop, this._t('shop.choose'))}</select></label>` : ''}
        ${this._cases.length ? `<label>${escape(this._t('case'))}<select id="case">${this._options(this._cases.map((one) =>
          [one.code, one.name]), this._case, this._t('case.choose'))}</select></label>` : ''}
        ${chosen?.description ? `<p class="dim wide">${escape(chosen.description)}</p>` : ''}
        <label>${escape(this._t('amount'))}<input id="amount" inputmode="decimal" autocomplete="off" placeholder="0.00"></label>
        <label>${escape(this._t('order'))}<input id="order" autocomplete="off" maxlength="60"></label>
      </div>
      <div class="card" aria-live="polite"></div>
      <div class="toast" role="status"></div>`;
    this._built = true;
    this._input('amount').value = this._amount;
    this._input('order').value = this._order;
    this._input('amount').addEventListener('input', (event) => { this._amount = event.target.value; this._changed(SETTLE_MS); });
    this._input('order').addEventListener('input', (event) => { this._order = event.target.value; this._once = null; });
    for (const id of ['amount', 'order']) {
      this._input(id).addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && !event.isComposing) { event.preventDefault(); this._focusCard(); }
      });
    }
    this._input('shop')?.addEventListener('change', (event) => {
      this._shop = event.target.value ? Number(event.target.value) : null;
      this.dispatchEvent(new CustomEvent('shop-changed', { detail: { shop: this._shop } }));
      this._changed();
    });
    this._input('case')?.addEventListener('change', (event) => {
      this._case = event.target.value;
      this._changed();
      this._build();
      this._input('amount').focus();
    });
    root.querySelector('.card').addEventListener('click', (event) => {
      const button = event.target.closest('button[data-do]');
      if (button) this._do(button.dataset.do);
    });
    this._render();
  }

  _input(id) { return this.shadowRoot.getElementById(id); }

  _options(rows, value, empty) {
    return `<option value="">${escape(empty)}</option>` + rows.map(([id, name]) =>
      `<option value="${escape(id)}"${String(id) === String(value ?? '') ? ' selected' : ''}>${escape(name)}</option>`).join('');
  }

  /** Case, shop or amount changed: what is shown no longer holds. */
  _changed(wait = 0) {
    this._clear();
    clearTimeout(this._settle);
    if (!this._built) return;
    this._render();
    if (this._case && this._shop && cents(this._amount)) this._settle = setTimeout(() => this._load(), wait);
  }

  async _load(keep) {
    const asked = `${this._case} ${this._shop} ${this._amount}`;
    try {
      const offers = await call('GET', `authority/${encodeURIComponent(this._case)}?shop=${this._shop}&amount=${cents(this._amount)}`);
      if (asked !== `${this._case} ${this._shop} ${this._amount}`) return;
      this._offers = offers;
      if (!keep) this._step = 0;
      this._problem = '';
    } catch (problem) {
      this._problem = problem.message;
    }
    this._render();
  }

  _offer() { return this._offers?.steps[this._step]; }

  _sentence(amountCents, remedy) {
    return fill(this._offers.sentence || FALLBACK, { 金额: yuan(amountCents), 补偿方式: this._t('buyer.' + remedy) });
  }

  _render() {
    const card = this.shadowRoot.querySelector('.card');
    if (!card) return;
    if (this._asking) { this._renderForm(card); return; }
    card.innerHTML = this._problem && !this._offers ? `<p class="bad" role="alert">${escape(this._problem)}</p>` : !this._offers ? this._start()
      : this._offers.forbidden ? `<p class="bad big">${escape(this._t('forbidden'))}</p>${this._offers.sentence ? this._said(this._offers.sentence) + this._button('copy', 'C', 'copy', true) : ''}`
      : this._request ? this._asked() : this._offered();
  }

  _start() {
    const text = !this._shop ? this._t('start.shop') : !this._case ? this._t('start.case')
      : cents(this._amount) ? '…' : this._t('start.amount');
    return `<p class="dim">${escape(text)}</p>`;
  }

  _offered() {
    const offer = this._offer();
    if (!offer) return `<p>${escape(this._t('none'))}</p>${this._button('ask', 'R', 'ask', true)}`;
    const last = this._step === this._offers.steps.length - 1;
    const problem = this._problem ? `<p class="bad" role="alert">${escape(this._problem)}</p>` : '';
    return `<div class="line"><span class="tag">${escape(this._t('step.' + offer.step))}</span>
        <span class="dim">${escape(this._t('remedy.' + offer.remedy))}</span></div>
      <div class="sum"><small>¥</small>${escape(yuan(offer.amountCents))}</div>
      ${this._said(this._sentence(offer.amountCents, offer.remedy))}
      ${this._grant ? this._given() : `<div class="buttons">${this._button('copy', 'C', 'copy', true)}
        ${last ? '' : this._button('next', 'N', 'next')}${this._button('give', 'G', 'give')}
        ${last ? this._button('ask', 'R', 'ask') : ''}</div>`}
      ${problem}<p class="dim foot">${this._left()}</p>`;
  }

  _left() {
    const offers = this._offers;
    const parts = [];
    if (offers.remainingCents != null) parts.push(this._t('left.amount', yuan(offers.remainingCents)));
    if (offers.remainingGrants != null) parts.push(this._t('left.number', offers.remainingGrants));
    if (offers.reach) parts.push(this._t('why', this._t('reach.' + offers.reach), offers.number));
    return escape(parts.join(' · '));
  }

  _said(text) { return `<blockquote>${escape(text)}</blockquote>`; }

  _given() {
    const until = new Date(this._grant.grantedAt).getTime() + TAKE_BACK_MS;
    clearInterval(this._clock);
    if (Date.now() < until) this._clock = setInterval(() => this._render(), 60 * 1000);
    return `<p class="good" role="status">${escape(this._t('given', yuan(this._grant.amountCents), this._grant.orderRef))}</p>
      <div class="buttons">${this._button('copy', 'C', 'copy', true)}${Date.now() < until ? this._button('back', 'U', 'back') : ''}</div>`;
  }

  _asked() {
    const request = this._request;
    const approved = request.state === 'APPROVED';
    const tone = approved || request.state === 'USED' ? 'good' : request.state === 'OPEN' ? 'wait' : 'bad';
    return `<div class="line"><span class="tag ${tone}">${escape(this._t('state.' + request.state))}</span>
        <span class="code" title="${escape(this._t('code'))}">${escape(request.code)}</span></div>
      <div class="sum"><small>¥</small>${escape(yuan(request.amountCents))}</div>
      ${request.state === 'OPEN' ? `<p class="dim">${escape(this._t('waiting'))}</p>` : ''}
      ${request.decidedBy ? `<p class="said">${escape(request.answer ? this._t('decided', request.decidedBy, request.answer) : request.decidedBy)}</p>` : ''}
      ${approved || request.state === 'USED' ? this._said(this._sentence(request.amountCents, request.remedy)) : ''}
      ${this._grant ? this._given() : approved ? `<div class="buttons">${this._button('copy', 'C', 'copy', true)}${this._button('give', 'G', 'give')}</div>`
        : request.state === 'OPEN' ? '' : this._button('again', 'N', 'again')}
      ${this._problem ? `<p class="bad" role="alert">${escape(this._problem)}</p>` : ''}`;
  }

  _renderForm(card) {
    card.innerHTML = `<form><label>${escape(this._t('ask.amount'))}<input id="more" inputmode="decimal" autocomplete="off" required></label>
      <label>${escape(this._t('ask.reason'))}<textarea id="reason" rows="2" maxlength="500" required></textarea></label>
      <p class="bad" role="alert" hidden></p>
      <div class="buttons"><button type="submit" class="primary">${escape(this._t('ask.send'))}<kbd>Ctrl ⏎</kbd></button>
      <button type="button" data-do="cancel">${escape(this._t('cancel'))}<kbd>Esc</kbd></button></div></form>`;
    const form = card.querySelector('form');
    this._input('more').focus();
    form.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') this._do('cancel');
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    form.addEventListener('submit', (event) => { event.preventDefault(); this._send(form); });
  }

  async _send(form) {
    if (this._busy) return;
    const problem = form.querySelector('.bad');
    this._busy = true;
    try {
      this._request = await call('POST', `authority/${encodeURIComponent(this._case)}/requests`, { shop: this._shop,
        amountCents: cents(this._input('more').value) ?? 0, orderCents: cents(this._amount), orderRef: this._order,
        remedy: this._offer()?.remedy ?? null, reason: this._input('reason').value }, this._texts.language);
      this._asking = false;
      this._problem = '';
      this._once = null;
      this._wait();
      this._render();
      this._focusCard();
    } catch (error) {
      problem.hidden = false;
      problem.textContent = error.message;
    } finally {
      this._busy = false;
    }
  }

  _wait() {
    clearTimeout(this._poll);
    const code = this._request.code;
    this._poll = setTimeout(async () => {
      try {
        const request = await call('GET', `authority/${encodeURIComponent(this._case)}/requests/${code}`);
        if (this._request?.code !== code) return;
        const before = this._request.state;
        this._request = request;
        if (before !== request.state) this._render();
      } catch { /* asked again in a moment */ }
      if (this._request && ['OPEN', 'APPROVED'].includes(this._request.state)) this._wait();
    }, POLL_MS);
  }

  _button(action, key, text, primary) {
    return `<button type="button" data-do="${action}"${primary ? ' class="primary"' : ''}>${escape(this._label(text))}<kbd>${key}</kbd></button>`;
  }

  _label(text) {
    switch (text) {
      case 'copy': return this._t('copy');
      case 'next': return this._t('next');
      case 'give': return this._t('give');
      case 'ask': return this._t('ask');
      case 'back': return this._t('back');
      default: return this._t('again');
    }
  }

  _focusCard() { this.shadowRoot.querySelector('.card button')?.focus(); }

  /** Letters in the field for the amount are keys, in every other field they are text. */
  _key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || this._asking) return;
    const target = event.composedPath()[0];
    const typing = target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
    if (typing && target.id !== 'amount') return;
    const action = { c: 'copy', n: this._request ? 'again' : 'next', g: 'give', r: 'ask', u: 'back' }[event.key.toLowerCase()];
    if (!action || !this.shadowRoot.querySelector(`button[data-do=${action}]`)) {
      if (typing && /^[a-z]$/i.test(event.key)) event.preventDefault();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this._do(action);
  }

  async _do(action) {
    switch (action) {
      case 'copy': return this._copy();
      case 'next': this._step++; this._once = null; this._problem = ''; this._render(); return this._focusCard();
      case 'ask':
        if (!this._order.trim()) return this._needOrder();
        this._asking = true;
        return this._render();
      case 'cancel': this._asking = false; this._render(); return this._focusCard();
      case 'again': this._request = null; this._grant = null; this._problem = ''; this._render(); return this._focusCard();
      case 'give': return this._give();
      default: return this._takeBack();
    }
  }

  async _copy() {
    const offer = this._request ?? this._offer();
    const text = this._offers.forbidden ? this._offers.sentence : this._sentence(offer.amountCents, offer.remedy);
    const copied = await copyText(text, this.shadowRoot);
    this._toast(copied ? this._t('copied') : this._t('copy.failed'), !copied);
    this._focusCard();
  }

  _needOrder() {
    this._toast(this._t('order.missing'), true);
    this._input('order').focus();
  }

  async _give() {
    if (this._busy || this._grant) return;
    if (!this._order.trim()) { this._needOrder(); return; }
    this._busy = true;
    // kept until it worked: a second click, or a second try after a lost answer, gives nothing twice
    this._once ??= Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
    try {
      this._grant = await call('POST', `authority/${encodeURIComponent(this._case)}/grants`, { shop: this._shop,
        step: this._request ? null : this._offer().step, orderCents: cents(this._amount), orderRef: this._order,
        key: this._once, request: this._request?.code ?? null }, this._texts.language);
      this._once = null;
      this._problem = '';
      this.dispatchEvent(new CustomEvent('granted', { detail: { grant: this._grant }, bubbles: true, composed: true }));
      await this._load(true);
    } catch (error) {
      this._problem = error.message;
      this._render();
    } finally {
      this._busy = false;
      this._focusCard();
    }
  }

  async _takeBack() {
    try {
      await call('DELETE', `authority/${encodeURIComponent(this._case)}/grants/${this._grant.id}`, undefined, this._texts.language);
      this._grant = null;
      this._request = null;
      this._toast(this._t('taken'));
      await this._load(true);
    } catch (error) {
      this._problem = error.message;
      this._render();
    }
  }

  _toast(text, bad) {
    const toast = this.shadowRoot.querySelector('.toast');
    toast.textContent = text;
    toast.className = 'toast show' + (bad ? ' bad' : '');
    clearTimeout(this._toastTimer);
    this._toastTimer = setTimeout(() => { toast.className = 'toast'; }, bad ? 4000 : 1500);
  }
}

/** "12.50" → 1250; null if it is no amount. */
function cents(text) {
  const plain = String(text ?? '').normalize('NFKC').replace(/[,\s¥元]/g, '');
  if (!/^\d{1,9}(\.\d{0,2})?$/.test(plain)) return null;
  const [whole, part = ''] = plain.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0')) || null;
}

function yuan(amount) { return amount % 100 ? (amount / 100).toFixed(2) : String(amount / 100); }

const CSS = `
:host { display: block; max-width: 360px; position: relative; color: var(--zb-text, inherit);
  --line: var(--zb-line, color-mix(in srgb, currentColor 14%, transparent)); --dim: var(--zb-text-muted, color-mix(in srgb, currentColor 66%, transparent));
  --accent: var(--zb-accent, #0f766e); }
select, input, button, textarea { font: inherit; color: inherit; box-sizing: border-box; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.fields label:has(select), .wide { grid-column: 1 / -1; }
label { display: grid; gap: 4px; font-size: 12.5px; color: var(--dim); min-width: 0; }
select, input, textarea { width: 100%; min-height: 36px; padding: 4px 10px; font-size: 15px; color: var(--zb-text, inherit); border: 1px solid var(--zb-line-strong, var(--line));
  border-radius: 8px; background: var(--zb-surface, transparent); }
select option { color: CanvasText; background: Canvas; }
textarea { resize: vertical; }
.card { margin-top: 12px; padding: 14px; border: 1px solid var(--line); border-radius: 12px; background: var(--zb-surface, transparent); }
.card p { margin: 0; } .card p + p, .card form label + label { margin-top: 8px; }
.dim { color: var(--dim); font-size: 13px; margin: 0; line-height: 1.5; }
.foot { margin-top: 10px !important; padding-top: 8px; border-top: 1px solid var(--line); font-size: 12px; font-variant-numeric: tabular-nums; }
.line { display: flex; gap: 8px; align-items: center; }
.tag { font-size: 12px; line-height: 20px; padding: 0 8px; border-radius: 6px; font-weight: 600; background: var(--zb-accent-soft, transparent); color: var(--zb-accent-text, inherit); }
.tag.good { background: var(--zb-good-soft); color: var(--zb-good-text); } .tag.bad { background: var(--zb-bad-soft); color: var(--zb-bad-text); }
.tag.wait { background: var(--zb-warning-soft); color: var(--zb-warning-text); }
.code { margin-inline-start: auto; font: 600 15px ui-monospace, monospace; letter-spacing: .12em; }
.sum { font-size: 40px; font-weight: 700; line-height: 1.2; font-variant-numeric: tabular-nums; letter-spacing: -.01em; margin: 2px 0 6px; }
.sum small { font-size: 22px; font-weight: 600; margin-inline-end: 2px; color: var(--dim); }
blockquote { margin: 0 0 12px; padding: 8px 12px; border-radius: 8px; background: var(--zb-sunken, transparent); line-height: 1.55; overflow-wrap: anywhere; white-space: pre-line; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
button { display: inline-flex; align-items: center; gap: 8px; min-height: 36px; padding: 0 12px; border-radius: 8px; border: 1px solid var(--zb-line-strong, var(--line)); background: none; cursor: pointer; font-weight: 500; }
button:hover { background: var(--zb-hover, transparent); }
.primary { background: var(--accent); border-color: transparent; color: #fff; }
:host-context([theme~=dark]) .primary { color: #06201f; }
.primary:hover { background: color-mix(in srgb, var(--accent) 86%, black); }
kbd { font: inherit; font-size: 11px; line-height: 16px; border: 1px solid currentColor; opacity: .6; border-radius: 4px; padding: 0 4px; }
p.good { color: var(--zb-good-text, #15803d); font-weight: 600; } p.bad { color: var(--zb-bad-text, #b91c1c); } p.bad.big { font-weight: 700; font-size: 16px; }
.card p.bad.big { margin-bottom: 10px; }
.card p.said { margin-bottom: 8px; }
.card p.bad:not(.big) { margin-top: 8px; }
.toast { position: absolute; inset: auto 0 -44px 0; margin: auto; width: fit-content; max-width: 90%; z-index: 1; background: #15803d; color: #fff; padding: 6px 14px; border-radius: 999px;
  font-weight: 600; opacity: 0; transform: translateY(6px); transition: .15s; pointer-events: none; }
.toast.show { opacity: 1; transform: none; } .toast.bad { background: #b91c1c; }
button:focus-visible, select:focus-visible, input:focus-visible, textarea:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
@media (pointer: coarse) { button, select, input { min-height: 44px; } kbd { display: none; } }
@media (prefers-reduced-motion: reduce) { .toast { transition: none; } }
`;

customElements.define('zhiban-authority', ZhibanAuthority);
