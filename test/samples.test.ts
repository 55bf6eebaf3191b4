import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseArticle, renderArticle, validate } from '../src/index.ts';
import { emitFrontMatter } from '../src/text/frontmatter.ts';
import type { Finding } from '../src/index.ts';

/** Two real articles that a throw-away script wrote: every serious defect is found at its line, and what only looks like one is left alone. */
const dir = fileURLToPath(new URL('../../shared/samples', import.meta.url));
const present = existsSync(dir);
if (!present) process.stderr.write('samples are not present: their tests are skipped\n');

const A = 'podderzhka-onlayn.md';
const B = 'chat-podderzhka.md';

/** Error-level defects: file, line, and the rules of which at least one must name it. */
const DEFECTS: readonly (readonly [file: string, line: number, ...rules: string[]])[] = [
  [A, 2, 'frontmatter/title-h1-mismatch'], [A, 8, 'frontmatter/author-not-registered'], [A, 167, 'frontmatter/byline-conflict'], [A, 9, 'media/hotlink'], [A, 9, 'corpus/same-hero'],
  [A, 9, 'frontmatter/missing-required'], [A, 13, 'schema/howto-without-steps'], [A, 13, 'schema/primary-type'], [A, 13, 'schema/deprecated-type'], [A, 23, 'schema/rating-fabricated'],
  [A, 47, 'claims/stale-year'], [A, 59, 'claims/unsourced-statistic'], [A, 62, 'claims/unsourced-statistic'], [A, 63, 'claims/unsourced-statistic'], [A, 64, 'claims/unsourced-statistic'],
  [A, 87, 'legal/marker-without-footnote', 'legal/extremist-org-unmarked'], [A, 156, 'structure/doubled-heading-marker'], [A, 159, 'structure/doubled-heading-marker'], [A, 162, 'structure/doubled-heading-marker'],
  [A, 163, 'links/glued-promo'], [A, 163, 'faq/answer-promo'], [A, 174, 'links/irrelevant-related'], [A, 175, 'links/irrelevant-related'], [A, 176, 'links/irrelevant-related'],
  [A, 174, 'links/broken-internal'], [A, 175, 'links/broken-internal'], [A, 176, 'links/broken-internal'],
  [B, 8, 'frontmatter/author-not-registered'], [B, 9, 'media/hotlink'], [B, 9, 'corpus/same-hero'], [B, 9, 'frontmatter/missing-required'], [B, 13, 'schema/howto-without-steps'], [B, 13, 'schema/primary-type'],
  [B, 23, 'schema/rating-fabricated'], [B, 51, 'claims/unsourced-statistic'], [B, 59, 'claims/unsourced-statistic'], [B, 117, 'claims/unsourced-statistic'], [B, 83, 'structure/table-promise-mismatch'],
  [B, 146, 'structure/link-in-heading'], [B, 146, 'links/glued-promo'], [B, 185, 'structure/leftover-placeholder'], [B, 193, 'structure/leftover-placeholder'], [B, 189, 'structure/promised-asset-missing'],
  [B, 199, 'links/irrelevant-related'], [B, 200, 'links/irrelevant-related'], [B, 201, 'links/irrelevant-related'],
];

/** Warnings that an editor would act on. */
const WARNINGS: readonly (readonly [file: string, line: number, rule: string])[] = [
  [A, 3, 'seo/description-width'], [A, 34, 'schema/publisher-logo'], [A, 37, 'schema/host-mismatch'], [A, 41, 'seo/keyphrase-placement'], [A, 2, 'seo/intent-drift'], [A, 82, 'claims/restricted-service'], [A, 106, 'claims/one-sided-comparison'],
  [A, 115, 'claims/superlative'], [A, 149, 'claims/superlative'], [A, 157, 'claims/guarantee-absolute'], [A, 163, 'claims/guarantee-absolute'], [A, 163, 'links/generic-anchor'], [A, 163, 'links/nofollow-internal'],
  [A, 167, 'faq/answer-empty-or-swallowed'], [A, 39, 'links/no-contextual-internal'], [A, 62, 'links/external-none'],
  [B, 2, 'frontmatter/title-h1-mismatch'], [B, 3, 'seo/description-width'], [B, 34, 'schema/publisher-logo'], [B, 37, 'schema/host-mismatch'], [B, 43, 'claims/unverified-brand-fact'], [B, 47, 'claims/first-hand-unbacked'],
  [B, 121, 'claims/first-hand-unbacked'], [B, 81, 'claims/unsourced-statistic'], [B, 152, 'claims/one-sided-comparison'], [B, 156, 'claims/unverified-brand-fact'], [B, 160, 'claims/guarantee-absolute'], [B, 183, 'claims/unverified-brand-fact'],
];

