import type { Fact } from '../model/brief.ts';
import { EQUAL, sumProof } from './claim-sums.ts';
import { claimWords } from './claim-words.ts';
import { claimsIn, type Claim } from './claims.ts';
import type { Language } from './language.ts';
import { personNames } from './person-names.ts';
import { quantitiesIn, sameQuantity, type Quantity } from './quantities.ts';
import { familyKey } from './word-families.ts';
import { normalize } from './words.ts';

/** Binds claims to what is known: facts of the ledger and of the brief, sums over them, the brief's own words. What nothing stands behind is unbound. */

export interface Proof {
  verdict: 'fact' | 'brief' | 'arithmetic' | 'name' | 'harmless' | 'unbound';
  /** Ids of the facts that prove it. */
  by: readonly string[];
  /** In words: what proves it, or what is missing. */
  why: string;
}

/** What may be said. */
export interface Ground {
  facts: readonly Fact[];
  /** The brief's own texts. */
  brief: readonly string[];
  /** The brand, its site, authors. */
  names: readonly string[];
  /** The year the article speaks from. */
  year: number | undefined;
  /** How many items, steps, questions or sections the article itself shows. */
  counts: ReadonlySet<number>;
}

export interface Prover {
  prove(claim: Claim): Proof;
}

/** A fact, or a text of the brief, read. */
export interface Statement {
  id: string;
  origin: 'fact' | 'brief';
  text: string;
  quantities: readonly Quantity[];
  families: ReadonlySet<string>;
  kinds: ReadonlySet<string>;
  normal: string;
  people: readonly string[];
}

const HARMLESS = (why: string): Proof => ({ verdict: 'harmless', by: [], why });
const UNBOUND = (why: string): Proof => ({ verdict: 'unbound', by: [], why });

/** @param ground what is known; prepared once for all claims of an article */
export function createProver(ground: Ground, language: Language): Prover {
  const statements = [
    ...ground.facts.map((fact) => statementOf(fact.id, 'fact', fact.text, language)),
    ...ground.brief.filter((text) => text.trim() !== '').map((text) => statementOf('brief', 'brief', text, language)),
  ];
  const names = ground.names.map(normalize);
  return {
    prove(claim) {
      const harmless = harmlessness(claim, ground, language);
      if (harmless !== undefined) return harmless;
      if (claim.quantity !== undefined) return proveQuantity(claim, claim.quantity, statements, language);
      if (claim.kind === 'person') return provePerson(claim, statements, names, language);
      if (claim.kind === 'quote') return proveQuote(claim, statements);
      return proveStatement(claim, statements, language);
    },
  };
}

function statementOf(id: string, origin: Statement['origin'], text: string, language: Language): Statement {
  const claims = claimsIn(text, language);
  return { id, origin, text, quantities: quantitiesIn(text, language), families: familiesOf(text, language), kinds: new Set(claims.map(({ kind }) => kind)), normal: normalize(text), people: personNames(text, language).map((one) => one.text) };
}

function familiesOf(text: string, language: Language): Set<string> {
  return new Set([...language.topicStems(text)].map(familyKey));
}

/** Statements that prove nothing and need no proof. */
function harmlessness(claim: Claim, ground: Ground, language: Language): Proof | undefined {
  const { quantity, sentence } = claim;
  const words = claimWords(language.tag);
  const offset = claim.start - sentence.start;
  const before = sentence.text.slice(0, offset);
  if (sentence.text.trimEnd().endsWith('?') && (claim.kind === 'experience' || claim.kind === 'source')) return HARMLESS('a question states nothing');
  if (words?.example.test(sentence.text) === true && claim.kind !== 'guarantee') return HARMLESS('an example');
  if (quantity !== undefined) {
    if (quantity.dimension === 'count' && quantity.low === 1 && quantity.high === 1 && quantity.spelled) return HARMLESS('one of several');
    if (quantity.counted === undefined && /(?:^|\s)(?!Article|Section|Regulation|Directive)(?:\p{Lu}{2,}|[A-Z][a-z]+)\s$/u.test(before) && (quantity.dimension === 'count' || quantity.dimension === 'other')) return HARMLESS('part of a name');
    if (quantity.dimension === 'year' && ground.year !== undefined && quantity.low === ground.year) return HARMLESS('the year of the article');
    if (words?.numbered.test(before) === true || (/(?:^|\n)\s*$/.test(before) && /^[.)]?\s/.test(sentence.text.slice(offset + claim.text.length)) && /^\d+[.)]/.test(sentence.text.slice(offset)))) return HARMLESS('a number in a row');
    if (quantity.dimension === 'count' && quantity.low === quantity.high && (ground.counts.has(quantity.low) || quantity.low === listed(sentence.text.slice(offset + claim.text.length)))) return HARMLESS('a count of what the article shows');
  } else if ((claim.kind === 'guarantee' || claim.kind === 'superlative') && words?.denial.test(before) === true && !/^(?:без|without)/iu.test(claim.text)) {
    return HARMLESS('it is denied');
  }
  return undefined;
}

/** Things that a sentence lists behind a colon: "three parts: tyres, brakes and chain"; 0 when it lists nothing. */
function listed(rest: string): number {
  const list = /^[^:.!?]{0,60}[:,—–]\s*(.+)$/su.exec(rest)?.[1];
  return list === undefined ? 0 : list.split(/,\s*|\s(?:и|and|or|или)\s/u).filter((part) => part.trim() !== '').length;
}

/** Families a claim and a statement must share besides the number, to be about the same: two where the number counts things, one where its unit says much. */
const SHARED = { count: 2, unit: 1 } as const;

