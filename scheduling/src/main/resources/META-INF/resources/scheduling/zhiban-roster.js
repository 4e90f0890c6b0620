/*
 * <zhiban-roster>: a roster as a spreadsheet, people × days, for 500 people as for 10; on narrow screens a day at a time.
 *
 * Type the code of a shift, arrows move, Shift-arrows select, Delete clears, Ctrl-C/X/V also from and to Excel, Ctrl-Z/Y,
 * Ctrl-D/R fill down/right, Alt-L locks, F2 explains. Cells change at once; the server answers with what rules say.
 *
 * Properties: texts (key → text), roster (id), language. Methods: reload(). Events: "loaded", "changed" {hard, penalty}.
 * REST: api/v1/scheduling/rosters/{id}.
 */
const ROW = 32;
const NARROWEST_DAY = 30;
const WIDEST_DAY = 52;
const NAME = 150;
const TOTAL = 52;
const SPARE = 6;
const LOOK_MS = 4000;
const TYPING_MS = 900;
const NARROW = 700;
const MOST = 20000;
const HUES = [95, 150, 190, 250, 290, 345, 25, 60, 125, 220, 320, 95];
const OFF = new Set(['-', '/', '0', 'O', 'OFF']);

const escape = (text) => String(text ?? '').replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);
const plain = (text) => String(text ?? '').normalize('NFKC').trim().toUpperCase();
const hue = (colour) => `--h:${HUES[colour] ?? 95};--k:${colour === 11 ? 0.1 : 1}`;

