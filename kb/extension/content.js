/*
 * Runs in the shop's chat page once the person asked for Zhiban there: hands out what is selected, remembers the input
 * box that had the focus last, and puts answers into it as if they were typed.
 */
(() => {
  if (globalThis.zhibanChat) return;
  const PLAIN = new Set(['text', 'search', 'url', 'tel', 'email', '']);
  let last = null;
  let at = 0;

  /** The element that has the focus, also within open shadow roots. */
  function active() {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  }

  function editable(element) {
    if (!element || element.disabled || element.readOnly) return false;
    if (element instanceof HTMLTextAreaElement) return true;
    if (element instanceof HTMLInputElement) return PLAIN.has(element.type);
    return element.isContentEditable === true;
  }

  function remember(element) {
    if (!editable(element)) return;
    last = element;
    at = Date.now();
  }

  function box() {
    if (last?.isConnected && editable(last)) return last;
    // never focused: a page with one place to type leaves no doubt
    const all = [...document.querySelectorAll('textarea, input, [contenteditable]')].filter((one) => editable(one) && one.getClientRects().length);
    return all.length === 1 ? all[0] : null;
  }

  /** Frameworks watch the value by a property of their own on the element; the prototype's setter goes past it. */
  function type(field, text) {
    const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    const from = field.selectionStart ?? field.value.length;
    const to = field.selectionEnd ?? from;
    const value = field.value.slice(0, from) + text + field.value.slice(to);
    Object.getOwnPropertyDescriptor(prototype, 'value').set.call(field, value);
    const caret = from + text.length;
    try { field.setSelectionRange(caret, caret); } catch { /* this kind of field has no caret to set */ }
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  }

  function write(editor, text) {
    editor.focus();
    const selection = getSelection();
    if (!editor.contains(selection.anchorNode)) { selection.selectAllChildren(editor); selection.collapseToEnd(); }
    // editors listen to this one as to a key press; it also fires the input event
    if (document.execCommand('insertText', false, text)) return true;
    const range = selection.getRangeAt(0);
    range.deleteContents();
    range.insertNode(document.createTextNode(text));
    selection.collapseToEnd();
    editor.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
    return true;
  }

  globalThis.zhibanChat = {
    /** What is selected, also within an input box. */
    selection() {
      const field = active();
      if (editable(field) && typeof field.selectionStart === 'number' && field.selectionEnd > field.selectionStart) {
        return field.value.slice(field.selectionStart, field.selectionEnd);
      }
      return String(getSelection() ?? '');
    },
    /** When an input box of this frame had the focus last; 1 if it never had but there is just one, 0 without any. */
    focusedAt() { remember(active()); return at || (box() ? 1 : 0); },
    /** Puts the text in at the caret. @returns whether there was a place for it */
    insert(text) {
      const field = box();
      if (!field) return false;
      return field.isContentEditable ? write(field, text) : type(field, text);
    },
  };
  remember(active());
  document.addEventListener('focusin', (event) => remember(event.composedPath()[0]), true);
})();
