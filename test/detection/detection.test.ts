import { describe, expect, test } from 'vitest';
import * as holdout from './holdout/index.ts';
import { HOLDOUT_SCORES, holdoutReasons, reasons, recordedScores, regressions } from './ledger.ts';
import { mutants } from './mutate.ts';
import { recipes, siteRecipes } from './mutants/index.ts';
import { measure, measureHoldout } from './score.ts';
import { fileText, LOCALES, loadSite } from './site.ts';

/** The same comparison as `npm run detect`, which also says what was missed and what fired on clean articles (`-- --list`). */

/** Some 15 s on a machine that has nothing else to do. */
const LIMIT_MS = 120_000;

test('nothing is detected worse than recorded', async () => {
  const detection = await measure();
  expect(regressions(detection, recordedScores(), reasons())).toEqual([]);
}, LIMIT_MS);

test('nothing of the hold-out is detected worse than recorded', async () => {
  const detection = await measureHoldout();
  expect(regressions(detection, recordedScores(HOLDOUT_SCORES), holdoutReasons())).toEqual([]);
}, LIMIT_MS);

describe('the hold-out', () => {
  const planted = mutants({ ...holdout, compounds: false });

  test('has fresh articles and mutants in both languages', () => {
    for (const locale of LOCALES) {
      const own = loadSite(locale, true).slice(loadSite(locale).length);
      expect(own.length).toBeGreaterThanOrEqual(6);
      expect(own.filter((article) => article.body.split(/\s+/).length < 600).map((article) => article.slug)).toEqual([]);
      expect(planted.filter((mutant) => mutant.locale === locale).length).toBeGreaterThanOrEqual(150);
    }
  });

  test('says for each mutant where the defect is', () => {
    expect(planted.filter((mutant) => mutant.labels.some((label) => label.places.length === 0)).map((mutant) => mutant.id)).toEqual([]);
  });

  test('shares no planted line with the set that rules are improved on', () => {
    const shown = (list: typeof planted): string[] => list.flatMap((mutant) => mutant.labels.flatMap((label) => label.places.map((place) => place.shown)));
    // Front matter, headings and related links are the articles' own; short texts meet by chance.
    const known = new Set(shown(mutants()).filter((text) => text.length > 24 && !/^(?:\w+:|#|- \[)/.test(text)));
    expect(new Set(shown(planted).filter((text) => known.has(text)))).toEqual(new Set());
  });
});

describe('the set', () => {
  test('has enough clean articles of some length in both languages', () => {
    for (const locale of LOCALES) {
      const site = loadSite(locale);
      expect(site.length).toBeGreaterThanOrEqual(24);
      expect(site.filter((article) => article.body.split(/\s+/).length < 480).map((article) => article.slug)).toEqual([]);
    }
  });

  test('is the same every time', () => {
    expect(mutants()).toEqual(mutants());
  });

  test('changes what it plants into', () => {
    const clean = new Set(LOCALES.flatMap((locale) => loadSite(locale).map(fileText)));
    const same = mutants().filter((mutant) => !mutant.alone && mutant.files.every(({ file, text }) => clean.has(text) && mutant.replaced.includes(file.replace(/\.md$/, ''))));
    expect(same.map((mutant) => mutant.id)).toEqual([]);
  });

  test('names rules by ids', () => {
    for (const { rule } of [...recipes, ...siteRecipes]) expect(rule).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
  });
});

describe('regressions', () => {
  const score = { rule: 'links/http', exists: true, severity: 'warning', mutants: 4, found: 3, told: 0, clean: 1, cleanErrors: 0 };
  const detection = { articles: 10, misses: [], falseAlarms: [], scores: [score] };
  const before = { mutants: 4, found: 3, recall: 0.75, clean: 1, cleanErrors: 0 };

  test('as recorded is fine, and better is fine', () => {
    expect(regressions(detection, { 'links/http': before }, {})).toEqual([]);
    expect(regressions(detection, { 'links/http': { ...before, recall: 0.5, clean: 2 } }, {})).toEqual([]);
    expect(regressions(detection, {}, {})).toEqual([]);
  });

  test('less found, more alarms, a rule that is gone', () => {
    expect(regressions(detection, { 'links/http': { ...before, recall: 1 } }, {})).toEqual(['links/http: recall 0.75 (3 of 4), recorded 1']);
    expect(regressions(detection, { 'links/http': { ...before, clean: 0 } }, {})).toEqual(['links/http: fires on 1 clean articles, recorded 0']);
    expect(regressions({ ...detection, scores: [{ ...score, cleanErrors: 1 }] }, { 'links/http': before }, {})).toEqual(['links/http: error-level findings on 1 clean articles, recorded 0']);
    expect(regressions(detection, { 'links/gone': before }, {})).toEqual(['links/gone: the rule is gone; run npm run detect -- --write']);
  });

  test('a rule that fires often needs a reason', () => {
    const loud = { ...detection, scores: [{ ...score, clean: 2 }] };
    expect(regressions(loud, {}, {})).toEqual(['links/http: fires on 2 of 10 clean articles; say why in reasons.json, or make it quieter']);
    expect(regressions(loud, {}, { 'links/http': 'because' })).toEqual([]);
  });
});