class ZhibanRoster extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._texts = {};
    this._rows = [];
    this._shown = [];
    this._at = { r: 0, c: 0 };
    this._anchor = { r: 0, c: 0 };
    this._queue = [];
    this._filter = { text: '', team: '', group: '', problems: false };
    this._typed = '';
    this._serial = 0;
    this._wide = NARROWEST_DAY;
  }

  set texts(value) { this._texts = value || {}; }
  set language(value) { this._language = value; }
  set roster(value) { if (this._id !== value) { this._id = value; this._data = null; if (this._built) this._load(); } }

  connectedCallback() {
    this._build();
    this._resize = new ResizeObserver(() => this._measure());
    this._resize.observe(this);
    this._look = setInterval(() => this._others(), LOOK_MS);
    if (this._id) this._load();
  }

  disconnectedCallback() {
    this._resize.disconnect();
    clearInterval(this._look);
  }

  /** Edits that are on their way are finished first. */
  reload() {
    if (!this._queue.length) return this._load();
    this._again = true;
    return null;
  }

  _t(key, ...values) {
    let text = this._texts[key] ?? key;
    values.forEach((value, i) => { text = text.replaceAll(`{${i}}`, value); });
    return text;
  }

  _el(id) { return this.shadowRoot.getElementById(id); }

  // Server ----------------------------------------------------------------------------------------------------------

  async _call(method, path, body) {
    const response = await fetch(`api/v1/scheduling/rosters/${this._id}${path}`, { method, body: body && JSON.stringify(body),
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-Zhiban': '1', 'Accept-Language': this._language || 'zh-CN' } });
    const answer = await response.json().catch(() => null);
    if (!response.ok) throw new Error(answer?.detail || answer?.title || String(response.status));
    return answer;
  }

  async _load() {
    const serial = ++this._serial;
    this._queue = [];
    this._again = false;
    try {
      const data = await this._call('GET', '');
      if (serial !== this._serial) return;
      this._take(data);
    } catch (problem) {
      if (serial === this._serial) this._say(problem.message, true);
    }
  }

  _take(data) {
    this._data = data;
    this._revision = data.revision;
    this._rows = data.rows;
    this._byId = new Map(data.rows.map((row) => [row.id, row]));
    this._codes = new Map();
    data.types.forEach((type, i) => { if (type.usable) this._codes.set(plain(type.code), i + 1); });
    this._cover = data.coverage;
    this._score = data.score;
    const teams = [...new Set(data.rows.map((row) => row.team))];
    this._el('team').innerHTML = `<option value="">${escape(this._t('team.all'))}</option>`
      + teams.map((team) => `<option>${escape(team)}</option>`).join('');
    this._el('team').hidden = teams.length < 2;
    const single = data.groups.map((name, g) => ({ name, g, rows: data.rows.filter((row) => row.groups.includes(g)).length }))
      .filter(({ rows }) => rows && rows < data.rows.length);
    this._el('group').innerHTML = `<option value="">${escape(this._t('group.all'))}</option>`
      + single.map(({ name, g }) => `<option value="${g}">${escape(name)}</option>`).join('');
    this._el('group').hidden = !single.length;
    this._filter.team = this._filter.group = '';
    this._chips();
    this._measure();
    this._apply();
    this._status();
    this.dispatchEvent(new CustomEvent('loaded'));
  }

  /** Edits wait in one line: the answer to one is taken before the next is sent, so none can overtake another. */
  _send(work) {
    this._queue.push(work);
    if (this._queue.length === 1) this._next();
  }

  async _next() {
    const work = this._queue[0];
    const serial = this._serial;
    try {
      const update = await work();
      if (serial !== this._serial) return;
      this._queue.shift();
      this._merge(update);
    } catch (problem) {
      if (serial !== this._serial) return;
      this._say(problem.message, true);
      this._load();
      return;
    }
    if (this._queue.length) this._next();
    else if (this._again) this._load();
  }

  _merge(update) {
    const waiting = new Set(this._queue.flatMap((work) => work.cells || []));
    update.cells.forEach((cell) => {
      const row = this._byId.get(cell.id);
      if (row && !waiting.has(`${cell.id}/${cell.day}`)) { row.cells[cell.day] = cell.type; row.locked[cell.day] = cell.locked; }
    });
    update.rows.forEach((judged) => Object.assign(this._byId.get(judged.id) || {}, { found: judged.found, totals: judged.totals, marks: null }));
    update.coverage.forEach((day) => { this._cover[day.day] = day; });
    this._score = update.score;
    this._revision = update.revision;
    if (update.refused.length) this._refused(update.refused.map((one) => one.text));
    if (update.told.length) this._say(update.told.slice(0, 3).join(' '), false);
    this._paint();
    this._status();
    this.dispatchEvent(new CustomEvent('changed', { detail: { hard: update.score.hard, penalty: update.score.penalty } }));
  }

  async _others() {
    if (!this._data || this._queue.length || document.hidden) return;
    const serial = this._serial;
    try {
      const update = await this._call('GET', `/changes?since=${this._revision}`);
      // an edit made meanwhile brings everything itself
      if (serial === this._serial && !this._queue.length && update.revision > this._revision) this._merge(update);
    } catch { /* the next look may work */ }
  }

  /** @param edits [{row, day, code, locked}]; code "" clears, null leaves */
  _edit(edits) {
    if (!edits.length) return;
    if (edits.length > MOST) { this._say(this._t('paste.too-many', MOST), true); return; }
    const cells = [];
    edits.forEach((edit) => {
      if (!edit.row) return;
      const number = edit.code === null ? null : edit.code === '' ? -1 : OFF.has(plain(edit.code)) ? 0 : this._codes.get(plain(edit.code));
      if (number !== null && number !== undefined && !(edit.row.locked[edit.day] && edit.locked !== false)) {
        edit.row.cells[edit.day] = number;
        edit.row.marks = null;
      }
      if (edit.locked !== undefined) edit.row.locked[edit.day] = edit.locked;
      cells.push(`${edit.row.id}/${edit.day}`);
    });
    const body = edits.map((edit) => ({ employeeId: edit.row?.id ?? null, staff: edit.staff ?? null, day: this._data.days[edit.day].date,
      code: edit.code, locked: edit.locked ?? null }));
    const work = () => this._call('POST', '/cells', { revision: this._revision, edits: body });
    work.cells = cells;
    this._send(work);
    this._paint();
  }

  _undo(path) { this._send(() => this._call('POST', path, { revision: this._revision })); }

  // Frame -----------------------------------------------------------------------------------------------------------

  _build() {
    if (this._built) return;
    this._built = true;
    const root = this.shadowRoot;
    root.innerHTML = `<style>${CSS}</style>
      <div class="bar">
        <input id="find" type="search" aria-label="${escape(this._t('find'))}" placeholder="${escape(this._t('find'))}">
        <select id="team" aria-label="${escape(this._t('team'))}" hidden></select>
        <select id="group" aria-label="${escape(this._t('group'))}" hidden></select>
        <label class="check"><input id="problems" type="checkbox">${escape(this._t('problems.only'))}</label>
        <span class="grow"></span>
        <button id="undo" title="Ctrl+Z">${escape(this._t('undo'))}</button>
        <button id="redo" title="Ctrl+Y">${escape(this._t('redo'))}</button>
        <button id="lock" title="Alt+L">${escape(this._t('lock'))}</button>
        <button id="why" title="F2">${escape(this._t('why'))}</button>
      </div>
      <div class="chips" id="chips" role="toolbar" aria-label="${escape(this._t('shifts'))}"></div>
      <div class="main">
        <div class="scroll" id="scroll"><textarea id="catch" class="catch" autocomplete="off" autocapitalize="off" spellcheck="false"></textarea>
          <div class="head" id="head"></div><div class="body" id="body"><div id="rows"></div><div class="range" id="range"><i id="handle"></i></div>
          <div class="cursor" id="cursor"></div></div><div class="foot" id="foot"></div></div>
        <div class="days" id="days"></div>
        <aside id="aside" hidden></aside>
      </div>
      <div class="status"><span id="cell" role="status"></span><span id="score"></span></div>
      <div class="note" id="note" role="alert" hidden></div>`;
    this._el('find').addEventListener('input', (e) => { this._filter.text = e.target.value; this._apply(); });
    this._el('team').addEventListener('change', (e) => { this._filter.team = e.target.value; this._apply(); });
    this._el('group').addEventListener('change', (e) => { this._filter.group = e.target.value; this._apply(); });
    this._el('problems').addEventListener('change', (e) => { this._filter.problems = e.target.checked; this._apply(); });
    this._el('undo').addEventListener('click', () => this._undo('/undo'));
    this._el('redo').addEventListener('click', () => this._undo('/redo'));
    this._el('lock').addEventListener('click', () => this._lock());
    this._el('why').addEventListener('click', () => this._explain());
    this._el('note').addEventListener('click', () => { this._el('note').hidden = true; });
    this._el('scroll').addEventListener('scroll', () => this._window(), { passive: true });
    this._el('chips').addEventListener('click', (e) => {
      const chip = e.target.closest('button');
      if (chip) { this._fillWith(chip.dataset.code); this._focus(); }
    });
    this._keys();
    this._pointer();
  }

  _chips() {
    this._el('chips').innerHTML = this._data.types.map((type) => type.usable
      ? `<button data-code="${escape(type.code)}" style="${hue(type.colour)}" class="shift" title="${escape(type.name)} ${clock(type.start)}–${clock(type.end)}">
         <b>${escape(type.code)}</b> ${escape(type.name)}</button>` : '').join('')
      + `<button data-code="-"><b>${escape(this._t('off'))}</b></button><button data-code="">${escape(this._t('clear'))}</button>`;
  }

  _measure() {
    if (!this._data) return;
    const narrow = this.clientWidth < NARROW;
    if (narrow !== this._narrow) {
      this._narrow = narrow;
      this.toggleAttribute('narrow', narrow);
      if (narrow && this._day === undefined) {
        const today = this._data.days.findIndex((day) => day.date === this._today());
        this._day = Math.max(0, today);
        this._at.c = this._anchor.c = this._day;
      }
    }
    const room = (this._el('scroll').clientWidth - NAME) / this._data.days.length;
    this._wide = Math.min(WIDEST_DAY, Math.max(NARROWEST_DAY, Math.floor(room)));
    this.style.setProperty('--d', `${this._wide}px`);
    this._head();
    this._paint();
  }

  _today() {
    return new Date().toLocaleDateString('sv', { timeZone: document.documentElement.dataset.zone || undefined });
  }

  _apply() {
    const wanted = plain(this._filter.text);
    this._shown = this._rows.filter((row) => (!wanted || plain(row.name).includes(wanted) || plain(row.number).includes(wanted))
      && (!this._filter.team || row.team === this._filter.team) && (!this._filter.group || row.groups.includes(Number(this._filter.group))) && (!this._filter.problems || row.found.some((one) => !one.wish)));
    this._at.r = Math.min(this._at.r, Math.max(0, this._shown.length - 1));
    this._anchor = { ...this._at };
    this._paint();
  }

  _head() {
    const days = this._data.days;
    const width = NAME + days.length * this._wide + 4 * TOTAL;
    const today = this._today();
    this._el('head').style.width = this._el('body').style.width = this._el('foot').style.width = `${width}px`;
    this._el('head').innerHTML = `<div class="name">${escape(this._t('people', this._rows.length))}</div>`
      + days.map((day) => `<div class="day ${day.kind.toLowerCase()}${day.date === today ? ' today' : ''}" title="${escape(`${day.date} ${day.name}`)}">
        <b>${Number(day.date.slice(8))}</b><span>${escape(day.weekday)}</span><small>${escape(day.name || day.lunar)}</small></div>`).join('')
      + [this._t('hours'), this._t('nights'), this._t('weekends'), this._t('wishes')].map((text) => `<div class="total">${escape(text)}</div>`).join('');
  }

  // Rows ------------------------------------------------------------------------------------------------------------

  _paint() {
    if (!this._data) return;
    if (this._narrow) { this._list(); return; }
    this._el('body').style.height = `${this._shown.length * ROW}px`;
    this._from = -1;
    this._window();
    this._foot();
    this._place();
  }

  _window() {
    if (!this._data || this._narrow) return;
    const scroll = this._el('scroll');
    const from = Math.max(0, Math.floor(scroll.scrollTop / ROW) - SPARE);
    const to = Math.min(this._shown.length, Math.ceil((scroll.scrollTop + scroll.clientHeight) / ROW) + SPARE);
    if (from === this._from && to === this._to) return;
    this._from = from;
    this._to = to;
    let html = '';
    for (let r = from; r < to; r++) html += this._row(this._shown[r], r);
    this._el('rows').innerHTML = html || `<p class="none">${escape(this._t('none'))}</p>`;
  }

  /** What rules say, by day: 3 hard, 2 soft, 1 a wish that was not granted. */
  _marks(row) {
    if (!row.marks) {
      row.marks = {};
      row.found.forEach((one) => one.days.forEach((day) => {
        row.marks[day] = Math.max(row.marks[day] || 0, one.hard ? 3 : one.wish ? 1 : one.days.length > 7 ? 0 : 2);
      }));
    }
    return row.marks;
  }

  _row(row, r) {
    const marks = this._marks(row);
    const totals = row.totals;
    const whole = row.found.filter((one) => one.days.length > 7);
    return `<div class="row" style="top:${r * ROW}px"><div class="name${whole.some((one) => one.hard) ? ' hard' : whole.length ? ' soft' : ''}"
      title="${escape([`${row.number} ${row.team}`, ...whole.map((one) => one.text)].join('\n'))}">${escape(row.name)}</div>`
      + row.cells.map((number, c) => this._cell(row, c, number, marks[c] || 0)).join('')
      + `<div class="total">${Math.round(totals.minutes / 6) / 10}</div><div class="total">${totals.nights || ''}</div>
         <div class="total">${totals.weekends || ''}</div><div class="total">${totals.asked ? `${totals.granted}/${totals.asked}` : ''}</div></div>`;
  }

  _cell(row, c, number, mark) {
    const type = number > 0 ? this._data.types[number - 1] : null;
    const leave = row.leave[c];
    const kind = this._data.days[c].kind;
    const classes = ['cell', kind === 'WORKDAY' || kind === 'MAKE_UP' ? '' : 'free', mark ? `m${mark}` : '', row.locked[c] ? 'locked' : '',
      leave ? 'leave' : '', row.wishes[c] ? 'wish' : ''].join(' ');
    const text = type ? `<b class="shift" style="${hue(type.colour)}">${escape(type.code)}</b>`
      : leave ? `<em>${escape(leave.slice(0, 2))}</em>` : number === 0 ? `<i>${escape(this._t('off.short'))}</i>` : '';
    return `<div class="${classes}">${text}</div>`;
  }

  _foot() {
    const most = Math.max(1, ...this._cover.flatMap((day) => day.groups.map((group) => group.missing)));
    this._el('foot').innerHTML = this._data.groups.map((name, g) => `<div class="cover"><div class="name" title="${escape(name)}"><span>${escape(name)}</span></div>`
      + this._cover.map((day) => {
        const group = day.groups[g];
        const level = group.need === 0 ? 'none' : group.missing === 0 ? 'full' : group.missing / most > 0.5 ? 'bad' : 'short';
        const text = group.missing === 0 ? (group.need ? '✓' : '') : `−${Math.ceil(group.missing / 2)}`;
        return `<div class="cell ${level}" title="${escape(group.gaps || this._t('covered'))}">${text}</div>`;
      }).join('') + '</div>').join('');
  }

  _box() {
    return { r1: Math.min(this._at.r, this._anchor.r), r2: Math.max(this._at.r, this._anchor.r),
      c1: Math.min(this._at.c, this._anchor.c), c2: Math.max(this._at.c, this._anchor.c) };
  }

  _place() {
    if (this._narrow || !this._data) return;
    const { r1, r2, c1, c2 } = this._box();
    const range = this._el('range').style;
    range.left = `${NAME + c1 * this._wide}px`;
    range.top = `${r1 * ROW}px`;
    range.width = `${(c2 - c1 + 1) * this._wide}px`;
    range.height = `${(r2 - r1 + 1) * ROW}px`;
    const cursor = this._el('cursor');
    cursor.style.left = `${NAME + this._at.c * this._wide}px`;
    cursor.style.top = `${this._at.r * ROW}px`;
    cursor.textContent = this._typed;
    cursor.classList.toggle('typing', Boolean(this._typed));
    this._el('range').hidden = cursor.hidden = !this._shown.length;
  }

  _reveal() {
    const scroll = this._el('scroll');
    const head = this._el('head').offsetHeight;
    const foot = this._el('foot').offsetHeight;
    const top = this._at.r * ROW;
    const left = this._at.c * this._wide;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    const high = scroll.clientHeight - head - foot - ROW;
    if (top > scroll.scrollTop + high) scroll.scrollTop = top - high;
    if (left < scroll.scrollLeft) scroll.scrollLeft = left;
    const wide = scroll.clientWidth - NAME - this._wide;
    if (left > scroll.scrollLeft + wide) scroll.scrollLeft = left - wide;
  }

  // Phone -----------------------------------------------------------------------------------------------------------

  _list() {
    const day = this._data.days[this._day];
    this._at.c = this._anchor.c = this._day;
    const cover = this._data.groups.map((name, g) => ({ name, ...this._cover[this._day].groups[g] })).filter((group) => group.missing && !group.together);
    this._el('days').innerHTML = `<div class="turn"><button data-turn="-1" aria-label="${escape(this._t('day.before'))}">‹</button>
        <b class="${day.kind.toLowerCase()}">${escape(day.date)} ${escape(day.weekday)} ${escape(day.name)}</b>
        <button data-turn="1" aria-label="${escape(this._t('day.after'))}">›</button></div>
      ${cover.map((group) => `<p class="gap"><b>${escape(group.name)}</b> ${escape(group.gaps)}</p>`).join('')}
      ${this._shown.map((row, r) => `<button class="line${r === this._at.r ? ' chosen' : ''}" data-row="${r}">
        <span class="who">${escape(row.name)}<small>${row.found.filter((one) => one.days.includes(this._day) && one.days.length <= 7)
          .map((one) => escape(one.text)).join('<br>')}</small></span>${this._cell(row, this._day, row.cells[this._day], this._marks(row)[this._day] || 0)}
        </button>`).join('')}`;
    this._el('days').onclick = (e) => {
      const turn = e.target.closest('[data-turn]');
      const line = e.target.closest('[data-row]');
      if (turn) this._day = Math.min(this._data.days.length - 1, Math.max(0, this._day + Number(turn.dataset.turn)));
      if (line) this._at = { r: Number(line.dataset.row), c: this._day };
      this._anchor = { ...this._at };
      this._list();
      this._status();
    };
  }

  // Pointer ---------------------------------------------------------------------------------------------------------

  _hit(event) {
    const body = this._el('body').getBoundingClientRect();
    const scroll = this._el('scroll').getBoundingClientRect();
    const c = Math.floor((event.clientX - body.left - NAME) / this._wide);
    const r = Math.floor((event.clientY - body.top) / ROW);
    if (event.clientX - scroll.left < NAME) return null;
    return { r: Math.min(this._shown.length - 1, Math.max(0, r)), c: Math.min(this._data.days.length - 1, Math.max(0, c)),
      inside: c < this._data.days.length && c >= 0 && r < this._shown.length };
  }

  _pointer() {
    const body = this._el('body');
    body.addEventListener('pointerdown', (event) => {
      if (!this._data || event.button) return;
      const hit = this._hit(event);
      if (!hit?.inside && event.target.id !== 'handle') return;
      event.preventDefault();
      this._commit();
      body.setPointerCapture(event.pointerId);
      if (event.target.id === 'handle') {
        this._filling = this._box();
      } else {
        this._dragging = true;
        this._move(hit.r, hit.c, event.shiftKey);
      }
      this._focus();
    });
    body.addEventListener('pointermove', (event) => {
      if (!this._data) return;
      const hit = this._hit(event);
      if (!hit) return;
      if (this._dragging) this._move(hit.r, hit.c, true);
      else if (this._filling) {
        this._anchor = { r: this._filling.r1, c: this._filling.c1 };
        this._at = { r: Math.max(hit.r, this._filling.r2), c: Math.max(hit.c, this._filling.c2) };
        this._place();
      } else if (hit.inside) this._hover(hit);
    });
    body.addEventListener('pointerup', () => {
      this._dragging = false;
      if (this._filling) { const from = this._filling; this._filling = null; this._fill(from); }
    });
    body.addEventListener('dblclick', () => this._explain());
    body.addEventListener('pointerleave', () => { this._over = null; });
  }

  _hover(hit) {
    if (this._over && this._over.r === hit.r && this._over.c === hit.c) return;
    this._over = hit;
    this._el('body').title = this._sentences(this._shown[hit.r], hit.c).join('\n');
  }

  // Keys ------------------------------------------------------------------------------------------------------------

  _focus() { if (!this._narrow) this._el('catch').focus({ preventScroll: true }); }

  _keys() {
    const field = this._el('catch');
    field.addEventListener('keydown', (event) => this._key(event));
    field.addEventListener('input', (event) => { if (!event.isComposing) this._type(); });
    field.addEventListener('compositionend', () => this._type());
    field.addEventListener('focus', () => this.toggleAttribute('active', true));
    field.addEventListener('blur', () => { this._commit(); this.toggleAttribute('active', false); });
    for (const kind of ['copy', 'cut']) {
      field.addEventListener(kind, (event) => {
        event.preventDefault();
        event.clipboardData.setData('text/plain', this._copied());
        if (kind === 'cut') this._fillWith('');
      });
    }
    field.addEventListener('paste', (event) => { event.preventDefault(); this._paste(event.clipboardData.getData('text/plain')); });
  }

  _key(event) {
    if (event.isComposing || !this._data) return;
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] }[event.key];
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (step) {
      this._commit();
      const far = command ? 1000 : 1;
      this._move(this._at.r + step[0] * far, this._at.c + step[1] * far, event.shiftKey);
    } else if (event.key === 'Home' || event.key === 'End') {
      this._commit();
      const end = event.key === 'End';
      this._move(command ? (end ? this._shown.length : 0) : this._at.r, end ? this._data.days.length : 0, event.shiftKey);
    } else if (event.key === 'Enter') {
      this._commit();
      this._move(this._at.r + (event.shiftKey ? -1 : 1), this._at.c, false);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (this._typed) { this._typed = ''; this._el('catch').value = ''; this._place(); } else this._fillWith('');
    } else if (event.key === 'Escape') {
      this._typed = '';
      this._el('catch').value = '';
      this._anchor = { ...this._at };
      this._el('aside').hidden = true;
      this._place();
    } else if (event.key === 'F2') this._explain();
    else if (event.altKey && key === 'l') this._lock();
    else if (command && key === 'z') this._undo(event.shiftKey ? '/redo' : '/undo');
    else if (command && key === 'y') this._undo('/redo');
    else if (command && key === 'd') this._fill({ ...this._box(), r2: this._box().r1 });
    else if (command && key === 'r') this._fill({ ...this._box(), c2: this._box().c1 });
    else if (command && key === 'a') { this._anchor = { r: 0, c: 0 }; this._at = { r: this._shown.length - 1, c: this._data.days.length - 1 }; this._place(); }
    else return;
    event.preventDefault();
  }

  _move(r, c, extend) {
    this._at = { r: Math.min(this._shown.length - 1, Math.max(0, r)), c: Math.min(this._data.days.length - 1, Math.max(0, c)) };
    if (!extend) this._anchor = { ...this._at };
    this._place();
    this._reveal();
    this._status();
  }

  /** A code is taken as soon as no longer one can follow; otherwise with the next arrow, Enter, or after a moment. */
  _type() {
    this._typed = this._el('catch').value.trim();
    clearTimeout(this._typing);
    const typed = plain(this._typed);
    if (!typed) { this._place(); return; }
    const longer = [...this._codes.keys(), 'OFF'].some((code) => code.startsWith(typed) && code !== typed);
    if (!longer) this._commit(); else { this._place(); this._typing = setTimeout(() => this._commit(), TYPING_MS); }
  }

  _commit() {
    clearTimeout(this._typing);
    const typed = this._typed;
    this._typed = '';
    this._el('catch').value = '';
    if (typed) this._fillWith(typed);
    this._place();
  }

  _fillWith(code) {
    if (!this._data || !this._shown.length) return;
    const { r1, r2, c1, c2 } = this._box();
    const edits = [];
    for (let r = r1; r <= r2; r++) for (let c = c1; c <= c2; c++) edits.push({ row: this._shown[r], day: c, code });
    this._edit(edits);
  }

  _lock() {
    if (!this._data || !this._shown.length) return;
    const { r1, r2, c1, c2 } = this._box();
    const locked = !this._shown[this._at.r].locked[this._at.c];
    const edits = [];
    for (let r = r1; r <= r2; r++) for (let c = c1; c <= c2; c++) edits.push({ row: this._shown[r], day: c, code: null, locked });
    this._edit(edits);
  }

  /** Repeats what stands in the source over the selection. */
  _fill(from) {
    const to = this._box();
    const edits = [];
    for (let r = to.r1; r <= to.r2; r++) {
      for (let c = to.c1; c <= to.c2; c++) {
        const row = this._shown[from.r1 + (r - to.r1) % (from.r2 - from.r1 + 1)];
        const day = from.c1 + (c - to.c1) % (from.c2 - from.c1 + 1);
        if (this._shown[r] !== row || day !== c) edits.push({ row: this._shown[r], day: c, code: this._code(row, day) });
      }
    }
    this._edit(edits);
  }

  _code(row, day) {
    const number = row.cells[day];
    return number > 0 ? this._data.types[number - 1].code : number === 0 ? '-' : '';
  }

  _copied() {
    const { r1, r2, c1, c2 } = this._box();
    const lines = [];
    for (let r = r1; r <= r2; r++) {
      const cells = [];
      for (let c = c1; c <= c2; c++) cells.push(this._code(this._shown[r], c));
      lines.push(cells.join('\t'));
    }
    return lines.join('\n');
  }

  /** Text of a spreadsheet: a block of codes, or lines that begin with a name or number. */
  _paste(text) {
    if (!this._data || !this._shown.length) return;
    const lines = text.replace(/\r/g, '').replace(/\n+$/, '').split('\n').map((line) => line.split('\t'));
    const { r1, r2, c1, c2 } = this._box();
    if (lines.length === 1 && lines[0].length === 1) { this._fillWith(lines[0][0]); return; }
    const names = new Map(this._rows.flatMap((row) => [[row.number, row], [row.name, row]]));
    const named = lines.some((line) => names.has(line[0].trim()));
    const edits = [];
    const high = named ? lines.length : Math.max(lines.length, r2 - r1 + 1 > lines.length ? r2 - r1 + 1 : lines.length);
    for (let i = 0; i < high; i++) {
      const line = lines[i % lines.length];
      const cells = named ? line.slice(1) : line;
      const row = named ? names.get(line[0].trim()) : this._shown[r1 + i];
      if (named && !line[0].trim() || !named && !row) continue;
      const wide = Math.max(cells.length, named ? 0 : c2 - c1 + 1);
      for (let j = 0; j < wide; j++) {
        const c = c1 + j;
        if (c < this._data.days.length && cells.length) edits.push({ row, staff: row ? undefined : line[0].trim(), day: c, code: cells[j % cells.length].trim() });
      }
    }
    this._edit(edits);
  }

  // What is said ----------------------------------------------------------------------------------------------------

  _sentences(row, c) {
    return [...(row.leave[c] ? [this._t('leave', row.leave[c])] : []), ...(row.wishes[c] ? [this._t('wish', row.wishes[c])] : []),
      ...row.found.filter((one) => one.days.includes(c)).map((one) => one.text)];
  }

  _status() {
    if (!this._data) return;
    const row = this._shown[this._at.r];
    const score = this._score;
    this._el('score').innerHTML = `<span class="${score.hard ? 'bad' : 'good'}">${escape(this._t('score.hard', score.hard))}</span>
      <span title="${escape(score.rules.map((rule) => `${rule.name} ${rule.hard ? `${rule.hard}×` : ''}${rule.penalty || ''}`).join('\n'))}">${escape(this._t('score.penalty', score.penalty))}</span>`;
    if (!row) { this._el('cell').textContent = ''; return; }
    const number = row.cells[this._at.c];
    const type = number > 0 ? this._data.types[number - 1] : null;
    const what = type ? `${type.code} ${type.name} ${clock(type.start)}–${clock(type.end)}` : number === 0 ? this._t('off') : this._t('empty');
    const { r1, r2, c1, c2 } = this._box();
    const many = (r2 - r1 + 1) * (c2 - c1 + 1);
    const sentences = this._sentences(row, this._at.c);
    const day = this._data.days[this._at.c];
    this._el('cell').innerHTML = `<b>${escape(row.name)} · ${escape(day.date.slice(5))} ${escape(day.weekday)}</b> ${escape(what)}`
      + (row.locked[this._at.c] ? ` · ${escape(this._t('locked'))}` : '') + (many > 1 ? ` · ${escape(this._t('selected', many))}` : '')
      + sentences.map((text) => `<span class="said">${escape(text)}</span>`).join('');
    this._el('catch').setAttribute('aria-label', this._el('cell').textContent);
  }

  _say(text, bad) {
    const note = this._el('note');
    note.textContent = text;
    note.classList.toggle('bad', Boolean(bad));
    note.hidden = false;
    clearTimeout(this._noting);
    this._noting = setTimeout(() => { note.hidden = true; }, 8000);
  }

  _refused(texts) {
    const aside = this._el('aside');
    aside.hidden = false;
    aside.innerHTML = `<header><h3>${escape(this._t('refused', texts.length))}</h3><button data-close aria-label="${escape(this._t('close'))}">×</button></header>
      <ul>${[...new Set(texts)].slice(0, 200).map((text) => `<li>${escape(text)}</li>`).join('')}</ul>`;
    aside.querySelector('[data-close]').onclick = () => { aside.hidden = true; this._focus(); };
  }

  async _explain() {
    const row = this._shown[this._at.r];
    if (!row) return;
    const day = this._at.c;
    const aside = this._el('aside');
    const serial = this._asked = (this._asked || 0) + 1;
    aside.hidden = false;
    aside.innerHTML = `<p>${escape(this._t('loading'))}</p>`;
    try {
      const told = await this._call('GET', `/cells/${row.id}/${this._data.days[day].date}`);
      if (serial === this._asked) this._told(told, row, day);
    } catch (problem) {
      if (serial === this._asked) aside.innerHTML = `<p>${escape(problem.message)}</p>`;
    }
  }

  _told(told, row, day) {
    const aside = this._el('aside');
    const chip = (code, colour) => colour < 0 ? `<b class="shift plain">${escape(code || this._t('off'))}</b>` : `<b class="shift" style="${hue(colour)}">${escape(code)}</b>`;
    const list = (title, items) => items.length ? `<h4>${escape(title)}</h4><ul>${items.join('')}</ul>` : '';
    aside.innerHTML = `<header><h3>${escape(row.name)} · ${escape(this._data.days[day].date)}</h3><button data-close aria-label="${escape(this._t('close'))}">×</button></header>
      <p>${chip(told.code, told.colour)} ${escape(told.reason)}</p>
      <p><a href="sched/person/${row.id}?month=${escape(this._data.days[day].date.slice(0, 7))}">${escape(this._t('person-month'))}</a></p>
      ${list(this._t('why.rules'), told.rules.map((text) => `<li>${escape(text)}</li>`))}
      ${list(this._t('why.wishes'), told.wishes.map((text) => `<li>${escape(text)}</li>`))}
      ${list(this._t('why.choices'), told.choices.map((one) => `<li class="choice"><button data-code="${escape(one.code || '-')}">${chip(one.code, one.colour)}</button>
        <span>${escape(one.price)}${one.against.map((text) => `<small>${escape(text)}</small>`).join('')}</span></li>`))}
      ${list(this._t('why.others'), told.others.map((one) => `<li class="choice"><b>${escape(one.name)}</b>
        <span>${escape(one.price)}${one.against.map((text) => `<small>${escape(text)}</small>`).join('')}</span></li>`))}`;
    aside.querySelector('[data-close]').onclick = () => { aside.hidden = true; this._focus(); };
    aside.querySelectorAll('[data-code]').forEach((button) => {
      button.onclick = () => { this._edit([{ row, day, code: button.dataset.code }]); this._explainSoon(); };
    });
  }

  /** Once the change has been judged. */
  _explainSoon() { this._send(async () => { const update = await this._call('GET', `/changes?since=${this._revision}`); setTimeout(() => this._explain()); return update; }); }
}

