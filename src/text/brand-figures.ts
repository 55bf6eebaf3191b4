import type { SiteConfig } from '../model/site.ts';
import { brandVoice } from './brand-voice.ts';
import type { Document } from './document.ts';
import { OPENS_WITH_DIGIT } from './vocabulary.ts';
import type { Range } from './yaml-places.ts';

/** What the brand says of itself in numbers: how many projects, clients, people it has, and since when. */
export interface BrandFigure extends Range {
  /** `since`, or what is counted. */
  subject: string;
  /** The least and the most it can mean; years for `since`. */
  low: number;
  high: number;
  /** The words, as they stand. */
  text: string;
}

interface FigureWords {
  /** What is counted: subjects that mean the same to a reader go by one name. */
  counted: readonly (readonly [subject: string, words: RegExp])[];
  /** Round numbers in words, with what they can mean. */
  rounds: readonly (readonly [words: RegExp, low: number, high: number])[];
  more: RegExp;
  years: RegExp;
  /** What stands right before a year of foundation. */
  since: RegExp;
}

/** Words of `brandClaims` phrases; those and the year of foundation are all that is read here. */
const FIGURES: Readonly<Record<string, FigureWords>> = {
  ru: {
    counted: [
      ['projects', /проект|внедрени|запуск|кейс|линий|линии|линиях|линиям/i],
      ['clients', /клиент|заказчик|компани[йяию]|предприяти/i],
      ['staff', /специалист|сотрудник|мастер(?!ск)|человек|инженер|врач|преподавател|тренер|консультант|репетитор|настройщик|редактор/i],
      ['orders', /заказ(?!чик)|договор|сделок|сделк/i],
      ['guests', /гост(?:ей|ях|ям|и)/i],
      ['objects', /объект|квартир|магазин/i],
    ],
    rounds: [[/^десят/i, 20, 99], [/^сот(?:н|ен)/i, 200, 999], [/^тысяч/i, 2000, 99_999], [/^миллион/i, 1_000_000, 1e12]],
    more: /более|свыше|больше/i,
    years: /(?:лет|года?)(?!\p{L})/iu,
    since: /(?:основан[аы]?|работаем|работает|существуем|существует|открылись|открыт[аы]?|создан[аы]?|(?:на\s+рынке|начали|помогаем)(?:\s+\p{L}+)?)(?:\s+ещё)?\s+(?:с|в)\s*$/iu,
  },
  en: {
    counted: [
      ['projects', /projects?|cases|lines|deployments|installations/i],
      ['clients', /clients|customers|companies|businesses/i],
      ['staff', /specialists|employees|employs?\s|tuners|craftsmen|technicians|engineers|teachers|tutors|trainers|consultants|editors/i],
      ['orders', /orders|deals/i],
      ['guests', /guests/i],
      ['objects', /properties/i],
    ],
    rounds: [[/^(?:dozens|scores)/i, 20, 99], [/^hundreds/i, 200, 999], [/^thousands/i, 2000, 99_999], [/^millions/i, 1_000_000, 1e12]],
    more: /over|more/i,
    years: /years/i,
    since: /(?:founded|established|started|set up|launched|opened|in business|on the market|on the job|been (?:around|here)|(?:have|has) been \p{L}+ing(?:\s+\p{L}+){0,3})\s+(?:in|since)\s*$/iu,
  },
};

const NUMBER = /\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?!\d)|\d+/;
const YEAR = /^(?:19[5-9]\d|20[0-4]\d)$/;
/** "More than 10 years" is true of a firm of any age above. */
const OLDEST = 1800;
/** A round number that a larger one cannot stand for: "more than 100" is seldom said of 250. */
const MORE = 2;

