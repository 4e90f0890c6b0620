/*
 * What the elements beside the chat share: their shop, their look, and what the notes of an answer say about sending it.
 */
import { escape } from './zhiban-copy.js';

/** Fills a <select> with the shops, grouped by client. */
export function fillShops(select, shops, chosen, all) {
  const groups = new Map();
  for (const shop of shops) {
    if (!groups.has(shop.client)) groups.set(shop.client, []);
    groups.get(shop.client).push(shop);
  }
  select.innerHTML = `<option value="">${escape(all)}</option>` + [...groups].map(([client, members]) =>
    `<optgroup label="${escape(client)}">${members.map((shop) =>
      `<option value="${shop.id}">${escape(shop.name)}</option>`).join('')}</optgroup>`).join('');
  select.value = chosen ?? '';
  select.classList.toggle('chosen', Boolean(chosen));
}

/**
 * What may be sent of a hit. @returns text: what to send, null if nothing may be; notes: those to show, each with a key:
 * blocked, replaced, warned, read
 */
export function sendable(hit) {
  let text = hit.answerText;
  const notes = [];
  for (const note of hit.notes ?? []) {
    if (note.kind === 'READ_FIRST') { text = null; notes.push({ key: 'read', note }); }
    else if (note.kind === 'BLOCK' && note.text === null) { text = null; notes.push({ key: 'blocked', note }); }
    else if (note.kind === 'BLOCK') { if (text !== null) text = note.text; notes.push({ key: 'replaced', note }); }
    else notes.push({ key: 'warned', note });
  }
  return { text, notes };
}

/** Puts the values into a translated text: {0}, {1} … */
export function format(texts, key, values) {
  let text = texts[key] ?? key;
  values.forEach((value, i) => { text = text.replaceAll(`{${i}}`, value); });
  return text;
}

export const LOOK = `
:host { display: flex; flex-direction: column; min-height: 0; flex: 1; position: relative; gap: 8px; min-width: 0;
  --line: color-mix(in srgb, currentColor 14%, transparent); --soft: color-mix(in srgb, currentColor 5%, transparent);
  --dim: color-mix(in srgb, currentColor 66%, transparent); --accent: var(--zb-accent, var(--aura-accent-color, #2563eb));
  --tint: color-mix(in srgb, var(--accent) 11%, transparent); --bad: color-mix(in srgb, #dc2626 82%, currentColor);
  --good: color-mix(in srgb, #15803d 82%, currentColor); }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.sr { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
select, input, button, textarea { font: inherit; color: inherit; }
select { height: 34px; width: 100%; border: 1px solid var(--line); border-radius: 8px; background: transparent; padding: 0 8px; }
select option, select optgroup { color: CanvasText; background: Canvas; }
select.chosen { border-color: var(--accent); background: var(--tint); font-weight: 600; }
textarea, input { width: 100%; border: 1px solid var(--line); border-radius: 8px; background: var(--zb-surface, transparent); padding: 6px 8px; }
textarea { resize: vertical; line-height: 1.5; }
button { border: 0; border-radius: 7px; background: var(--soft); min-height: 30px; padding: 0 10px; cursor: pointer; white-space: nowrap; }
button:hover { background: color-mix(in srgb, currentColor 11%, transparent); }
button.primary { background: var(--accent); color: #fff; font-weight: 600; }
button.primary:hover { background: color-mix(in srgb, var(--accent) 86%, black); }
a { color: var(--accent); }
.card { border: 1px solid var(--line); border-radius: 10px; padding: 8px 10px; background: var(--zb-surface, transparent); flex: none; }
.row { display: flex; gap: 6px; align-items: center; flex-wrap: wrap; }
.dim { color: var(--dim); font-size: 12px; }
.title { font-weight: 600; overflow-wrap: anywhere; flex: 1; min-width: 0; }
.answer { white-space: pre-line; margin-top: 4px; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden;
  overflow-wrap: anywhere; line-height: 1.5; }
.card:focus .answer, .card:focus-within .answer { -webkit-line-clamp: 10; }
.note { font-size: 12px; margin-top: 4px; } .note.blocked, .note.read { color: var(--bad); } .note.warned { color: color-mix(in srgb, #b45309 80%, currentColor); } .note.replaced { color: var(--good); }
.empty { margin: auto; text-align: center; color: var(--dim); padding: 24px 12px; max-width: 30em; }
.empty h3 { margin: 0 0 4px; color: var(--zb-text, inherit); font-size: 15px; }
.toast { position: absolute; inset: auto 8px 44px; margin: auto; width: fit-content; max-width: 96%; background: #15803d; color: #fff; padding: 6px 16px;
  border-radius: 16px; font-weight: 600; opacity: 0; transform: translateY(6px); transition: .15s; pointer-events: none; text-align: center; z-index: 2; }
.toast.show { opacity: 1; transform: none; } .toast.bad { background: #b91c1c; }
:is(button, a, select, textarea, input, .card):focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
@media (prefers-reduced-motion: reduce) { .toast { transition: none; } }
`;

/** Shows a notice at the lower edge for a moment. */
export function toast(root, text, bad) {
  const box = root.querySelector('.toast');
  box.textContent = text;
  box.className = 'toast show' + (bad ? ' bad' : '');
  clearTimeout(box.timer);
  box.timer = setTimeout(() => { box.className = 'toast'; }, bad ? 5000 : 1500);
}
