import { describe, expect, test } from 'vitest';
import type { Found } from '../../src/check.ts';
import { harm, mendText } from '../../src/mend.ts';
import type { MendStep } from '../../src/text/mend-step.ts';
import { applySplices } from '../../src/text/splice.ts';
import { LEAD, mend, mendOptions, page, TITLE, type MendCase } from './kit.ts';

/** Steps of the body. */

const OPEN = `${TITLE}${LEAD}`;
const body = (text: string, given: MendCase = {}): string => mend(page(`${OPEN}${text}`), given).text.slice(page(OPEN).length);
/** What a step must not touch. */
const isLeft = (text: string, given: MendCase): boolean => {
  const done = mend(page(`${OPEN}${text}`), given);
  return done.text === page(`${OPEN}${text}`) && done.changes.length === 0;
};

describe('placeholders', () => {
  const only = ['placeholders'];
  test.each([
    ['Text.\n\n**[Button: Order a rack]**\n\nMore.\n', 'Text.\n\nMore.\n'],
    ['Text.\n\n[Кнопка: Заказать]\n', 'Text.\n'],
    ['Text.\n\n---\n\n## Offer\n\nWords.\n\n*[CTA: Call us]*\n\n---\n\nEnd.\n', 'Text.\n\n---\n\n## Offer\n\nWords.\n\n---\n\nEnd.\n'],
  ])('%j', (before, after) => expect(body(before, { only })).toBe(after));

  test.each(['[Photo: Anna Sedova]\n', '[Insert the figure]\n', 'Say [Button: Order] aloud.\n', '- [Button: Order]\n', '[Button: Order](/order/)\n', '> [Button: Order]\n', '`[Button: Order]`\n'])('left alone: %j', (text) => expect(isLeft(text, { only })).toBe(true));

  test('outside a project as well', () => expect(body('Text.\n\n[Button: Order]\n', { only, config: null })).toBe('Text.\n'));
});

describe('promotional lines', () => {
  const only = ['promo'];
  const cta = [{ id: 'workshop', url: 'https://dvorik.example.com/workshop/', lead: 'When the job is too big you can', text: 'book a repair at the workshop', keywords: ['tyre', 'wheel'] }];
  const other = [{ ...cta[0], keywords: ['roof', 'attic'] }];
  const link = '[the workshop](https://dvorik.example.com/workshop/)';
  const block = 'When the job is too big you can [book a repair at the workshop](https://dvorik.example.com/workshop/).\n';

  test('in a sentence: the call to action of the config stands behind the text', () => {
    expect(body(`Air the room. learn more about repairs at ${link}\n\n## Where\n\nIn a cellar.\n`, { only, config: { cta } })).toBe(`Air the room.\n\n## Where\n\nIn a cellar.\n\n${block}`);
  });

  test('in a heading and an answer: before the FAQ, and once', () => {
    const text = `## Where? learn more at ${link}\n\nIn a cellar.\n\n---\n\n## FAQ\n\n### Do tyres age?\n\nYes, slowly. learn more at ${link}\n`;
    expect(body(text, { only, config: { cta } })).toBe(`## Where?\n\nIn a cellar.\n\n${block}\n---\n\n## FAQ\n\n### Do tyres age?\n\nYes, slowly.\n`);
  });

  test('is only cut where the article is about something else, or leads there already', () => {
    const done = mend(page(`${OPEN}Air the room. learn more about roofs at ${link}\n`), { only, config: { cta: other } });
    expect(done.text).toBe(page(`${OPEN}Air the room.\n`));
    expect(done.changes).toMatchObject([{ step: 'promo', removed: 'learn more about roofs at the workshop', what: expect.stringContaining('nothing to do with the keywords') as string }]);
    expect(body(`See ${link} for prices.\n\nAir the room. learn more at ${link}\n`, { only, config: { cta } })).toBe(`See ${link} for prices.\n\nAir the room.\n`);
  });

  test('to another page of the brand: a sentence of its own, out of headings and answers', () => {
    const shop = '[the shop](https://dvorik.example.com/shop/)';
    expect(body(`Air the room. learn more about care at ${shop}\n`, { only })).toBe(`Air the room. Learn more about care at ${shop}.\n`);
    expect(body(`## Where? learn more at ${shop}\n\nIn a cellar.\n`, { only })).toBe(`## Where?\n\nIn a cellar.\n\nLearn more at ${shop}.\n`);
    expect(body(`## FAQ\n\n### Do tyres age?\n\nYes, slowly. learn more at ${shop}\n\n## Read also\n\n- [Tubes](/blog/tubes/)\n`, { only })).toBe(`Learn more at ${shop}.\n\n## FAQ\n\n### Do tyres age?\n\nYes, slowly.\n\n## Read also\n\n- [Tubes](/blog/tubes/)\n`);
  });

  test('as raw HTML, outside a project by its `rel`', () => {
    const raw = '<a href="https://shop.example.net/x" rel="nofollow">the shop</a>';
    expect(body(`Air the room. learn more about care at ${raw}\n`, { only, config: null })).toBe(`Air the room. Learn more about care at ${raw}.\n`);
  });

  test.each([
    ['a sentence with its capital', `Air the room. Learn more at ${link}.\n`],
    ['an abbreviation', `Air the room, e.g. by ${link}\n`],
    ['a link of its own', `${link}\n`],
  ])('left alone: %s', (_name, text) => expect(isLeft(text, { only, config: { cta } })).toBe(true));

  test('marks that open before the line are not torn apart', () => {
    const text = `**Air the room. learn more about care at [the shop](https://dvorik.example.com/shop/)** today\n`;
    const done = body(text, { only });
    expect(done.split('**').length % 2).toBe(1);
    expect(done).toContain('[the shop](https://dvorik.example.com/shop/)');
  });
});

