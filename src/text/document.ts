import type { Definition, Heading as HeadingNode, Nodes, Root } from 'mdast';
import type { JsonObject } from '../model/article.ts';
import { SluglineError, type Problem } from '../model/errors.ts';
import { blocksOf, type Block } from './blocks.ts';
import { readFrontMatter, splitFrontMatter, type SplitText } from './frontmatter.ts';
import { htmlTags, type HtmlTag } from './html.ts';
import type { Language } from './language.ts';
import { lineIndex, type LineIndex } from './lines.ts';
import { endOf, parseMarkdown, plainText, startOf, walk } from './markdown.ts';
import { keyRange, type Range } from './yaml-places.ts';

/** A part of an article with a job of its own. */
export type Area = 'body' | 'faq' | 'related' | 'author';

export interface Heading extends Range {
  depth: number;
  /** Text as a reader sees it. */
  text: string;
  node: HeadingNode;
  /** Where the content under it ends: the next heading of the same or a higher level, or the end of the file. */
  sectionEnd: number;
  /** Where the next heading of any level begins, or the end of the file. */
  ownEnd: number;
  area: Area;
}

export interface Link extends Range {
  url: string;
  /** Anchor text. */
  text: string;
  rel: readonly string[];
  target: string;
  /** Written as raw HTML. */
  html: boolean;
  inHeading: boolean;
  area: Area;
}

export interface Image extends Range {
  url: string;
  /** null when a raw <img> has no alt attribute. */
  alt: string | null;
  area: Area;
}

export interface FaqEntry {
  heading: Heading;
  question: string;
  /** Visible text of the answer, blocks joined by newlines. */
  answer: string;
  /** Top-level nodes of the answer. */
  nodes: readonly Nodes[];
}

/** An article as checks see it: one parse, one tokenisation, all offsets those of the file. Everything is computed at first use and kept. */
export interface Document {
  file: string;
  slug: string;
  text: string;
  split: SplitText;
  lines: LineIndex;
  language: Language;
  /** Front matter as the blog reads it; {} when absent or unreadable. */
  data: Readonly<Record<string, unknown>>;
  /** Why the front matter could not be read. */
  frontMatterProblem: Problem | undefined;
  /** A front matter value as trimmed text; '' when absent or not text. */
  field(key: string): string;
  /** Where a front matter key stands (with its value); the first line when absent. */
  place(path: readonly (string | number)[]): Range;
  tree: Root;
  headings: readonly Heading[];
  h1: Heading | undefined;
  /** Text blocks in order: headings, paragraphs, list items, table cells. */
  blocks: readonly Block[];
  links: readonly Link[];
  images: readonly Image[];
  /** Tags and comments of all raw HTML. */
  html: readonly HtmlTag[];
  /** Heading of the FAQ section, and its questions. */
  faqHeading: Heading | undefined;
  faq: readonly FaqEntry[];
  relatedHeading: Heading | undefined;
  /** Links of the related section. */
  related: readonly Link[];
  areaAt(offset: number): Area;
  /** Nodes of the JSON-LD in front matter, with their paths: the root or the members of @graph, and every object below. */
  jsonld: readonly { node: JsonObject; path: readonly (string | number)[] }[];
  /** Words of prose: blocks outside the related section. */
  wordCount: number;
}

export interface DocumentSource {
  file: string;
  slug: string;
  text: string;
}

/** Builds the view of one file. Never throws: what cannot be read is in `frontMatterProblem`. */
export function createDocument(source: DocumentSource, language: Language): Document {
  const { text } = source;
  const split = splitFrontMatter(text);
  let data: Record<string, unknown> = {};
  let frontMatterProblem: Problem | undefined;
  try {
    if (split.block !== '') data = readFrontMatter(split, source.file);
  } catch (error) {
    frontMatterProblem = error instanceof SluglineError ? error.problems[0] : { code: 'YAML_INVALID', message: String(error) };
  }
  // Front matter becomes blanks of the same length, so that every position of the tree is one of the file.
  const blanked = once(() => split.block.replace(/[^\r\n]/g, ' ') + split.body);
  const tree = once(() => parseMarkdown(blanked()));
  const headings = once(() => headingsOf(tree(), text.length, language));
  const html = once(() => {
    const tags: HtmlTag[] = [];
    walk(tree(), (node) => {
      if (node.type === 'html') tags.push(...htmlTags(node.value, startOf(node)));
    });
    return tags;
  });
  const areaAt = (offset: number): Area => {
    let area: Area = 'body';
    for (const heading of headings()) {
      if (heading.start > offset) break;
      area = heading.area;
    }
    return area;
  };
  const links = once(() => linksOf(tree(), areaAt));
  const faqHeading = once(() => headings().find((heading) => language.isHeading('faq', heading.text)));
  const relatedHeading = once(() => headings().findLast((heading) => language.isHeading('related', heading.text)));
  const blocks = once(() => blocksOf(tree(), text, language, areaAt));
  const jsonld = once(() => jsonldOf(data['schema']));
  const faq = once(() => faqOf(tree(), headings(), faqHeading()));
  const lines = once(() => lineIndex(text));
  return {
    file: source.file, slug: source.slug, text, split, language, data, frontMatterProblem, areaAt,
    get lines() { return lines(); },
    field: (key) => (typeof data[key] === 'string' ? data[key].trim() : ''),
    place: (path) => keyRange(text, split, path),
    get tree() { return tree(); },
    get headings() { return headings(); },
    get h1() { return headings().find((heading) => heading.depth === 1); },
    get blocks() { return blocks(); },
    get links() { return links(); },
    get images() { return imagesOf(tree(), html(), areaAt); },
    get html() { return html(); },
    get faqHeading() { return faqHeading(); },
    get faq() { return faq(); },
    get relatedHeading() { return relatedHeading(); },
    get related() { return links().filter((link) => link.area === 'related'); },
    get jsonld() { return jsonld(); },
    get wordCount() { return blocks().reduce((sum, block) => sum + (block.area === 'related' ? 0 : block.words.filter((word) => /\p{L}/u.test(word.text)).length), 0); },
  };
}

