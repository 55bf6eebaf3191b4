import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { mendText } from '../../src/mend.ts';
import { isArticleFile } from '../../src/text/post-files.ts';
import { readTarGz } from '../kit/tar.ts';
import { mendOptions } from './kit.ts';

/** Some pages of real public Markdown, kept outside the repository; without them the tests are skipped. */
const ARCHIVE = fileURLToPath(new URL('../../../shared/corpus/real-markdown.tar.gz', import.meta.url));
const present = existsSync(ARCHIVE);
/** One in so many files. */
const EVERY = 29;

describe.skipIf(!present)(`real files${present ? '' : ` (skipped: there is no ${ARCHIVE.split('/').slice(-2).join('/')} beside the repository)`}`, () => {
  const files = present ? [...readTarGz(readFileSync(ARCHIVE))].filter(([name]) => isArticleFile(name)).filter((_, index) => index % EVERY === 0) : [];

  test('outside a project front matter and everything without a finding stay byte for byte; a second repair changes nothing', { timeout: 300_000 }, () => {
    expect(files.length).toBeGreaterThan(30);
    const wrong = files.flatMap(([file, text]) => {
      const options = mendOptions({ config: null, file, asOf: '2026-11-01' });
      const { text: after, changes } = mendText(text, options);
      const why = [
        options.checkText(text).length === 0 && after !== text ? 'changed without a finding' : '',
        // Published pages have nothing for the deeper steps to mend.
        ...changes.filter(({ step }) => step !== 'fixes').map(({ step, what }) => `${step}: ${what}`),
        mendText(after, options).text === after ? '' : 'changed by a second repair',
      ].filter((one) => one !== '');
      return why.map((one) => `${file}: ${one}`);
    });
    expect(wrong).toEqual([]);
  });

  test('in a project, too, a second repair changes nothing', { timeout: 300_000 }, () => {
    const wrong = files.slice(0, 25).filter(([file, text]) => {
      const options = mendOptions({ file, asOf: '2026-11-01', config: { article: { h1: 'layout' } } });
      const { text: after } = mendText(text, options);
      return mendText(after, options).text !== after;
    });
    expect(wrong.map(([file]) => file)).toEqual([]);
  });
});
