import { describe, expect, test } from 'vitest';
import { chooseInText, isClear, linkSplices, strengthOf, unlinkedPlaces, withLinks, withoutLinks, type InTextChoice } from '../../src/in-text.ts';
import type { LinkerOptions } from '../../src/linker.ts';
import type { InTextLink } from '../../src/model/lock.ts';
import { applySplices } from '../../src/text/splice.ts';
import { randomFrom } from '../kit/random.ts';
import { chooseFrom, documentOf, siteFrom, type LinkedSite } from './linking.ts';
import { randomSite } from './random-site.ts';

/** Which of the places that speak of other articles get a link, and what that does to the text. */

const LEAD = 'The first paragraph stays without links.\n\n';
const SIX = { chain: 'chain care', tyre: 'tyre pressure', brake: 'brake pads', spoke: 'spoke tension', saddle: 'saddle height', pedal: 'pedal threads' };
const link = (slug: string, anchor: string, start = 0): InTextLink => ({ slug, path: `/blog/${slug}/`, anchor, start });
const chosen = (text: string, targets: Parameters<typeof chooseFrom>[1], more: Parameters<typeof chooseFrom>[2] = {}): string[] => chooseFrom(documentOf(text), targets, more).map(({ slug, anchor }) => `${slug}: ${anchor}`);

describe('links of one article', () => {
  const paragraphs = `${LEAD}${Object.values(SIX).map((words) => `Then ${words} matters.`).join('\n\n')}`;
  test('are no more than are wanted, in reading order', () => {
    for (const wanted of [-2, 0, 1, 3, 6, 20]) {
      const found = chooseFrom(documentOf(paragraphs), SIX, { wanted });
      expect(found).toHaveLength(Math.min(6, Math.max(0, wanted)));
      expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).toSorted((a, b) => a - b));
    }
  });
  test('are one for a target', () => {
    expect(chosen(`${LEAD}First chain care.\n\nSecond chain care.\n\nThird chain care.`, SIX)).toEqual(['chain: chain care']);
  });
  test('are one in a paragraph or an item, the clearest', () => {
    expect(chosen(`${LEAD}Tyre pressure and chain care.\n\n- Brake pads, spoke tension\n- Spoke tension`, SIX)).toEqual(['tyre: Tyre pressure', 'brake: Brake pads', 'spoke: Spoke tension']);
    expect(chosen(`${LEAD}Tyre pressure and chain care.`, SIX, { bonus: (position) => (position === 0 ? 1 : 0) })).toEqual(['chain: chain care']);
  });
  test('never overlap', () => {
    expect(chosen(`${LEAD}Then chain care pressure here.`, { a: 'chain care', b: 'care pressure', c: 'chain care pressure' })).toHaveLength(1);
  });
  test('lead only to what may be linked', () => {
    expect(chosen(paragraphs, SIX, { target: (position) => (position === 4 ? { slug: 'saddle', path: '/s/' } : undefined) })).toEqual(['saddle: saddle height']);
  });
  test('go to the nearest and surest first, and first in the text among equals', () => {
    expect(chosen(paragraphs, SIX, { wanted: 2 })).toEqual(['chain: chain care', 'tyre: tyre pressure']);
    expect(chosen(paragraphs, SIX, { wanted: 2, nearness: (position) => 0.2 + position / 10 })).toEqual(['saddle: saddle height', 'pedal: pedal threads']);
  });
  test('between far articles need a whole key phrase of rare words', () => {
    const keyword = { a: 'good chain care' };
    const pair = `${LEAD}The chain care.`;
    expect(chosen(pair, keyword, { nearness: () => 0.01 })).toEqual([]);
    expect(chosen(pair, keyword, { nearness: () => 0.3 })).toEqual(['a: chain care']);
    expect(chosen(`${LEAD}The good chain care.`, keyword, { nearness: () => 0.01 })).toEqual(['a: good chain care']);
    expect(chosen(`${LEAD}The good chain care.`, keyword, { nearness: () => 0.01, rarity: () => 0.1 })).toEqual([]);
  });
  test('take other words when these lead there from many places already', () => {
    const text = `${LEAD}Then chain care.\n\nThen care of your chain.`;
    expect(chosen(text, { a: 'chain care' })).toEqual(['a: chain care']);
    expect(chosen(text, { a: 'chain care' }, { uses: (_slug, anchor) => (anchor === 'chain care' ? 3 : 0) })).toEqual(['a: care of your chain']);
    expect(chosen(`${LEAD}Then chain care.`, { a: 'chain care' }, { uses: () => 50 })).toEqual(['a: chain care']);
  });
});

