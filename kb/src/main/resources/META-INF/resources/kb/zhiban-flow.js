/*
 * <zhiban-flow>: draws a flow top-down. Steps in layers, arrows numbered like the choices inside the boxes, ways back at
 * the right. Plain custom element, own layout.
 *
 * Properties: flow {steps: [{id, title, say, script, authority, duties, problem, choices: [{label, when, to}]}]},
 * current (id of a step), stats {id: {entered, left, copied, finished}}, texts. Event: "step-picked" {step}.
 */
import { escape } from './zhiban-copy.js';

const WIDTH = 216, GAP_X = 28, GAP_Y = 44, LINE = 18, PAD = 10, EDGE = 12;
const NS = 'http://www.w3.org/2000/svg';

class ZhibanFlow extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this.shadowRoot.innerHTML = `<style>${CSS}</style><div class="frame" tabindex="0"></div>`;
    this._frame = this.shadowRoot.querySelector('.frame');
    this._texts = {};
    this._frame.addEventListener('click', (event) => this._pick(event.target.closest('[data-step]')));
    this._frame.addEventListener('keydown', (event) => {
      if ((event.key === 'Enter' || event.key === ' ') && event.target.closest('[data-step]')) { event.preventDefault(); this._pick(event.target.closest('[data-step]')); }
    });
  }

  set texts(value) { this._texts = value || {}; this._draw(); }
  set flow(value) { this._flow = value; this._draw(); }
  set stats(value) { this._stats = value || {}; this._draw(); }
  set current(value) { this._current = value || ''; this._highlight(); }

  _t(key, ...values) {
    let text = this._texts[key] ?? key;
    values.forEach((value, i) => { text = text.replaceAll(`{${i}}`, value); });
    return text;
  }

  _pick(node) {
    if (node) this.dispatchEvent(new CustomEvent('step-picked', { bubbles: true, composed: true, detail: { step: node.dataset.step } }));
  }

  _highlight() {
    this._frame.querySelectorAll('[data-step]').forEach((node) => {
      const on = node.dataset.step === this._current;
      node.classList.toggle('current', on);
      if (on) { node.setAttribute('aria-current', 'step'); node.scrollIntoView({ block: 'nearest', inline: 'nearest' }); } else node.removeAttribute('aria-current');
    });
  }

  _draw() {
    const steps = this._flow?.steps ?? [];
    this._frame.setAttribute('aria-label', this._t('label'));
    if (!steps.length) { this._frame.innerHTML = `<p class="empty">${escape(this._t('empty'))}</p>`; return; }
    const plan = layOut(steps, (step) => this._height(step));
    this._frame.innerHTML = `<svg xmlns="${NS}" width="${plan.width}" height="${plan.height}" viewBox="0 0 ${plan.width} ${plan.height}">
      <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
      <g class="edges">${plan.edges.map((edge) => `<path d="${edge.path}" class="${edge.back ? 'back' : ''}" marker-end="url(#tip)"/>`).join('')}</g>
      <g class="marks">${plan.edges.filter((edge) => edge.number).map((edge) => `<g transform="translate(${edge.from.x} ${edge.from.y})"><circle r="8"/><text dy="3.5">${edge.number}</text></g>`).join('')}</g>
      ${plan.boxes.map((box) => this._box(box)).join('')}</svg>`;
    this._highlight();
    if (!this._placed) {
      const first = plan.boxes.find((box) => box.step === steps[0]);
      requestAnimationFrame(() => {
        if (!this._frame.clientWidth || this._current) return;
        this._placed = true;
        this._frame.scrollLeft = first.x + WIDTH / 2 + 8 - this._frame.clientWidth / 2;
      });
    }
  }

  _rows(step) {
    const rows = [];
    const say = (step.say || '').replace(/\s+/g, ' ').trim();
    if (say) rows.push(['say', cut(say, 30)]);
    if (step.script) rows.push(['sub', this._t('sub', cut(step.script, 18))]);
    if (step.authority) rows.push(['sub', this._t('authority', cut(step.authority, 18))]);
    step.choices.forEach((choice, i) => rows.push(['choice', (step.choices.length > 1 ? `${i + 1} ` : '→ ') +
      cut([choice.label, choice.when && `{${choice.when}}`].filter(Boolean).join(' ') || this._t('next'), 28)]));
    if (!step.choices.length) rows.push(['end', step.duties.length ? this._t('duties', step.duties.length) : this._t('end')]);
    const numbers = this._stats?.[step.id];
    if (numbers) rows.push(['stats', this._t('stats', numbers.entered, numbers.copied, numbers.left, numbers.finished), numbers]);
    return rows;
  }

  _height(step) { return PAD * 2 + LINE * (1 + this._rows(step).length); }

  _box({ step, x, y, height }) {
    const numbers = this._stats?.[step.id];
    const losing = numbers && numbers.entered >= 3 && numbers.left / numbers.entered >= 0.2;
    const kind = [step.problem ? 'problem' : '', step.choices.length ? '' : 'leaf', losing ? 'losing' : ''].join(' ');
    return `<g class="box ${kind}" data-step="${escape(step.id)}" transform="translate(${x} ${y})" tabindex="0" role="button" aria-label="${escape(step.title || step.id)}">
      <title>${escape([step.title, step.say, step.problem].filter(Boolean).join('\n'))}</title>
      <rect width="${WIDTH}" height="${height}" rx="9"/>
      <text class="title" x="${PAD}" y="${PAD + 13}">${escape(cut((step.problem ? '⚠ ' : '') + (step.title || step.id), 26))}</text>
      ${this._rows(step).map(([name, text], i) => `<text class="${name}" x="${PAD}" y="${PAD + 13 + LINE * (i + 1)}">${escape(text)}</text>`).join('')}</g>`;
  }
}

