/*
 * Keys that work on every page, and the moving of the selection in the command palette.
 * The page's frame listens for zb-palette and zb-help; while a modal dialog is open it does not hear them.
 */
(() => {
  'use strict';
  if (window.zhibanShell) {
    return;
  }
  window.zhibanShell = true;

  const frame = () => document.querySelector('vaadin-app-layout.zb-shell');

  const isTyping = (event) => {
    const target = event.composedPath()[0];
    return target instanceof Element
      && (target.matches('input, textarea, select') || target.isContentEditable);
  };

  const dialogIsOpen = () => document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]') !== null;

  document.addEventListener('keydown', (event) => {
    if (event.isComposing || !frame()) {
      return;
    }
    const palette = event.target instanceof Element ? event.target.closest('.zb-palette') : null;
    if (palette) {
      movePalette(event, palette);
    } else if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      if (!dialogIsOpen()) {
        frame().dispatchEvent(new CustomEvent('zb-palette'));
      }
    } else if ((event.key === '?' || event.key === '\uFF1F') && !isTyping(event) && !dialogIsOpen()) {
      event.preventDefault();
      frame().dispatchEvent(new CustomEvent('zb-help'));
    }
  }, true);

  /* Skip link: moves the focus itself, because the router must not see the address change. */
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('.zb-skip-link') : null;
    const content = link && document.getElementById('content');
    if (content) {
      event.preventDefault();
      content.tabIndex = -1;
      content.focus();
    }
  }, true);

  // Command palette ---------------------------------------------------------------------------------------------

  const parts = (palette) => ({
    input: palette.querySelector('input'),
    list: palette.querySelector('[role=listbox]'),
    options: [...palette.querySelectorAll('[role=option]')],
  });

  const select = (palette, index) => {
    const { input, options } = parts(palette);
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    const chosen = options[index];
    if (chosen) {
      input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  };

  const selected = (palette) =>
    parts(palette).options.findIndex((option) => option.getAttribute('aria-selected') === 'true');

  /* The list that is shown answers what stands in the field now. */
  const isCurrent = (palette) => {
    const { input, list } = parts(palette);
    return (list.dataset.query || '') === input.value.trim();
  };

  const open = (palette) => {
    const { options } = parts(palette);
    const option = options[Math.max(0, selected(palette))];
    if (option) {
      option.click();
    }
  };

  const movePalette = (event, palette) => {
    const { options } = parts(palette);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0) {
      event.preventDefault();
      select(palette, (selected(palette) + step + options.length) % options.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isCurrent(palette)) {
        open(palette);
      } else {
        palette.zbPending = true;
      }
    }
  };

  document.addEventListener('focusin', (event) => {
    const palette = event.target instanceof Element ? event.target.closest('.zb-palette') : null;
    if (!palette || palette.zbReady) {
      return;
    }
    palette.zbReady = true;
    const { input, list } = parts(palette);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-expanded', 'true');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('autocomplete', 'off');
    select(palette, 0);
    new MutationObserver(() => {
      select(palette, 0);
      if (palette.zbPending && isCurrent(palette)) {
        palette.zbPending = false;
        open(palette);
      }
    }).observe(list, { childList: true, attributes: true, attributeFilter: ['data-query'] });
    input.addEventListener('input', () => { palette.zbPending = false; });
    list.addEventListener('mousemove', (move) => {
      const option = move.target.closest('[role=option]');
      if (option && option.getAttribute('aria-selected') !== 'true') {
        select(palette, parts(palette).options.indexOf(option));
      }
    });
  });
})();
