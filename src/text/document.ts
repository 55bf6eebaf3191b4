import type { Root } from 'mdast';
import { SluglineError, type Problem } from '../model/errors.ts';
import type { PhraseListName } from '../model/language.ts';
import { blocksOf, countLetterWords, type Block } from './blocks.ts';
import { faqOf, headingsOf, imagesOf, linksOf, type Area, type FaqEntry, type Heading, type Image, type Link } from './document-parts.ts';
import { pathInFile, withAliases } from './front-matter-aliases.ts';
import { readFrontMatter, splitFrontMatter, type SplitText } from './frontmatter.ts';
import { htmlTags, type HtmlTag } from './html.ts';
import { jsonLdNodes, jsonLdRoots, jsonLdScripts, scriptPlace, type JsonLdNode, type JsonLdRoot } from './jsonld-nodes.ts';
import type { Language, Lexis } from './language.ts';
import { lineIndex, type LineIndex } from './lines.ts';
import type { PhraseMatch } from './phrases.ts';
import { startOf, walk } from './markdown.ts';
import { parsePage } from './page-tree.ts';
import { keyRange, type Range } from './yaml-places.ts';

export type { Area, FaqEntry, Heading, Link } from './document-parts.ts';

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
  /** Where a key of front matter or of a JSON-LD script stands (with its value); the first line, or the script, when absent. */
  place(path: readonly (string | number)[]): Range;
  tree: Root;
  headings: readonly Heading[];
  h1: Heading | undefined;
  /** Text blocks in order: headings, paragraphs, list items, table cells. */
  blocks: readonly Block[];
  /** Matches of a list of phrases in all blocks, in reading order. All lists are searched at once, at first use. */
  matches(list: ListName): readonly BlockMatch[];
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
  /** Nodes of the structured data, with their paths: the roots or the members of @graph, and every object below. */
  jsonld: readonly JsonLdNode[];
  /** The structured data as it stands: `schema` of front matter and scripts with JSON-LD in the body. */
  jsonldRoots: readonly JsonLdRoot[];
  /** What the numbers in `block.tokens` mean. */
  lexis: Lexis;
  /** Words of prose: blocks outside the related section. */
  wordCount: number;
}

/** A phrase in a block; its places are those of the block's text and words. */
export interface BlockMatch extends PhraseMatch {
  block: Block;
}

/** A list of the lexicon, or the names of a restriction, a marked organisation, one side of a contradiction. */
export type ListName = PhraseListName | `restricted:${string}` | `marked:${string}` | `contradiction:${number}:${0 | 1}`;

export interface DocumentSource {
  file: string;
  slug: string;
  text: string;
}

/** Builds the view of one file. Never throws: what cannot be read is in `frontMatterProblem`. */
export function createDocument(source: DocumentSource, language: Language): Document {
  const { text } = source;
  const split = splitFrontMatter(text);
  let given: Record<string, unknown> = {};
  let data = given;
  let frontMatterProblem: Problem | undefined;
  try {
    given = split.block === '' ? {} : readFrontMatter(split, source.file);
    data = withAliases(given, source.file);
  } catch (error) {
    frontMatterProblem = error instanceof SluglineError ? error.problems[0] : { code: 'YAML_INVALID', message: String(error) };
  }
  // Front matter becomes blanks of the same length, so that every position of the tree is one of the file.
  const blanked = once(() => split.block.replace(/[^\r\n]/g, ' ') + split.body.replace(/^\uFEFF/, ' '));
  const tree = once(() => parsePage(blanked(), { file: source.file, data, language: split.language }));
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
  const images = once(() => imagesOf(text.includes('![') ? tree() : undefined, html(), areaAt));
  const faqHeading = once(() => headings().find((heading) => language.isHeading('faq', heading.text)));
  const relatedHeading = once(() => headings().findLast((heading) => language.isHeading('related', heading.text)));
  const lexis = once(() => language.lexis());
  const blocks = once(() => blocksOf(tree(), text, language, lexis(), areaAt));
  const matches = once(() => {
    const { lists } = lexis();
    const found: BlockMatch[][] = [];
    for (const block of blocks()) {
      const { tokens } = block;
      lists.matches(tokens, (list, phrase, first, last) => (found[list] ??= []).push({ phrase, first: first - tokens.from, last: last - tokens.from, start: tokens.starts[first] as number, end: tokens.ends[last] as number, block }));
    }
    return (name: ListName): readonly BlockMatch[] => found[lists.listNumber(name)] ?? NO_MATCHES;
  });
  const scripts = once(() => jsonLdScripts(text, tree));
  const jsonldRoots = once(() => jsonLdRoots(data['schema'], scripts()));
  const jsonld = once(() => jsonldRoots().flatMap(jsonLdNodes));
  const faq = once(() => faqOf(tree(), headings(), faqHeading()));
  const lines = once(() => lineIndex(text));
  const wordCount = once(() => blocks().reduce((sum, block) => sum + (block.area === 'related' ? 0 : countLetterWords(block, lexis())), 0));
  return {
    file: source.file, slug: source.slug, text, split, language, data, frontMatterProblem, areaAt,
    get lines() { return lines(); },
    field: (key) => (typeof data[key] === 'string' ? data[key].trim() : ''),
    place: (path) => scriptPlace(text, scripts(), path) ?? keyRange(text, split, pathInFile(given, path)),
    get tree() { return tree(); },
    get headings() { return headings(); },
    get h1() { return headings().find((heading) => heading.depth === 1); },
    get blocks() { return blocks(); },
    matches: (list) => matches()(list),
    get links() { return links(); },
    get images() { return images(); },
    get html() { return html(); },
    get faqHeading() { return faqHeading(); },
    get faq() { return faq(); },
    get relatedHeading() { return relatedHeading(); },
    get related() { return links().filter((link) => link.area === 'related'); },
    get jsonldRoots() { return jsonldRoots(); },
    get jsonld() { return jsonld(); },
    get lexis() { return lexis(); },
    get wordCount() { return wordCount(); },
  };
}

const NO_MATCHES: readonly BlockMatch[] = [];

/** Computes at first call, then remembers, a failure too: what fails once is not tried again. */
export function once<T>(compute: () => T): () => T {
  let known: { value: T } | { error: unknown } | undefined;
  return () => {
    if (known === undefined) {
      try {
        known = { value: compute() };
      } catch (error) {
        known = { error };
      }
    }
    if ('error' in known) throw known.error;
    return known.value;
  };
}