/** Figures in sentences where the brand speaks of itself, quotations left out. Nothing in languages nobody here knows. */
export function brandFigures(doc: Document, config: SiteConfig | undefined): BrandFigure[] {
  const words = FIGURES[doc.language.tag];
  if (words === undefined) return [];
  const matches = doc.matches('brandClaims');
  const years = yearsOf(doc);
  if (matches.length === 0 && years.length === 0) return [];
  const voice = brandVoice(doc, config);
  const found: BrandFigure[] = [];
  const published = Number(doc.field('pubDate').slice(0, 4));
  for (const { block, start, end } of matches) {
    const text = block.text.slice(start, end);
    const spelled = spellOut(text, doc);
    const figure = readCount(spelled, words) ?? readExperience(spelled, words, published);
    if (figure === undefined || block.quoted || block.area === 'related' || block.inQuotes(start) || !voice.speaks(block, start)) continue;
    found.push({ ...figure, text, start: block.at(start), end: block.at(end - 1) + 1 });
  }
  for (const { block, start, end } of years) {
    const before = words.since.exec(block.text.slice(Math.max(0, start - 60), start));
    if (before === null || block.quoted || block.area === 'related' || block.inQuotes(start) || !voice.speaks(block, start)) continue;
    const year = Number(block.text.slice(start, end));
    const first = Math.max(0, start - 60) + before.index;
    found.push({ subject: 'since', low: year, high: year, text: block.text.slice(first, end), start: block.at(first), end: block.at(end - 1) + 1 });
  }
  return found;
}

/** Words that are years. */
function yearsOf(doc: Document): { block: Document['blocks'][number]; start: number; end: number }[] {
  const { traits, lowers } = doc.lexis.vocabulary;
  const found: { block: Document['blocks'][number]; start: number; end: number }[] = [];
  for (const block of doc.blocks) {
    const { numbers, starts, ends, from, to } = block.tokens;
    for (let at = from + 1; at < to; at++) {
      const number = numbers[at] as number;
      if (((traits[number] as number) & OPENS_WITH_DIGIT) !== 0 && YEAR.test(lowers[number] as string)) found.push({ block, start: starts[at] as number, end: ends[at] as number });
    }
  }
  return found;
}

/** Number words as digits: "двенадцать мастеров" as "12 мастеров". Tens and units that stand side by side are one number. */
function spellOut(text: string, { language }: Document): string {
  let out = '';
  let from = 0;
  let sum = 0;
  for (const word of language.words(text)) {
    const value = language.numberWords[word.lower] ?? 0;
    if (value < 2 && !(sum >= 20 && value === 1)) {
      sum = 0;
      continue;
    }
    sum = sum >= 20 && sum % 10 === 0 && value < 10 ? sum + value : value;
    out = sum === value ? out + text.slice(from, word.start) + String(value) : out.replace(/\d+$/, String(sum));
    from = word.end;
  }
  return out + text.slice(from);
}

type Figure = Pick<BrandFigure, 'subject' | 'low' | 'high'>;

function readCount(text: string, { counted, rounds, more, years }: FigureWords): Figure | undefined {
  const subject = counted.find(([, pattern]) => pattern.test(text))?.[0];
  if (subject === undefined || years.test(text)) return undefined;
  const round = rounds.find(([pattern]) => pattern.test(text));
  if (round !== undefined) return { subject, low: round[1], high: round[2] };
  const count = Number(NUMBER.exec(text)?.[0].replace(/\D/g, '') ?? NaN);
  return Number.isNaN(count) ? undefined : { subject, low: count, high: more.test(text) ? count * MORE : count };
}

/** "10 years on the market" in an article of 2026: since 2016, a year more or less. */
function readExperience(text: string, { more, years }: FigureWords, published: number): Figure | undefined {
  const count = Number(NUMBER.exec(text)?.[0] ?? NaN);
  if (!years.test(text) || Number.isNaN(count) || Number.isNaN(published) || count < 2 || count > 80) return undefined;
  if (/^\s*(?:с|на рынке с|since)\s/iu.test(text)) return undefined;
  return { subject: 'since', low: more.test(text) ? OLDEST : published - count - 1, high: published - count + 1 };
}