describe('the signature', () => {
  const only = ['signature'];
  const faq = '## FAQ\n\n### Do tyres age?\n\nYes, slowly.\n\n';
  const signed = '**Anna Sedova,**\n*head of the workshop*\n';

  test('gets a part of its own in the place of the rule line', () => {
    expect(body(`${faq}***\n\n${signed}\n---\n\n## Read also\n\n- [Tubes](/blog/tubes/)\n`, { only })).toBe(`${faq}## About the author\n\n${signed}\n---\n\n## Read also\n\n- [Tubes](/blog/tubes/)\n`);
    expect(body(`${faq}${signed}`, { only })).toBe(`${faq}## About the author\n\n${signed}`);
    expect(body(`${faq}***\n\nAuthor: Anna Sedova\n`, { only })).toBe(`${faq}## About the author\n\nAuthor: Anna Sedova\n`);
  });

  test.each([
    ['with a heading', `${faq}## About the author\n\n${signed}`],
    ['other words behind a rule line', `${faq}***\n\nPrices are those of May.\n`],
    ['a signature before the FAQ', `${signed}\n${faq}`],
    ['without a FAQ', signed],
  ])('left alone: %s', (_name, text) => expect(isLeft(text, { only })).toBe(true));
});

describe('main headings', () => {
  const only = ['headings'];
  test('a second one goes down with all below it', () => {
    expect(body('# Winter\n\nText.\n\n## Cellars\n\nText.\n\n### Damp\n\nText.\n\n# Summer\n\nText.\n', { only })).toBe('## Winter\n\nText.\n\n### Cellars\n\nText.\n\n#### Damp\n\nText.\n\n## Summer\n\nText.\n');
  });
  test('FAQ and related links stay parts of the article', () => {
    const parts = '## FAQ\n\n### Do tyres age?\n\nYes, slowly.\n\n## Read also\n\n- [Tubes](/blog/tubes/)\n';
    expect(body(`# Winter\n\nText.\n\n${parts}`, { only })).toBe(`## Winter\n\nText.\n\n${parts}`);
  });
  test('the title printed twice stands once', () => {
    expect(mend(page(`${TITLE}${TITLE}${LEAD}`), { only }).text).toBe(page(OPEN));
  });
  test('a page that uses level 1 for sections is left alone', () => {
    const text = page('# Winter\n\nText.\n\n# Summer\n\nText.\n');
    expect(mend(text, { only })).toMatchObject({ text, changes: [] });
  });
});

