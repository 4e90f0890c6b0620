/*
 * From a hit to the clipboard: chooses a wording, minds red lines and must-read notices, fills the variables or asks for
 * them, copies. Everything that offers answers goes this way, so none of it can be passed by.
 */
import { call, copyText, escape, fill, placeholders } from './zhiban-copy.js';

const ROTATE_MS = 30 * 60_000;
const FACTS = 'zhiban.facts';
const WORDINGS = 'zhiban.wordings';
const known = new Map();

/** All ways to say a hit: its answer first. */
export function wordings(hit) {
  return [{ tone: 'PLAIN', text: hit.answerText }, ...(hit.wordings ?? [])];
}

/**
 * The wording to offer: the first one that was not copied within half an hour in this shop's chats, so that no buyer reads
 * one sentence twice; when all were, the one copied longest ago.
 */
export function nextWording(hit, shop) {
  const all = wordings(hit);
  if (all.length === 1) return 0;
  const used = stored(WORDINGS)[`${shop ?? ''}:${hit.id}`] ?? {};
  const fresh = all.findIndex((_, i) => !used[i] || Date.now() - used[i] > ROTATE_MS);
  return fresh >= 0 ? fresh : all.map((_, i) => i).sort((a, b) => used[a] - used[b])[0];
}

function remember(hit, shop, index) {
  if (wordings(hit).length === 1) return;
  const all = stored(WORDINGS);
  const key = `${shop ?? ''}:${hit.id}`;
  all[key] = { ...all[key], [index]: Date.now() };
  const keys = Object.keys(all);
  keys.slice(0, Math.max(0, keys.length - 500)).forEach((old) => delete all[old]);
  keep(WORDINGS, all);
}

/** What fills itself in this shop's chats: shop, agent, date, greeting … */
export async function variables(shop, language) {
  const key = `${shop ?? ''}:${new Date().getHours()}`;
  if (!known.has(key)) known.set(key, call('GET', 'variables' + (shop ? '?shop=' + shop : ''), undefined, language).catch(() => { known.delete(key); return {}; }));
  return known.get(key);
}

/** Facts that were typed before: offered again, never filled in unseen, for the next chat is another buyer's. */
export function facts() { return stored(FACTS); }

/**
 * The text of a hit as it may be sent in this shop's chats, its variables still open.
 *
 * @param hit a hit of the search
 * @param o root: node for dialogs; shop: id or null; language; t: (key, …values) → text; wording: index or undefined
 * @returns {Promise<{text: string, wording: number}|null>} null if the person gave up or it may not be sent
 */
export async function allowed(hit, o) {
  const wording = o.wording ?? nextWording(hit, o.shop);
  let text = wordings(hit)[wording].text;
  for (const note of hit.notes ?? []) {
    // a red line is crossed by the answer or by one of its other wordings; only the one that is taken matters
    const about = note.facts?.wording === undefined ? 0 : Number(note.facts.wording) + 1;
    if (note.facts?.rule && about !== wording) continue;
    if (note.kind === 'READ_FIRST') {
      const { readNotice } = await import('./zhiban-notice.js');
      if (!await readNotice(note.facts.notice, o)) return null;
      hit.notes = hit.notes.filter((other) => other !== note);
    } else if (note.kind === 'BLOCK') {
      const agreed = await ask(o, `<h3>${escape(o.t(note.text ? 'gate.replace' : 'gate.blocked'))}</h3><p>${escape(note.message)}</p>${
        note.text ? `<blockquote>${escape(note.text)}</blockquote>` : ''}`, note.text ? o.t('gate.copyReplaced') : null);
      const stopped = !agreed || !note.text;
      recordHit(note, hit, o, stopped ? 'BLOCKED' : 'REPLACED');
      if (stopped) return null;
      text = note.text;
    } else if (note.kind === 'WARN') {
      recordHit(note, hit, o, 'WARNED');
      o.say?.(note.message);
    }
  }
  return { text, wording };
}