/** Computes at first call, then remembers. */
export function once<T>(compute: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

function headingsOf(tree: Root, end: number, language: Language): Heading[] {
  const nodes = tree.children.filter((node) => node.type === 'heading');
  const headings: Heading[] = nodes.map((node) => ({ node, depth: node.depth, text: plainText(node, { alt: true }).trim(), start: startOf(node), end: endOf(node), sectionEnd: end, ownEnd: end, area: 'body' }));
  let area: Area = 'body';
  let areaDepth = 0;
  headings.forEach((heading, index) => {
    heading.ownEnd = headings[index + 1]?.start ?? end;
    heading.sectionEnd = headings.slice(index + 1).find((next) => next.depth <= heading.depth)?.start ?? end;
    if (area === 'body' || heading.depth <= areaDepth) {
      area = (['faq', 'related', 'author'] as const).find((part) => language.isHeading(part, heading.text)) ?? 'body';
      areaDepth = heading.depth;
    }
    heading.area = area;
  });
  return headings;
}

function linksOf(tree: Root, areaAt: (offset: number) => Area): Link[] {
  const links: Link[] = [];
  const definitions = new Map<string, Definition>();
  walk(tree, (node) => {
    if (node.type === 'definition') definitions.set(node.identifier.toLowerCase(), node);
  });
  walk(tree, (node, parents) => {
    const inHeading = parents.some((parent) => parent.type === 'heading');
    const add = (url: string, text: string, start: number, end: number, rel: string, target: string, html: boolean): void => {
      links.push({ url, text: text.trim(), start, end, rel: rel.toLowerCase().split(/\s+/).filter(Boolean), target, html, inHeading, area: areaAt(start) });
    };
    if (node.type === 'link') add(node.url, plainText(node, { alt: true }), startOf(node), endOf(node), '', '', false);
    else if (node.type === 'linkReference') add(definitions.get(node.identifier.toLowerCase())?.url ?? '', plainText(node, { alt: true }), startOf(node), endOf(node), '', '', false);
    else if (node.type === 'html') {
      const tags = htmlTags(node.value, startOf(node));
      tags.forEach((tag, index) => {
        const href = tag.attributes['href'];
        if (tag.kind !== 'open' || tag.name !== 'a' || href === undefined) return;
        const close = tags.slice(index + 1).find((other) => other.kind === 'close' && other.name === 'a');
        let text = '';
        let end = tag.end;
        if (close !== undefined) {
          text = node.value.slice(tag.end - startOf(node), close.start - startOf(node)).replace(/<[^>]*>/g, '');
          end = close.end;
        } else {
          ({ text, end } = untilClosed(node, parents.at(-1), tag.end));
        }
        add(href, text, tag.start, end, tag.attributes['rel'] ?? '', tag.attributes['target'] ?? '', true);
      });
    }
  });
  return links;
}

/** Text from an inline `<a>` to its `</a>` among the siblings. */
function untilClosed(node: Nodes, parent: Nodes | undefined, fallbackEnd: number): { text: string; end: number } {
  let text = '';
  let end = fallbackEnd;
  if (parent === undefined || !('children' in parent)) return { text, end };
  const siblings: readonly Nodes[] = parent.children;
  for (const sibling of siblings.slice(siblings.indexOf(node) + 1)) {
    end = endOf(sibling);
    if (sibling.type === 'html' && /^<\/a\s*>/i.test(sibling.value)) break;
    text += plainText(sibling, { alt: true });
  }
  return { text, end };
}

function imagesOf(tree: Root, html: readonly HtmlTag[], areaAt: (offset: number) => Area): Image[] {
  const images: Image[] = [];
  walk(tree, (node) => {
    if (node.type === 'image') images.push({ url: node.url, alt: node.alt ?? '', start: startOf(node), end: endOf(node), area: areaAt(startOf(node)) });
  });
  for (const tag of html) {
    if (tag.kind === 'open' && tag.name === 'img') images.push({ url: tag.attributes['src'] ?? '', alt: tag.attributes['alt'] ?? null, start: tag.start, end: tag.end, area: areaAt(tag.start) });
  }
  return images;
}

function faqOf(tree: Root, headings: readonly Heading[], faqHeading: Heading | undefined): FaqEntry[] {
  if (faqHeading === undefined) return [];
  return headings
    .filter((heading) => heading.start > faqHeading.start && heading.start < faqHeading.sectionEnd && heading.depth === faqHeading.depth + 1)
    .map((heading) => {
      const nodes = tree.children.filter((node) => startOf(node) >= heading.end && startOf(node) < heading.sectionEnd);
      return { heading, question: heading.text, nodes, answer: nodes.map((node) => plainText(node)).filter((text) => text.trim() !== '').join('\n').trim() };
    });
}

function jsonldOf(schema: unknown): { node: JsonObject; path: readonly (string | number)[] }[] {
  const nodes: { node: JsonObject; path: readonly (string | number)[] }[] = [];
  const visit = (value: unknown, path: readonly (string | number)[], depth: number): void => {
    if (depth > 20) return;
    if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index], depth + 1));
    else if (value !== null && typeof value === 'object') {
      if (!('@graph' in value)) nodes.push({ node: value as JsonObject, path });
      for (const [key, item] of Object.entries(value)) visit(item, [...path, key], depth + 1);
    }
  };
  visit(schema, ['schema'], 0);
  return nodes;
}
