import { describe, expect, test } from 'vitest';
import { activeRules, checkDocument, type CheckOptions, type Found as Reported } from '../../src/check.ts';
import { createCorpus, documentSource } from '../../src/corpus.ts';
import type { Example, Rule } from '../../src/kinds.ts';
import { createLanguages, type Languages } from '../../src/languages.ts';
import { compareFindings, type Finding } from '../../src/model/finding.ts';
import { configSchema, type SiteConfig } from '../../src/model/site.ts';
import { createRecorder } from '../../src/record.ts';
import { locales, rules } from '../../src/registry.ts';
import { createSite } from '../../src/site.ts';
import { createDocument, type Document } from '../../src/text/document.ts';
import { applySplices } from '../../src/text/splice.ts';
import { expectRussian } from './russian.ts';

export const languages: Languages = createLanguages(locales);

/** A small valid site; `overrides` replace whole top-level blocks key by key. */
export function testConfig(overrides: Record<string, unknown> = {}): SiteConfig {
  const base: Record<string, Record<string, unknown>> = {
    site: { url: 'https://example.org', name: 'Example', articlePath: '/blog/{slug}/', locale: 'en', locales: ['en', 'ru'] },
    brand: { name: 'Dvorik', url: 'https://dvorik.example.com/' },
    images: { hosts: ['example.org'] },
  };
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(overrides)) {
    merged[key] = value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...base[key], ...value } : value;
  }
  merged['authors'] ??= [{ id: 'anna', name: 'Anna Sedova', url: 'https://example.org/authors/anna/' }];
  return configSchema.parse(merged);
}

const FRONT_MATTER = `---
title: A title long enough to be useful
description: A description that says in one sentence what the reader finds in this article.
pubDate: '2026-03-01'
author: Anna Sedova
heroImage: https://example.org/hero.jpg
heroImageAlt: A hero
---
`;

/** A whole article: text without front matter gets a valid one. */
function article(text: string): string {
  return text.startsWith('---') || text.startsWith('\uFEFF') ? text : FRONT_MATTER + text;
}

export function testDocument(text: string, slug = 'test', file = `${slug}.md`): Document {
  const lang = /^lang: (\w+)/m.exec(text)?.[1];
  return createDocument({ file, slug, text: article(text) }, languages.detect(text, lang));
}

export interface Found {
  findings: Finding[];
  /** The text each finding covers, first line only, for readable expectations. */
  excerpts: string[];
  text: string;
}

/** Runs one rule on an example. */
export function runRule(rule: Rule, example: Example): Found {
  const given = typeof example === 'string' ? { text: example } : example;
  const config = testConfig(given.config);
  const { doc, found } = checkExample(rule, given, config);
  const findings = found.map(({ finding }) => finding).sort(compareFindings);
  for (const finding of findings) expectRussian(finding);
  const excerpts = findings.map((finding) => {
    const start = doc.lines.lineStart(finding.line) + finding.column - 1;
    const end = doc.lines.lineStart(finding.endLine) + finding.endColumn - 1;
    return doc.text.slice(start, end).split('\n')[0] ?? '';
  });
  return { findings, excerpts, text: doc.text };
}

export interface RuleCases {
  /** Nothing is reported. */
  accept: Record<string, Example>;
  /** Exactly these places are reported: the first line of the covered text each. */
  reject: Record<string, { example: Example; at: string[]; severity?: Finding['severity']; message?: RegExp }>;
}

/** Table test of one rule. Also applies safe fixes and checks that they remove the finding and are idempotent. */
export function testRule(id: string, cases: RuleCases): void {
  const rule = rules.find((candidate) => candidate.id === id);
  describe(id, () => {
    if (rule === undefined) {
      test('is registered', () => expect.unreachable(`no rule ${id} in the registry; run npm run gen`));
      return;
    }
    for (const [name, example] of Object.entries(cases.accept)) {
      test(`accepts ${name}`, () => expect(runRule(rule, example).findings.map((finding) => `${finding.line}: ${finding.message}`)).toEqual([]));
    }
    for (const [name, { example, at, severity, message }] of Object.entries(cases.reject)) {
      test(`rejects ${name}`, () => {
        const found = runRule(rule, example);
        expect(found.excerpts).toEqual(at);
        for (const finding of found.findings) {
          expect(finding.rule).toBe(id);
          if (severity !== undefined) expect(finding.severity).toBe(severity);
          if (message !== undefined) expect(finding.message).toMatch(message);
        }
        const fixed = fix(rule, example);
        if (fixed !== undefined) {
          const given = typeof example === 'string' ? { text: example } : example;
          expect(runRule(rule, { ...given, text: fixed }).findings.filter((finding) => finding.fix !== null)).toEqual([]);
        }
      });
    }
  });
}

/** Everything one rule says of an example, ignore comments and all, with its edits. */
function checkExample(rule: Rule, given: Exclude<Example, string>, config: SiteConfig): { doc: Document; found: Reported[] } {
  const doc = testDocument(given.text, given.slug);
  const others = (given.corpus ?? []).map((entry) => testDocument(entry.text, entry.slug));
  const complete = given.corpus !== undefined;
  const options: Omit<CheckOptions, 'corpus'> = { rules: activeRules([rule], config), config, facts: () => given.facts ?? [], said: () => given.said, asOf: given.asOf ?? '2026-06-01', previous: () => given.previous };
  if (rule.needs !== 'site') return { doc, found: checkDocument(doc, { ...options, corpus: createCorpus([doc, ...others].map((one) => documentSource(one, config)), config, complete) }) };
  const recorder = createRecorder({ ...options, judged: true });
  const records = [doc, ...others].map(recorder);
  const site = createSite(records, { ...options, languages, complete, load: (file) => [doc, ...others].find((one) => one.file === file) ?? expect.unreachable(`no article ${file}`) });
  return { doc, found: site.findings(0) };
}

/** The example's text with every safe fix applied; undefined when the rule offers none here. */
function fix(rule: Rule, example: Example): string | undefined {
  const given = typeof example === 'string' ? { text: example } : example;
  const { doc, found } = checkExample(rule, given, testConfig(given.config));
  const edits = found.flatMap((one) => one.edits ?? []);
  return edits.length === 0 ? undefined : applySplices(doc.text, edits);
}
