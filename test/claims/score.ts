import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { createProver, type Ground, type Proof } from '../../src/text/claim-proof.ts';
import type { Fact } from '../../src/model/brief.ts';
import { isInPassing } from '../../src/text/claim-weight.ts';
import { claimsIn, type Claim } from '../../src/text/claims.ts';
import { languages } from '../kit/rule.ts';

/** How the claim compiler judges the labelled claims: which unbound ones it finds, and what it wrongly calls unbound. The labels are by other hands than the code. */

export interface LabelledClaim { words: string; kind: string; verdict: 'bound' | 'unbound' | 'harmless'; fact?: string }
interface Setting { id: string; brand: { name: string; authors: string[] }; facts: Fact[]; brief: { topic: string; title?: string; outline?: { heading: string; points?: string[] }[]; faq?: { question: string; answer?: string }[] } }
interface Case { id: string; setting: string; where: string; text: string; claims: LabelledClaim[] }

export interface ClaimScore {
  unbound: number;
  found: number;
  proven: number;
  falseAlarms: number;
  byKind: Record<string, { unbound: number; found: number; proven: number; falseAlarms: number }>;
  missed: string[];
  wrong: string[];
}

/** `set` and `fresh-a` were read by those who write the rules; `fresh-b` is held out: only its totals are looked at. */
export const CLAIM_SETS = ['set', 'fresh-a', 'fresh-b', 'fresh-c'] as const;
/** Nobody tunes the code by these: their cases are never listed. */
const HELD_OUT: readonly string[] = ['fresh-b', 'fresh-c'];
export type ClaimSet = (typeof CLAIM_SETS)[number];
export const CLAIM_LANGS = ['ru', 'en'] as const;
export type ClaimLang = (typeof CLAIM_LANGS)[number];

const fileOf = (set: ClaimSet, lang: ClaimLang): URL => new URL(`${set}.${lang}.yaml`, import.meta.url);
/** The sets that are there. */
export const claimSets = (): ClaimSet[] => CLAIM_SETS.filter((set) => CLAIM_LANGS.every((lang) => existsSync(fileOf(set, lang))));

/** @param weighty count only what is an error, not what is said in passing */
export function scoreClaims(lang: ClaimLang, set: ClaimSet = 'set', weighty = false): ClaimScore {
  const { settings, cases } = load(readFileSync(fileOf(set, lang), 'utf8'), { schema: CORE_SCHEMA }) as { settings: Setting[]; cases: Case[] };
  const language = languages.get(lang);
  if (language === undefined) throw new Error(lang);
  const score: ClaimScore = { unbound: 0, found: 0, proven: 0, falseAlarms: 0, byKind: {}, missed: [], wrong: [] };
  for (const { id, setting, text, claims } of cases) {
    const site = settings.find((one) => one.id === setting) as Setting;
    const { brief } = site;
    const ground: Ground = {
      facts: site.facts, names: [site.brand.name, ...site.brand.authors], year: 2026, counts: countsOf(text),
      // As `briefWords` puts them together: a point belongs to its heading.
      brief: [brief.topic, brief.title ?? '', ...(brief.outline ?? []).flatMap(({ heading, points }) => [heading, ...(points ?? []).map((point) => `${heading}. ${point}`)]), ...(brief.faq ?? []).map(({ question, answer }) => [question, answer ?? ''].join(' '))],
    };
    const prover = createProver(ground, language);
    const judged = claimsIn(text, language).map((claim): { claim: Claim; proof: Proof } => ({ claim, proof: prover.prove(claim) }));
    const alarms = judged.filter(({ claim, proof }) => proof.verdict === 'unbound' && (!weighty || !isInPassing(claim, language)));
    const passing = judged.filter(({ claim }) => isInPassing(claim, language));
    const told = new Set<Claim>();
    for (const label of claims) {
      const start = text.indexOf(label.words);
      const over = alarms.filter(({ claim }) => claim.start < start + label.words.length && claim.end > start);
      for (const { claim } of over) told.add(claim);
      const kind = (score.byKind[label.kind] ??= { unbound: 0, found: 0, proven: 0, falseAlarms: 0 });
      // An unproven claim that is made in passing is not asked for as an error.
      if (weighty && label.verdict === 'unbound' && over.length === 0 && passing.some(({ claim }) => claim.start < start + label.words.length && claim.end > start)) continue;
      if (label.verdict === 'unbound') {
        score.unbound++;
        kind.unbound++;
        if (over.length > 0) {
          score.found++;
          kind.found++;
        } else score.missed.push(`${id} ${label.kind} «${label.words}» in: ${text}${judged.filter(({ claim }) => claim.start < start + label.words.length && claim.end > start).map(({ proof }) => ` [${proof.verdict}: ${proof.why}]`).join('')}`);
      } else {
        score.proven++;
        kind.proven++;
        if (over.length > 0) {
          score.falseAlarms++;
          kind.falseAlarms++;
          score.wrong.push(`${id} ${label.kind} ${label.verdict} «${label.words}» in: ${text} [${over.map(({ claim, proof }) => `${claim.kind} ${claim.text}: ${proof.why}`).join('; ')}]`);
        }
      }
    }
    for (const { claim, proof } of alarms) {
      if (told.has(claim)) continue;
      score.falseAlarms++;
      score.wrong.push(`${id} unlabelled ${claim.kind} «${claim.text}» in: ${text} [${proof.why}]`);
    }
  }
  return score;
}

