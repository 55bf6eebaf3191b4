/**
 * The clock of the database as seen from here. Of all answers the one that was quickest tells the difference best (Cristian's algorithm with a minimum
 * filter, as in NTP): an answer that lay about while this process was busy does not shift it. So a turn that was missed is noticed.
 */
export interface RemoteClock {
  /** Notes what the remote clock said in an answer that has just come. @param fresh forget what was known: the remote clock was set back */
  heard(remoteMs: number, fresh?: boolean): void;
  /** Never ahead of the remote clock by more than clocks drift; behind it by the quickest way of an answer. */
  now(): number;
}

/** How fast two clocks may drift apart: a ten-thousandth, more than quartz does. */
const DRIFT = 1e-4;

/** @param local milliseconds of a clock that never jumps */
export function createRemoteClock(local: () => number): RemoteClock {
  let [difference, at] = [Infinity, local()];
  return {
    heard(remoteMs, fresh = false) {
      const now = local();
      difference = fresh ? now - remoteMs : Math.min(now - remoteMs, difference + (now - at) * DRIFT);
      at = now;
    },
    now: () => local() - difference,
  };
}
