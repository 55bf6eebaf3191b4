import type { Brief } from './model/brief.ts';
import { createJsonShelf } from './text/json-shelf.ts';
import { own } from './text/own.ts';

/** What is asked of every brief again and again. */
export type BriefHead = Readonly<Pick<Brief, 'slug' | 'file' | 'locale'>>;

/** Valid briefs in order of file. Only their heads are kept as they are; a brief is a plain object made anew when it is asked for, in about 10 microseconds. */
export interface Briefs extends Iterable<Brief> {
  readonly length: number;
  readonly heads: readonly BriefHead[];
  /** The brief of a slug. */
  get(slug: string): Brief | undefined;
  /** The head of that brief. */
  head(slug: string): BriefHead | undefined;
  /** One after the other. */
  values(): IteratorObject<Brief, undefined>;
  map<T>(make: (brief: Brief, index: number) => T): T[];
  filter(fits: (brief: Brief, index: number) => boolean): Brief[];
  find(fits: (brief: Brief, index: number) => boolean): Brief | undefined;
}

/** An empty shelf of briefs, and the way to put them on it. Their slugs must differ. */
export function createBriefs(): { briefs: Briefs; add(brief: Brief): void } {
  const shelf = createJsonShelf<Brief>();
  const heads: BriefHead[] = [];
  const numbers = new Map<string, number>();
  const locales = new Map<string, string>();
  // The head's own strings in place of the new ones: whoever keeps one of them keeps no second copy.
  const at = (number: number): Brief => Object.assign(shelf.at(number), heads[number]);
  function* values(): Generator<Brief, undefined> {
    for (let number = 0; number < heads.length; number++) yield at(number);
  }
  return {
    add(brief) {
      if (!locales.has(brief.locale)) locales.set(brief.locale, own(brief.locale));
      const head = { slug: own(brief.slug), file: own(brief.file), locale: locales.get(brief.locale) as string };
      heads.push(head);
      numbers.set(head.slug, shelf.push(brief));
    },
    briefs: {
      heads, values,
      get length() { return heads.length; },
      get(slug) {
        const number = numbers.get(slug);
        return number === undefined ? undefined : at(number);
      },
      head: (slug) => heads[numbers.get(slug) ?? -1],
      [Symbol.iterator]: values,
      map: (make) => values().map(make).toArray(),
      filter: (fits) => values().filter(fits).toArray(),
      find: (fits) => values().find(fits),
    },
  };
}