/** Items of the lists a text shows. */
function countsOf(text: string): Set<number> {
  const items = text.split('\n').filter((line) => /^\s*(?:[-*]|\d+[.)])\s/.test(line)).length;
  return new Set(items > 1 ? [items] : []);
}

/** The scores in words, a line a set and language. */
export function claimScores(sets: readonly ClaimSet[] = claimSets()): string {
  return sets.flatMap((set) => CLAIM_LANGS.map((lang) => `${set}, ${lang}: ${shares(scoreClaims(lang, set))}\n  as errors: ${shares(scoreClaims(lang, set, true))}\n`)).join('');
}

function shares({ found, unbound, falseAlarms, proven }: Pick<ClaimScore, 'found' | 'unbound' | 'falseAlarms' | 'proven'>): string {
  const share = (part: number, all: number): string => `${part} of ${all} (${all === 0 ? '-' : `${((part / all) * 100).toFixed(1)} %`})`;
  return `unbound found ${share(found, unbound)}; false alarms ${share(falseAlarms, proven)}`;
}

// node test/claims/score.ts [SET …] [--kinds] [--list] [--write]; the cases of a held-out set are never listed.
if (process.argv[1]?.endsWith('score.ts') === true) {
  const [asked, flags] = [process.argv.slice(2).filter((arg) => !arg.startsWith('--')), new Set(process.argv.slice(2))];
  const sets = claimSets().filter((set) => (asked.length === 0 ? !HELD_OUT.includes(set) || flags.has('--write') : asked.includes(set)));
  const out = (text: string): boolean => process.stdout.write(text);
  out(claimScores(sets));
  for (const set of sets) {
    for (const lang of CLAIM_LANGS) {
      const { byKind, missed, wrong } = scoreClaims(lang, set);
      if (flags.has('--kinds')) out(`\n${set}, ${lang}\n${Object.entries(byKind).map(([kind, score]) => `  ${kind.padEnd(13)}${shares(score)}\n`).join('')}`);
      if (flags.has('--list') && !HELD_OUT.includes(set)) out(`\n${[`MISSED (${set}, ${lang})`, ...missed, `WRONG (${set}, ${lang})`, ...wrong].join('\n')}\n`);
    }
  }
  const recorded = (set: ClaimSet): object => Object.fromEntries(CLAIM_LANGS.map((lang) => [lang, (({ found, falseAlarms }) => ({ found, falseAlarms }))(scoreClaims(lang, set))]));
  if (flags.has('--write')) writeFileSync(new URL('floor.json', import.meta.url), `${JSON.stringify(Object.fromEntries(sets.map((set) => [set, recorded(set)])), undefined, 2)}\n`);
}
