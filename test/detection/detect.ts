import { existsSync, writeFileSync } from 'node:fs';
import { DOCUMENT, HOLDOUT_SCORES, holdoutReasons, page, reasons, recordedScores, regressions, SCORES, scoresOf } from './ledger.ts';
import { claimScores } from '../claims/score.ts';
import { measure, measureHoldout, type Detection } from './score.ts';

/**
 * `npm run detect`: how much of what is planted the rules find, and how often they are wrong on clean articles.
 * `--write` records it (scores.json, docs/detection.md), `--list` names what was missed and what fired on clean articles, `--rule ID` of one rule only.
 * `--holdout`: the same with the hold-out alone (holdout-scores.json). Do not improve a rule on what it shows: then it shows nothing.
 */
const flags = process.argv.slice(2);
const only = flags.includes('--rule') ? flags[flags.indexOf('--rule') + 1] : undefined;
const holdout = flags.includes('--holdout');
const scores = holdout ? HOLDOUT_SCORES : SCORES;
const excused = holdout ? holdoutReasons() : reasons();
const detection = await (holdout ? measureHoldout() : measure());

if (flags.includes('--list') || only !== undefined) {
  process.stdout.write(list(detection, only));
} else if (flags.includes('--write')) {
  writeFileSync(scores, `${JSON.stringify(scoresOf(detection), undefined, 2)}\n`);
  if (!holdout) writeFileSync(DOCUMENT, page(detection, excused));
  process.stdout.write(holdout ? 'Wrote test/detection/holdout-scores.json.\n' : 'Wrote test/detection/scores.json and docs/detection.md.\n');
} else {
  process.stdout.write(claimScores());
  process.stdout.write(page(holdout ? { ...detection, scores: detection.scores.filter((score) => score.mutants + score.clean > 0) } : detection, excused));
}
const worse = regressions(detection, existsSync(scores) ? recordedScores(scores) : {}, excused);
if (worse.length > 0) {
  process.stderr.write(`\nWorse than recorded:\n${worse.map((line) => `  ${line}\n`).join('')}`);
  process.exitCode = 1;
}

function list({ misses, falseAlarms }: Detection, rule: string | undefined): string {
  const wanted = <T extends { rule: string }>(all: readonly T[]): T[] => all.filter((one) => rule === undefined || one.rule === rule);
  return [
    'On clean articles:', ...wanted(falseAlarms).map((one) => `  ${one.severity} ${one.rule} ${one.file}:${one.line} ${one.message}\n      ${one.excerpt.trim()}`),
    'Missed:', ...wanted(misses).map((one) => `  ${one.mutant} ${one.file}\n      ${one.shown}`), '',
  ].join('\n');
}
