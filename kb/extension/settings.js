/* What the person chose on the options page. */

/** @returns address (without a slash at the end, empty if none), mode (side or window), insert */
export async function settings() {
  return { address: '', mode: 'window', insert: true, ...(await chrome.storage.local.get(['address', 'mode', 'insert'])) };
}

/** An address as it is kept, or null if it is none. */
export function tidy(address) {
  try {
    const url = new URL(address.trim());
    return /^https?:$/.test(url.protocol) ? url.origin + url.pathname.replace(/\/(panel|login)?\/?$/, '') : null;
  } catch { return null; }
}

/** Writes the texts of the browser's language into a page. */
export function translate(root) {
  document.documentElement.lang = chrome.i18n.getUILanguage();
  root.querySelectorAll('[data-text]').forEach((one) => { one.textContent = chrome.i18n.getMessage(one.dataset.text); });
}
