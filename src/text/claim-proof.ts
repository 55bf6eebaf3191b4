import { readGround, type Ground, type GroundReader } from './claim-ground.ts';
import { harmlessness } from './claim-harmless.ts';
import { proveQuantity } from './claim-quantity-proof.ts';
import { provePerson, proveQuote, proveStatement } from './claim-statement-proof.ts';
import type { Claim } from './claims.ts';
import type { Language } from './language.ts';
import { normalize } from './words.ts';

export type { Ground } from './claim-ground.ts';

/** Binds claims to what is known: facts of the ledger and of the brief, sums over them, the brief's own words. What nothing stands behind is unbound. */

export interface Proof {
  verdict: 'fact' | 'brief' | 'arithmetic' | 'name' | 'harmless' | 'unbound';
  /** Ids of the facts that prove it. */
  by: readonly string[];
  /** In words: what proves it, or what is missing. */
  why: string;
}

/** Offers that are no more than their number. */
const SAVED = /^(?:you |and )?sav|скидк|discount|дешевле|эконом/iu;

/** An offer of a number that follows from facts: "you save £5". */
function savedProof(claim: Claim, reader: GroundReader): Proof | undefined {
  const { quantities, from, to, text } = reader.read(claim);
  const [first] = quantities.filter((one) => one.start >= from && one.end <= to);
  if (first === undefined) return undefined;
  const proof = proveQuantity({ ...claim, start: claim.sentence.start + first.start, end: claim.sentence.start + first.end, text: text.slice(first.start, first.end) }, first, reader);
  return proof.verdict === 'unbound' || proof.verdict === 'harmless' ? undefined : proof;
}

/** Words of a sentence from which on it is told by its words alone. */
const TELLING_WORDS = 4;

/** A sentence that a fact or the brief says word for word, whatever it claims. */
function saidWhole({ sentence }: Claim, { statements }: GroundReader): Proof | undefined {
  const words = normalize(sentence.text);
  if (words.split(' ').length < TELLING_WORDS) return undefined;
  const found = statements.find(({ normal }) => ` ${normal} `.includes(` ${words} `));
  return found === undefined ? undefined : { verdict: found.origin, by: [found.id], why: found.text };
}

/** A number that belongs to a name of the brief: "iPhone 15", "Windows 11", "Korpus 2". Without a unit, right behind a word, as the brief has the two. */
function namedSo({ sentence, start, end, quantity }: Claim, { statements }: GroundReader): Proof | undefined {
  if (quantity === undefined || quantity.unit !== '' || quantity.spelled) return undefined;
  const before = /([\p{L}\p{N}.-]+)[ \u00A0]$/u.exec(sentence.text.slice(0, start - sentence.start))?.[1] ?? '';
  const words = normalize(`${before} ${sentence.text.slice(start - sentence.start, end - sentence.start)}`);
  const found = !/^\p{L}{2,}/u.test(before) || !words.includes(' ') ? undefined : statements.find(({ origin, normal }) => origin === 'brief' && ` ${normal} `.includes(` ${words} `));
  return found === undefined ? undefined : { verdict: 'brief', by: [found.id], why: found.text };
}

export interface Prover {
  prove(claim: Claim): Proof;
}

/** @param ground what is known; prepared once for all claims of an article */
export function createProver(ground: Ground, language: Language): Prover {
  const reader = readGround(ground, language);
  return {
    prove(claim) {
      const harmless = harmlessness(claim, reader);
      if (harmless !== undefined) return { verdict: 'harmless', by: [], why: harmless };
      const said = saidWhole(claim, reader) ?? namedSo(claim, reader);
      if (said !== undefined) return said;
      if (claim.quantity !== undefined) return proveQuantity(claim, claim.quantity, reader);
      if (claim.kind === 'person') return provePerson(claim, reader);
      if (claim.kind === 'quote') return proveQuote(claim, reader);
      const proof = proveStatement(claim, reader);
      return proof.verdict === 'unbound' && SAVED.test(claim.text) ? (savedProof(claim, reader) ?? proof) : proof;
    },
  };
}
