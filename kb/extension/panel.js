/*
 * The browser's side bar: Zhiban's panel in a frame. What the chat asks goes into the frame, what is copied there comes
 * back and is put into the chat's input box. Both ways only between this page and the address of the options page.
 */
import { settings, translate } from './settings.js';

const READY_MS = 12_000;
const frame = document.getElementById('zhiban');
const trouble = document.getElementById('trouble');
translate(document);

let origin = '';
let ready = false;
let asked = 0;
let timer;

async function load() {
  const { address } = await settings();
  document.getElementById('options').hidden = Boolean(address);
  if (!address) { explain('noAddress'); return; }
  origin = new URL(address).origin;
  ready = false;
  trouble.hidden = true;
  frame.hidden = false;
  frame.src = address + '/panel';
  document.getElementById('sign-in').href = address + '/panel';
  clearTimeout(timer);
  timer = setTimeout(() => { if (!ready) explain('notLoaded'); }, READY_MS);
}

function explain(key) {
  frame.hidden = key === 'noAddress' || frame.hidden;
  trouble.hidden = false;
  document.getElementById('why').textContent = chrome.i18n.getMessage(key);
}

async function ask() {
  const { chat } = await chrome.storage.session.get('chat');
  if (!ready || !chat?.query || chat.at === asked) return;
  asked = chat.at;
  frame.contentWindow.postMessage({ zhiban: 'query', text: chat.query }, origin);
}

window.addEventListener('message', (event) => {
  if (event.source !== frame.contentWindow || event.origin !== origin) return;
  if (event.data?.zhiban === 'ready') { ready = true; trouble.hidden = true; ask(); }
  if (event.data?.zhiban === 'answer' && typeof event.data.text === 'string') put(event.data.text);
});

/** Into the input box that had the focus last, in whichever frame of the page it is. */
async function put(text) {
  const { insert } = await settings();
  if (!insert) return;
  const { chat } = await chrome.storage.session.get('chat');
  let done = false;
  try {
    const target = { tabId: chat.tab, allFrames: true };
    await chrome.scripting.executeScript({ target, files: ['content.js'] });
    const frames = await chrome.scripting.executeScript({ target, func: () => globalThis.zhibanChat.focusedAt() });
    const last = frames.filter(({ result }) => result > 0).sort((a, b) => b.result - a.result)[0];
    if (last) {
      const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: chat.tab, frameIds: [last.frameId] },
        func: (answer) => globalThis.zhibanChat.insert(answer), args: [text] });
      done = result === true;
    }
  } catch { /* the page went elsewhere, where nobody asked for the extension yet: the answer is in the clipboard */ }
  const notice = document.getElementById('notice');
  notice.textContent = chrome.i18n.getMessage(done ? 'inserted' : 'onlyCopied');
  setTimeout(() => { notice.textContent = ''; }, 2500);
}

chrome.storage.onChanged.addListener((changes, area) => {
  if (area === 'session' && changes.chat) ask();
  if (area === 'local') load();
});
document.getElementById('options').addEventListener('click', () => chrome.runtime.openOptionsPage());
document.getElementById('again').addEventListener('click', load);
load();
