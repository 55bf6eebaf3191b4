/** Of this many calls that ended last, half refused means that the server refuses in general. */
const RECENT = 10;
/** Share of the most calls at once by which the window grows in a round, as far as it was answered. */
const GROWTH = 1 / 16;

/**
 * How many calls at once a server stands: additive increase, multiplicative decrease, once a round (as many calls as the window holds). The
 * decrease is in proportion to the share of refused calls (DCTCP, RFC 8257 §3.3, without its memory), the increase to that of the others:
 * single refusals hardly slow a run down, a server that refuses all calls has them halved each round.
 */
export function createCongestion(most: number): { window(): number; seen(refused: boolean): boolean } {
  let size = most;
  let round = { calls: 0, refused: 0 };
  const recent: boolean[] = [];
  return {
    window: () => Math.max(1, Math.floor(size)),
    /** @returns true when most of the last calls were refused */
    seen(refused) {
      recent.push(refused);
      if (recent.length > Math.min(RECENT, most)) recent.shift();
      round.calls++;
      if (refused) round.refused++;
      if (round.calls >= Math.floor(size)) {
        const share = round.refused / round.calls;
        size = Math.max(1, Math.min(most, size * (1 - share / 2) + (1 - share) * Math.max(1, most * GROWTH)));
        round = { calls: 0, refused: 0 };
      }
      return recent.filter(Boolean).length * 2 >= recent.length;
    },
  };
}
