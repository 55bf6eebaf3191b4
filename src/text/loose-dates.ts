import { readDate } from './dates.ts';
import { isoOf } from './front-matter-aliases.ts';

/** First letters of the months in English and in Russian, whatever the case. */
const MONTHS = /^(?:(jan|янв)|(feb|фев)|(mar|мар)|(apr|апр)|(may|ма[йя])|(jun|июн)|(jul|июл)|(aug|авг)|(sep|сен)|(oct|окт)|(nov|ноя)|(dec|дек))\p{L}*\.?$/iu;

/** A date that people write and that means one day only, as an ISO day or timestamp; undefined for what may be read in two ways (03/04/2026) and for days that do not exist. */
export function certainDate(text: string): string | undefined {
  const iso = isoOf(text.trim());
  const found = readDate(iso) === undefined ? dayOf(text.trim()) : iso;
  return found !== undefined && readDate(found) !== undefined ? found : undefined;
}

function dayOf(text: string): string | undefined {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted !== null) return isoDay(dotted[3], Number(dotted[2]), dotted[1]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (slashed !== null) {
    const [a, b] = [Number(slashed[1]), Number(slashed[2])];
    return a > 12 === b > 12 ? undefined : isoDay(slashed[3], Math.min(a, b), String(Math.max(a, b)));
  }
  const bare = text.replace(/^\p{L}+\.?, /u, '');
  const named = /^(?<month>\p{L}+\.?) (?<day>\d{1,2}),? (?<year>\d{4})$/u.exec(bare) ?? /^(?<day>\d{1,2})(?: |-)(?<month>\p{L}+\.?),?(?: |-)(?<year>\d{4})(?: г\.?| года)?$/u.exec(bare);
  const { month = '', day, year } = named?.groups ?? {};
  const number = MONTHS.exec(month)?.findIndex((group, index) => index > 0 && group !== undefined);
  return number === undefined || number < 1 ? undefined : isoDay(year, number, day);
}

function isoDay(year: string | undefined, month: number, day: string | undefined): string {
  return `${year ?? ''}-${String(month).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
}