/** Cut to a width; a Chinese character counts as two. */
function cut(text, width) {
  let used = 0, out = '';
  for (const c of text) {
    used += c.charCodeAt(0) > 0xff ? 2 : 1;
    if (used > width) return out + '…';
    out += c;
  }
  return out;
}

/** Layers by the longest way from the first step, ways back left out; then order by the middle of the neighbours. */
function layOut(steps, heightOf) {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const back = new Set();
  const state = new Map();
  const order = [];
  const visit = (step) => {
    state.set(step.id, 1);
    step.choices.forEach((choice, i) => {
      const next = byId.get(choice.to);
      if (!next) return;
      if (state.get(next.id) === 1) back.add(step.id + '\u0000' + i);
      else if (!state.has(next.id)) visit(next);
    });
    state.set(step.id, 2);
    order.unshift(step);
  };
  visit(steps[0]);
  steps.forEach((step) => { if (!state.has(step.id)) visit(step); });

  const layer = new Map(steps.map((step) => [step.id, 0]));
  const links = [];
  for (const step of order) {
    step.choices.forEach((choice, i) => {
      if (!byId.has(choice.to)) return;
      const isBack = back.has(step.id + '\u0000' + i);
      links.push({ from: step.id, to: choice.to, i, back: isBack });
      if (!isBack) layer.set(choice.to, Math.max(layer.get(choice.to), layer.get(step.id) + 1));
    });
  }
  // longest ways need every predecessor first: the order is topological for forward links
  const layers = [];
  const nodes = new Map();
  const put = (id, level, step) => {
    (layers[level] ??= []).push(id);
    nodes.set(id, { id, level, step, height: step ? heightOf(step) : 0, width: step ? WIDTH : EDGE, up: [], down: [] });
  };
  for (const step of steps) put('s' + step.id, layer.get(step.id), step);
  for (const link of links.filter((one) => !one.back)) {
    let before = 's' + link.from;
    link.way = [before];
    for (let level = layer.get(link.from) + 1; level < layer.get(link.to); level++) {
      const id = `d${link.from}\u0000${link.i}\u0000${level}`;
      put(id, level, null);
      join(nodes, before, id);
      link.way.push(id);
      before = id;
    }
    join(nodes, before, 's' + link.to);
    link.way.push('s' + link.to);
  }
  for (let sweep = 0; sweep < 6; sweep++) {
    const down = sweep % 2 === 0;
    const run = down ? layers : [...layers].reverse();
    const place = new Map();
    layers.forEach((ids) => ids.forEach((id, i) => place.set(id, i - (ids.length - 1) / 2)));
    for (const ids of run) {
      const middle = new Map(ids.map((id) => {
        const near = nodes.get(id)[down ? 'up' : 'down'];
        return [id, near.length ? near.reduce((sum, one) => sum + place.get(one), 0) / near.length : place.get(id)];
      }));
      ids.sort((a, b) => middle.get(a) - middle.get(b));
      ids.forEach((id, i) => place.set(id, i - (ids.length - 1) / 2));
    }
  }
  spread(layers, nodes);
  return draw(layers, nodes, links, byId);
}

function join(nodes, from, to) {
  nodes.get(from).down.push(to);
  nodes.get(to).up.push(from);
}

/** Columns: side by side first, then each node towards its neighbours as far as there is room. */
function spread(layers, nodes) {
  for (const ids of layers) {
    const total = ids.reduce((sum, id) => sum + nodes.get(id).width + GAP_X, -GAP_X);
    let x = -total / 2;
    for (const id of ids) { const node = nodes.get(id); node.x = x + node.width / 2; x += node.width + GAP_X; }
  }
  for (let round = 0; round < 12; round++) {
    for (const ids of round % 2 ? [...layers].reverse() : layers) {
      const wish = ids.map((id) => {
        const node = nodes.get(id);
        const near = round % 2 ? node.down : node.up;
        return near.length ? near.reduce((sum, one) => sum + nodes.get(one).x, 0) / near.length : node.x;
      });
      ids.forEach((id, i) => {
        const node = nodes.get(id);
        const left = i ? nodes.get(ids[i - 1]) : null;
        node.x = left ? Math.max(wish[i], left.x + (left.width + node.width) / 2 + GAP_X) : wish[i];
      });
      const drift = ids.reduce((sum, id, i) => sum + nodes.get(id).x - wish[i], 0) / ids.length;
      ids.forEach((id) => { nodes.get(id).x -= drift; });
    }
  }
}

