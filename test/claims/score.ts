import { readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { createProver, type Ground, type Proof } from '../../src/text/claim-proof.ts';
import type { Fact } from '../../src/model/brief.ts';
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

export function scoreClaims(lang: 'ru' | 'en'): ClaimScore {
  const { settings, cases } = load(readFileSync(new URL(`set.${lang}.yaml`, import.meta.url), 'utf8')) as { settings: Setting[]; cases: Case[] };
  const language = languages.get(lang);
  if (language === undefined) throw new Error(lang);
  const score: ClaimScore = { unbound: 0, found: 0, proven: 0, falseAlarms: 0, byKind: {}, missed: [], wrong: [] };
  for (const { id, setting, text, claims } of cases) {
    const site = settings.find((one) => one.id === setting) as Setting;
    const { brief } = site;
    const ground: Ground = {
      facts: site.facts, names: [site.brand.name, ...site.brand.authors], year: 2026, counts: countsOf(text),
      brief: [brief.topic, brief.title ?? '', ...(brief.outline ?? []).flatMap(({ heading, points }) => [heading, ...(points ?? [])]), ...(brief.faq ?? []).flatMap(({ question, answer }) => [question, answer ?? ''])],
    };
    const prover = createProver(ground, language);
    const judged = claimsIn(text, language).map((claim): { claim: Claim; proof: Proof } => ({ claim, proof: prover.prove(claim) }));
    const alarms = judged.filter(({ proof }) => proof.verdict === 'unbound');
    const told = new Set<Claim>();
    for (const label of claims) {
      const start = text.indexOf(label.words);
      const over = alarms.filter(({ claim }) => claim.start < start + label.words.length && claim.end > start);
      for (const { claim } of over) told.add(claim);
      const kind = (score.byKind[label.kind] ??= { unbound: 0, found: 0, proven: 0, falseAlarms: 0 });
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

/** The scores in words, a line a language. */
export function claimScores(): string {
  const share = (part: number, all: number): string => `${part} of ${all} (${((part / all) * 100).toFixed(1)} %)`;
  return (['ru', 'en'] as const).map((lang) => {
    const { found, unbound, falseAlarms, proven } = scoreClaims(lang);
    return `Claims, ${lang}: unbound ones found ${share(found, unbound)}; false alarms ${share(falseAlarms, proven)}\n`;
  }).join('');
}

// node test/claims/score.ts [--kinds] [--list] [--write]
if (process.argv[1]?.endsWith('score.ts') === true) {
  process.stdout.write(claimScores());
  const all = { ru: scoreClaims('ru'), en: scoreClaims('en') };
  if (process.argv.includes('--kinds')) for (const { byKind } of Object.values(all)) process.stdout.write(`${JSON.stringify(byKind, undefined, 1)}\n`);
  if (process.argv.includes('--list')) for (const { missed, wrong } of Object.values(all)) process.stdout.write(`${['MISSED', ...missed, 'WRONG', ...wrong].join('\n')}\n`);
  if (process.argv.includes('--write')) writeFileSync(new URL('floor.json', import.meta.url), `${JSON.stringify(Object.fromEntries(Object.entries(all).map(([lang, { found, falseAlarms }]) => [lang, { found, falseAlarms }])), undefined, 2)}\n`);
}