describe('strength', () => {
  test('grows with certainty and rarity, not without end', () => {
    expect(strengthOf({ certainty: 1, words: [1, 2] }, () => 0.5)).toBe(1);
    expect(strengthOf({ certainty: 0.5, words: [1, 2] }, () => 0.5)).toBe(0.5);
    expect(strengthOf({ certainty: 1, words: [1, 2, 3, 4] }, () => 1)).toBe(1.3);
    expect(strengthOf({ certainty: 1, words: [] }, () => 1)).toBe(0);
  });
  test('is enough sooner between near articles; a single word never between far ones', () => {
    expect([isClear(2, 0.5, 0), isClear(2, 0.5, 0.5), isClear(2, 1, 0), isClear(2, 0.1, 1)]).toEqual([false, true, true, false]);
    expect([isClear(1, 1.3, 0.05), isClear(1, 0.6, 0.5), isClear(1, 0.1, 1)]).toEqual([false, true, false]);
    for (const words of [1, 2]) for (let near = 0; near < 1; near += 0.01) expect(Number(isClear(words, 0.6, near + 0.01))).toBeGreaterThanOrEqual(Number(isClear(words, 0.6, near)));
  });
});

describe('links of the last time', () => {
  const text = `${LEAD}First chain care.\n\nThen tyre pressure.\n\nLast brake pads.`;
  const old = (words: string, slug: string): InTextLink => link(slug, words, text.indexOf(words));
  test('stay while their words stand there, though others would be chosen now', () => {
    expect(chosen(text, SIX, { wanted: 1, previous: [old('brake pads', 'brake')] })).toEqual(['brake: brake pads']);
    expect(chosen(text, SIX, { wanted: 2, previous: [old('brake pads', 'brake')], bonus: (position) => (position === 1 ? 1 : 0) })).toEqual(['tyre: tyre pressure', 'brake: brake pads']);
  });
  test('stay with words that mean nothing any more', () => {
    expect(chosen(text, SIX, { wanted: 1, previous: [link('pedal', 'Last', text.indexOf('Last'))] })).toEqual(['pedal: Last']);
  });
  test('lead where the target is now', () => {
    const [moved] = chooseFrom(documentOf(text), SIX, { wanted: 1, previous: [{ ...old('brake pads', 'brake'), path: '/old/brake/' }] });
    expect(moved).toMatchObject({ path: '/blog/brake/', anchor: 'brake pads' });
  });
  test('go with their target, with their words, and when fewer are wanted', () => {
    expect(chosen(text, { chain: 'chain care' }, { previous: [old('brake pads', 'brake')] })).toEqual(['chain: chain care']);
    expect(chosen(text, {}, { bySlug: (slug) => ({ slug, path: '/x/' }), previous: [link('brake', 'brake pad'), link('tyre', 'yre pressure'), link('chain', 'first chain care'), link('a', ''), link('b', 'x'.repeat(10_000))] })).toEqual([]);
    expect(chosen(text, SIX, { wanted: 1, previous: [old('tyre pressure', 'tyre'), old('brake pads', 'brake')] })).toEqual(['tyre: tyre pressure']);
    expect(chosen(text, SIX, { wanted: 0, previous: [old('tyre pressure', 'tyre')] })).toEqual([]);
  });
  test('are not made where none may be any more', () => {
    const closed = `Lead on chain care.\n\n## Tyre pressure\n\nThey say «brake pads» and \`spoke tension\` and [saddle height](/x).`;
    expect(chosen(closed, SIX, { previous: Object.entries(SIX).map(([slug, words]) => link(slug, words)) })).toEqual([]);
  });
  test('stay at their own place when the words come up before it', () => {
    const twice = `${LEAD}First chain care, tyre pressure.\n\nThen chain care.\n\nLast tyre pressure and more chain care.`;
    const at = (from: number): InTextLink => link('tyre', 'tyre pressure', twice.indexOf('tyre pressure', from));
    const places = (previous: readonly InTextLink[]): number[] => chooseFrom(documentOf(twice), { chain: 'chain care', tyre: 'tyre pressure' }, { previous }).map(({ start }) => start);
    const [second, third] = [twice.indexOf('Then chain') + 5, at(twice.indexOf('Last')).start];
    expect(places([link('chain', 'chain care', second), at(twice.indexOf('Last'))])).toEqual([second, third]);
    expect(places([at(0), link('chain', 'chain care', second)])).toEqual([at(0).start, second]);
  });
  test('move to another place of the same words when their paragraph is another link\'s', () => {
    const before = `${LEAD}Then chain care and tyre pressure.\n\nLast tyre pressure.`;
    const previous = [link('chain', 'chain care', before.indexOf('chain care')), link('tyre', 'tyre pressure', before.lastIndexOf('tyre pressure'))];
    expect(chosen(before, {}, { bySlug: (slug) => ({ slug, path: '/x/' }), previous })).toEqual(['chain: chain care', 'tyre: tyre pressure']);
    expect(chosen(before, {}, { bySlug: (slug) => ({ slug, path: '/x/' }), previous: previous.toReversed() })).toEqual(['chain: chain care', 'tyre: tyre pressure']);
  });
  test('come once, whatever a lock says', () => {
    expect(chosen(`${LEAD}Chain care.\n\nChain care.`, SIX, { previous: [link('chain', 'Chain care'), link('chain', 'Chain care')] })).toEqual(['chain: Chain care']);
  });
});

