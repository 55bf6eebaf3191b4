import { validate, type Finding } from '../../src/index.ts';
import { rules } from '../../src/registry.ts';
import * as holdout from './holdout/index.ts';
import { mutants, type File, type Label, type Mutant } from './mutate.ts';
import { NEIGHBOURS, NOT_IN_THE_FILE } from './mutants/index.ts';
import { AS_OF, fileText, LOCALES, loadSite, siteConfig, type Locale } from './site.ts';

/** Runs all rules over the clean articles and over the mutants, and counts. */

export interface RuleScore {
  rule: string;
  exists: boolean;
  severity: string;
  mutants: number;
  found: number;
  /** Of those not found: reported by another rule that covers the same (`NEIGHBOURS`). */
  told: number;
  /** Clean articles with a finding of the rule, and with one at error level. */
  clean: number;
  cleanErrors: number;
}

export interface Miss {
  rule: string;
  mutant: string;
  file: string;
  shown: string;
}

export interface Detection {
  articles: number;
  scores: RuleScore[];
  misses: Miss[];
  falseAlarms: (Finding & { excerpt: string })[];
}

/** Measures with the set that rules are improved on. */
export function measure(): Promise<Detection> {
  return measured(false, mutants());
}

/** Measures with the set that nobody improves a rule on; of the clean articles only its own count. */
export function measureHoldout(): Promise<Detection> {
  return measured(true, mutants({ ...holdout, compounds: false }));
}

async function measured(fresh: boolean, planted: readonly Mutant[]): Promise<Detection> {
  const clean = await checkClean(fresh);
  const tested = await checkMutants(planted);
  const severity = new Map<string, string>(rules.map((rule) => [rule.id, rule.severity]));
  const ids = [...new Set([...severity.keys(), ...tested.keys()])].filter((id) => !(id in NOT_IN_THE_FILE)).sort();
  const scores = ids.map((rule): RuleScore => {
    const labels = tested.get(rule) ?? [];
    const alarms = clean.findings.filter((finding) => finding.rule === rule);
    return {
      rule, exists: severity.has(rule), severity: severity.get(rule) ?? '', mutants: labels.length, found: labels.filter((one) => one.found).length, told: labels.filter((one) => !one.found && one.told).length,
      clean: filesOf(alarms), cleanErrors: filesOf(alarms.filter((finding) => finding.severity === 'error')),
    };
  });
  const misses = [...tested].flatMap(([rule, labels]) => (severity.has(rule) ? labels.filter((one) => !one.found && !one.told).map(({ mutant, label }): Miss => ({ rule, mutant, file: label.places[0]?.file ?? '', shown: label.places[0]?.shown ?? '' })) : []));
  return { articles: clean.articles, scores, misses, falseAlarms: clean.findings };
}

/** Clean articles with at least one of these findings; both sites have their own files. */
function filesOf(findings: readonly Finding[]): number {
  return new Set(findings.map((finding) => finding.file)).size;
}

/** @param fresh whether the articles of the hold-out join the sites and are the only ones to count */
async function checkClean(fresh: boolean): Promise<{ articles: number; findings: Detection['falseAlarms'] }> {
  const findings: Detection['falseAlarms'] = [];
  let articles = 0;
  for (const locale of LOCALES) {
    const known = new Set(fresh ? cleanFiles(locale).map((file) => file.file) : []);
    const files = cleanFiles(locale, fresh);
    const texts = new Map(files.filter((file) => !known.has(file.file)).map((file) => [file.file, file.text.split('\n')]));
    articles += texts.size;
    for (const finding of await run(locale, files)) {
      const lines = texts.get(finding.file);
      if (lines !== undefined) findings.push({ ...finding, excerpt: lines[finding.line - 1] ?? '' });
    }
  }
  return { articles, findings };
}

type Tested = Map<string, { mutant: string; label: Label; found: boolean; told: boolean }[]>;

async function checkMutants(planted: readonly Mutant[]): Promise<Tested> {
  const tested: Tested = new Map();
  const clean = { ru: cleanFiles('ru'), en: cleanFiles('en') };
  for (const batch of batches(planted)) {
    const [{ locale }] = batch as [Mutant];
    const replaced = new Set(batch.flatMap((mutant) => mutant.replaced));
    const files = [...clean[locale].filter((file) => !replaced.has(file.file.replace(/\.md$/, ''))), ...batch.flatMap((mutant) => mutant.files)];
    const findings = await run(locale, files);
    for (const mutant of batch) {
      for (const label of mutant.labels) {
        const list = tested.get(label.rule) ?? [];
        list.push({ mutant: mutant.id, label, found: findings.some((finding) => hits(finding, label)), told: (NEIGHBOURS[label.rule] ?? []).some((rule) => findings.some((finding) => hits(finding, { ...label, rule }))) });
        tested.set(label.rule, list);
      }
    }
  }
  return tested;
}

function hits(finding: Finding, label: Label): boolean {
  return finding.rule === label.rule && label.places.some((place) => place.file === finding.file && finding.line <= place.last && finding.endLine >= place.first);
}

/** Mutants of different articles share a run: each stands in for its article, the rest of the site is clean. */
function batches(all: readonly Mutant[]): Mutant[][] {
  const open: Mutant[][] = [];
  for (const mutant of all) {
    const fits = mutant.alone ? undefined : open.find((batch) => batch.every((one) => !one.alone && one.locale === mutant.locale && !one.replaced.some((slug) => mutant.replaced.includes(slug))));
    if (fits === undefined) open.push([mutant]);
    else fits.push(mutant);
  }
  return open;
}

function cleanFiles(locale: Locale, fresh = false): File[] {
  return loadSite(locale, fresh).map((article) => ({ file: `${article.slug}.md`, text: fileText(article) }));
}

async function run(locale: Locale, files: readonly File[]): Promise<Finding[]> {
  const { findings } = await validate({ articles: files, config: siteConfig(locale), complete: true, asOf: AS_OF });
  return findings;
}
