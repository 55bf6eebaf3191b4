/** Web addresses among the places of a config, and the copies that are made of them. */

/** Where copies lie, below the project: for each `<sha256 of the address>.body`, and `.json` with what is known of it. */
export const FETCHED_DIR = '.slugline/fetched';
/** How long a copy is used without asking its server again: a sitemap changes with a deployment, and runs come in groups. */
const FRESH_MS = 10 * 60 * 1000;

/** True for a place that is an address of the web. */
export function isWebAddress(place: string): boolean {
  return /^https?:\/\//i.test(place);
}

/** True when a copy of this time (ISO) is used without asking its server. One of the future is not: some clock was wrong. @param now ms since 1970 */
export function isFreshTime(time: unknown, now: number): boolean {
  const age = typeof time === 'string' ? now - Date.parse(time) : NaN;
  return age >= 0 && age < FRESH_MS;
}