/** Minutes after midnight as a time; the next day is marked. */
function clock(minute) {
  const text = minute === 1440 ? '24:00' : `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return minute > 1440 ? `${text}+1` : text;
}

const CSS = `
:host { display: flex; flex-direction: column; gap: 8px; min-height: 0; height: 100%; color: var(--zb-text); font-size: 13px; position: relative; }
* { box-sizing: border-box; }
button, input, select { font: inherit; color: inherit; }
.bar, .chips, .status { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.grow { flex: 1; }
.bar input[type=search], .bar select, .bar button, .chips button { min-height: 32px; padding: 0 10px; border: 1px solid var(--zb-line-strong, #ccc);
  border-radius: 6px; background: var(--zb-surface); }
.bar input[type=search] { width: 180px; }
.bar button:hover, .chips button:hover { background: var(--zb-accent-soft); }
.check { display: flex; gap: 6px; align-items: center; min-height: 32px; }
.chips { gap: 6px; }
.chips button { min-height: 28px; border-color: var(--zb-line); }
.shift { background: light-dark(oklch(0.925 calc(0.06 * var(--k)) var(--h)), oklch(0.37 calc(0.07 * var(--k)) var(--h)));
  color: light-dark(oklch(0.38 calc(0.09 * var(--k)) var(--h)), oklch(0.92 calc(0.06 * var(--k)) var(--h))); }
.shift.plain { background: var(--zb-neutral-soft); color: var(--zb-neutral-text); }
.main { flex: 1; min-height: 220px; display: flex; gap: 8px; }
.scroll { flex: 1; overflow: auto; position: relative; border: 1px solid var(--zb-line); border-radius: 8px; background: var(--zb-surface); overscroll-behavior: contain; }
.catch { position: sticky; top: 0; left: 0; width: 1px; height: 1px; opacity: 0; border: 0; padding: 0; resize: none; display: block; margin-bottom: -1px; font-size: 16px; }
.head, .foot { position: sticky; z-index: 3; background: var(--zb-surface); }
.head { top: 0; display: flex; border-bottom: 1px solid var(--zb-line-strong); }
.foot { bottom: 0; border-top: 1px solid var(--zb-line-strong); }
.cover { display: flex; height: 26px; border-bottom: 1px solid var(--zb-line); }
.name { position: sticky; left: 0; z-index: 2; width: ${NAME}px; flex: none; padding: 0 10px; display: flex; align-items: center; background: var(--zb-surface);
  border-right: 1px solid var(--zb-line-strong); overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.name span { overflow: hidden; text-overflow: ellipsis; }
.head .name { z-index: 4; color: var(--zb-text-muted); }
.row .name.hard { box-shadow: inset 3px 0 var(--zb-bad-text); }
.row .name.soft { box-shadow: inset 3px 0 var(--zb-warning-text); }
.day { width: var(--d); flex: none; text-align: center; line-height: 1.25; padding: 3px 0; border-right: 1px solid var(--zb-line); overflow: hidden; }
.day b, .day span, .day small { display: block; white-space: nowrap; }
.day span { color: var(--zb-text-muted); }
.day small { font-size: 10px; color: var(--zb-text-muted); }
.day.weekend, .day.rest { background: var(--zb-sunken); }
.day.statutory { background: var(--zb-bad-soft); color: var(--zb-bad-text); }
.day.statutory small { color: inherit; }
.day.make_up small { color: var(--zb-info-text); }
.day.today b { background: var(--zb-accent); color: var(--zb-surface); border-radius: 9px; margin: 0 8px; }
.total { width: ${TOTAL}px; flex: none; display: flex; align-items: center; justify-content: flex-end; padding: 0 8px; font-variant-numeric: tabular-nums; border-right: 1px solid var(--zb-line); }
.head .total { justify-content: center; padding: 0 2px; color: var(--zb-text-muted); font-size: 12px; text-align: center; }
.body { position: relative; user-select: none; -webkit-user-select: none; cursor: cell; }
.row { position: absolute; left: 0; display: flex; height: ${ROW}px; border-bottom: 1px solid var(--zb-line); }
.cell { width: var(--d); flex: none; display: flex; align-items: center; justify-content: center; border-right: 1px solid var(--zb-line); position: relative; }
.cell.free { background: var(--zb-sunken); }
.cell b { min-width: 24px; padding: 2px 3px; border-radius: 5px; text-align: center; font-weight: 600; font-size: 12px; }
.cell i { font-style: normal; color: var(--zb-text-muted); opacity: .65; font-size: 11px; }
.cell em { font-style: normal; font-size: 11px; color: var(--zb-info-text); }
.cell.leave { background: repeating-linear-gradient(135deg, var(--zb-info-soft) 0 4px, transparent 4px 8px); }
.cell.m3 { box-shadow: inset 0 0 0 2px var(--zb-bad-text); }
.cell.m2::after, .cell.m1::after, .cell.m3::after { content: ''; position: absolute; right: 0; top: 0; border: 5px solid transparent; border-top-color: var(--zb-warning-text); border-right-color: var(--zb-warning-text); }
.cell.m3::after { border-top-color: var(--zb-bad-text); border-right-color: var(--zb-bad-text); }
.cell.m1::after { border-top-color: var(--zb-accent); border-right-color: var(--zb-accent); border-width: 4px; }
.cell.locked::before { content: ''; position: absolute; left: 0; top: 4px; bottom: 4px; width: 3px; background: var(--zb-text-muted); }
.cell.wish:not(.m1) { background-image: radial-gradient(circle at 6px 26px, var(--zb-good-text) 2px, transparent 2.5px); }
.cell.short { color: var(--zb-warning-text); background: var(--zb-warning-soft); }
.cell.bad { color: var(--zb-bad-text); background: var(--zb-bad-soft); }
.cell.full { color: var(--zb-good-text); }
.foot .cell { font-size: 11px; font-variant-numeric: tabular-nums; }
.range { position: absolute; background: color-mix(in oklch, var(--zb-accent) 14%, transparent); border: 1px solid var(--zb-accent); pointer-events: none; z-index: 1; }
.range i { position: absolute; right: -5px; bottom: -5px; width: 9px; height: 9px; background: var(--zb-accent); border: 1px solid var(--zb-surface); pointer-events: auto; cursor: crosshair; }
.cursor { position: absolute; width: var(--d); height: ${ROW}px; border: 2px solid var(--zb-text-muted); border-radius: 3px; pointer-events: none; z-index: 1; display: flex; align-items: center; justify-content: center; }
:host([active]) .cursor { border-color: var(--zb-accent); }
.cursor.typing { background: var(--zb-surface); font-weight: 600; }
[hidden] { display: none !important; }
.none { padding: 24px; color: var(--zb-text-muted); }
aside { width: 320px; flex: none; overflow: auto; border: 1px solid var(--zb-line); border-radius: 8px; background: var(--zb-surface); padding: 12px 14px; }
aside header { display: flex; justify-content: space-between; align-items: center; gap: 8px; }
aside h3 { margin: 0; font-size: 15px; }
aside h4 { margin: 14px 0 4px; font-size: 13px; color: var(--zb-text-muted); }
aside ul { margin: 0; padding: 0; list-style: none; }
aside li { padding: 5px 0; border-bottom: 1px solid var(--zb-line); }
aside small { display: block; color: var(--zb-text-muted); }
aside button { border: 0; background: none; cursor: pointer; min-width: 32px; min-height: 32px; }
aside .shift { padding: 2px 7px; border-radius: 5px; }
.choice { display: flex; gap: 8px; align-items: flex-start; }
.choice > b { min-width: 64px; }
.status { justify-content: space-between; min-height: 24px; }
#cell { flex: 1; }
.said { margin-left: 10px; color: var(--zb-bad-text); }
#score { display: flex; gap: 12px; font-variant-numeric: tabular-nums; }
.bad { color: var(--zb-bad-text); }
.good { color: var(--zb-good-text); }
.note { position: absolute; left: 50%; bottom: 44px; transform: translateX(-50%); max-width: min(90%, 560px); padding: 10px 16px; border-radius: 8px; z-index: 6;
  background: var(--zb-info-soft); color: var(--zb-info-text); box-shadow: 0 4px 18px rgb(0 0 0 / .18); cursor: pointer; }
.note.bad { background: var(--zb-bad-soft); color: var(--zb-bad-text); }
.days { display: none; }
:host([narrow]) .scroll { display: none; }
:host([narrow]) .main { flex-direction: column; }
:host([narrow]) .days { display: block; flex: 1; overflow: auto; }
:host([narrow]) aside { width: auto; max-height: 60vh; position: absolute; inset: auto 0 0 0; z-index: 5; box-shadow: 0 -6px 24px rgb(0 0 0 / .2); }
:host([narrow]) .chips { position: sticky; bottom: 0; order: 3; background: var(--zb-surface); padding: 6px 0; flex-wrap: nowrap; overflow-x: auto; }
:host([narrow]) .chips button { flex: none; min-height: 44px; }
:host([narrow]) .bar button { min-height: 44px; }
:host([narrow]) .bar input[type=search] { min-height: 44px; width: 100%; }
.turn { display: flex; justify-content: space-between; align-items: center; position: sticky; top: 0; background: var(--zb-surface); z-index: 2; border-bottom: 1px solid var(--zb-line); }
.turn button { width: 48px; height: 44px; border: 0; background: none; font-size: 22px; }
.turn b.statutory { color: var(--zb-bad-text); }
.gap { margin: 6px 8px; color: var(--zb-warning-text); }
.line { display: flex; width: 100%; min-height: 48px; align-items: center; gap: 8px; padding: 4px 8px; border: 0; border-bottom: 1px solid var(--zb-line); background: none; text-align: left; }
.line.chosen { background: var(--zb-accent-soft); }
.line .who { flex: 1; }
.line small { display: block; color: var(--zb-bad-text); }
.line .cell { border: 0; min-height: 32px; width: 44px; background: none; }
:focus-visible { outline: 2px solid var(--zb-accent); outline-offset: 1px; }
`;

customElements.define('zhiban-roster', ZhibanRoster);