describe('links and text', () => {
  const choices = (text: string, words: readonly string[]): InTextChoice[] => words.map((anchor, index) => ({ slug: `s${index}`, path: `/blog/s${index}/`, anchor, start: text.indexOf(anchor), end: text.indexOf(anchor) + anchor.length, strength: 1, nearness: 1 }));
  test('come in as brackets and an address, nothing else', () => {
    const text = 'One two three four.';
    const made = withLinks(text, choices(text, ['One', 'three', 'four']));
    expect(made.text).toBe('[One](/blog/s0/) two [three](/blog/s1/) [four](/blog/s2/).');
    expect(made.links.map(({ start, anchor, path }) => made.text.startsWith(`[${anchor}](${path})`, start))).toEqual([true, true, true]);
    expect(withoutLinks(made.text, made.links)).toBe(text);
    expect(unlinkedPlaces(made.links, 0).map(({ start }) => start)).toEqual([0, 8, 14]);
  });
  test('none change nothing', () => {
    expect(withLinks('Text.', [])).toEqual({ text: 'Text.', links: [] });
    expect(withoutLinks('Text.', [])).toBe('Text.');
    expect(linkSplices([])).toEqual([]);
  });
  test('stand in a text with other front matter where it is that much longer or shorter', () => {
    const text = '---\ntitle: A\n---\nOne two three.\n';
    for (const front of ['---\ntitle: Another one\nupdatedDate: 2026-06-01\n---\n', '---\na: 1\n---\n', '']) {
      const other = `${front}One two three.\n`;
      const made = withLinks(other, choices(text, ['One', 'three']), other.length - text.length);
      expect(made.text).toBe(`${front}[One](/blog/s0/) two [three](/blog/s1/).\n`);
      expect(withoutLinks(made.text, made.links)).toBe(other);
    }
  });
  test('that a person has changed or moved stay as they are', () => {
    const text = 'One two three four.';
    const made = withLinks(text, choices(text, ['One', 'three', 'four']));
    const edited = made.text.replace('[three](/blog/s1/)', '[Three](/blog/s1/)');
    expect(withoutLinks(edited, made.links)).toBe('One two [Three](/blog/s1/) four.');
    expect(withoutLinks(`A person: ${made.text}`, made.links)).toBe(`A person: ${made.text}`);
    expect(withoutLinks('', made.links)).toBe('');
  });
  test('a link outside the text is a fault of the caller', () => {
    expect(() => applySplices('One', linkSplices([{ start: 2, end: 9, path: '/x/' }]))).toThrow(RangeError);
  });
});

