import { expect } from 'vitest';
import { documentOf } from '../../src/articles.ts';
import { activeRules, checkAlone, type Found } from '../../src/check.ts';
import { mendText, type MendOptions, type MendResult } from '../../src/mend.ts';
import type { SiteConfig } from '../../src/model/site.ts';
import { rules } from '../../src/registry.ts';
import { languages, testConfig } from '../kit/rule.ts';

/** One text repaired in memory, in a small project or outside any. */

export interface MendCase {
  /** Merged over a small test site; null: outside any project. */
  config?: Record<string, unknown> | null;
  /** Steps that may run; all when not given. */
  only?: readonly string[];
  slug?: string;
  file?: string;
  asOf?: string;
}

export function mendOptions({ config, only, slug = 'test', file = `${slug}.md`, asOf = '2026-06-01' }: MendCase = {}): MendOptions {
  const site: SiteConfig | undefined = config === null ? undefined : testConfig(config);
  const active = activeRules(rules, site);
  const parse: MendOptions['parse'] = (text) => documentOf(file, text, languages, site, slug);
  const checkText = (text: string): Found[] => checkAlone(parse(text), { rules: active, config: site, facts: () => [], asOf });
  return { config: site, asOf, parse, checkText, ...(only === undefined ? {} : { only: new Set(only) }) };
}

/** Repairs a text; the repair of what came out must change nothing. */
export function mend(text: string, given: MendCase = {}): MendResult {
  const options = mendOptions(given);
  const done = mendText(text, options);
  expect(mendText(done.text, options)).toMatchObject({ text: done.text, changes: [] });
  return done;
}

/** What the changes say, by step. */
export function told({ changes }: MendResult): string[] {
  return changes.map(({ step, what }) => `${step}: ${what}`);
}

/** A valid article of the test site with this body; `more` are further lines of front matter. */
export function page(body: string, more = ''): string {
  return `---\ntitle: Storing bicycle tyres in winter\ndescription: Where tyres last longest between two seasons, and how to hang them so that they stay round.\npubDate: '2026-03-01'\nauthor: Anna Sedova\nheroImage: https://example.org/hero.jpg\nheroImageAlt: Four tyres on a rack\nlang: en\n${more}---\n${body}`;
}

export const TITLE = '# Storing bicycle tyres in winter\n\n';
export const LEAD = 'Keep tyres in a dark and dry place, away from oil and solvents, and turn them now and then so that they stay round for years.\n\n';
