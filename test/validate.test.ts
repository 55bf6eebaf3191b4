import { describe, expect, test } from 'vitest';
import { defineRule } from '../src/kinds.ts';
import type { Brief } from '../src/model/brief.ts';
import type { Files } from '../src/model/world.ts';
import { validateArticles, type Validation } from '../src/validate.ts';
import { languages, testConfig } from './kit/rule.ts';

const texts = { about: 'Tells what a rule was given.', why: 'It is a probe for these tests.', fix: 'Nothing to do about it.', examples: { bad: ['x'], good: ['y'] } };
/** Reports the facts and the corpus it sees. */
const probe = defineRule({
  ...texts, id: 'test/probe', severity: 'info', needs: 'corpus',
  check({ doc, facts, corpus, config, asOf }, report) {
    report({ start: 0, end: 0, message: JSON.stringify({ slug: doc.slug, facts: facts.map((fact) => fact.id), known: corpus.entries.map((entry) => entry.slug), complete: corpus.complete, site: config?.site.name ?? null, asOf }) });
  },
});
const thrower = defineRule({
  ...texts, id: 'test/thrower', severity: 'info', needs: 'article',
  check() {
    throw new Error('boom');
  },
});

function memory(files: Readonly<Record<string, string>>): Files {
  const below = (path: string): string[] => Object.keys(files).filter((file) => file.startsWith(`${path}/`)).map((file) => file.slice(path.length + 1));
  return {
    read: (path) => (files[path] === undefined ? undefined : new TextEncoder().encode(files[path])),
    write: () => expect.unreachable('validate writes nothing'),
    remove: () => expect.unreachable('validate removes nothing'),
    stat: (path) => (files[path] !== undefined || below(path).length > 0 ? { size: 1, mtimeMs: 0, ctimeMs: 0, isDirectory: files[path] === undefined } : undefined),
    list: (path) => [...new Set(below(path).map((file) => file.replace(/\/.*/, '/')))].toSorted(),
    survey: () => undefined,
  };
}
const briefWith = (...facts: Brief['facts']): Brief => ({ topic: 'X', keywords: { secondary: [] }, outline: [], faq: [], facts }) as unknown as Brief;
const base = { languages, rules: [probe], asOf: '2026-06-01' };
const seen = (validation: Validation): Record<string, unknown>[] => validation.result.findings.map((finding) => JSON.parse(finding.message) as Record<string, unknown>);

describe('validateArticles', () => {
  test('articles in memory, with and without a config', async () => {
    const articles = [{ file: 'b.md', text: '# B\n' }, { file: 'a/index.md', text: '# A\n' }, { file: 'c.md', text: '# C\n', slug: 'other' }];
    expect(seen(await validateArticles({ ...base, files: memory({}), articles }))).toEqual(['a', 'b', 'other'].map((slug) => ({ slug, facts: [], known: ['a', 'b', 'other'], complete: false, site: null, asOf: '2026-06-01' })));
    expect(seen(await validateArticles({ ...base, files: memory({}), articles, config: testConfig() }))[0]).toMatchObject({ site: 'Example', complete: false });
  });

  test('a project: facts of the ledger and of the brief that have not expired, its other articles once, the checked file first', async () => {
    const config = testConfig({ content: { existing: ['../blog'] } });
    const files = memory({ 'site/output/a.md': '# Old A\n', 'site/output/b.md': '# B\n', 'site/../blog/b.md': '# Older B\n', 'site/../blog/c.md': '# C\n' });
    const project = { dir: 'site', config, facts: [{ id: 'ledger', text: 'x' }, { id: 'expired', text: 'w', expires: '2026-05-31' }], briefs: new Map([['a', briefWith({ id: 'own', text: 'y' }, { id: 'gone', text: 'v', expires: '2026-05-31' })], ['b', briefWith({ id: 'other', text: 'z' })]]) };
    const validation = await validateArticles({ ...base, files, project, articles: [{ file: './site/output/a.md', text: '# New A\n' }] });
    expect(seen(validation)).toEqual([{ slug: 'a', facts: ['ledger', 'own'], known: ['c', 'a', 'b'], complete: true, site: 'Example', asOf: '2026-06-01' }]);
    expect(validation.source('site/output/a.md')).toBe('# New A\n');
  });

  test('a rule that throws is an error-level finding', async () => {
    const { result } = await validateArticles({ ...base, rules: [thrower], files: memory({ 'a.md': '# A\n' }), paths: ['a.md'] });
    expect(result.summary).toEqual({ files: 1, errors: 1, warnings: 0, infos: 0 });
    expect(result.findings[0]).toMatchObject({ rule: 'slugline/could-not-check', severity: 'error', file: 'a.md' });
  });

  test('Markdown that cannot be parsed is one error-level finding, and the others are checked', async () => {
    const hostile = `# A\n\n${'&amp;'.repeat(60_000)}\n`;
    const { result } = await validateArticles({ ...base, rules: [thrower, probe], files: memory({ 'a.md': hostile, 'b.md': '# B\n' }), paths: ['a.md', 'b.md'] });
    expect(result.findings.map((finding) => [finding.file, finding.rule])).toEqual([['a.md', 'slugline/could-not-check'], ['b.md', 'slugline/could-not-check'], ['b.md', 'test/probe']]);
    expect(result.findings[0]?.message).toContain('cannot be parsed');
  });

  test('an empty list of articles is an empty result; an empty list of paths checks nothing either', async () => {
    expect((await validateArticles({ ...base, files: memory({}), articles: [] })).result.summary.files).toBe(0);
    expect((await validateArticles({ ...base, files: memory({}), paths: [] })).result.summary.files).toBe(0);
  });
});
