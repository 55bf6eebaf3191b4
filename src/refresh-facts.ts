import { factDate, factUses, isExpired, type FactReader } from './fact-ledger.ts';
import type { Fact } from './model/brief.ts';
import type { Lock } from './model/lock.ts';
import { reasonAt, type RefreshReason } from './refresh-places.ts';
import { changedFacts } from './stated-facts.ts';
import { daysBetween } from './text/dates.ts';
import type { Document } from './text/document.ts';
import { numbersIn } from './text/facts.ts';

/** Facts that are out of date where an article states them: expired, long not looked at, or changed since. Pure. */

export interface FactLook {
  doc: Document;
  reader: FactReader;
  lock: Pick<Lock, 'facts'> | undefined;
  /** The ledger and the brief's own; expired ones, too. */
  facts: readonly Fact[];
  /** ISO date. */
  today: string;
  /** Days since a fact was looked at from which on it counts as old. */
  staleDays: number;
}

/** A reason for each line that states such a fact. */
export function factReasons({ doc, reader, lock, facts, today, staleDays }: FactLook): RefreshReason[] {
  const uses = [...factUses(reader, facts)].map(([fact, list]) => {
    const date = factDate(fact);
    const age = date === undefined ? 0 : daysBetween(date, today);
    const expired = isExpired(fact, today);
    return { fact, list, expired, old: age > staleDays, message: expired ? `the fact "${fact.id}" expired on ${fact.expires?.slice(0, 10) ?? ''}` : `the fact "${fact.id}" was last looked at ${age} days ago (${date?.slice(0, 10) ?? ''})` };
  });
  // A number that a newer fact says as well is no longer the old one's.
  const renewed = new Set(uses.filter(({ expired, old }) => !expired && !old).flatMap(({ list }) => list.map(({ line }) => line)));
  const late = uses.filter(({ expired, old }) => expired || old).flatMap(({ fact, list, expired, message }) => list.flatMap(({ by, line, text }): RefreshReason[] =>
    line === null || (by === 'value' && renewed.has(line)) ? [] : [reasonAt(doc, line, { kind: expired ? 'fact-expired' : 'fact-old', message, excerpt: text, fact: fact.id, expired })]));
  return [...late, ...changeReasons(reader, doc, lock, facts)];
}

/** Facts that say something else now than when the article was written: wherever it states them as they were. */
function changeReasons(reader: FactReader, doc: Document, lock: FactLook['lock'], facts: readonly Fact[]): RefreshReason[] {
  return changedFacts(lock?.facts ?? [], facts, doc.language.tag).flatMap(({ was, now }) => {
    const known = new Set(numbersIn(now ?? ''));
    const gone = numbersIn(was.text).filter((number) => !known.has(number));
    const message = now === undefined ? `the fact "${was.id}" is gone from the facts (it said: ${was.text})` : `the fact "${was.id}" says now: ${now} (it said: ${was.text})`;
    const [uses = []] = factUses(reader, [{ id: was.id, text: was.text, ...(was.source === null ? {} : { source: was.source }) }]).values();
    return uses.flatMap(({ line, text }): RefreshReason[] => (line === null ? [] : [reasonAt(doc, line, { kind: 'fact-changed', message, excerpt: text, fact: was.id, expired: now === undefined, gone })]));
  });
}
