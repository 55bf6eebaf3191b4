import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { documentOf } from '../src/articles.ts';
import { activeRules, checkAlone } from '../src/check.ts';
import type { Finding } from '../src/model/finding.ts';
import { rules } from '../src/registry.ts';
import { isArticleFile } from '../src/text/post-files.ts';
import { validateArticles } from '../src/validate.ts';
import { languages } from './kit/rule.ts';
import { readTarGz } from './kit/tar.ts';

/**
 * Real public Markdown (the documentation of Astro in MDX, a blog of Zola with TOML, a Russian translation of a manual), kept outside the repository.
 * Without it the tests are skipped. What is asserted of every file: it can be read and checked, by every rule, always with the same findings.
 */
const ARCHIVE = fileURLToPath(new URL('../../shared/corpus/real-markdown.tar.gz', import.meta.url));
const present = existsSync(ARCHIVE);
const asOf = '2026-11-01';
const TIMEOUT = 300_000;

/** Files that may not be readable, with the reason. */
const UNREADABLE: Readonly<Record<string, string>> = {};
/** Rules that say the page is broken; a page of somebody's blog that is published is not. */
const BROKEN = /^(?:slugline\/could-not-(?:read|check)|frontmatter\/.*)$/;

describe.skipIf(!present)(`real files${present ? '' : ` (skipped: there is no ${ARCHIVE.split('/').slice(-2).join('/')} beside the repository)`}`, () => {
  const files = present ? [...readTarGz(readFileSync(ARCHIVE))].filter(([name]) => isArticleFile(name)) : [];
  const articleRules = activeRules(rules.filter((rule) => rule.needs === 'article'), undefined);
  const findingsOf = (file: string, text: string): Finding[] => checkAlone(documentOf(file, text, languages, undefined), { rules: articleRules, config: undefined, facts: () => [], asOf }).map(({ finding }) => finding);

  test('there are many', () => expect(files.length).toBeGreaterThan(1000));

  test('each is read and checked, always alike', () => {
    const times: { file: string; length: number; milliseconds: number }[] = [];
    const [broken, unsteady]: [string[], string[]] = [[], []];
    for (const [index, [file, text]] of files.entries()) {
      const start = performance.now();
      const findings = findingsOf(file, text);
      times.push({ file, length: text.length, milliseconds: performance.now() - start });
      broken.push(...findings.filter(({ rule, severity }) => severity === 'error' && BROKEN.test(rule) && !(file in UNREADABLE)).map(({ rule, line, message }) => `${file}:${line} ${rule} ${message}`));
      if (index % 10 === 0 && JSON.stringify(findingsOf(file, text)) !== JSON.stringify(findings)) unsteady.push(file);
    }
    const slowest = times.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 3);
    process.stderr.write(slowest.map(({ file, length, milliseconds }) => `slowest: ${milliseconds.toFixed(0)} ms, ${length} characters, ${file}\n`).join(''));
    expect(broken).toEqual([]);
    expect(unsteady).toEqual([]);
  }, TIMEOUT);

  test('all together, beside each other', async () => {
    const articles = files.map(([file, text]) => ({ file, text }));
    const { result } = await validateArticles({ files: { read: () => undefined, list: () => [], stat: () => undefined } as never, languages, rules, asOf, articles });
    expect(result.summary.files).toBe(files.length);
    expect(result.findings.filter(({ rule, file }) => rule.startsWith('slugline/') && rule !== 'slugline/unused-ignore' && !(file in UNREADABLE))).toEqual([]);
  }, TIMEOUT);
});
