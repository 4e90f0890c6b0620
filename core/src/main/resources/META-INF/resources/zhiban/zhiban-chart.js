/*
 * <zhiban-chart>: lines, areas, bars, columns, Pareto and sparklines as SVG, drawn here without any library.
 *
 * Property set by the server: chart = {
 *   kind: LINE | AREA | BARS | COLUMNS | PARETO | SPARK, unit: NUMBER | DECIMAL | PERCENT | SECONDS, label, language,
 *   clickable, texts: {empty, category, cumulated},
 *   series: [{name, tone, points: [{label, value, key}]}] }   points of all series stand at the same places
 *
 * Tells "point" {series, index, key} when a point is clicked or Enter is pressed on it. Arrow keys move from point to
 * point, Home and End to the ends, Esc leaves. Whoever cannot see the picture reads the same numbers as a table.
 */
const NS = 'http://www.w3.org/2000/svg';
const NARROW = 460;
const BAR = 28;

const el = (name, attributes = {}, ...children) => {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(key, value);
  node.append(...children);
  return node;
};

const html = (name, className, text) => {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};

/** Ends of an axis and its steps: at most so many, on round numbers, whole ones where only whole things are counted. */
function axis(highest, steps, whole, lowest = 0) {
  if (!(highest > 0)) return { base: 0, top: 1, ticks: whole ? [0, 1] : [0, 0.5, 1] };
  const raw = Math.max(highest - lowest, highest / 1000) / steps;
  const power = 10 ** Math.floor(Math.log10(raw));
  let step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw - 1e-12);
  if (whole) step = Math.max(1, Math.ceil(step));
  const base = Math.floor(lowest / step) * step;
  const count = Math.max(1, Math.ceil((highest - base) / step - 1e-9));
  return { base, top: base + count * step, ticks: Array.from({ length: count + 1 }, (_, i) => base + i * step) };
}

