/*
 * Opens Zhiban beside the page somebody looks at, with the selected text as the question. Nothing runs on any page
 * before the person asks for it here: by the button, the context menu or the keys.
 */
import { settings } from './settings.js';

chrome.runtime.onInstalled.addListener(({ reason }) => {
  chrome.contextMenus.create({ id: 'find', title: chrome.i18n.getMessage('findSelection'), contexts: ['selection'] });
  if (reason === 'install') chrome.runtime.openOptionsPage();
});

chrome.action.onClicked.addListener((tab) => { open(tab); });
chrome.commands.onCommand.addListener((command, tab) => { if (command === 'find') open(tab); });
chrome.contextMenus.onClicked.addListener((info, tab) => { open(tab, info.selectionText); });

/** The side bar opens only while the person's gesture lasts, so it is opened before anything is awaited. */
let known = {};
const read = async () => { known = await settings(); };
read();
chrome.storage.onChanged.addListener((_, area) => { if (area === 'local') read(); });

export async function open(tab, selected) {
  const side = known.mode === 'side' && tab ? chrome.sidePanel.open({ tabId: tab.id }).then(() => true, () => false) : false;
  const found = await selection(tab);
  const query = (found || selected || '').trim().slice(0, 2000);
  const { address, mode } = await settings();
  if (!address) { chrome.runtime.openOptionsPage(); return; }
  await chrome.storage.session.set({ chat: { tab: tab?.id, query, at: Date.now() } });
  if (!(await side) || mode !== 'side') await openWindow(address, query, tab);
}

/** The selected text of the page, with its line breaks, and from now on the page remembers its input box. */
async function selection(tab) {
  if (!tab?.id) return '';
  try {
    await chrome.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, files: ['content.js'] });
    const results = await chrome.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, func: () => globalThis.zhibanChat.selection() });
    return results.map(({ result }) => result).find(Boolean) ?? '';
  } catch { return ''; }
}

/** One small window at the right of the browser's; a new question goes to it by its fragment, without loading it anew. */
async function openWindow(address, query, tab) {
  const url = address + '/panel' + (query ? '#' + new URLSearchParams({ q: query }) : '');
  const { panel } = await chrome.storage.session.get('panel');
  if (panel) {
    try {
      await chrome.windows.update(panel.window, { focused: true });
      if (query) await chrome.tabs.update(panel.tab, { url });
      return;
    } catch { /* closed meanwhile */ }
  }
  const beside = tab ? await chrome.windows.get(tab.windowId) : {};
  const plain = { url, type: 'popup', width: 400, height: beside.height ?? 800 };
  // a place that the screen does not have is refused; then the browser chooses one
  const created = await chrome.windows.create({ ...plain, top: beside.top ?? 0, left: Math.max(0, (beside.left ?? 0) + (beside.width ?? 1200) - 400) })
    .catch(() => chrome.windows.create(plain));
  await chrome.storage.session.set({ panel: { window: created.id, tab: created.tabs[0].id } });
}