describe('the linker', () => {
  const body = (title: string, keyword: string, text: string, more = ''): string => `---\ntitle: ${title}\nkeywords: [${keyword}]\n${more}---\n${LEAD}${text}\n\nBicycle workshop tools and grease for the ${keyword}.\n`;
  const FILES = {
    chain: body('Chain care', 'chain care', 'We speak of tyre pressure and of brake pads.\n\nThen brake pads again.\n\nAnd spoke tension.'),
    tyre: body('Tyre pressure', 'tyre pressure', 'We speak of chain care.\n\nBrake pads, too.'),
    brake: body('Brake pads', 'brake pads', 'We speak of chain care.\n\nTyre pressure, too.'),
    spoke: body('Spoke tension', 'spoke tension', 'We speak of chain care.'),
    // Words that nobody links to, so that those above are rare.
    ...Object.fromEntries(Array.from('abcdefghijklmnopqrstuvwxyz').map((letter) => `${letter.repeat(5)}ish ${letter.repeat(4)}ony`).map((words, index) => [`other${index}`, body(words, words, 'Something else altogether.')])),
  };
  // One article by two names, and a text that has both.
  const TWO_NAMES = { chain: FILES.chain.replace('[chain care]', '[chain care, oiling links]') };
  const TWO = 'Then chain care.\n\nThen oiling links.';
  const options = (site: LinkedSite, more: Partial<LinkerOptions> = {}): LinkerOptions => ({ wanted: 3, previous: [], avoid: [], must: [], linked: new Set(), corpus: site.corpus, isHidden: () => false, draft: false, ...more });
  const links = (files: Record<string, string>, slug: string, more: Partial<LinkerOptions> = {}): string[] => {
    const site = siteFrom(files);
    return site.linker().choose(site.docs.get(slug) ?? expect.unreachable(), options(site, more)).map((one) => `${one.slug} ${one.path} ${one.anchor}`);
  };
  const slugs = (...asked: Parameters<typeof links>): string[] => links(...asked).map((one) => one.split(' ')[0] ?? '');

  test('links a text to the articles it speaks of, never to itself', () => {
    expect(links(FILES, 'chain')).toEqual(['tyre /blog/tyre/ tyre pressure', 'brake /blog/brake/ brake pads', 'spoke /blog/spoke/ spoke tension']);
    for (const slug of Object.keys(FILES)) expect(slugs(FILES, slug)).not.toContain(slug);
  });
  test('leaves out what is avoided, by slug, path or address', () => {
    for (const avoid of ['tyre', '/blog/tyre/', '/blog/tyre', 'https://example.org/blog/tyre/']) expect(slugs(FILES, 'chain', { avoid: [avoid] })).toEqual(['brake', 'spoke']);
  });
  test('leaves out what is linked already, held back, a draft, in another language', () => {
    expect(slugs(FILES, 'chain', { linked: new Set(['/blog/brake/']) })).toEqual(['tyre', 'spoke']);
    expect(slugs(FILES, 'chain', { isHidden: (slug) => slug === 'spoke' })).toEqual(['tyre', 'brake']);
    const draft = { ...FILES, tyre: FILES.tyre.replace('---\n', '---\ndraft: true\n') };
    expect(slugs(draft, 'chain')).toEqual(['brake', 'spoke']);
    expect(slugs(draft, 'chain', { draft: true })).toEqual(['tyre', 'brake', 'spoke']);
    expect(slugs({ ...FILES, tyre: FILES.tyre.replace('---\n', '---\nlang: ru\n') }, 'chain')).toEqual(['brake', 'spoke']);
  });
  test('makes none where none are wanted, and prefers what must be linked or needs it', () => {
    expect(links(FILES, 'chain', { wanted: 0 })).toEqual([]);
    expect(links(FILES, 'chain', { wanted: -1 })).toEqual([]);
    expect(slugs(FILES, 'chain', { wanted: 1, must: ['spoke'] })).toEqual(['spoke']);
    expect(slugs(FILES, 'chain', { wanted: 1, must: ['/blog/brake/'] })).toEqual(['brake']);
    expect(slugs(FILES, 'chain', { wanted: 1, bonus: (slug) => (slug === 'brake' ? 1 : 0) })).toEqual(['brake']);
  });
  test('makes none to an address that Markdown would break at', () => {
    expect(slugs({ ...FILES, 'tyre (1)': FILES.tyre.replaceAll('yre pressure', 'yre inflation'), chain: FILES.chain.replace('tyre pressure', 'tyre inflation') }, 'chain')).toEqual(['brake', 'spoke']);
    expect(slugs({ ...FILES, 'шина': FILES.tyre.replaceAll('yre pressure', 'yre inflation'), chain: FILES.chain.replace('tyre pressure', 'tyre inflation') }, 'chain')).toEqual(['шина', 'brake', 'spoke']);
  });
  test('says the same of an article that it is asked about again, whatever it has seen since', () => {
    const files = { ...FILES, ...TWO_NAMES, ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => [slug, body(`Shed ${slug}`, `shed ${slug}${slug}${slug}`, TWO)])) };
    const site = siteFrom(files);
    const linker = site.linker();
    const choose = (slug: string, more: Partial<LinkerOptions> = {}): string[] => linker.choose(site.docs.get(slug) ?? expect.unreachable(), options(site, more)).map(({ slug: target, anchor, strength, nearness }) => `${target} ${anchor} ${strength} ${nearness}`);
    const first = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => choose(slug));
    // The same words are not used for ever.
    expect(new Set(first.map(([one]) => one?.split(' ').slice(0, -2).join(' ')))).toEqual(new Set(['chain chain care', 'chain oiling links']));
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => choose(slug))).toEqual(first);
    expect(['f', 'a', 'c'].map((slug) => choose(slug))).toEqual([first[5], first[0], first[2]]);
    // Held back meanwhile, and back again.
    expect(choose('a', { isHidden: (slug) => slug === 'chain' })).toEqual([]);
    expect(choose('a')).toHaveLength(1);
  });
  test('counts no words of links that are gone', () => {
    const site = siteFrom({ ...FILES, ...TWO_NAMES, ...Object.fromEntries(['a', 'b', 'c', 'd'].map((slug) => [slug, body(`Shed ${slug}`, `shed ${slug}${slug}${slug}`, TWO)])) });
    const linker = site.linker();
    const anchorsOf = (slug: string, wanted = 1): string[] => linker.choose(site.docs.get(slug) ?? expect.unreachable(), options(site, { wanted })).map(({ anchor }) => anchor);
    for (const slug of ['a', 'b', 'c']) expect(anchorsOf(slug)).toEqual(['chain care']);
    for (const slug of ['a', 'b', 'c']) expect(anchorsOf(slug, 0)).toEqual([]);
    expect(anchorsOf('d')).toEqual(['chain care']);
  });
  test('tells of all places it has looked at', () => {
    const site = siteFrom(FILES);
    expect(new Set(site.linker().mentions(site.docs.get('chain') ?? expect.unreachable()).map(({ slug }) => slug))).toEqual(new Set(['chain', 'tyre', 'brake', 'spoke']));
  });
});