class ZhibanChart extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._active = -1;
    this._width = 0;
  }

  set chart(value) {
    this._chart = value;
    this._active = -1;
    if (this.isConnected) this._build();
  }
  get chart() { return this._chart; }

  connectedCallback() {
    this._build();
    this._observer = new ResizeObserver(() => {
      if (Math.abs(this.clientWidth - this._width) > 1) this._draw();
    });
    this._observer.observe(this);
  }

  disconnectedCallback() { this._observer?.disconnect(); }

  _points(series = 0) { return this._chart.series[series]?.points ?? []; }

  /** A value as people read it. @param brief on an axis, where there is little room */
  _format(value, unit = this._chart.unit, brief = false) {
    const language = this._chart.language || 'zh';
    if (value === null || value === undefined) return '–';
    if (unit === 'PERCENT') return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: brief ? 0 : 1 }).format(value);
    if (unit === 'SECONDS') {
      return new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'narrow', maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
    }
    const digits = unit === 'DECIMAL' ? (value < 10 ? 2 : 1) : 0;
    return new Intl.NumberFormat(language, brief && value >= 10000 ? { notation: 'compact', maximumFractionDigits: 1 } : { maximumFractionDigits: digits }).format(value);
  }

  _build() {
    const root = this.shadowRoot;
    root.replaceChildren();
    const style = html('style');
    style.textContent = CSS;
    root.append(style);
    const chart = this._chart;
    if (!chart) return;
    const full = chart.series.some((series) => series.points.some((point) => point.value));
    if (!full) {
      if (chart.kind !== 'SPARK') root.append(html('p', 'empty', chart.texts.empty));
      return;
    }
    if (chart.kind !== 'SPARK' && chart.series.length > 1) root.append(this._legend());
    this._plot = html('div', 'plot');
    this._svg = el('svg', { 'aria-hidden': 'true' });
    this._tip = html('div', 'tip');
    this._tip.hidden = true;
    this._plot.append(this._svg, this._tip);
    root.append(this._plot);
    if (chart.kind === 'SPARK') {
      this._plot.setAttribute('aria-hidden', 'true');
    } else {
      this._live = html('div', 'sr');
      this._live.setAttribute('role', 'status');
      root.append(this._live, this._table());
      this._listen();
    }
    this._draw();
  }

  _legend() {
    const list = html('ul', 'legend');
    list.setAttribute('aria-hidden', 'true');
    this._chart.series.forEach((series, i) => {
      const item = html('li');
      item.append(html('i', this._tone(i)), series.name);
      list.append(item);
    });
    return list;
  }

  _tone(series) { return (this._chart.series[series]?.tone || 'one').toLowerCase(); }

  _table() {
    const table = html('table', 'sr');
    table.append(html('caption', '', this._chart.label));
    const head = table.createTHead().insertRow();
    head.append(html('th', '', this._chart.texts.category));
    this._chart.series.forEach((series) => head.append(html('th', '', series.name)));
    const body = table.createTBody();
    this._points().forEach((point, i) => {
      const row = body.insertRow();
      row.append(html('th', '', point.label));
      this._chart.series.forEach((series) => row.append(html('td', '', this._format(series.points[i]?.value))));
    });
    return table;
  }

  _listen() {
    const plot = this._plot;
    plot.tabIndex = 0;
    plot.setAttribute('role', 'group');
    plot.setAttribute('aria-label', this._chart.label);
    plot.classList.toggle('clickable', this._chart.clickable);
    plot.addEventListener('pointermove', (event) => this._activate(this._at(event)));
    plot.addEventListener('pointerleave', () => this._activate(-1));
    plot.addEventListener('click', (event) => this._choose(this._at(event)));
    plot.addEventListener('blur', () => this._activate(-1));
    plot.addEventListener('keydown', (event) => this._key(event));
  }

  _key(event) {
    const last = this._points().length - 1;
    const horizontal = this._rows;
    const moves = {
      [horizontal ? 'ArrowDown' : 'ArrowRight']: Math.min(last, this._active + 1),
      [horizontal ? 'ArrowUp' : 'ArrowLeft']: Math.max(0, this._active - 1),
      Home: 0, End: last, Escape: -1,
    };
    if (event.key in moves && !(event.key === 'Escape' && this._active < 0)) {
      this._activate(moves[event.key], true);
    } else if ((event.key === 'Enter' || event.key === ' ') && this._active >= 0) {
      this._choose(this._active);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  _choose(index) {
    const point = this._points()[index];
    if (point && this._chart.clickable) {
      this.dispatchEvent(new CustomEvent('point', { detail: { series: 0, index, key: point.key ?? '' } }));
    }
  }

  _at(event) {
    const box = this._svg.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    const count = this._points().length;
    const place = this._rows ? (y - this._top) / this._step : this._kind === 'LINE' ? (x - this._left) / this._step + 0.5 : (x - this._left) / this._step;
    return place < -0.2 || place > count + 0.2 ? -1 : Math.min(count - 1, Math.max(0, Math.floor(place)));
  }

  _draw() {
    const chart = this._chart;
    if (!this._svg || !chart) return;
    this._width = this.clientWidth;
    const width = Math.max(40, this._width);
    this._svg.replaceChildren();
    this._kind = chart.kind === 'AREA' ? 'LINE' : chart.kind;
    this._rows = chart.kind === 'BARS' || (chart.kind === 'PARETO' && width < NARROW);
    this._marks = [];
    if (chart.kind === 'SPARK') this._spark(width);
    else if (this._rows) this._bars(width);
    else this._upright(width);
  }

  _size(width, height) {
    this._svg.setAttribute('width', width);
    this._svg.setAttribute('height', height);
    this._svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  }

  _spark(width) {
    const height = 32;
    this._size(width, height);
    const values = this._points().map((point) => point.value ?? 0);
    const highest = Math.max(...values, 1e-9);
    const x = (i) => 2 + (i * (width - 4)) / Math.max(1, values.length - 1);
    const y = (value) => height - 3 - (value / highest) * (height - 6);
    const line = values.map((value, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join('');
    this._svg.append(
      el('path', { d: `${line}L${x(values.length - 1).toFixed(1)} ${height}L${x(0)} ${height}Z`, class: 'area ' + this._tone(0) }),
      el('path', { d: line, class: 'line ' + this._tone(0) }),
      el('circle', { cx: x(values.length - 1), cy: y(values.at(-1)), r: 2.5, class: 'dot ' + this._tone(0) }));
  }

  /** Lines, columns and Pareto: values grow upwards. */
  _upright(width) {
    const { kind, unit, series, texts } = this._chart;
    const height = Math.round(Math.min(280, Math.max(190, width * 0.42)));
    this._size(width, height);
    const points = this._points();
    const pareto = kind === 'PARETO';
    const stacked = points.map((_, i) => series.reduce((sum, one) => sum + (one.points[i]?.value ?? 0), 0));
    const highest = this._kind === 'LINE' ? Math.max(...series.flatMap((one) => one.points.map((point) => point.value ?? 0))) : Math.max(...stacked);
    const lowest = this._chart.zoomed ? Math.min(highest, ...series.flatMap((one) => one.points.map((point) => point.value ?? highest))) : 0;
    const scale = axis(highest, 4, unit === 'NUMBER', lowest);
    const names = scale.ticks.map((tick) => this._format(tick, unit, true));
    const left = this._left = 10 + Math.max(...names.map((name) => name.length)) * 7;
    const right = pareto ? 40 : 12;
    const top = this._top = 10;
    const bottom = height - 26;
    const inner = width - left - right;
    const line = this._kind === 'LINE';
    this._step = line ? inner / Math.max(1, points.length - 1) : inner / points.length;
    const x = (i) => left + (line ? i : i + 0.5) * this._step;
    const y = (value) => bottom - ((value - scale.base) / (scale.top - scale.base)) * (bottom - top);
    scale.ticks.forEach((tick, i) => this._svg.append(
      el('line', { x1: left, x2: width - right, y1: y(tick), y2: y(tick), class: i ? 'grid' : 'base' }),
      el('text', { x: left - 6, y: y(tick) + 4, class: 'tick end' }, names[i])));
    this._labels(points, x, height - 8, inner);
    this._hair = el('line', { y1: top, y2: bottom, class: 'hair', visibility: 'hidden' });
    this._svg.append(this._hair);
    if (line) this._lines(series, x, y, bottom);
    else this._columns(series, points, x, y);
    if (pareto) this._cumulated(stacked, x, top, bottom, width - right, texts);
    this._anchor = (i) => ({ x: x(i), y: y(line ? Math.max(...series.map((one) => one.points[i]?.value ?? 0)) : stacked[i]) });
  }

  /** As many labels as there is room for, always the first and the last. */
  _labels(points, x, y, inner) {
    const line = this._kind === 'LINE';
    const longest = Math.max(...points.map((point) => this._measure(point.label)));
    const room = line ? longest + 14 : this._step - 6;
    const every = line ? Math.max(1, Math.ceil((points.length * room) / inner)) : Math.max(1, Math.ceil(Math.min(longest, 26) / Math.max(1, room)));
    points.forEach((point, i) => {
      const last = i === points.length - 1;
      if (i % every && !last) return;
      if (!last && i && points.length - 1 - i < every) return;
      const end = line && last && points.length > 1;
      this._svg.append(el('text', { x: x(i), y, class: 'tick ' + (end ? 'end' : line && !i ? 'start' : 'middle') },
        line ? point.label : this._cut(point.label, this._step * every - 4)));
    });
  }

  _lines(series, x, y, bottom) {
    series.forEach((one, s) => {
      const tone = this._tone(s);
      const runs = [];
      one.points.forEach((point, i) => {
        if (point.value === null || point.value === undefined) runs.push([]);
        else { if (!runs.length) runs.push([]); runs.at(-1).push([x(i), y(point.value)]); }
      });
      runs.filter((run) => run.length).forEach((run) => {
        const path = run.map(([px, py], i) => `${i ? 'L' : 'M'}${px.toFixed(1)} ${py.toFixed(1)}`).join('');
        if (this._chart.kind === 'AREA') {
          this._svg.append(el('path', { d: `${path}L${run.at(-1)[0].toFixed(1)} ${bottom}L${run[0][0].toFixed(1)} ${bottom}Z`, class: 'area ' + tone }));
        }
        this._svg.append(el('path', { d: path, class: 'line ' + tone }));
        if (run.length === 1) this._svg.append(el('circle', { cx: run[0][0], cy: run[0][1], r: 3, class: 'dot ' + tone }));
      });
      const dot = el('circle', { r: 4, class: 'dot ' + tone, visibility: 'hidden' });
      this._svg.append(dot);
      this._marks.push({ move: (i) => {
        const value = one.points[i]?.value;
        dot.setAttribute('visibility', i < 0 || value === null || value === undefined ? 'hidden' : 'visible');
        if (i >= 0 && value !== null && value !== undefined) { dot.setAttribute('cx', x(i)); dot.setAttribute('cy', y(value)); }
      } });
    });
  }

  _columns(series, points, x, y) {
    const thick = Math.max(2, Math.min(44, this._step * 0.62));
    points.forEach((_, i) => {
      let below = 0;
      const group = el('g', { class: 'mark' });
      series.forEach((one, s) => {
        const value = one.points[i]?.value ?? 0;
        if (value > 0) {
          group.append(el('rect', { x: x(i) - thick / 2, width: thick, y: y(below + value), height: Math.max(1, y(below) - y(below + value)), rx: 2, class: 'bar ' + this._tone(s) }));
        }
        below += value;
      });
      this._svg.append(group);
      this._marks.push({ move: (active) => group.classList.toggle('dim', active >= 0 && active !== i) });
    });
  }

  _cumulated(values, x, top, bottom, right, texts) {
    const total = values.reduce((sum, value) => sum + value, 0);
    let sum = 0;
    const shares = this._shares = values.map((value) => (sum += value) / total);
    const y = (share) => bottom - share * (bottom - top);
    [0, 0.5, 0.8, 1].forEach((share) => this._svg.append(el('text', { x: right + 6, y: y(share) + 4, class: 'tick' }, this._format(share, 'PERCENT', true))));
    this._svg.append(el('line', { x1: this._left, x2: right, y1: y(0.8), y2: y(0.8), class: 'limit' }));
    this._svg.append(el('path', { d: shares.map((share, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(share).toFixed(1)}`).join(''), class: 'line cumulated' }));
    shares.forEach((share, i) => this._svg.append(el('circle', { cx: x(i), cy: y(share), r: 2.5, class: 'dot cumulated' })));
    this._extra = (i) => [[texts.cumulated, this._format(shares[i], 'PERCENT')]];
  }

  /** Horizontal bars, stacked when there are several series; the label stands above its bar when there is little room. */
  _bars(width) {
    const { series, texts, kind, unit } = this._chart;
    const points = this._points();
    const totals = points.map((_, i) => series.reduce((sum, one) => sum + (one.points[i]?.value ?? 0), 0));
    const highest = Math.max(...totals, 1e-9);
    const whole = totals.reduce((sum, value) => sum + value, 0);
    const above = width < NARROW;
    const labelWidth = above ? 0 : Math.min(width * 0.42, Math.max(...points.map((point) => this._measure(point.label))) + 12);
    let sum = 0;
    const shares = totals.map((value) => (sum += value) / whole);
    const values = totals.map((value, i) => this._format(value, unit) + (kind === 'PARETO' ? ` · ${this._format(shares[i], 'PERCENT', true)}` : ''));
    const valueWidth = Math.max(...values.map((value) => this._measure(value))) + 12;
    this._left = labelWidth;
    this._top = 0;
    this._step = above ? BAR + 14 : BAR;
    this._size(width, points.length * this._step + 4);
    const room = Math.max(20, width - labelWidth - valueWidth);
    points.forEach((point, i) => {
      const y = i * this._step + (above ? 18 : 6);
      const thick = above ? 12 : BAR - 12;
      const group = el('g', { class: 'mark' });
      let x = labelWidth;
      group.append(el('rect', { x: 0, y: i * this._step, width, height: this._step, class: 'hit' }));
      group.append(el('text', { x: above ? 0 : labelWidth - 8, y: above ? y - 5 : y + thick - 3, class: 'name ' + (above ? '' : 'end') },
        this._cut(point.label, above ? width : labelWidth - 12)));
      series.forEach((one, s) => {
        const value = one.points[i]?.value ?? 0;
        if (value > 0) {
          const length = Math.max(1.5, (value / highest) * room);
          group.append(el('rect', { x, y, width: length, height: thick, rx: 2, class: 'bar ' + this._tone(s) }));
          x += length;
        }
      });
      group.append(el('text', { x: x + 6, y: y + thick - 3, class: 'tick' }, values[i]));
      this._svg.append(group);
      this._marks.push({ move: (active) => group.classList.toggle('on', active === i) });
    });
    this._hair = null;
    this._extra = kind === 'PARETO' ? (i) => [[texts.cumulated, this._format(shares[i], 'PERCENT')]] : null;
    this._anchor = (i) => ({ x: Math.min(width - 20, labelWidth + (totals[i] / highest) * room), y: i * this._step + (above ? 16 : 4) });
  }

  _activate(index, spoken = false) {
    if (index === this._active && !spoken) return;
    this._active = index;
    this._marks.forEach((mark) => mark.move(index));
    if (this._hair) this._hair.setAttribute('visibility', index < 0 ? 'hidden' : 'visible');
    if (index < 0) { this._tip.hidden = true; return; }
    const { x, y } = this._anchor(index);
    if (this._hair) { this._hair.setAttribute('x1', x); this._hair.setAttribute('x2', x); }
    const rows = this._chart.series.map((series, s) => [series.name, this._format(series.points[index]?.value), this._tone(s)]);
    if (this._extra && (this._chart.kind === 'PARETO')) rows.push(...this._extra(index));
    const label = this._points()[index].label;
    this._tip.replaceChildren(html('strong', '', label));
    rows.forEach(([name, value, tone]) => {
      const row = html('div');
      row.append(html('i', tone || 'cumulated'), html('span', '', name), html('b', '', value));
      this._tip.append(row);
    });
    this._tip.hidden = false;
    const wide = this._tip.offsetWidth;
    const high = this._tip.offsetHeight;
    const beside = x + 14 + wide > this._width ? x - 14 - wide : x + 14;
    this._tip.style.left = Math.max(0, Math.min(this._width - wide, beside)) + 'px';
    this._tip.style.top = Math.max(0, y - high / 2) + 'px';
    if (spoken) this._live.textContent = [label, ...rows.map(([name, value]) => `${name} ${value}`)].join(', ');
  }

  _measure(text) { return [...String(text)].reduce((sum, c) => sum + (c.charCodeAt(0) > 255 ? 12 : 6.6), 0); }

  _cut(text, room) {
    if (this._measure(text) <= room) return text;
    let kept = '';
    for (const c of text) {
      if (this._measure(kept + c) > room - 10) break;
      kept += c;
    }
    return kept + '…';
  }
}

const CSS = `
:host { display: block; position: relative; min-width: 0; font-size: 12px;
  --one: light-dark(oklch(0.56 0.088 205), oklch(0.74 0.09 198));
  --two: light-dark(oklch(0.68 0.115 72), oklch(0.78 0.11 78));
  --three: light-dark(oklch(0.53 0.115 270), oklch(0.73 0.1 270));
  --four: light-dark(oklch(0.6 0.1 150), oklch(0.76 0.1 152));
  --five: light-dark(oklch(0.6 0.13 345), oklch(0.76 0.11 345));
  --six: light-dark(oklch(0.62 0.015 240), oklch(0.66 0.015 240));
  --bad: light-dark(oklch(0.58 0.16 27), oklch(0.71 0.14 25)); }
:host([hidden]) { display: none; }
.plot { position: relative; border-radius: var(--vaadin-radius-m, 6px); }
.plot:focus-visible { outline: 2px solid var(--vaadin-focus-ring-color, currentColor); outline-offset: 4px; }
svg { display: block; max-width: 100%; overflow: visible; }
.clickable svg { cursor: pointer; }
.empty { margin: 0; padding: 40px 12px; text-align: center; color: var(--zb-text-muted); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0 0 8px; padding: 0; list-style: none; color: var(--zb-text-muted); }
.legend li { display: inline-flex; align-items: center; gap: 6px; }
i { flex: none; width: 8px; height: 8px; border-radius: 2px; background: var(--c); }
.one { --c: var(--one); } .two { --c: var(--two); } .three { --c: var(--three); } .four { --c: var(--four); }
.five { --c: var(--five); } .six { --c: var(--six); } .bad { --c: var(--bad); } .cumulated { --c: var(--two); }
.line { fill: none; stroke: var(--c); stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; }
.area { fill: var(--c); opacity: 0.12; }
.dot { fill: var(--c); stroke: var(--zb-surface); stroke-width: 1.5; }
.bar { fill: var(--c); }
.grid, .base, .hair { stroke: var(--zb-line); stroke-width: 1; shape-rendering: crispEdges; }
.base, .hair { stroke: var(--zb-line-strong); }
.limit { stroke: var(--zb-line-strong); stroke-dasharray: 3 3; }
.tick { fill: var(--zb-text-muted); font-size: 11px; font-variant-numeric: tabular-nums; }
.name { fill: var(--zb-text); font-size: 12px; }
.end { text-anchor: end; } .middle { text-anchor: middle; }
.hit { fill: transparent; }
.mark.dim .bar { opacity: 0.45; }
.mark.on .hit { fill: var(--zb-hover); }
.tip { position: absolute; z-index: 2; pointer-events: none; box-sizing: border-box; min-width: 110px; max-width: min(260px, 100%); padding: 8px 10px;
  border: 1px solid var(--zb-line-strong); border-radius: var(--vaadin-radius-m, 6px); background: var(--zb-surface); color: var(--zb-text);
  box-shadow: 0 4px 14px rgb(0 0 0 / 0.12); line-height: 1.5; }
.tip[hidden] { display: none; }
.tip strong { display: block; font-weight: 600; overflow-wrap: anywhere; }
.tip div { display: flex; align-items: center; gap: 6px; white-space: nowrap; }
.tip span { flex: 1; color: var(--zb-text-muted); overflow: hidden; text-overflow: ellipsis; }
.tip b { font-weight: 600; font-variant-numeric: tabular-nums; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

customElements.define('zhiban-chart', ZhibanChart);
