import { isDeepStrictEqual } from 'node:util';
import { parseMarkdown, plainText } from './markdown.ts';
import type { MergedBody } from './merge-blocks.ts';
import { wholeText, bodyText, type BodyTree, type TreeBlock } from './merge-tree.ts';
import { isMap } from './merge-values.ts';
import { countWords } from './words.ts';

/**
 * Values that repeat what the page shows: in the structured data the title, the description, dates, the picture, questions and answers; in front matter the list `faq`. They are
 * not merged but follow: before the merge a repeated value is replaced by a mark that says what it repeats, and after it each mark by what the merged page shows.
 * A value that a person changed to something the page does not show is theirs, and has no mark.
 */
export interface Mirrors {
  /** `schema` and `faq` of one version with marks. */
  marked(side: Side): { schema: unknown; faq: unknown };
  /** The same of the merged version with values. @param data its front matter */
  resolve(value: unknown, data: Record<string, unknown>): unknown;
}

export type Side = 'base' | 'ours' | 'theirs';

export interface Version {
  data: Record<string, unknown>;
  tree: BodyTree;
}

/** What the keys of structured data repeat, by names of `fieldsOf`. */
const REPEATS: Readonly<Record<string, readonly string[]>> = {
  headline: ['title', 'h1'], name: ['title', 'h1', 'author'], description: ['description'], datePublished: ['pubDate'], dateModified: ['modified'], url: ['heroImage'], contentUrl: ['heroImage'],
  image: ['heroImage'], caption: ['heroImageAlt'], inLanguage: ['lang'], keywords: ['keywords'], wordCount: ['words'],
};
/** No text of a file holds this character. */
const MARK = '\u0000';

/** @param merged the merged body: it tells where a section of any version is now */
export function createMirrors(versions: Record<Side, Version>, merged: MergedBody): Mirrors {
  const fields: Record<Side, Record<string, unknown>> = { base: fieldsOf(versions.base), ours: fieldsOf(versions.ours), theirs: fieldsOf(versions.theirs) };
  const headings: Record<Side, Map<string, TreeBlock>> = { base: headingsByText(versions.base.tree), ours: headingsByText(versions.ours.tree), theirs: headingsByText(versions.theirs.tree) };
  const positions = new Map(merged.tree.blocks.map((block, index) => [block, index]));
  /** Lists of questions that named all questions of their section: by the section's place in the merged text. */
  const complete = new Set<number>();

  function mark(value: unknown, key: string, side: Side): unknown {
    const field = (REPEATS[key] ?? []).find((name) => repeats(value, name, side));
    if (field !== undefined) return `${MARK}${field}`;
    if (Array.isArray(value)) return markList(value, key, side);
    if (!isMap(value)) return value;
    const named = markEntry(value, side);
    if (named !== undefined) return named;
    return Object.fromEntries(Object.entries(value).map(([inner, item]) => [inner, mark(item, inner, side)]));
  }

  function repeats(value: unknown, name: string, side: Side): boolean {
    return value !== undefined && value !== '' && [side, 'base' as const].some((one) => isDeepStrictEqual(value, fields[one][name]));
  }

  function markList(list: readonly unknown[], key: string, side: Side): unknown[] {
    const marked = list.map((item) => mark(item, key, side));
    const asked = list.flatMap((item) => (isMap(item) ? (headingOf(item, side) ?? []) : []));
    const section = asked[0]?.parent;
    if (section !== undefined && side !== 'ours' && section.children.filter((child) => child.kind === 'heading').every((child) => asked.includes(child))) {
      const now = merged.find(section);
      if (now !== undefined) complete.add(positions.get(now) ?? -1);
    }
    return marked;
  }

  function headingOf(entry: Record<string, unknown>, side: Side): TreeBlock | undefined {
    const asked = entry['question'] ?? (entry['@type'] === 'Question' ? entry['name'] : undefined);
    return typeof asked !== 'string' ? undefined : headings[side].get(collapse(asked)) ?? headings.base.get(collapse(asked));
  }

  /** A question with its answer: both follow the section that shows them. */
  function markEntry(entry: Record<string, unknown>, side: Side): Record<string, unknown> | undefined {
    const heading = headingOf(entry, side);
    if (heading === undefined) return undefined;
    const now = merged.find(heading);
    const place = now === undefined ? `gone:${visible(heading.text)}` : String(positions.get(now));
    const base = [...headings.base.values()].find((one) => merged.find(one) === now && now !== undefined);
    const markAnswer = (text: unknown): unknown => {
      const shown = typeof text === 'string' && [heading, base].some((one) => one !== undefined && collapse(text) === answerUnder(one));
      return shown ? `${MARK}answer:${place}` : text;
    };
    return Object.fromEntries(Object.entries(entry).map(([key, value]) => {
      if (key === 'question' || key === 'name') return [key, `${MARK}question:${place}`];
      if (key === 'answer') return [key, markAnswer(value)];
      if (key === 'acceptedAnswer' && isMap(value)) return [key, { ...value, text: markAnswer(value['text']) }];
      return [key, value];
    }));
  }

  return {
    marked(side) {
      const { data } = versions[side];
      return { schema: mark(data['schema'], 'schema', side), faq: mark(data['faq'], 'faq', side) };
    },
    resolve(value, data) {
      const shown = fieldsOf({ data, tree: merged.tree });
      const put = (inner: unknown): unknown => {
        if (typeof inner === 'string' && inner.startsWith(MARK)) return valueOf(inner.slice(1), shown);
        if (Array.isArray(inner)) return putList(inner);
        if (!isMap(inner)) return inner;
        const entries = Object.entries(inner).map(([key, item]): [string, unknown] => [key, put(item)]).filter(([, item]) => item !== undefined);
        return Object.fromEntries(entries);
      };
      const putList = (list: readonly unknown[]): unknown[] | undefined => {
        const items = withNewQuestions(list).filter((item) => !placeOf(item).startsWith('gone:')).map(put);
        // A FAQ without questions is none, and neither is a node that holds nothing else.
        if (items.length === 0 && list.length > 0) return undefined;
        return items.filter((item) => item !== undefined && !(isMap(item) && item['@type'] === 'FAQPage' && item['mainEntity'] === undefined));
      };
      return put(value);
    },
  };

  function valueOf(what: string, shown: Record<string, unknown>): unknown {
    const [, kind = '', place = ''] = /^(question|answer):(.*)$/s.exec(what) ?? [];
    if (kind === '') return shown[what];
    const block = merged.tree.blocks[Number(place)];
    if (block === undefined) return undefined;
    return kind === 'question' ? visible(block.text) : answerUnder(block);
  }

  /** Questions that a person added to the section of a list that named all of them. */
  function withNewQuestions(list: readonly unknown[]): unknown[] {
    const places = list.map(placeOf).filter((place) => /^\d+$/.test(place)).map(Number);
    const section = places.map((place) => merged.tree.blocks[place]?.parent).find((block) => block !== undefined);
    if (section === undefined || !complete.has(positions.get(section) ?? -1)) return [...list];
    const items = [...list];
    const sample = list.find((item) => placeOf(item) === String(places[0]));
    let before: number | undefined;
    for (const child of section.children) {
      const place = positions.get(child) as number;
      if (child.kind === 'heading' && !places.includes(place) && answerUnder(child) !== '') {
        const at = before === undefined ? 0 : items.findIndex((item) => placeOf(item) === String(before)) + 1;
        items.splice(at, 0, likeEntry(sample, place));
      }
      if (child.kind === 'heading') before = place;
    }
    return items;
  }
}

