/** Dates and times as a reader of a language sees them. Pure: nothing here asks what day it is. */

/** "22 ноября 2026 г.", "November 22, 2026". @param isoDate a date, or a timestamp, of which the date counts */
export function longDate(isoDate: string, tag: string): string {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`));
}

/** The dateline of a news article: place and day, as agencies print them. */
export function dateline(place: string | undefined, isoDate: string, tag: string): string {
  return [place, longDate(isoDate, tag)].filter((part) => part !== undefined).join(', ');
}

const MINUTES_A_DAY = 24 * 60;

/** "2 часа 30 минут". */
export function longDuration(minutes: number, tag: string): string {
  const unit = (value: number, name: string): string => new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const parts = [[Math.floor(minutes / MINUTES_A_DAY), 'day'], [Math.floor((minutes % MINUTES_A_DAY) / 60), 'hour'], [minutes % 60, 'minute']] as const;
  return parts.filter(([value]) => value > 0).map(([value, name]) => unit(value, name)).join(' ');
}

/** ISO 8601, as schema.org wants it: PT2H30M. */
export function isoDuration(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / MINUTES_A_DAY), Math.floor((minutes % MINUTES_A_DAY) / 60), minutes % 60];
  const time = `${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}