function proveQuantity(claim: Claim, quantity: Quantity, statements: readonly Statement[], language: Language): Proof {
  const subject = subjectOf(claim, language);
  let near: string | undefined;
  for (const statement of statements) {
    for (const known of statement.quantities) {
      const relation = isLoose(quantity, known) ? 'different' : sameQuantity(quantity, known);
      if (relation === 'different') continue;
      if (!isSameSubject(quantity, known, subject, statement)) {
        near ??= `"${statement.text}" has the value, but speaks of something else`;
        continue;
      }
      if (relation === 'stronger') {
        near = `it says more than "${statement.text}"`;
        continue;
      }
      return { verdict: statement.origin, by: [statement.id], why: statement.text };
    }
  }
  return sumProof(claim, quantity, subject, statements, language) ?? UNBOUND(near ?? 'no fact and nothing in the brief says it');
}

/** How far a border may lie from the value it stands for: "more than 10" is no way to say 250. */
const BORDER = 1.25;

/** True when a claim leaves more room than the fact: a range for one value, a border far off, another border than the fact's. Prices are said as they are. */
function isLoose(claim: Quantity, known: Quantity): boolean {
  if (claim.low < claim.high) return known.low === known.high;
  if (claim.bound === 'exact' || claim.bound === 'about') return false;
  const far = known.low === known.high && claim.low > 0 && known.low > 0 ? Math.max(claim.low / known.low, known.low / claim.low) : 1;
  return far > (claim.dimension === 'money' || known.bound !== 'exact' ? 1 + EQUAL : BORDER);
}

/** What a claim is about: the topic words of its sentence without its numbers. */
function subjectOf({ sentence, start, end }: Claim, language: Language): Set<string> {
  const [from, to] = [start - sentence.start, end - sentence.start];
  return familiesOf(`${sentence.text.slice(0, from)} ${sentence.text.slice(to)}`.replace(/\d+/g, ' '), language);
}

function isSameSubject(claim: Quantity, known: Quantity, subject: ReadonlySet<string>, { families }: Statement): boolean {
  const shared = [...subject].filter((family) => families.has(family)).length;
  const counts = claim.dimension === 'count' || claim.dimension === 'share' || claim.dimension === 'ratio';
  if (claim.dimension === 'score') return true;
  if (counts && claim.counted !== undefined && known.counted !== undefined) {
    const [own, other] = [familyKey(claim.counted.stem), familyKey(known.counted.stem)];
    if (own === other) return shared >= Math.min(claim.dimension === 'count' ? SHARED.unit : SHARED.count, subject.size);
    if (!families.has(own)) return false;
  }
  return shared >= Math.min(claim.dimension === 'count' && claim.low === claim.high ? SHARED.count : SHARED.unit, subject.size, families.size);
}

function provePerson(claim: Claim, statements: readonly Statement[], names: readonly string[], language: Language): Proof {
  const stems = language.words(claim.text).map(({ stem }) => familyKey(stem));
  if (names.some((name) => stems.every((stem) => language.words(name).some((word) => familyKey(word.stem) === stem)))) return { verdict: 'name', by: [], why: 'named in the config' };
  for (const statement of statements) {
    const known = new Set(language.words(statement.text).map(({ stem }) => familyKey(stem)));
    if (stems.every((stem) => known.has(stem))) return { verdict: statement.origin, by: [statement.id], why: statement.text };
  }
  return UNBOUND('nobody by this name is in the facts, the brief or the config');
}

function proveQuote(claim: Claim, statements: readonly Statement[]): Proof {
  const words = normalize(claim.text.slice(1, -1));
  const statement = statements.find(({ normal }) => normal.includes(words));
  return statement === undefined ? UNBOUND('nobody is known to have said it') : { verdict: statement.origin, by: [statement.id], why: statement.text };
}

/** Kinds that a fact of another kind may prove: an offer is told as a guarantee, and the other way round. */
const AKIN: Readonly<Record<string, readonly string[]>> = { guarantee: ['offer'], offer: ['guarantee'] };
/** Topic words a statement must share with the claim's sentence when it is of its kind, and when it is not. */
const TOLD = { kind: 2, other: 3 } as const;

function proveStatement(claim: Claim, statements: readonly Statement[], language: Language): Proof {
  const subject = familiesOf(claim.sentence.text, language);
  const own = [...familiesOf(claim.text, language)];
  const words = normalize(claim.text);
  for (const statement of statements) {
    const shared = [...subject].filter((family) => statement.families.has(family)).length;
    const isKind = statement.kinds.has(claim.kind) || (AKIN[claim.kind] ?? []).some((kind) => statement.kinds.has(kind));
    const beside = [...subject].filter((family) => statement.families.has(family) && !own.includes(family)).length;
    const said = statement.normal.includes(words) || (claim.kind === 'superlative' && beside >= 1 && own.length > 0 && own.every((family) => statement.families.has(family)));
    // Praise and sweeping words must stand in the fact themselves; experience and sources may be told in other words.
    const proven = claim.kind === 'superlative' || claim.kind === 'percent' || claim.kind === 'number' || claim.kind === 'duration' || claim.kind === 'money' ? said && shared >= 1
      : claim.kind === 'experience' || claim.kind === 'source' ? shared >= (isKind ? TOLD.kind : TOLD.other)
      : isKind && shared >= TOLD.kind;
    if (proven) return { verdict: statement.origin, by: [statement.id], why: statement.text };
  }
  return UNBOUND('no fact and nothing in the brief says it');
}
