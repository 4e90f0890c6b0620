/*
 * <zhiban-dayplan>: people on duty on a day by half hours, with breaks and shops, needs below; the same for 5 people as for 500.
 *
 * Arrows up and down choose a person, left and right turn to another day. Enter goes to the breaks of the person, Tab to the
 * next one; left and right then move it by a quarter of an hour, L locks it, Escape goes back. Breaks can be dragged.
 * A click on a person opens what is behind the row: times, shops, load.
 *
 * Properties: texts (key → text), day (ISO), roster (id or 0), language. Methods: reload(), plan(). Events: "step" {days},
 * "loaded" {people, editable, missing}. REST: api/v1/scheduling/days/{day}.
 */
const NAME = 148;
const NARROW_NAME = 92;
const NARROW = 700;
const ROW = 36;
const TEAM = 26;
const STRIP = 24;
const NARROWEST = 17;
const HALF = 30;
const QUARTER = 15;
const SEND_MS = 700;
const MINUTE_MS = 60000;
const STICKY_STRIPS = 5;
const HUES = [95, 150, 190, 250, 290, 345, 25, 60, 125, 220, 320, 95];

const escape = (text) => String(text ?? '').replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);
const two = (number) => String(number).padStart(2, '0');
const hue = (colour) => `--h:${HUES[colour] ?? 95};--k:${colour === 11 ? 0.1 : 1}`;

/** Minutes after midnight as a time; the day before and the next one are marked. */
function clock(minute) {
  const text = minute === 1440 ? '24:00' : `${two(Math.floor(((minute % 1440) + 1440) % 1440 / 60))}:${two(((minute % 60) + 60) % 60)}`;
  return minute > 1440 ? `${text}+1` : minute < 0 ? `${text}−1` : text;
}