/** Places that look like defects and are none: file, line, rules that must not speak there. */
const TRAPS: readonly (readonly [file: string, line: number, rule: RegExp])[] = [
  [B, 135, /structure\/leftover-placeholder|safety\/prompt-leak/], [B, 136, /structure\/leftover-placeholder|safety\/prompt-leak/], [B, 137, /safety\/prompt-leak/],
  [A, 165, /structure\/setext-hazard|frontmatter/], [A, 153, /structure\/setext-hazard|frontmatter/], [A, 170, /structure\/setext-hazard/], [B, 179, /structure\/setext-hazard/], [B, 187, /structure\/setext-hazard/], [B, 195, /structure\/setext-hazard/],
  [A, 138, /legal\/marker|structure\/emphasis-as-heading/], [A, 141, /legal\/marker/], [B, 109, /safety\/prompt-leak/], [B, 110, /safety\/prompt-leak/], [B, 111, /safety\/prompt-leak/],
  [A, 112, /claims\/unsourced-statistic/], [B, 155, /claims\/unsourced-statistic/], [A, 140, /claims\/unsourced-statistic/], [B, 139, /structure\/heading-number-mismatch/], [B, 45, /structure\/heading-number-mismatch/], [B, 75, /structure\/heading-number-mismatch/],
  [B, 81, /links\//], [B, 88, /language\/homoglyph/], [A, 97, /^faq\//], [A, 120, /^faq\//], [A, 39, /structure\/h1-count/], [B, 39, /structure\/h1-count/], [B, 109, /structure\/.*quote/], [B, 86, /structure\/table-ragged/],
  [A, 70, /language\/hyphen-dash/], [A, 78, /seo\/keyword-stuffing|structure\/duplicate-heading/], [A, 83, /seo\/keyword-stuffing|structure\/duplicate-heading/],
];

describe.skipIf(!present)('the samples', () => {
  test.each([A, B])('%s comes back byte for byte, as read and as emitted anew', (name) => {
    const text = readFileSync(`${dir}/${name}`, 'utf8');
    const article = parseArticle(text);
    expect(renderArticle(article)).toBe(text);
    expect(emitFrontMatter(article.data) + article.body).toBe(text);
  });

  const findings = present ? check() : Promise.resolve([]);

  for (const [file, line, ...rules] of DEFECTS) test(`${file}:${line} is named by ${rules.join(' or ')}`, async () => {
    const found = (await findings).filter((finding) => finding.file.endsWith(`/${file}`) && finding.line <= line && finding.endLine >= line);
    expect(found.map((finding) => finding.rule)).toEqual(expect.arrayContaining([expect.toSatisfy((rule: string) => rules.includes(rule))]));
    expect(found.filter((finding) => rules.includes(finding.rule)).every((finding) => finding.severity !== 'info')).toBe(true);
  });

  test.each(WARNINGS)('%s:%i is warned of by %s', async (file, line, rule) => {
    expect((await findings).some((finding) => finding.file.endsWith(`/${file}`) && finding.line <= line && finding.endLine >= line && finding.rule === rule && finding.severity !== 'info')).toBe(true);
  });

  test.each(TRAPS)('%s:%i is left alone by %s', async (file, line, rule) => {
    expect((await findings).filter((finding) => finding.file.endsWith(`/${file}`) && finding.line === line && rule.test(finding.rule)).map((finding) => `${finding.rule}: ${finding.message}`)).toEqual([]);
  });

  test('no rule crashed', async () => {
    expect((await findings).filter((finding) => finding.rule.startsWith('slugline/'))).toEqual([]);
  });
});

async function check(): Promise<Finding[]> {
  // Beside the samples stands what the blog has otherwise: nothing, so their related links lead nowhere.
  const { findings } = await validate({
    articles: [A, B].map((name) => ({ file: `samples/${name}`, text: readFileSync(`${dir}/${name}`, 'utf8') })),
    complete: true,
    asOf: '2026-11-22',
    config: {
      site: { url: 'https://butlerspb-blog.netlify.app', name: 'Блог ButlerSPB', locale: 'ru' }, brand: { name: 'ButlerSPB', url: 'https://butlerspb.ru/' },
      authors: [{ id: 'butlerspb', name: 'ButlerSPB', url: 'https://butlerspb.ru/', type: 'organization' }], links: { ownHosts: ['butlerspb.ru'] },
      cta: [{ id: 'konserzh', url: 'https://butlerspb.ru/svyazatsya-s-konserzh-servisom', text: 'консьерж-сервис' }],
    },
  });
  return findings;
}
