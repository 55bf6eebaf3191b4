import { factDate, factIn, factSource, factUses, type FactReader } from './fact-ledger.ts';
import type { Fact } from './model/brief.ts';
import type { FactNote } from './model/lock.ts';
import { numbersIn } from './text/facts.ts';

/** Which facts an article states, as notes for its lock file; and which of them have changed since. Pure. */

/**
 * The facts that a text states, by link or by their numbers, in order of the ledger.
 * @param facts the brief's own before the ledger's; of two with one id the first counts
 */
export function statedFacts(reader: FactReader, facts: readonly Fact[]): FactNote[] {
  const { doc } = reader;
  if (facts.length === 0 || doc === undefined) return [];
  const written = JSON.stringify(reader.values);
  // As `numbersIn` gives them: 10 000 is 10000.
  const text = doc.text.replace(/(?<=\d)[ \u00A0\u202F](?=\d{3})/g, '');
  // Reading every sentence for its numbers takes longer than all else here: only for facts that may be there.
  const mayStand = (fact: Fact): boolean => written.includes(`(fact:${fact.id})`) || numbersIn(`${factIn(fact, doc.language.tag).text} ${(fact.values ?? []).map(({ value }) => value).join(' ')}`).some((number) => text.includes(number.split(/[.,]/)[0] ?? number));
  const first = facts.filter((fact, index) => facts.findIndex(({ id }) => id === fact.id) === index && mayStand(fact));
  if (first.length === 0) return [];
  const used = factUses(reader, first);
  return first.filter((fact) => used.has(fact)).map((fact) => factNote(fact, doc.language.tag));
}

/** A fact as an article of that language states it. */
function factNote(fact: Fact, tag: string): FactNote {
  return { id: fact.id, text: factIn(fact, tag).text, source: factSource(fact) ?? null, asOf: factDate(fact) ?? null };
}

/** A fact that was stated and says something else now, or is gone. */
export interface ChangedFact {
  was: FactNote;
  /** What it says now; undefined when there is no fact of that id any more. */
  now: string | undefined;
}

/** Notes of a lock against the facts of today, in the language of the article. A new source or day of the same statement is no change. */
export function changedFacts(notes: readonly FactNote[], facts: readonly Fact[], tag: string): ChangedFact[] {
  return notes.flatMap((was): ChangedFact[] => {
    const fact = facts.find(({ id }) => id === was.id);
    const now = fact === undefined ? undefined : factIn(fact, tag).text;
    return now === was.text ? [] : [{ was, now }];
  });
}