describe('HTML', () => {
  const only = ['html'];
  test.each([
    ['Keep it <span style="color:red" class="x">dry</span> and dark.\n', 'Keep it dry and dark.\n'],
    ['Keep it <font color="red">**dry**</font>.\n', 'Keep it **dry**.\n'],
    ['<div style="x"><p>Keep it dry.</p><p>And <b>dark</b>.</p></div>\n', 'Keep it dry.\n\nAnd dark.\n'],
    ['<h2 class="x">Where</h2>\n\nText.\n', '## Where\n\nText.\n'],
    ['<p align="center">Write CO<sub>2</sub> &amp; more.</p>\n', 'Write CO<sub>2</sub> &amp; more.\n'],
  ])('%j', (before, after) => expect(body(before, { only })).toBe(after));

  test.each([
    'Write CO<sub>2</sub>.\n', '<table><tr><td>1</td></tr></table>\n', '<img src="/x.png" alt="x">\n', '<p style="display:none">Hidden</p>\n', '<div>Keep *it* dry.</div>\n',
    'See <span id="there">this</span> and [that](#there).\n', '<details><summary>More</summary>Text</details>\n', '`<span>x</span>`\n', '<span onclick="x()">Text</span>\n', '<p>Open\n',
  ])('left alone: %j', (text) => expect(isLeft(text, { only })).toBe(true));

  test('what the config allows stays; outside a project nothing is known', () => {
    expect(isLeft('<div class="x">Keep it dry.</div>\n', { only, config: { article: { html: ['div[class]'] } } })).toBe(true);
    expect(isLeft('<div class="x">Keep it dry.</div>\n', { only, config: null })).toBe(true);
  });
});

test('stale years and claims are told, never rewritten', () => {
  const text = page(`${OPEN}## Tyres in the year 2024\n\nWe have stored tyres for hundreds of clients. About 90% of people forget them.\n`);
  expect(mend(text).text).toContain('hundreds of clients. About 90% of people');
  expect(mend(text).text).toContain('2024');
});

describe('what must not happen', () => {
  const text = page(`${OPEN}Text.\n\n[Button: Order]\n\n[Button: Call]\n`);
  const options = mendOptions({ only: ['placeholders'] });
  const error = (message: string): Found => ({ finding: { rule: 'test/rule', severity: 'error', file: 'test.md', line: 1, column: 1, endLine: 1, endColumn: 1, message, help: '', fix: null }, edits: undefined });

  test('a mend that would bring an error is not made, and named; the others are', () => {
    const done = mendText(text, { ...options, checkText: (one) => (one.includes('Order') ? [] : [error('there is no order')]) });
    expect(done.text).toBe(page(`${OPEN}Text.\n\n[Button: Order]\n`));
    expect(done.changes).toHaveLength(1);
    expect(done.refused).toEqual([{ step: 'placeholders', what: 'the placeholder "[Button: Order]" is gone', reason: 'it would bring the error test/rule: there is no order' }]);
  });

  test('an error that was there before counts for nothing', () => {
    expect(mendText(text, { ...options, checkText: () => [error('there is no order')] }).text).toBe(page(`${OPEN}Text.\n`));
  });

  test('words are lost only where they are named', () => {
    const step: MendStep = { id: 'placeholders', about: '', touches: 'body', mends: (doc) => (doc.text.includes('Call') ? [{ what: 'cut', edits: [{ start: doc.text.indexOf('[Button: Call]'), end: doc.text.length, text: '' }] }] : []) };
    expect(harm(text, applySplices(text, step.mends(options.parse(text), options)[0]?.edits ?? []), step, step.mends(options.parse(text), options), options)).toBe('the word "button" would be lost');
  });
});

test('steps that are left out do nothing', () => {
  expect(mend(page(`${OPEN}### ### Where?\n\n[Button: Order]\n`), { only: ['lang'] }).changes).toEqual([]);
});