/** Which rule stopped or warned, and what became of it. */
function recordHit(note, hit, o, action) {
  if (!note.facts?.rule || hit.id < 0) return;
  call('POST', 'redlines/hits', { rule: note.facts.rule, version: Number(note.facts.version), shop: o.shop ?? null,
    articleId: hit.id, action }).catch(() => {});
}

/** Fills the variables of a text and asks for what is missing; a text with an empty variable is never given out. */
export async function fillIn(text, o) {
  if (!placeholders(text).length) return text;
  const given = await variables(o.shop, o.language);
  const missing = placeholders(text).filter((name) => !given[name]);
  if (!missing.length) return fill(text, given);
  const typed = await form(o, text, given, missing);
  if (!typed) return null;
  keep(FACTS, { ...facts(), ...typed }, sessionStorage);
  return fill(text, { ...given, ...typed });
}

/**
 * Minds the red lines of a finished text to which a person added words: a value, or an edited message.
 *
 * @param o as for allowed()
 * @returns {Promise<string|null>} the text, with the lawful words if the person agreed to them; null if it may not be sent
 */
export async function clean(text, o) {
  let findings;
  try {
    ({ findings } = await call('POST', 'redlines/check', { text, shop: o.shop ? String(o.shop) : null }, o.language));
  } catch { return text; } // every text that editors wrote was checked before; a lost line must not stop the chat
  findings.filter((one) => one.severity === 'WARN').forEach((one) => o.say?.(one.message));
  const blocking = findings.filter((one) => one.severity === 'BLOCK');
  if (!blocking.length) return text;
  const said = blocking.map((one) => `<p><mark>${escape(text.slice(one.start, one.end))}</mark> ${escape(one.message)}</p>`).join('');
  if (blocking.some((one) => one.alternative === null)) {
    await ask(o, `<h3>${escape(o.t('gate.blocked'))}</h3>${said}`, null);
    return null;
  }
  let lawful = text;
  let end = Infinity;
  for (const one of [...blocking].sort((a, b) => b.start - a.start)) {
    if (one.end > end) continue; // lies within one that is replaced already
    lawful = lawful.slice(0, one.start) + one.alternative + lawful.slice(one.end);
    end = one.start;
  }
  const agreed = await ask(o, `<h3>${escape(o.t('gate.replace'))}</h3>${said}<blockquote>${escape(lawful)}</blockquote>`, o.t('gate.copyReplaced'));
  return agreed ? lawful : null;
}

/** Copies a hit. @returns {Promise<'copied'|'failed'|null>} null if the person gave up or it may not be sent */
export async function send(hit, o) {
  const ready = await allowed(hit, o);
  const filled = ready && await fillIn(ready.text, o);
  const text = filled && filled !== ready.text ? await clean(filled, o) : filled;
  if (text === null) return null;
  if (!await copyText(text, o.root)) return 'failed';
  copied(hit, o, ready);
  o.done?.(text);
  return 'copied';
}

/** Writes down that a hit was copied, and with which wording. */
export function copied(hit, o, ready) {
  remember(hit, o.shop, ready.wording);
  if (hit.id < 0) return;
  call('POST', 'search/uses', { use: 'copy', articleId: hit.id, query: o.query ?? '', shop: o.shop, position: o.position ?? null,
    wording: ready.wording, replaced: (hit.notes ?? []).some((note) => note.kind === 'BLOCK') }).catch(() => {});
}