function likeEntry(sample: unknown, place: number): Record<string, unknown> {
  const [question, answer] = [`${MARK}question:${place}`, `${MARK}answer:${place}`];
  return isMap(sample) && sample['question'] !== undefined ? { question, answer } : { '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: answer } };
}

/** Where the section of a marked question is: its number in the merged text, or "gone:…"; '' for anything else. */
function placeOf(item: unknown): string {
  if (!isMap(item)) return '';
  const mark = [item['question'], item['name']].find((value) => typeof value === 'string' && value.startsWith(`${MARK}question:`));
  return typeof mark === 'string' ? mark.slice(`${MARK}question:`.length) : '';
}

/** What a page shows, by the names that structured data repeats. */
function fieldsOf({ data, tree }: Version): Record<string, unknown> {
  const h1 = tree.blocks.find((block) => block.kind === 'heading' && block.depth === 1);
  return {
    title: data['title'], description: data['description'], pubDate: data['pubDate'], modified: data['updatedDate'] ?? data['pubDate'], heroImage: data['heroImage'], heroImageAlt: data['heroImageAlt'],
    author: data['author'], lang: data['lang'], keywords: data['keywords'], h1: h1 === undefined ? undefined : visible(h1.text), words: countWords(visible(bodyText(tree))),
  };
}

function headingsByText(tree: BodyTree): Map<string, TreeBlock> {
  const found = new Map<string, TreeBlock>();
  for (const block of tree.blocks) {
    if (block.kind !== 'heading') continue;
    const text = visible(block.text);
    if (!found.has(text)) found.set(text, block);
  }
  return found;
}

/** What is shown under a heading; a rule line ends it. */
function answerUnder(heading: TreeBlock): string {
  const rule = heading.children.findIndex((child) => child.kind === 'thematicBreak');
  return visible(heading.children.slice(0, rule < 0 ? undefined : rule).map((child) => child.gap + wholeText(child)).join(''));
}

function visible(markdown: string): string {
  return collapse(plainText(parseMarkdown(markdown)));
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
