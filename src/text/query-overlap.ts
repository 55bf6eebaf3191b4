import { holds, isContrast, isSame, sharedConcepts, type Concept, type Query } from './queries.ts';

/** Whether two articles want the same search query: evidence with reasons, and what follows from it. */

/** What an article wants to be found by. */
export interface Wanted {
  /** The primary keyword, else the topic; of a post its title. */
  primary: Query;
  /** False when nobody named a primary keyword. */
  named: boolean;
  /** Topic and title, in full. */
  titles: readonly Query[];
  /** The same up to the colon, where nobody named a primary keyword. */
  heads: readonly Query[];
  secondary: readonly Query[];
  /** Unknown of a post. */
  type: string | undefined;
  intent: string | undefined;
}

/** What it says. */
export interface Said {
  headings: readonly Query[];
  /** True when enough is there to compare bodies. */
  hasBody: boolean;
  /** True when a heading speaks of it, or the text again and again. */
  stresses(concept: Concept): boolean;
  /** True when the text has it at all. */
  mentions(concept: Concept): boolean;
}

export interface Evidence {
  kind: 'keyphrase' | 'headings' | 'body';
  /** 0–1. */
  value: number;
  /** Part of a sentence. */
  reason: string;
}

export interface Comparison {
  /** 0–1. */
  score: number;
  /** `hold`: both want the same query; `close`: worth a look. */
  verdict: 'hold' | 'close' | 'apart';
  evidence: Evidence[];
}

/**
 * Thresholds and weights, set on the labelled pairs of test/plan/overlap-pairs.yaml. `sameBody`: from this cosine two bodies say nearly the same (two articles on one subject by two
 * hands: 0.76; neighbours in one subject: 0.17 to 0.47).
 */
const HOLD = 0.9;
const CLOSE = 0.7;
const SAME_BODY = 0.6;
const BACKED = 0.3;
const ENOUGH_HEADINGS = 2;
/** Of a word of one's keyphrase, by where the other has it. */
const FOUND = { primary: 1, title: 0.9, secondary: 0.7, heading: 0.5, text: 0.3 } as const;
/** A query with words of its own on both sides is another query; one side has to be found in the other, and most of the other in it. */
const MOSTLY = 0.6;
/** Types whose articles answer the same question in another form; the others are read for another reason. */
const PENALTY = { intent: 0.05, service: 0.15, news: 0.15, comparison: 0.05 } as const;

/**
 * False when the wording alone shows that two articles want different queries, so that what they say need not be compared: less than half of the shorter keyphrase is the other's,
 * or among its titles and keywords.
 */
export function mayCompete(a: Wanted, b: Wanted): boolean {
  if (keyphrases(a, b) !== undefined) return true;
  const has = (other: Wanted, concept: Concept): boolean => [other.primary, ...other.titles, ...other.secondary].some((query) => holds(query, concept));
  const [one, other] = [a, b].map(({ primary: { concepts } }, side) => concepts.filter((concept) => has(side === 0 ? b : a, concept)).length / Math.max(1, concepts.length)) as [number, number];
  return Math.max(one, other) >= 0.5;
}

/** @param cosine of their texts, 0–1 */
export function compareQueries(a: Wanted & { said: Said }, b: Wanted & { said: Said }, cosine: number): Comparison {
  const wording = keyphrases(a, b) ?? partial(a, b);
  const headings = headingsOf(a, b);
  const body = a.said.hasBody && b.said.hasBody ? { kind: 'body' as const, value: Math.min(1, cosine / SAME_BODY), reason: `texts alike by ${Math.round(cosine * 100)} %` } : undefined;
  const support = headings === undefined ? 0.8 * (body?.value ?? 0) : 0.55 * headings.value + 0.45 * (body?.value ?? headings.value);
  // Words in common make nobody look up when what is said under them is known to differ.
  const isBacked = wording.value >= 0.9 || (headings === undefined && body === undefined) || support >= BACKED;
  const penalty = penaltyOf(a, b);
  const score = Math.max(0, wording.value + (1 - wording.value) * support - penalty);
  const evidence = [wording, headings, body].filter((one) => one !== undefined).filter((one) => one.value > 0.15);
  return { score, evidence, verdict: wording.fits && score >= HOLD - 1e-9 ? 'hold' : (score >= CLOSE && isBacked) || (cosine >= SAME_BODY && penalty < PENALTY.service) ? 'close' : 'apart' };
}

type Wording = Evidence & { fits: boolean };

