import type { Quantity } from './quantities.ts';

/** What a time does in its sentence, and how often something is done: "after an hour" is not "for an hour", "twice a week" is two lessons a week. */

type Role = 'after' | 'before' | 'every' | 'ago' | 'span' | 'term';

/** Roles that say the same of a time: what takes three days is ready after three days. */
const ALIKE = new Set(['after span', 'span after', 'span term', 'term span']);

const ROLES: Readonly<Record<string, { before: readonly (readonly [RegExp, Role])[]; behind: readonly (readonly [RegExp, Role])[] }>> = {
  ru: {
    before: [[/(?:каждые|каждую|каждый|раз в|раза в)\s+(?:\p{L}+\s+)?$/iu, 'every'], [/(?:через|спустя|после)\s+(?:\p{L}+\s+)?$/iu, 'after'], [/(?:длится|длиться|занимает|занимают|займ[её]т|продлится|идёт|идет|хватит|дольше|стоит)\s+(?:\p{L}+\s+)?$/iu, 'span'], [/(?<!\p{L})на\s+$/iu, 'term']],
    behind: [[/^\s+(?:назад)/iu, 'ago'], [/^\s+(?:до|раньше|заранее)(?!\p{L})/iu, 'before'], [/^\s+спустя/iu, 'after']],
  },
  en: {
    before: [[/(?:every|each|once in|once every)\s+(?:\p{L}+\s+)?$/iu, 'every'], [/(?:after)\s+(?:(?:about|at least|only|just)\s+)?$/iu, 'after'], [/(?:lasts?|takes?|for|keeps?)\s+(?:(?:about|at least|up to|only)\s+)?$/iu, 'span']],
    behind: [[/^\s+ago/iu, 'ago'], [/^\s+(?:before|early|earlier|in advance|ahead)(?!\p{L})/iu, 'before'], [/^\s+(?:later|after)(?!\p{L})/iu, 'after']],
  },
};

function roleOf(text: string, { start, end, text: own }: { start: number; end: number; text: string }, tag: string): Role | undefined {
  const words = ROLES[tag];
  // "Через час", "after a week": the preposition may be read with the number.
  const head = /^(?:через|спустя|каждые|после|after|every|for|на)\s/iu.exec(own)?.[0] ?? '';
  const before = `${text.slice(Math.max(0, start - 40), start)}${head}`;
  return words?.before.find(([pattern]) => pattern.test(before))?.[1] ?? words?.behind.find(([pattern]) => pattern.test(text.slice(end)))?.[1];
}

/** True when two times of one length do different things. @param claim the text of its sentence, with the place of the time in it */
export function playOtherRole(claim: { text: string; start: number; end: number; words: string }, known: Quantity, knownText: string, tag: string): boolean {
  if (known.dimension !== 'time') return false;
  const [one, other] = [roleOf(claim.text, { start: claim.start, end: claim.end, text: claim.words }, tag), roleOf(knownText, known, tag)];
  return one !== undefined && other !== undefined && one !== other && !ALIKE.has(`${one} ${other}`);
}

const PERIOD = /^(?:\s+\p{L}+){0,2}\s+(?:в|за|an?|per|every|each)\s+(?:кажд\p{L}+\s+)?(час|день|сутки|недел|месяц|год|hour|day|week|month|year)/iu;

/** The period of a frequency: of "twice a week", of "two lessons a week"; undefined for no frequency. */
export function periodBehind(text: string, end: number): string | undefined {
  return PERIOD.exec(text.slice(end, end + 60))?.[1]?.toLowerCase();
}
