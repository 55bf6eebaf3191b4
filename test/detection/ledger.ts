import { readFileSync } from 'node:fs';
import type { Detection, RuleScore } from './score.ts';

/** What was measured last (`scores.json`), why a rule may fire often (`reasons.json`), and what has become worse since. */

export interface Recorded {
  mutants: number;
  found: number;
  /** Share of mutants found, three digits; null where nothing is planted. */
  recall: number | null;
  clean: number;
  cleanErrors: number;
}
export type Scores = Record<string, Recorded>;

/** A rule that fires on more of the clean articles than this is wrong, or has a reason. */
const OFTEN = 0.15;
export const SCORES = new URL('./scores.json', import.meta.url);
export const HOLDOUT_SCORES = new URL('./holdout-scores.json', import.meta.url);
export const DOCUMENT = new URL('../../docs/detection.md', import.meta.url);
const REASONS = new URL('./reasons.json', import.meta.url);

export function recordedScores(file: URL = SCORES): Scores {
  return JSON.parse(readFileSync(file, 'utf8')) as Scores;
}

export function reasons(): Record<string, string> {
  return JSON.parse(readFileSync(REASONS, 'utf8')) as Record<string, string>;
}

/** The same for the hold-out, whose articles came after the others. */
export function holdoutReasons(): Record<string, string> {
  return { ...reasons(), 'corpus/orphan': 'the older articles of the sites do not link to the new ones' };
}

/** Scores of the rules there are, to be recorded. */
export function scoresOf(detection: Detection): Scores {
  return Object.fromEntries(detection.scores.filter((score) => score.exists).map(({ rule, mutants, found, clean, cleanErrors }): [string, Recorded] => [rule, { mutants, found, recall: recall({ mutants, found }), clean, cleanErrors }]));
}

function recall({ mutants, found }: Pick<RuleScore, 'mutants' | 'found'>): number | null {
  return mutants === 0 ? null : Math.round((1000 * found) / mutants) / 1000;
}

/** What is worse than recorded, one sentence each; empty when nothing is. */
export function regressions(detection: Detection, recorded: Scores, excused: Readonly<Record<string, string>>): string[] {
  const now = new Map(detection.scores.map((score) => [score.rule, score]));
  const worse = Object.entries(recorded).flatMap(([rule, before]): string[] => {
    const score = now.get(rule);
    if (score?.exists !== true) return [`${rule}: the rule is gone; run npm run detect -- --write`];
    const share = recall(score);
    return [
      ...(before.recall !== null && (share ?? 0) < before.recall ? [`${rule}: recall ${String(share)} (${score.found} of ${score.mutants}), recorded ${before.recall}`] : []),
      ...(score.clean > before.clean ? [`${rule}: fires on ${score.clean} clean articles, recorded ${before.clean}`] : []),
      ...(score.cleanErrors > before.cleanErrors ? [`${rule}: error-level findings on ${score.cleanErrors} clean articles, recorded ${before.cleanErrors}`] : []),
    ];
  });
  const often = detection.scores.filter((score) => firesOften(score, detection) && excused[score.rule] === undefined)
    .map((score) => `${score.rule}: fires on ${score.clean} of ${detection.articles} clean articles; say why in reasons.json, or make it quieter`);
  return [...worse, ...often];
}

function firesOften(score: RuleScore, detection: Detection): boolean {
  return score.clean > OFTEN * detection.articles;
}

/** The result as a Markdown page. */
export function page(detection: Detection, excused: Readonly<Record<string, string>>): string {
  const { scores, articles } = detection;
  const rules = scores.filter((score) => score.exists);
  const tested = rules.filter((score) => score.mutants > 0);
  const errors = tested.filter((score) => score.severity === 'error');
  const absent = scores.filter((score) => !score.exists);
  const often = rules.filter((score) => firesOften(score, detection));
  const untested = rules.filter((score) => score.mutants === 0);
  const totals = [
    ['Recall, all rules', ratio(tested)],
    ['Recall, rules at error level', ratio(errors)],
    ['Recall, what another rule reports counted too', ratio(tested.map((score) => ({ ...score, found: score.found + score.told })))],
    ['Clean articles', String(articles)],
    ['Error-level findings on clean articles, by rule', errorsOnClean(rules)],
    [`Rules that fire on more than ${percent(OFTEN)} of the clean articles`, often.length === 0 ? 'none' : often.map(({ rule }) => `${rule}${excused[rule] === undefined ? '' : ` (${excused[rule]})`}`).join('; ')],
    ...(untested.length === 0 ? [] : [['Rules without a mutant', untested.map(({ rule }) => rule).join(', ')]]),
    ...(absent.length === 0 ? [] : [['Mutants for which there is no such rule', absent.map(({ rule, mutants }) => `${rule} (${mutants})`).join(', ')]]),
  ];
  return `${[
    '# Detection, measured',
    'Made by `npm run detect -- --write`. Do not edit.',
    'Clean articles are written by hand, in Russian and English, about many subjects, with the places in which a rule must stay silent. A mutant is one of them with a planted defect; it counts as found when the rule reports at the lines of the defect. The texts of both were written from the rules\' descriptions, not from their code. Rules run with the preset `recommended`.',
    table(['', ''], totals),
    '## By rule',
    table(['Rule', 'Severity', 'Mutants', 'Found', 'By another rule', 'Recall', 'Clean articles with a finding', 'At error level'], scores.map((score) => [
      score.rule, score.exists ? score.severity : 'no such rule', String(score.mutants), String(score.found), String(score.told), score.mutants === 0 ? '–' : percent(score.found / score.mutants),
      score.clean === 0 ? '0' : `${score.clean} (${percent(score.clean / articles)})`, String(score.cleanErrors),
    ])),
  ].join('\n\n')}\n`;
}

function errorsOnClean(rules: readonly RuleScore[]): string {
  const loud = rules.filter((score) => score.cleanErrors > 0);
  return loud.length === 0 ? 'none' : loud.map(({ rule, cleanErrors }) => `${rule} ${cleanErrors}`).join(', ');
}

function ratio(scores: readonly RuleScore[]): string {
  const mutants = scores.reduce((sum, score) => sum + score.mutants, 0);
  const found = scores.reduce((sum, score) => sum + score.found, 0);
  return `${percent(mutants === 0 ? 1 : found / mutants)} (${found} of ${mutants})`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share === 0 || share === 1 ? 0 : 1)} %`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
