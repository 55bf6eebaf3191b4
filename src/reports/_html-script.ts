/** Filtering, for browsers that run scripts; without them the page is whole and only lacks the filter. Holds nothing of the articles. */
export const SCRIPT = `
'use strict';
(() => {
  const find = (selector) => document.querySelector(selector);
  const bar = find('search');
  if (bar === null) return;
  const files = [...document.querySelectorAll('.file')].map((element) => ({ element, items: [...element.querySelectorAll('.finding')], name: element.querySelector('h3').textContent.toLowerCase(), part: element.querySelector('[data-part]') }));
  const total = files.reduce((sum, file) => sum + file.items.length, 0);
  const words = new Map();
  const wordsOf = (item) => {
    let text = words.get(item);
    if (text === undefined) words.set(item, text = item.textContent.toLowerCase());
    return text;
  };
  const boxes = [...bar.querySelectorAll('input[type=checkbox]')];
  const [rule, text, shown] = [find('#filter-rule'), find('#filter-text'), find('#shown')];
  const apply = () => {
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const asked = text.value.trim().toLowerCase();
    let count = 0;
    for (const { element, items, name, part } of files) {
      const inName = name.includes(asked);
      let left = 0;
      for (const item of items) {
        const kept = severities.has(item.dataset.severity) && (rule.value === '' || item.dataset.rule === rule.value) && (inName || wordsOf(item).includes(asked));
        item.hidden = !kept;
        if (kept) left++;
      }
      element.hidden = left === 0;
      part.textContent = left === items.length ? '' : left + ' shown';
      count += left;
    }
    shown.textContent = count === total ? 'All ' + total + ' findings' : count + ' of ' + total + ' findings';
  };
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 150);
  };
  bar.addEventListener('input', soon);
  const open = (value) => () => {
    for (const { element } of files) element.open = value;
  };
  find('#open-all').addEventListener('click', open(true));
  find('#close-all').addEventListener('click', open(false));
  find('#clear').addEventListener('click', () => {
    for (const box of boxes) box.checked = true;
    rule.value = '';
    text.value = '';
    apply();
  });
  document.addEventListener('click', (event) => {
    const only = event.target.closest('button[data-only]');
    if (only === null) return;
    rule.value = only.dataset.only;
    apply();
    find('#findings').scrollIntoView();
  });
  for (const element of document.querySelectorAll('[data-script]')) element.hidden = false;
  apply();
})();
`;
