import { activeRules, checkDocument, type Found } from '../../src/check.ts';
import { createCorpus, documentSource } from '../../src/corpus.ts';
import type { Example, Rule } from '../../src/kinds.ts';
import { createDocument, type Document } from '../../src/text/document.ts';
import type { Root } from '../../src/text/markdown.ts';
import { languages, testConfig, testDocument } from './rule.ts';

/** An article with what it is checked by: as `fixText` wants it. */
export interface FixCase {
  text: string;
  checkText(text: string): Found[];
  treeOf(text: string): Root;
}

/** An example under some rules, as often as its text changes. */
export function fixCase(rules: readonly Rule[], example: Example): FixCase {
  const given = typeof example === 'string' ? { text: example } : example;
  const config = testConfig(given.config);
  const active = activeRules(rules, config);
  const first = testDocument(given.text, given.slug);
  const others = (given.corpus ?? []).map((entry) => testDocument(entry.text, entry.slug));
  const lang = /^lang: (\w+)/m.exec(first.text)?.[1];
  const documentOf = (text: string): Document => createDocument({ file: first.file, slug: first.slug, text }, languages.detect(text, lang));
  return {
    text: first.text,
    treeOf: (text) => documentOf(text).tree,
    checkText(text) {
      const doc = documentOf(text);
      const corpus = createCorpus([doc, ...others].map((one) => documentSource(one, config)), config, given.corpus !== undefined);
      return checkDocument(doc, { rules: active, config, corpus, facts: () => given.facts ?? [], asOf: given.asOf ?? '2026-06-01' });
    },
  };
}