function form(o, text, given, missing) {
  const before = facts();
  return new Promise((resolve) => {
    const dialog = open(o, `<form method="dialog"><h3>${escape(o.t('ask.variables'))}</h3>
      ${missing.map((name) => `<label><span>${escape(name)}</span><input autocomplete="off" maxlength="200" data-name="${escape(name)}" value="${escape(before[name] ?? '')}"></label>`).join('')}
      <p class="preview" aria-live="polite"></p>
      <div class="buttons"><button type="button" class="cancel">${escape(o.t('cancel'))}</button>
      <button type="submit" class="primary">${escape(o.t('copy'))}</button></div></form>`);
    const inputs = [...dialog.querySelectorAll('input')];
    const values = () => Object.fromEntries(inputs.map((input) => [input.dataset.name, input.value.trim()]).filter(([, value]) => value));
    const show = () => { dialog.querySelector('.preview').textContent = fill(text, { ...given, ...values() }); };
    show();
    inputs.forEach((input, i) => {
      input.addEventListener('input', () => { input.removeAttribute('aria-invalid'); show(); });
      input.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        const empty = inputs.find((one) => !one.value.trim());
        if (i < inputs.length - 1 && !event.ctrlKey) inputs[i + 1].focus();
        else if (empty) { empty.focus(); empty.setAttribute('aria-invalid', 'true'); }
        else finish(values());
      });
    });
    const finish = (result) => { dialog.remove(); resolve(result); };
    dialog.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      const empty = inputs.find((one) => !one.value.trim());
      if (empty) { empty.focus(); empty.setAttribute('aria-invalid', 'true'); } else finish(values());
    });
    dialog.querySelector('.cancel').onclick = () => finish(null);
    dialog.addEventListener('cancel', () => finish(null));
    inputs.forEach((input) => input.addEventListener('focus', () => input.select()));
    inputs[0].focus();
  });
}

function ask(o, html, yes) {
  return new Promise((resolve) => {
    const dialog = open(o, `${html}<div class="buttons"><button type="button" class="cancel">${escape(o.t(yes ? 'cancel' : 'close'))}</button>
      ${yes ? `<button type="button" class="primary">${escape(yes)}</button>` : ''}</div>`);
    const finish = (result) => { dialog.remove(); resolve(result); };
    dialog.querySelector('.cancel').onclick = () => finish(false);
    dialog.addEventListener('cancel', () => finish(false));
    const primary = dialog.querySelector('.primary');
    if (primary) primary.onclick = () => finish(true);
    (primary ?? dialog.querySelector('.cancel')).focus();
  });
}

function open(o, html) {
  const dialog = document.createElement('dialog');
  dialog.innerHTML = `<style>${CSS}</style>${html}`;
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  o.root.appendChild(dialog);
  dialog.showModal();
  return dialog;
}

function stored(key) {
  try { return JSON.parse((key === FACTS ? sessionStorage : localStorage).getItem(key)) ?? {}; } catch { return {}; }
}

function keep(key, value, storage = localStorage) {
  try { storage.setItem(key, JSON.stringify(value)); } catch { /* private windows keep nothing */ }
}

const CSS = `
dialog { font: inherit; color: inherit; background: var(--zb-surface, Canvas); border: 1px solid color-mix(in srgb, currentColor 18%, transparent);
  border-radius: 12px; padding: 16px; width: min(30rem, calc(100vw - 32px)); box-shadow: 0 12px 40px rgb(0 0 0 / .25); }
dialog::backdrop { background: rgb(0 0 0 / .28); }
dialog h3 { margin: 0 0 8px; font-size: 15px; } dialog p { margin: 4px 0 8px; line-height: 1.5; }
dialog label { display: grid; gap: 2px; margin-bottom: 8px; } dialog label span { font-size: 12px; opacity: .75; }
dialog input { font: inherit; color: inherit; height: 36px; border: 1px solid color-mix(in srgb, currentColor 28%, transparent); border-radius: 8px;
  padding: 0 10px; background: transparent; }
dialog input[aria-invalid=true] { border-color: #dc2626; }
dialog blockquote, dialog .preview { margin: 8px 0; padding: 8px 10px; border-radius: 8px; white-space: pre-line; max-height: 30vh; overflow: auto;
  background: color-mix(in srgb, currentColor 6%, transparent); font-size: 13px; line-height: 1.55; overflow-wrap: anywhere; }
dialog .buttons { display: flex; gap: 8px; justify-content: flex-end; }
dialog button { font: inherit; height: 34px; border: 0; border-radius: 8px; padding: 0 14px; cursor: pointer; color: inherit;
  background: color-mix(in srgb, currentColor 8%, transparent); }
dialog button.primary { background: var(--zb-accent, var(--aura-accent-color, #2563eb)); color: #fff; font-weight: 600; }
dialog button:focus-visible, dialog input:focus-visible { outline: 2px solid var(--zb-accent, #2563eb); outline-offset: 1px; }
`;
