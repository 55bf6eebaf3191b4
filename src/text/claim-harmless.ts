import type { GroundReader } from './claim-ground.ts';
import { claimWords } from './claim-words.ts';
import type { Claim } from './claims.ts';
import type { Quantity } from './quantities.ts';

/** Statements that prove nothing and need no proof. */

/** Imperatives and what else speaks to the reader about the reader's own things. */
const ORDERS: Readonly<Record<string, RegExp>> = {
  ru: /(?<!\p{L})(?!(?:есть|лишь|здесь|очень|часть|дверь|осень|кровать|тетрадь)(?!\p{L}))\p{L}{2,}(?:йте|ите|ьте)(?:сь)?(?!\p{L})/iu,
  en: /(?:^|[.!?:;,]\s+(?:then |and |or )?|\b(?:and|then|please|to) )(?:take|bring|pack|put|pick|choose|check|write|ask|set|leave|keep|read|cut|use|give|open|close|make|add|wait|start|look|try|call|fold|place|lay|wash|wipe|rinse|turn|move|count|tell|let|note|record|repeat|mark|label|draw|decide|name|print|sort|split|hang|store|buy|order|press|hold|fill|empty|mix|stir|grab|find|save|stop|change|swap|cover|tie|fit|learn|say|sing)\b/iu,
};
/** Largest count of own things an order may name: more is advice somebody acts on. */
const OWN_THINGS = 3;
/** "A table for eight". */
const SEATS = 12;
const MONEY = /[₽$€£]|рубл|тысяч|стои|обойд|costs?\b/iu;
/** How often something is done is advice. */
const OFTEN = /(?:^|[^\p{L}])(?:раз\p{L}*|times?)(?:[^\p{L}]|$)|^\s*(?:\p{L}+\s+){0,2}(?:в|a|an|per|every)\s+(?:день|неделю|месяц|год|day|week|month|year|hour)/iu;
/** Clocks of the reader. */
const ALARM = /будильник|(?:выйдите|встаньте|вставайте|просыпайтесь|ложитесь|выезжайте из дома)|\balarm\b|\b(?:leave home|get up|wake up|go to bed)\b/iu;
/** Superlatives among the reader's own things: "your oldest towel", "поставьте самую тяжёлую". */
const OWN_BEST: Readonly<Record<string, RegExp>> = { ru: /(?!)/u, en: /\byour\s+$/iu };
const TASTE: Readonly<Record<string, RegExp>> = { ru: /^[^.!?]{0,24}\s[—–-]?\s*(?:тот|та|те|то),?\s+(?:котор|что)/iu, en: /\b(?:you (?:have|own|like|can)|is the one)\b/iu };

const PICK = /\b(?:choose|pick|take|use|find|keep|put|save|leave|wear|bring|start (?:with|in|at|from|on)|begin (?:with|in|at)|finish (?:with|in|at)|select)\s+(?:only\s+)?(?:the\s+|your\s+)?$/iu;
const PLACED = /\b(?:goes?|belongs?|stays?)\s+(?:on|in|under|into|at|to|by|over|next|first|last)\b/iu;
/** What is paid for one hour, a quarter, a night: the time of a price. */
const ONE = /^(?:за\s+|на\s+)?(?:(?:один|одну|одни|one|an?)\s+)?\p{L}+$/iu;