function draw(layers, nodes, links, byId) {
  const all = [...nodes.values()];
  const left = Math.min(...all.map((node) => node.x - node.width / 2));
  const right = Math.max(...all.map((node) => node.x + node.width / 2));
  let y = 8;
  for (const ids of layers) {
    const height = Math.max(...ids.map((id) => nodes.get(id).height));
    ids.forEach((id) => { const node = nodes.get(id); node.y = y; node.x -= left - 8; node.row = height; });
    y += height + GAP_Y;
  }
  const backs = links.filter((link) => link.back).length;
  const edges = [];
  let lane = 0;
  for (const link of links) {
    const step = byId.get(link.from);
    const source = nodes.get('s' + link.from);
    const target = nodes.get('s' + link.to);
    const count = step.choices.length;
    const start = { x: source.x + (link.i - (count - 1) / 2) * Math.min(24, (WIDTH - 40) / count), y: source.y + source.height };
    const number = count > 1 ? link.i + 1 : 0;
    if (link.back) {
      const x = right - left + 20 + 14 * lane++;
      const under = start.y + 18;
      edges.push({ back: true, number, from: { x: start.x, y: start.y + 9 },
        path: `M${start.x} ${start.y}V${under - 6}Q${start.x} ${under} ${start.x + 6} ${under}H${x - 6}Q${x} ${under} ${x} ${under - 6}V${target.y + 22}Q${x} ${target.y + 16} ${x - 6} ${target.y + 16}H${target.x + WIDTH / 2 + 2}` });
      continue;
    }
    let path = `M${start.x} ${start.y}`;
    let from = { x: start.x, y: start.y };
    link.way.slice(1).forEach((id) => {
      const node = nodes.get(id);
      const bend = Math.max(GAP_Y * 0.55, 16);
      path += `C${from.x} ${from.y + bend} ${node.x} ${node.y - bend} ${node.x} ${node.y - (node.step ? 2 : 0)}`;
      from = { x: node.x, y: node.y };
      if (!node.step) { path += `V${node.y + node.row}`; from.y = node.y + node.row; }
    });
    edges.push({ number, from: { x: start.x, y: start.y + 9 }, path });
  }
  return { edges, width: Math.ceil(right - left + 16 + (backs ? 24 + 14 * backs : 0)), height: Math.ceil(y - GAP_Y + 24),
    boxes: all.filter((node) => node.step).map((node) => ({ step: node.step, x: node.x - WIDTH / 2, y: node.y, height: node.height })) };
}

const CSS = `
:host { display: block; min-width: 0; color: var(--zb-text, inherit); }
.frame { overflow: auto; max-height: min(76vh, 900px); border: 1px solid var(--zb-line, #ddd); border-radius: 12px; background: var(--zb-sunken, #f7f7f7); padding: 8px; }
.frame:focus-visible { outline: 2px solid var(--zb-accent, #0f766e); outline-offset: 1px; }
svg { display: block; margin: 0 auto; font: 12px/1.4 var(--aura-font-family, system-ui, sans-serif); }
rect { fill: var(--zb-surface, #fff); stroke: var(--zb-line-strong, #bbb); }
text { fill: var(--zb-text, #222); } .title { font-weight: 600; font-size: 13px; }
.say, .stats { fill: var(--zb-text-muted, #666); } .sub { fill: var(--zb-info-text, #1d4ed8); } .choice { fill: var(--zb-accent-text, #0f766e); } .end { fill: var(--zb-good-text, #166534); }
.box { cursor: pointer; outline: none; } .box:hover rect, .box:focus-visible rect { stroke: var(--zb-accent, #0f766e); stroke-width: 2; }
.leaf rect { stroke: var(--zb-good-text, #16a34a); stroke-dasharray: 4 3; }
.problem rect { stroke: var(--zb-bad-text, #b91c1c); fill: var(--zb-bad-soft, #fee2e2); } .problem .title { fill: var(--zb-bad-text, #b91c1c); }
.losing rect { stroke: var(--zb-warning-text, #b45309); } .losing .stats { fill: var(--zb-warning-text, #b45309); font-weight: 600; }
.current rect { fill: var(--zb-accent-soft, #e6f4f1); stroke: var(--zb-accent, #0f766e); stroke-width: 2; stroke-dasharray: none; }
.edges path { fill: none; stroke: var(--zb-text-muted, #888); stroke-opacity: .7; stroke-width: 1.4; } .edges .back { stroke-dasharray: 5 4; }
marker path { fill: var(--zb-text-muted, #888); }
.marks circle { fill: var(--zb-surface, #fff); stroke: var(--zb-line-strong, #bbb); } .marks text { font-size: 10px; text-anchor: middle; }
.empty { margin: 24px; text-align: center; color: var(--zb-text-muted, #666); }
`;

customElements.define('zhiban-flow', ZhibanFlow);