describe('random sites', () => {
  test('every link has a target, none leads home, limits hold, taking links out restores the text', () => {
    const random = randomFrom(20261122);
    let made = 0;
    for (let round = 0; round < 220; round++) {
      const lang = round % 2 === 0 ? 'en' : 'ru';
      const files = randomSite(random, lang);
      const site = siteFrom(files);
      const linker = site.linker();
      const wanted = Math.floor(random() * 5);
      const hidden = Object.keys(files).find(() => random() < 0.2);
      for (const [slug, doc] of site.docs) {
        const avoid = Object.keys(files).filter(() => random() < 0.1);
        const choices = linker.choose(doc, { wanted, previous: [], avoid, must: [], linked: new Set(), corpus: site.corpus, isHidden: (other) => other === hidden, draft: false });
        const { text, links } = withLinks(doc.text, choices);
        made += links.length;
        expect(links.length).toBeLessThanOrEqual(wanted);
        expect(new Set(links.map((one) => one.slug)).size).toBe(links.length);
        expect(new Set(choices.map(({ start }) => doc.blocks.findLast((block) => block.start <= start)?.position)).size).toBe(links.length);
        for (const { slug: target, path, anchor, start } of links) {
          expect(target).not.toBe(slug);
          expect(site.corpus.bySlug(target)).toMatchObject({ path, lang, draft: false });
          expect([...avoid, hidden]).not.toContain(target);
          expect(text.startsWith(`[${anchor}](${path})`, start)).toBe(true);
        }
        expect(withoutLinks(text, links)).toBe(doc.text);
        // Parsed again, there are these links more, none within another, and the words a reader sees are the same.
        const after = documentOf(text, slug);
        expect(after.links.filter(({ url }) => url.startsWith('/blog/')).map(({ url, text: words }) => `${words} ${url}`)).toEqual(links.map(({ anchor, path }) => `${anchor} ${path}`));
        expect(after.blocks.map((block) => block.text)).toEqual(doc.blocks.map((block) => block.text));
        // What was chosen is kept, and nothing is added or moved.
        const again = chooseInText(doc, [], { wanted, previous: unlinkedPlaces(links, 0), target: () => undefined, bySlug: (other) => site.corpus.bySlug(other), nearness: () => 0, rarity: () => 0, bonus: () => 0, uses: () => 0 });
        expect(again.map(({ slug: other, start, end }) => `${other} ${start} ${end}`)).toEqual(choices.map(({ slug: other, start, end }) => `${other} ${start} ${end}`));
      }
    }
    expect(made).toBeGreaterThan(300);
  });
});