/** Sentences that say that something cannot be promised. */
const DENIED: Readonly<Record<string, RegExp>> = { ru: /(?:обеща|гарант)\p{L}*[^.!?]{0,40}(?:не возьм|никто не|ни один|невозможно|нельзя|не можем|не могу|нет ни|никому не)|(?:никто|ни один|нельзя|невозможно)[^.!?,]{0,30}(?:обеща|гарант)/iu, en: /\b(?:nobody|no one|no \p{L}+|cannot|can't) (?:\p{L}+ ){0,3}(?:promise|guarantee)/iu };

/** "Is it true that in our experience …?" takes the experience for granted. */
const OURS = /(?<!\p{L})(?:our|my|we|наш\p{L}*|мо(?:й|ему|его|ём)|мы)(?!\p{L})/iu;

/** Why a claim needs no proof; undefined when it needs one. */
export function harmlessness(claim: Claim, { ground, language }: GroundReader): string | undefined {
  const { quantity, sentence, kind } = claim;
  const words = claimWords(language);
  const offset = claim.start - sentence.start;
  const before = sentence.text.slice(0, offset);
  const behind = sentence.text.slice(offset + claim.text.length);
  if (sentence.text.trimEnd().endsWith('?') && (kind === 'source' || (kind === 'experience' && !OURS.test(claim.text)))) return 'a question states nothing';
  if (DENIED[language.tag]?.test(sentence.text) === true && kind !== 'person' && kind !== 'quote') return 'it is denied';
  if (words?.example.test(sentence.text) === true && kind !== 'guarantee' && kind !== 'source') return 'an example';
  if (quantity !== undefined && isNameInQuotes(quantity, before, behind)) return 'a name in quotation marks';
  if (quantity?.dimension === 'share' && quantity.low === 1 && words?.denial.test(before) === true) return 'it is denied';
  if (quantity !== undefined) return harmlessQuantity(claim, quantity, before, behind, words?.numbered, language.tag) ?? (isOwn(claim, quantity, behind, language.tag) ? "the reader's own things" : undefined) ?? (isShown(quantity, ground.counts, ground.year, behind) ?? undefined);
  const quoted = quotedWords(before, behind);
  if (quoted !== undefined && kind !== 'quote' && kind !== 'person' && quoted + claim.text.split(/\s+/).length <= QUOTED_WORDS) return 'a word in quotation marks';
  if ((kind === 'guarantee' || kind === 'superlative' || kind === 'ranking') && /говорят в народе|как говорится|гласит|as they say|as the saying goes/iu.test(sentence.text)) return 'a saying';
  if (kind === 'guarantee' && /^[^.,!?]{0,40}(?:не может никто|не может ни|не сможет никто|никто не|невозможно|нельзя)/iu.test(behind)) return 'it is denied';
  if ((kind === 'guarantee' || kind === 'superlative' || kind === 'offer') && words?.denial.test(before) === true && !/^(?:без|without|no)/iu.test(claim.text)) return 'it is denied';
  if (kind === 'superlative' && (OWN_BEST[language.tag]?.test(before) === true || TASTE[language.tag]?.test(behind.slice(0, 40)) === true || isOwnBest(claim, before, language.tag))) return "among the reader's own things";
  return undefined;
}

/** Words in marks that are a term, not a statement. */
const QUOTED_WORDS = 3;

/** How many words stand beside a place within its quotation marks; undefined when it is in none. */
function quotedWords(before: string, behind: string): number | undefined {
  const [open, close] = [/[«“„"]([^«»“”„"]*)$/u.exec(before)?.[1], /^([^«»“”„"]*)[»”“"]/u.exec(behind)?.[1]];
  if (open === undefined || close === undefined) return undefined;
  return `${open} ${close}`.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}

/** "Ocean's Eleven", «Четыре угла», a label: a number within a name. */
function isNameInQuotes({ text, spelled }: Quantity, before: string, behind: string): boolean {
  const beside = quotedWords(before, behind);
  if (beside === undefined || beside > QUOTED_WORDS) return false;
  // «Тайга 60»
  if (/[«“"]\p{Lu}[^«“"]*$/u.test(before) && /^\s*[»”"]/u.test(behind)) return true;
  return (spelled && /^\p{Lu}/u.test(text)) || /(?:надпис\p{L}*|табличк\p{L}*|words|label|sign)\s*(?:«|"|“)[^«"“]*$/iu.test(before);
}

/** "Самую тяжёлую коробку поставьте", "выберите лучшее время", "the biggest bag goes under the bed": the object of an order. */
function isOwnBest({ text, sentence }: Claim, before: string, tag: string): boolean {
  if (tag === 'en') return PICK.test(before) || (PLACED.test(sentence.text) && /\byour?\b/iu.test(sentence.text));
  if (/(?<!\p{L})(?!попробуйте|закажите|приходите|купите|получите|посетите|оцените|встречайте|почувствуйте)\p{L}{2,}(?:йте|ите|ьте)\s+(?:\p{L}+\s+)?$/iu.test(before)) return true;
  return /(?:ую|юю)$/u.test(text) && (ORDERS['ru'] as RegExp).test(sentence.text) && !/(?:^|\s)(?:мы|наш)/iu.test(before);
}

const isPlain = ({ dimension, unit }: Quantity): boolean => dimension === 'count' || (dimension === 'other' && unit === '');
const ROW = /(?:^|[^\p{L}])(?:раз|один|one|два|two),\s+$/iu;
const ROW_BEHIND = /^,\s+(?:два|two|три|three)(?!\p{L})/iu;

function harmlessQuantity({ sentence, start, text }: Claim, quantity: Quantity, before: string, behind: string, numbered: RegExp | undefined, language: string): string | undefined {
  const offset = start - sentence.start;
  if ((quantity.dimension === 'count' || quantity.dimension === 'score') && quantity.spelled && /^\p{L}+(?:комнатн|местн|этажн|спальн|створчат|дверн|ступенчат|колесн|балльн)\p{L}+$/iu.test(text)) return 'a kind of thing';
  if (isPlain(quantity) && /^\p{L}+-(?:bed|bedroom|room|storey|door|seater|person|wheel|sided|legged|seat|bathroom)$/iu.test(text)) return 'a kind of thing';
  if (quantity.dimension === 'count' && quantity.low === 2 && /(?:между|between|из|of the)\s+$/iu.test(before)) return 'one of two';
  // "Раз, два, три"
  if (isPlain(quantity) && quantity.spelled && (ROW.test(before) || ROW_BEHIND.test(behind))) return 'counting';
  if (isPlain(quantity) && /[«"“][\d\s,;.]*$/u.test(before) && /^[\d\s,;.]*[»"”]/u.test(behind)) return 'numbers in quotation marks';
  // "With one cone, then with two"
  if (isPlain(quantity) && quantity.spelled && quantity.low <= OWN_THINGS && (quantity.counted === undefined || quantity.counted.start < quantity.start) && /(?<!\p{L})(?:one|один|одн\p{L}+)\s+\p{L}{3,}[^.!?]*,/iu.test(before) && /^\s*(?:$|[,.;!?])/u.test(behind)) return 'one after the other';
  if (quantity.dimension === 'rank' && quantity.low > 1 && text.startsWith('№') && /\p{Ll}\s+$/u.test(before)) return 'a number in a row';
  if (isPlain(quantity) && /^\d{1,4}$/.test(text) && /(?:^|[.!?]\s+|\b[Tt]he\s+)\p{Lu}?\p{Ll}+\s+$/u.test(before) && /^[\p{Lu}]/u.test(before.trim().split(/\s+/).at(-1) ?? '') && /^\s+\p{Ll}+s?\b/u.test(behind) && language === 'en') return 'part of a name';
  if (quantity.dimension === 'time' && quantity.low === quantity.high && ONE.test(text) && !/^(?:пол|half)/iu.test(text) && MONEY.test(sentence.text)) return 'the time of a price';
  if (/\b(?:an?|the)\s+\p{L}+\s+for\s+$/iu.test(before) && quantity.dimension === 'count' && quantity.spelled && quantity.low <= SEATS) return 'a size';
  if (quantity.dimension === 'score' && /(?<!\p{L})(?:не|not an?|no)\s+$/iu.test(before)) return 'it is denied';
  if (/(?:^|[\s(«"])\p{Lu}{2,}[\s-]$/u.test(before) && /^\d+$/.test(text)) return 'part of a name';
  const plain = quantity.dimension === 'count' || quantity.dimension === 'other';
  if (quantity.dimension === 'count' && quantity.low === 1 && quantity.high === 1 && quantity.spelled) return 'one of several';
  if ((quantity.counted === undefined || quantity.counted.start < quantity.start) && plain && /(?:^|\s)(?!Article|Section|Regulation|Directive)(?:\p{Lu}{2,}|[A-Z][a-z]+)\s$/u.test(before)) return 'part of a name';
  if (numbered?.test(before) === true && (plain || quantity.dimension === 'time' || quantity.dimension === 'rank') && quantity.bound === 'exact') return 'a number in a row';
  if (/(?:^|\n)\s*$/.test(before) && /^\d+[.)]/.test(sentence.text.slice(offset)) && /^[.)]?\s/.test(behind)) return 'a number in a row';
  if (quantity.dimension === 'rank' && /^(?:№|no\.?|number)/iu.test(text) && /^\s*[:.]/.test(behind)) return 'a number in a row';
  return undefined;
}

function isShown(quantity: Quantity, counts: ReadonlySet<number>, year: number | undefined, behind: string): string | undefined {
  const isYear = quantity.dimension === 'year' || (quantity.dimension === 'count' && /^\d{4}$/.test(quantity.text));
  if (isYear && year !== undefined && (quantity.low === year || quantity.high === year)) return 'the year of the article';
  return quantity.dimension === 'count' && quantity.low === quantity.high && (counts.has(quantity.low) || quantity.low === listed(behind)) ? 'a count of what the article shows' : undefined;
}

/** Small counts of things an order is about, and the time an alarm is set to. */
function isOwn({ sentence, start }: Claim, quantity: Quantity, behind: string, tag: string): boolean {
  if (quantity.dimension === 'clock' || (ALARM.test(sentence.text) && /(?:at|в|на|к)\s+$/iu.test(sentence.text.slice(0, start - sentence.start)))) return ALARM.test(sentence.text);
  const count = quantity.dimension === 'count' || (quantity.dimension === 'other' && quantity.unit === '');
  if (!count || quantity.counted === undefined || quantity.counted.start < quantity.start || !quantity.spelled || quantity.low !== quantity.high || quantity.low > OWN_THINGS || quantity.bound !== 'exact' || OFTEN.test(behind.slice(0, 30))) return false;
  return ORDERS[tag]?.test(sentence.text) === true;
}

/** Things that a sentence lists behind a colon: "three parts: tyres, brakes and chain"; 0 when it lists nothing. */
function listed(rest: string): number {
  const list = /^[^:.!?]{0,60}[:,—–]\s*(.+)$/su.exec(rest)?.[1];
  return list === undefined ? 0 : list.split(/,\s*|\s(?:и|and|or|или)\s/u).filter((part) => part.trim() !== '').length;
}
