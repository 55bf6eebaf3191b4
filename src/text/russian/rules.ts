import type { Finding } from '../../model/finding.ts';
import { claims } from './rules-claims.ts';
import { corpus } from './rules-corpus.ts';
import { engine } from './rules-engine.ts';
import { faq } from './rules-faq.ts';
import { frontmatter } from './rules-frontmatter.ts';
import { headings } from './rules-headings.ts';
import { language } from './rules-language.ts';
import { legal } from './rules-legal.ts';
import { links } from './rules-links.ts';
import { media } from './rules-media.ts';
import { safety } from './rules-safety.ts';
import { schemaNodes } from './rules-schema-nodes.ts';
import { schema } from './rules-schema.ts';
import { seo } from './rules-seo.ts';
import { structure } from './rules-structure.ts';
import { types } from './rules-types.ts';
import { voice } from './rules-voice.ts';
import { inRussian, type SpokenRule } from './spoken.ts';

/** Every rule in Russian. `test/text/russian.test.ts` and every test of a rule fail where one is missing. */
const RULES: ReadonlyMap<string, SpokenRule> = new Map(Object.entries({
  ...claims, ...corpus, ...engine, ...faq, ...frontmatter, ...headings, ...language, ...legal, ...links, ...media, ...safety, ...schema, ...schemaNodes, ...seo, ...structure, ...types, ...voice,
}));

/** What a rule is about in Russian; undefined for one that nobody has translated. */
export function russianRule(id: string): SpokenRule | undefined {
  return RULES.get(id);
}

/** A finding in Russian. */
export interface RussianFinding {
  title: string;
  /** Null: this message is not known in Russian, the English one stands. */
  message: string | null;
  help: string | null;
  why: string;
}

/** @param fix the rule's own advice in English, by which is seen whether a finding has another; undefined when not known */
export function russianFinding({ rule, message, help }: Pick<Finding, 'rule' | 'message' | 'help'>, fix: string | undefined): RussianFinding | undefined {
  const spoken = russianRule(rule);
  if (spoken === undefined) return undefined;
  const { title, why, says, words } = spoken;
  return { title, why, message: inRussian(message, says, words) ?? null, help: help === fix ? spoken.fix : (inRussian(help, says, words) ?? null) };
}