/** The keyphrases as wholes; undefined when none is the other's. */
function keyphrases(a: Wanted, b: Wanted): Wording | undefined {
  const any = (list: readonly Query[], query: Query): boolean => list.some((one) => isSame(one, query));
  // A single word is seldom the whole question.
  const found = (value: number, reason: string): Wording => ({ kind: 'keyphrase', value: a.primary.concepts.length > 1 ? value : value * 0.95, reason, fits: true });
  if (isSame(a.primary, b.primary)) return found(1, a.named && b.named ? 'same keyphrase' : 'same question');
  if (any(b.titles, a.primary)) return found(0.95, 'its title is this keyphrase');
  if (any(a.titles, b.primary)) return found(0.95, 'its keyphrase is this title');
  if (a.titles.some((title) => title.concepts.length > 1 && any(b.titles, title))) return found(0.95, 'same title');
  if (any(b.heads, a.primary) || any(a.heads, b.primary)) return found(0.9, 'same question in the title');
  return undefined;
}

/** How far each keyphrase is found in the other article. */
function partial(a: Wanted & { said: Said }, b: Wanted & { said: Said }): Wording {
  const [there, back] = [coverage(a.primary, b), coverage(b.primary, a)];
  const mutual = b.secondary.some((query) => isSame(query, a.primary)) && a.secondary.some((query) => isSame(query, b.primary));
  const value = Math.max(0.85 * (there.mean + back.mean) / 2, mutual ? 0.75 : 0);
  const fits = (there.worst > 0 && back.mean >= MOSTLY) || (back.worst > 0 && there.mean >= MOSTLY);
  const shared = sharedConcepts(a.primary, b.primary);
  const smaller = Math.min(a.primary.concepts.length, b.primary.concepts.length);
  const reason = mutual ? 'each names the other\'s keyphrase' : shared === smaller ? 'one keyphrase is part of the other' : `${shared} of ${smaller} words of the keyphrase`;
  return { kind: 'keyphrase', value, reason, fits };
}

function coverage(query: Query, other: Wanted & { said: Said }): { mean: number; worst: number } {
  if (query.concepts.length === 0) return { mean: 0, worst: 0 };
  const values = query.concepts.map((concept): number => {
    if (holds(other.primary, concept)) return FOUND.primary;
    if (other.titles.some((title) => holds(title, concept))) return FOUND.title;
    if (isContrast(concept)) return 0;
    if (other.secondary.some((one) => holds(one, concept))) return FOUND.secondary;
    return other.said.stresses(concept) ? FOUND.heading : other.said.mentions(concept) ? FOUND.text : 0;
  });
  return { mean: values.reduce((sum, value) => sum + value, 0) / values.length, worst: Math.min(...values) };
}

/** Headings of each that the other has, too; undefined when one of them has too few to say. */
function headingsOf(a: Wanted & { said: Said }, b: Wanted & { said: Said }): Evidence | undefined {
  const [own, others] = [a.said.headings, b.said.headings];
  if (own.length < ENOUGH_HEADINGS) return undefined;
  if (others.length < ENOUGH_HEADINGS) {
    if (others.length > 0 || !b.said.hasBody) return undefined;
    // Of a post only the weight of its words is known: a heading counts when all it adds to the keyphrase is stressed there.
    const told = own.filter(({ concepts }) => {
      const added = concepts.filter((concept) => !holds(a.primary, concept));
      return added.length > 0 && added.every((concept) => b.said.stresses(concept));
    }).length;
    return { kind: 'headings', value: told / own.length, reason: `${told} of ${own.length} headings` };
  }
  const matched = own.filter((heading) => others.some((other) => isAlike(heading, other))).length;
  const back = others.filter((heading) => own.some((other) => isAlike(heading, other))).length;
  return { kind: 'headings', value: (matched / own.length + back / others.length) / 2, reason: `${matched} of ${own.length} headings` };
}

function isAlike(a: Query, b: Query): boolean {
  const shared = sharedConcepts(a, b);
  return shared > 0 && shared >= 0.6 * Math.min(a.concepts.length, b.concepts.length) && shared >= 0.5 * Math.max(a.concepts.length, b.concepts.length);
}

function penaltyOf(a: Wanted, b: Wanted): number {
  const intent = a.intent !== undefined && b.intent !== undefined && a.intent !== b.intent ? PENALTY.intent : 0;
  if (a.type === undefined || b.type === undefined || a.type === b.type) return intent;
  const types = [a.type, b.type];
  return intent + (types.includes('service') ? PENALTY.service : types.includes('news') ? PENALTY.news : types.includes('comparison') ? PENALTY.comparison : 0);
}
