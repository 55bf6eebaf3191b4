import { isIsoDate } from '../model/brief.ts';

/** A date of front matter or of JSON-LD. */
export interface DateValue {
  text: string;
  /** Milliseconds; a day without a time is its start in UTC, a time without a zone counts as UTC. */
  instant: number;
  /** The day as written. */
  day: string;
  /** False for a day alone and for a time without a zone: only days can be compared. */
  exact: boolean;
}

/** Milliseconds of a day in UTC. */
export const DAY_MS = 86_400_000;

/** Reads an ISO date or timestamp whose day exists; undefined for anything else. Independent of the machine's time zone. */
export function readDate(value: unknown): DateValue | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (!isIsoDate(text)) return undefined;
  const zoned = /(?:Z|[+-]\d{2}:\d{2})$/.test(text) && text.includes('T');
  return { text, instant: Date.parse(zoned || !text.includes('T') ? text : `${text}Z`), day: text.slice(0, 10), exact: zoned };
}

/** True when both are the same moment (to the second), or the same day when one of them has no exact time. */
export function sameDate(a: DateValue, b: DateValue): boolean {
  if (a.exact && b.exact) return Math.abs(a.instant - b.instant) < 1000;
  return a.day === b.day || utcDay(a) === utcDay(b);
}

/** True when `a` is certainly earlier: by the moment, or by whole days when one of them has no exact time. */
export function isBefore(a: DateValue, b: DateValue): boolean {
  return a.exact && b.exact ? a.instant < b.instant : a.day < b.day && utcDay(a) < utcDay(b);
}

/** True when the date lies more than a day after the day `asOf` (time zones make one day of difference ordinary). */
export function isAfterTomorrow(date: DateValue, asOf: string): boolean {
  // No zone makes a day of today one after tomorrow.
  if (date.day <= asOf.slice(0, 10)) return false;
  const today = readDate(asOf);
  return today !== undefined && date.instant >= Math.floor(today.instant / DAY_MS) * DAY_MS + 2 * DAY_MS;
}

function utcDay(date: DateValue): string {
  return new Date(date.instant).toISOString().slice(0, 10);
}

/** Whole days from one ISO date to another. */
export function daysBetween(day: string, today: string): number {
  return Math.floor((Date.parse(today.slice(0, 10)) - Date.parse(day.slice(0, 10))) / DAY_MS);
}

/** A date as W3C writes it (sitemaps): the day, or the moment with its zone. */
export function w3cDate(date: DateValue): string {
  return !date.text.includes('T') || date.exact ? date.text : `${date.text}Z`;
}

/** A date as RFC 822 writes it with a year of four digits (RSS 2.0). A day is its start in UTC. */
export function rfc822Date(date: DateValue): string {
  return new Date(date.instant).toUTCString();
}
