/* The options page: where Zhiban is, how it opens, and whether answers go into the chat's input box. */
import { settings, tidy, translate } from './settings.js';

translate(document);
const form = document.querySelector('form');
const address = document.getElementById('address');
const insert = document.getElementById('insert');
const status = (key) => { document.getElementById('status').textContent = chrome.i18n.getMessage(key); };

document.getElementById('id').value = chrome.runtime.id;
const now = await settings();
address.value = now.address;
insert.checked = now.insert;
form.elements.mode.value = now.mode;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const kept = tidy(address.value);
  if (!kept) { status('badAddress'); address.focus(); return; }
  let mode = form.elements.mode.value;
  let refused = false;
  if (mode === 'side') {
    // the side bar shows Zhiban in a frame, and the session's cookie reaches a frame only with this permission
    const url = new URL(kept);
    refused = !(await chrome.permissions.request({ origins: [`${url.protocol}//${url.hostname}/*`] }));
    if (refused) form.elements.mode.value = mode = 'window';
  }
  await chrome.storage.local.set({ address: kept, mode, insert: insert.checked });
  address.value = kept;
  status(refused ? 'refused' : 'saved');
});