class ZhibanDayplan extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._texts = {};
    this._at = { r: 0, b: -1 };
    this._serial = 0;
  }

  set texts(value) { this._texts = value || {}; }
  set language(value) { this._language = value; }
  set roster(value) { if (this._roster !== value) { this._roster = value; this._soon(); } }
  set day(value) { if (this._day !== value) { this._day = value; this._scrolled = false; this._soon(); } }

  connectedCallback() {
    this._build();
    this._resize = new ResizeObserver(() => this._measure());
    this._resize.observe(this);
    this._tick = setInterval(() => this._now(1), MINUTE_MS);
    this._soon();
  }

  disconnectedCallback() {
    this._resize.disconnect();
    clearInterval(this._tick);
    this._flush();
  }

  reload() { return this._load(); }

  plan() { return this._do('POST', '/plan', {}, () => this._t('planned')); }

  _t(key, ...values) {
    let text = this._texts[key] ?? key;
    values.forEach((value, i) => { text = text.replaceAll(`{${i}}`, value); });
    return text;
  }

  _el(id) { return this.shadowRoot.getElementById(id); }

  /** Day and roster may both be set: one question for both. */
  _soon() {
    clearTimeout(this._loading);
    this._loading = setTimeout(() => { if (this.isConnected && this._day) this._load(); });
  }

  // Server ----------------------------------------------------------------------------------------------------------

  async _call(method, path, body) {
    const response = await fetch(`api/v1/scheduling/days/${this._day}${path}${this._roster ? `?roster=${this._roster}` : ''}`, { method,
      body: body && JSON.stringify(body),
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-Zhiban': '1', 'Accept-Language': this._language || 'zh-CN' } });
    const answer = await response.json().catch(() => null);
    if (!response.ok) throw new Error(answer?.detail || answer?.title || String(response.status));
    return answer;
  }

  _load() { this._at = { r: this._at.r, b: -1 }; return this._do('GET', ''); }

  async _do(method, path, body, said) {
    const serial = ++this._serial;
    this.toggleAttribute('busy', true);
    try {
      const data = await this._call(method, path, body);
      if (serial !== this._serial) return;
      this._take(data);
      if (said) this._say(said());
    } catch (problem) {
      if (serial !== this._serial) return;
      this._say(problem.message, true);
      // what was tried out on the screen did not happen
      if (method !== 'GET') this._load();
    } finally {
      if (serial === this._serial) this.toggleAttribute('busy', false);
    }
  }

  _take(data) {
    this._data = data;
    this._nowAt = Date.now();
    this._at.r = Math.max(0, Math.min(this._at.r, data.rows.length - 1));
    // who sees only themselves sees what is behind the row at once
    this.toggleAttribute('alone', data.rows.length === 1 && !data.editable);
    this._measure(true);
    if (!this._scrolled && data.rows.length) {
      this._scrolled = true;
      const { now } = data;
      const running = now !== null && now !== undefined && data.rows.some((row) => row.start <= now && now < row.end);
      const from = running ? now : Math.min(...data.rows.map((row) => Math.max(0, row.start)));
      this._el('scroll').scrollLeft = Math.max(0, (from / HALF - 2) * this._wide);
      if (data.rows.length === 1 && !data.editable) this._open(false);
    }
    const missing = data.strips.reduce((sum, strip) => sum + strip.desks.reduce((part, desks, i) => part + Math.max(0, desks - strip.present[i]), 0), 0);
    this.dispatchEvent(new CustomEvent('loaded', { detail: { people: data.rows.length, editable: data.editable, missing } }));
  }

  // Drawing ---------------------------------------------------------------------------------------------------------

  _build() {
    if (this._built) return;
    this._built = true;
    this.shadowRoot.innerHTML = `<style>${CSS}</style>
      <div class="main"><div class="scroll" id="scroll" tabindex="0" role="application" aria-label="${escape(this._t('label'))}">
        <div class="board" id="board"></div></div><aside id="aside" hidden></aside></div>
      <div class="status"><span id="said" aria-live="polite"></span><span class="legend" id="legend" hidden><i class="full">5</i>${escape(this._t('legend-full'))}<i class="short">5</i>${escape(this._t('legend-short'))}<i class="bad">−1</i>${escape(this._t('legend-bad'))}</span><details id="notes" hidden><summary id="count"></summary><ul id="list"></ul></details></div>
      <div class="note" id="note" role="status" hidden></div>`;
    const scroll = this._el('scroll');
    scroll.addEventListener('keydown', (e) => this._key(e));
    scroll.addEventListener('pointerdown', (e) => this._down(e));
    scroll.addEventListener('click', (e) => this._click(e));
    this._el('note').onclick = () => { this._el('note').hidden = true; };
  }

  _measure(drawing) {
    const wide = this.clientWidth;
    if (!this._data || !wide || (!drawing && wide === this._clientWide)) return;
    this._clientWide = wide;
    const narrow = wide < NARROW;
    this.toggleAttribute('narrow', narrow);
    this._name = narrow ? NARROW_NAME : NAME;
    const halves = this._data.to / HALF;
    const room = this._el('scroll').clientWidth - this._name - 2;
    this._wide = Math.max(NARROWEST, Math.floor(room / halves * 100) / 100);
    this._draw();
  }

  _x(minute) { return minute / HALF * this._wide; }

  _draw() {
    const data = this._data;
    const board = this._el('board');
    const halves = data.to / HALF;
    this.style.setProperty('--wide', `${this._wide}px`);
    this.style.setProperty('--name', `${this._name}px`);
    board.style.width = `${this._name + halves * this._wide}px`;
    if (!data.rows.length) {
      board.style.width = '';
      board.innerHTML = `<p class="none">${escape(this._t('none'))}</p>`;
      this._notes();
      return;
    }
    const hours = Array.from({ length: data.to / 60 }, (_, h) => `<span class="${h >= 24 ? 'next' : ''}">${two(h % 24)}</span>`).join('');
    const teams = new Set(data.rows.map((row) => row.team)).size > 1;
    let team = null;
    const rows = data.rows.map((row, r) => {
      const head = teams && row.team !== team ? `<div class="team"><b>${escape(row.team || this._t('no-team'))}</b></div>` : '';
      team = row.team;
      return head + `<div class="row" data-r="${r}"><div class="name${row.overloaded ? ' over' : ''}" title="${escape(`${row.name} ${row.staff}`)}">${escape(row.name)}</div>
        <div class="line">${this._bar(row)}</div></div>`;
    }).join('');
    board.innerHTML = `<div class="head"><div class="name">${escape(`${this._t('people', data.rows.length)}${data.holiday ? ` · ${data.holiday}` : ''}`)}</div><div class="hours">${hours}</div></div>
      <div class="rows" id="rows">${rows}<i class="midnight" ${data.to > 1440 ? '' : 'hidden'}></i></div>
      <div class="foot${data.strips.length > STICKY_STRIPS ? ' loose' : ''}">${data.strips.map((strip) => this._strip(strip)).join('')}</div><i class="now" id="now" hidden></i>`;
    board.querySelector('.midnight').style.left = `${this._name + this._x(1440)}px`;
    this._now();
    this._mark();
    this._notes();
    if (!this._el('aside').hidden) this._open(false);
  }

  _bar(row) {
    const from = Math.max(0, row.start);
    const to = Math.min(this._data.to, row.end);
    const breaks = row.breaks.map((one) => (one.start + one.minutes > 0
      ? `<i class="break${one.locked ? ' locked' : ''}" data-b="${one.part}" style="left:${this._x(Math.max(0, one.start) - from)}px;width:${this._x(one.minutes + Math.min(0, one.start))}px"
          title="${escape(`${clock(one.start)}–${clock(one.start + one.minutes)}`)}"></i>` : '')).join('');
    const shops = row.shops.filter((shop) => shop.chosen).map((shop) => shop.name);
    return `<div class="bar${row.start < 0 ? ' begun' : ''}" style="left:${this._x(from)}px;width:${this._x(to - from)}px;${hue(row.colour)}"
      title="${escape(`${row.shift} ${clock(row.start)}–${clock(row.end)}${shops.length ? ` · ${shops.join(this._t('comma'))}` : ''}`)}">
      <b>${escape(row.code)}</b>${this._shops(row, from)}${breaks}</div>`;
  }

  /** Names of shops end where the first break begins. */
  _shops(row, from) {
    const names = row.shops.filter((shop) => shop.chosen).map((shop) => shop.name);
    const first = Math.min(...row.breaks.filter((one) => one.start > from).map((one) => one.start), row.end);
    const room = this._x(first - from) - 34;
    return names.length && room > 24 ? `<span class="shops" style="max-width:${room}px">${escape(names.join(this._t('comma')))}</span>` : '';
  }

  _strip(strip) {
    const cells = strip.need.slice(0, this._data.to / HALF).map((need, i) => {
      const { [i]: desks } = strip.desks;
      const { [i]: present } = strip.present;
      const { [i]: planned } = strip.planned;
      const lacking = desks - present;
      const kind = need < 0 ? 'free' : lacking > 0 ? 'bad' : planned < need ? 'short' : 'full';
      const title = need < 0 ? '' : this._t('strip', `${strip.name} ${clock(i * HALF)}`, need, desks, planned, present) + (lacking > 0 ? ` · ${this._t('lacking', lacking)}` : '');
      return `<span class="${kind}" title="${escape(title)}">${need < 0 && !planned ? '' : lacking > 0 && need >= 0 ? `−${lacking}` : present}</span>`;
    }).join('');
    return `<div class="strip"><div class="name" title="${escape(strip.name)}">${escape(strip.name)}</div><div class="cells">${cells}</div></div>`;
  }

  _now(tick) {
    const line = this._el('now');
    if (!line || !this._data) return;
    const known = this._data.now !== null && this._data.now !== undefined && this._data.rows.length > 0;
    line.hidden = !known;
    if (known) line.style.left = `${this._name + this._x(this._data.now + (tick ? (Date.now() - this._nowAt) / MINUTE_MS : 0))}px`;
  }

  _mark() {
    this.shadowRoot.querySelectorAll('.chosen').forEach((one) => one.classList.remove('chosen'));
    const row = this._el('rows')?.querySelector(`[data-r="${this._at.r}"]`);
    if (!row) return;
    row.classList.add('chosen');
    if (this._at.b >= 0) row.querySelector(`[data-b="${this._at.b}"]`)?.classList.add('chosen');
  }

  _notes() {
    const { notes } = this._data;
    const box = this._el('notes');
    box.hidden = !notes.length;
    this._el('legend').hidden = !this._data.strips.length;
    this._el('count').textContent = this._t('notes', notes.length);
    this._el('list').innerHTML = notes.map((note) => `<li>${note.employeeId ? `<button data-id="${note.employeeId}">${escape(note.text)}</button>` : escape(note.text)}</li>`).join('');
    this._el('list').querySelectorAll('[data-id]').forEach((button) => {
      button.onclick = () => { this._choose(this._data.rows.findIndex((row) => row.id === Number(button.dataset.id))); this._open(false); };
    });
    this._tell();
  }

  /** What is chosen, in words: on the screen and for those who listen. */
  _tell() {
    const row = this._data.rows[this._at.r];
    if (!row) { this._el('said').textContent = ''; return; }
    const one = row.breaks[this._at.b];
    this._el('said').textContent = `${row.name} · ${row.code} ${clock(row.start)}–${clock(row.end)} · ` + (one
      ? `${this._t('break', row.breaks.filter((other) => other.start <= one.start).length)} ${clock(one.start)}–${clock(one.start + one.minutes)}${one.locked ? ` · ${this._t('locked')}` : ''}`
      : row.breaks.map((other) => `${clock(other.start)}–${clock(other.start + other.minutes)}`).join(this._t('comma')) || this._t('no-break'));
  }

  _say(text, bad) {
    const note = this._el('note');
    note.textContent = text;
    note.classList.toggle('bad', Boolean(bad));
    note.hidden = false;
    clearTimeout(this._noting);
    this._noting = setTimeout(() => { note.hidden = true; }, 8000);
  }

  // Choosing and moving ---------------------------------------------------------------------------------------------

  _choose(r, b = -1) {
    if (!this._data.rows.length) return;
    if (this._pending && (r !== this._at.r || b !== this._at.b)) this._flush();
    this._at = { r: Math.max(0, Math.min(r, this._data.rows.length - 1)), b };
    this._mark();
    this._tell();
    this._el('rows').querySelector(`[data-r="${this._at.r}"]`).scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (!this._el('aside').hidden) this._open(false);
  }

  _key(e) {
    if (!this._data || e.ctrlKey || e.metaKey || e.altKey) return;
    const row = this._data.rows[this._at.r];
    const at = this._at;
    const inBreak = at.b >= 0 && row;
    const done = () => e.preventDefault();
    if (e.key === 'ArrowDown') { done(); this._choose(at.r + 1); }
    else if (e.key === 'ArrowUp') { done(); this._choose(at.r - 1); }
    else if (e.key === 'ArrowLeft' || e.key === 'ArrowRight') {
      done();
      const way = e.key === 'ArrowLeft' ? -1 : 1;
      if (inBreak) this._shift(way * (e.shiftKey ? 2 * HALF : QUARTER));
      else { this._flush(); this.dispatchEvent(new CustomEvent('step', { detail: { days: way } })); }
    } else if (e.key === 'Enter' && row) { done(); if (row.breaks.length && !inBreak) this._choose(at.r, 0); else this._open(true); }
    else if (e.key === 'Tab' && inBreak && row.breaks.length > 1) { done(); this._choose(at.r, (at.b + 1) % row.breaks.length); }
    else if (e.key === 'Escape') { if (inBreak) { done(); this._choose(at.r); } else this._close(); }
    else if ((e.key === 'l' || e.key === 'L') && inBreak && row.editable) { done(); this._send(row, at.b, row.breaks[at.b].start, !row.breaks[at.b].locked); }
    else if (e.key === 'F2' && row) { done(); this._open(true); }
  }

  /** Moves the chosen break on the screen; it is sent when the hand rests. */
  _shift(minutes) {
    const row = this._data.rows[this._at.r];
    const one = row.breaks[this._at.b];
    if (!one || !row.editable) return;
    const start = Math.max(row.start, Math.min(row.end - one.minutes, one.start + minutes));
    if (start === one.start) return;
    one.start = start;
    one.locked = true;
    this._redraw(this._at.r);
    this._tell();
    clearTimeout(this._waiting);
    this._pending = { row, part: one.part, one };
    this._waiting = setTimeout(() => this._flush(), SEND_MS);
  }

  _flush() {
    clearTimeout(this._waiting);
    const pending = this._pending;
    this._pending = null;
    if (pending) this._send(pending.row, pending.part, pending.one.start, true);
  }

  _redraw(r) {
    const row = this._el('rows').querySelector(`[data-r="${r}"]`);
    row.querySelector('.line').innerHTML = this._bar(this._data.rows[r]);
    this._mark();
  }

  /** Minutes of the shift's own day: the timeline of the next morning shows a shift of yesterday before midnight. */
  _send(row, part, start, locked) {
    const days = Math.round((Date.parse(this._data.day) - Date.parse(row.day)) / 86400000);
    return this._do('POST', '/breaks', { employeeId: row.id, shiftDay: row.day, part, start: start + days * 1440, locked });
  }

  _down(e) {
    const mark = e.composedPath()[0];
    if (!mark.classList?.contains('break') || e.button !== 0) return;
    const r = Number(mark.closest('.row').dataset.r);
    const row = this._data.rows[r];
    const b = Number(mark.dataset.b);
    this._choose(r, b);
    if (!row.editable) return;
    e.preventDefault();
    this._el('scroll').focus({ preventScroll: true });
    const one = row.breaks[b];
    const was = { start: one.start, locked: one.locked };
    const from = e.clientX;
    const move = (at) => {
      const start = Math.round((was.start + (at.clientX - from) / this._wide * HALF) / QUARTER) * QUARTER;
      one.start = Math.max(row.start, Math.min(row.end - one.minutes, start));
      one.locked = was.locked || one.start !== was.start;
      this._redraw(r);
      this._tell();
    };
    const stop = (at) => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', stop);
      removeEventListener('pointercancel', stop);
      this._dragged = one.start !== was.start;
      if (at.type === 'pointercancel') { Object.assign(one, was); this._redraw(r); }
      else if (this._dragged) this._send(row, b, one.start, true);
      setTimeout(() => { this._dragged = false; });
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', stop);
    addEventListener('pointercancel', stop);
  }

  _click(e) {
    const target = e.composedPath()[0];
    const row = target.closest?.('.row');
    if (!row || this._dragged) return;
    if (!target.classList.contains('break')) this._choose(Number(row.dataset.r));
    this._open(false);
  }

  // What is behind a row --------------------------------------------------------------------------------------------

  _close() { this._el('aside').hidden = true; this._el('scroll').focus(); }

  _open(focusing) {
    const row = this._data.rows[this._at.r];
    const aside = this._el('aside');
    if (!row) { aside.hidden = true; return; }
    const was = aside.hidden;
    aside.hidden = false;
    const time = (minute) => `${two(Math.floor(((minute % 1440) + 1440) % 1440 / 60))}:${two(((minute % 60) + 60) % 60)}`;
    const inOrder = row.breaks.map((one, b) => ({ one, b })).sort((x, y) => x.one.start - y.one.start);
    const breaks = inOrder.map(({ one, b }, i) => (row.editable
      ? `<li><label>${escape(this._t('break', i + 1))} <input type="time" step="900" value="${time(one.start)}" data-time="${b}"></label>
          <span>–${escape(clock(one.start + one.minutes))}</span>
          <label class="check"><input type="checkbox" data-lock="${b}" ${one.locked ? 'checked' : ''}> ${escape(this._t('lock'))}</label></li>`
      : `<li>${escape(`${clock(one.start)}–${clock(one.start + one.minutes)}`)}</li>`)).join('');
    const shops = row.editable
      ? row.shops.map((shop) => `<li><label class="check"><input type="checkbox" data-shop="${shop.id}" ${shop.chosen ? 'checked' : ''}> ${escape(shop.name)}</label></li>`).join('')
      : row.shops.filter((shop) => shop.chosen).map((shop) => `<li>${escape(shop.name)}</li>`).join('');
    aside.innerHTML = `<header><h3>${escape(row.name)}</h3><button data-close aria-label="${escape(this._t('close'))}">×</button></header>
      <p><b class="shift" style="${hue(row.colour)}">${escape(row.code)}</b> ${escape(row.shift)} ${escape(clock(row.start))}–${escape(clock(row.end))}</p>
      ${this.hasAttribute('alone') ? '' : `<p><a href="sched/person/${row.id}?month=${escape(row.day.slice(0, 7))}">${escape(this._t('person'))}</a></p>`}
      <h4>${escape(this._t('breaks'))}</h4>${breaks ? `<ul>${breaks}</ul>` : `<p class="muted">${escape(this._t('no-break'))}</p>`}
      ${shops ? `<h4>${escape(this._t('shops'))}</h4><ul class="plain">${shops}</ul>
        ${row.editable ? `<label class="check"><input type="checkbox" data-keep ${row.shopsLocked ? 'checked' : ''}> ${escape(this._t('keep-shops'))}</label>` : ''}` : ''}
      ${row.why.length ? `<h4>${escape(this._t('why'))}</h4><ul>${row.why.map((text, i) => `<li class="${i === row.why.length - 1 && row.overloaded ? 'bad' : ''}">${escape(text)}</li>`).join('')}</ul>` : ''}`;
    aside.querySelector('[data-close]').onclick = () => this._close();
    aside.querySelectorAll('[data-time]').forEach((input) => { input.onchange = () => this._typed(row, Number(input.dataset.time), input.value); });
    aside.querySelectorAll('[data-lock]').forEach((input) => {
      const one = row.breaks[Number(input.dataset.lock)];
      input.onchange = () => this._send(row, one.part, one.start, input.checked);
    });
    aside.querySelectorAll('[data-shop]').forEach((input) => { input.onchange = () => this._give(row, true); });
    const keep = aside.querySelector('[data-keep]');
    if (keep) keep.onchange = () => this._give(row, keep.checked);
    if (was) this._reveal(row);
    if (was && focusing) (aside.querySelector('input:not([disabled])') || aside.querySelector('button')).focus();
  }

  /** The panel takes room: the shift stays in sight. */
  _reveal(row) {
    const scroll = this._el('scroll');
    const from = this._x(Math.max(0, row.start));
    if (from > scroll.scrollLeft + scroll.clientWidth - this._name - 8 * this._wide) scroll.scrollLeft = from - 2 * this._wide;
  }

  /** A time that was typed is the one within the shift, be it before or after midnight. */
  _typed(row, b, value) {
    const [hour, minute] = value.split(':').map(Number);
    if (Number.isNaN(minute)) return;
    const one = row.breaks[b];
    let start = hour * 60 + minute;
    for (const days of [-1, 0, 1]) {
      const at = hour * 60 + minute + days * 1440;
      if (at >= row.start && at + one.minutes <= row.end) start = at;
    }
    this._send(row, one.part, start, true);
  }

  _give(row, locked) {
    const shopIds = [...this._el('aside').querySelectorAll('[data-shop]:checked')].map((input) => Number(input.dataset.shop));
    return this._do('POST', '/shops', { employeeId: row.id, shiftDay: row.day, shopIds, locked });
  }
}

const CSS = `
:host { display: flex; flex-direction: column; gap: 8px; min-height: 0; height: 100%; color: var(--zb-text); font-size: 13px; position: relative; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.main { flex: 1; min-height: 220px; display: flex; gap: 8px; position: relative; }
.scroll { flex: 1; min-width: 0; overflow: auto; border: 1px solid var(--zb-line); border-radius: 8px; background: var(--zb-surface); overscroll-behavior: contain; transition: opacity .15s .2s; }
:host([busy]) .scroll { opacity: .65; }
.board { position: relative; min-height: 100%; display: flex; flex-direction: column; }
.head, .foot { position: sticky; z-index: 3; background: var(--zb-surface); }
.head { top: 0; display: flex; height: 30px; border-bottom: 1px solid var(--zb-line-strong); }
.foot { bottom: 0; margin-top: auto; border-top: 1px solid var(--zb-line-strong); }
.foot.loose { position: static; }
.name { position: sticky; left: 0; z-index: 2; width: var(--name); flex: none; padding: 0 10px; display: flex; align-items: center; background: var(--zb-surface);
  border-right: 1px solid var(--zb-line-strong); overflow: hidden; white-space: nowrap; }
.head .name, .strip .name { z-index: 4; color: var(--zb-text-muted); font-size: 12px; }
.hours { display: flex; }
.hours span { width: calc(2 * var(--wide)); flex: none; padding-left: 3px; line-height: 30px; border-left: 1px solid var(--zb-line); font-variant-numeric: tabular-nums; }
.hours .next { color: var(--zb-text-muted); background: var(--zb-sunken); }
.rows { position: relative; }
.team { height: ${TEAM}px; display: flex; align-items: center; background: var(--zb-sunken); border-bottom: 1px solid var(--zb-line); }
.team b { position: sticky; left: 10px; font-size: 12px; color: var(--zb-text-muted); font-weight: 600; }
.row { display: flex; height: ${ROW}px; border-bottom: 1px solid var(--zb-line); content-visibility: auto; contain-intrinsic-size: auto ${ROW}px; cursor: pointer; }
.row .name.over { box-shadow: inset 3px 0 var(--zb-bad-text); }
.row.chosen .name { background: var(--zb-accent-soft); font-weight: 600; }
.line { position: relative; flex: 1; background: repeating-linear-gradient(90deg, var(--zb-line) 0 1px, transparent 1px calc(2 * var(--wide))); }
.bar { position: absolute; top: 4px; bottom: 4px; border-radius: 6px; overflow: hidden; display: flex; align-items: center; gap: 6px; padding: 0 6px; white-space: nowrap;
  background: light-dark(oklch(0.9 calc(0.07 * var(--k)) var(--h)), oklch(0.37 calc(0.07 * var(--k)) var(--h)));
  color: light-dark(oklch(0.34 calc(0.09 * var(--k)) var(--h)), oklch(0.93 calc(0.05 * var(--k)) var(--h))); }
.bar.begun { border-top-left-radius: 0; border-bottom-left-radius: 0; }
.bar b { font-weight: 700; }
.shops { font-size: 12px; overflow: hidden; text-overflow: ellipsis; }
.break { position: absolute; top: 0; bottom: 0; background: var(--zb-surface); cursor: grab; touch-action: none;
  background-image: repeating-linear-gradient(135deg, var(--zb-line-strong) 0 1px, transparent 1px 6px); border-inline: 1px solid var(--zb-line-strong); }
.break:active { cursor: grabbing; }
.break.locked { border-bottom: 4px solid var(--zb-accent); }
.break.chosen { outline: 2px solid var(--zb-accent); outline-offset: -2px; }
.strip { display: flex; height: ${STRIP}px; border-bottom: 1px solid var(--zb-line); }
.cells { display: flex; }
.cells span { width: var(--wide); flex: none; display: flex; align-items: center; justify-content: center; font-size: 11px; font-variant-numeric: tabular-nums;
  border-left: 1px solid var(--zb-line); color: var(--zb-text-muted); }
.cells .bad { background: var(--zb-bad-soft); color: var(--zb-bad-text); font-weight: 700; }
.cells .short { background: var(--zb-warning-soft); color: var(--zb-warning-text); }
.cells .full { color: var(--zb-good-text); }
.now { position: absolute; top: 22px; bottom: 0; width: 2px; margin-left: -1px; background: var(--zb-bad-text); z-index: 1; pointer-events: none; }
.midnight { position: absolute; top: 0; bottom: 0; width: 2px; background: var(--zb-text-muted); pointer-events: none; }
.none { padding: 24px; color: var(--zb-text-muted); }
.status { display: flex; flex-wrap: wrap; gap: 4px 16px; min-height: 22px; align-items: flex-start; }
#said { flex: 1; min-width: 200px; font-variant-numeric: tabular-nums; }
.legend { display: flex; gap: 6px; align-items: center; color: var(--zb-text-muted); font-size: 12px; }
.legend i { font-style: normal; min-width: 22px; text-align: center; border-radius: 4px; margin-left: 8px; }
.legend .full { color: var(--zb-good-text); }
.legend .short { background: var(--zb-warning-soft); color: var(--zb-warning-text); }
.legend .bad { background: var(--zb-bad-soft); color: var(--zb-bad-text); font-weight: 700; }
details { max-width: 100%; color: var(--zb-warning-text); }
summary { cursor: pointer; min-height: 22px; }
details button { border: 0; padding: 0; background: none; color: inherit; font: inherit; text-align: left; text-decoration: underline; cursor: pointer; }
details ul { margin: 4px 0 0; padding-left: 18px; max-height: 22vh; overflow: auto; }
.note { position: absolute; left: 50%; bottom: 44px; transform: translateX(-50%); max-width: min(90%, 560px); padding: 10px 16px; border-radius: 8px; z-index: 6;
  background: var(--zb-info-soft); color: var(--zb-info-text); box-shadow: 0 4px 18px rgb(0 0 0 / .18); cursor: pointer; }
.note.bad { background: var(--zb-bad-soft); color: var(--zb-bad-text); }
aside { width: 300px; flex: none; overflow: auto; border: 1px solid var(--zb-line); border-radius: 8px; background: var(--zb-surface); padding: 12px 14px; }
aside header { display: flex; justify-content: space-between; align-items: center; gap: 8px; }
aside h3 { margin: 0; font-size: 15px; }
aside h4 { margin: 14px 0 4px; font-size: 13px; color: var(--zb-text-muted); }
aside p { margin: 6px 0; }
aside ul { margin: 0; padding: 0; list-style: none; }
aside li { padding: 6px 0; border-bottom: 1px solid var(--zb-line); display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; }
aside .plain li { border: 0; padding: 0; }
aside a { color: var(--zb-accent); }
aside li.bad { color: var(--zb-bad-text); }
aside button { border: 0; background: none; color: inherit; font: inherit; cursor: pointer; min-width: 32px; min-height: 32px; font-size: 18px; }
aside input[type=time] { font: inherit; color: inherit; min-height: 32px; padding: 0 6px; border: 1px solid var(--zb-line-strong); border-radius: 6px; background: var(--zb-surface); }
aside input[type=checkbox] { accent-color: var(--zb-accent); width: 16px; height: 16px; }
.check { display: flex; gap: 6px; align-items: center; min-height: 32px; }
.shift { padding: 2px 7px; border-radius: 5px; background: light-dark(oklch(0.925 calc(0.06 * var(--k)) var(--h)), oklch(0.37 calc(0.07 * var(--k)) var(--h)));
  color: light-dark(oklch(0.38 calc(0.09 * var(--k)) var(--h)), oklch(0.92 calc(0.06 * var(--k)) var(--h))); }
.muted { color: var(--zb-text-muted); }
:host([narrow]) .row .name { padding: 0 8px; }
:host([narrow]) .row { height: 44px; }
:host([narrow]) .main { min-height: 56vh; }
:host([narrow]) aside { width: auto; max-height: 60vh; position: fixed; inset: auto 0 0 0; z-index: 5; box-shadow: 0 -6px 24px rgb(0 0 0 / .2); }
:host([alone]) .main { flex-direction: column; flex: none; min-height: 0; }
:host([alone]) .scroll { flex: none; overflow-y: hidden; }
:host([alone]) .foot, :host([alone]) [data-close] { display: none; }
:host([alone]) .row { height: 56px; border: 0; }
:host([alone]) aside { width: auto; max-height: none; position: static; box-shadow: none; }
:host([narrow]) .check, :host([narrow]) aside button, :host([narrow]) summary { min-height: 44px; }
:host([narrow]) aside input[type=time] { min-height: 44px; }
:focus-visible { outline: 2px solid var(--zb-accent); outline-offset: 1px; }
.scroll:focus-visible { outline-offset: -2px; }
`;

customElements.define('zhiban-dayplan', ZhibanDayplan);
