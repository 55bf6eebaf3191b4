import { chooseInText, type InTextChoice } from './in-text.ts';
import { isAvoidedBy } from './links.ts';
import { createMentionIndex, type Mention, type MentionSource } from './mentions.ts';
import type { Corpus, CorpusEntry } from './model/corpus.ts';
import type { InTextLink } from './model/lock.ts';
import type { Document } from './text/document.ts';
import { once } from './text/document.ts';

/** Links in the running text of one article after another; remembers which words lead where, so that a target is not always linked with the same ones. */
export interface Linker {
  /** Links for a document, and the places that were looked at. */
  choose(doc: Document, options: LinkerOptions): InTextChoice[];
  /** Places of a document that speak of other articles, with the slug of each. */
  mentions(doc: Document): (Mention & { slug: string })[];
}

export interface LinkerOptions {
  wanted: number;
  previous: readonly InTextLink[];
  /** Slugs, paths and URLs that are not to be linked; those to link before others. */
  avoid: readonly string[];
  must: readonly string[];
  /** Site paths that the article links already. */
  linked: ReadonlySet<string>;
  corpus: Corpus;
  isHidden(slug: string): boolean;
  /** Targets nobody links to, or pillar pages: added to the strength of a place. */
  bonus?: (slug: string) => number;
  /** True when the article itself is a draft, which may link to drafts. */
  draft: boolean;
}

export interface LinkerSource extends MentionSource {
  slug: string;
}

const MUST = 1;
/** An address that needs no brackets and no escapes in Markdown; others (a file named "my post (1).md") get no link in a text. */
const PLAIN_PATH = /^[^\s<>()[\]{}\\`|&]+$/;

/** @param sources all articles, built when the first one is asked about @param rarity of a word of a language by the hash of its stem, 0–1 */
export function createLinker(sources: () => readonly LinkerSource[], rarity: (lang: string, hash: number) => number): Linker {
  const all = once(sources);
  const index = once(() => createMentionIndex(all()));
  const anchors = new Map<string, Map<string, number>>();
  const chosen = new Map<string, readonly InTextChoice[]>();
  const count = (links: readonly InTextLink[], step: 1 | -1): void => {
    for (const { slug, anchor } of links) {
      const words = anchors.get(slug) ?? new Map<string, number>();
      anchors.set(slug, words.set(anchor.toLowerCase(), (words.get(anchor.toLowerCase()) ?? 0) + step));
    }
  };
  const slugAt = (position: number): string => (all()[position] as LinkerSource).slug;
  return {
    mentions: (doc) => index().find(doc).map((mention) => ({ ...mention, slug: slugAt(mention.target) })),
    choose(doc, { wanted, previous, avoid, must, linked, corpus, isHidden, draft, bonus }) {
      // Asked again for an article (another was held back, its text had no room to be kept), it is linked as before where that still holds.
      const before = chosen.get(doc.slug) ?? [];
      count(before, -1);
      chosen.delete(doc.slug);
      if (wanted <= 0) return [];
      const fits = (entry: CorpusEntry | undefined): CorpusEntry | undefined => (entry === undefined || entry.slug === doc.slug || entry.lang !== doc.language.tag || (entry.draft && !draft) || isHidden(entry.slug) || linked.has(entry.path) || !PLAIN_PATH.test(entry.path) || isAvoidedBy(avoid, entry) ? undefined : entry);
      const { termHashes } = doc.lexis.vocabulary;
      const known = new Map<number, number>();
      const links = chooseInText(doc, index().find(doc).filter(({ target }) => slugAt(target) !== doc.slug), {
        wanted, previous: [...previous, ...before],
        target: (position) => fits(corpus.bySlug(slugAt(position))),
        bySlug: (slug) => fits(corpus.bySlug(slug)),
        nearness(position) {
          let near = known.get(position);
          if (near === undefined) known.set(position, (near = corpus.relevance(doc.slug, slugAt(position))));
          return near;
        },
        rarity: (word) => rarity(doc.language.tag, termHashes[word] as number),
        bonus: (position) => (isAvoidedBy(must, { slug: slugAt(position), path: corpus.bySlug(slugAt(position))?.path ?? '/' }) ? MUST : 0) + (bonus?.(slugAt(position)) ?? 0),
        uses: (slug, anchor) => anchors.get(slug)?.get(anchor.toLowerCase()) ?? 0,
      });
      chosen.set(doc.slug, links);
      count(links, 1);
      return links;
    },
  };
}
