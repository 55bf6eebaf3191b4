import type { LinkTable } from './graph-links.ts';
import { BESIDE, IN_TEXT } from './graph-links.ts';

/** Brin and Page, The Anatomy of a Large-Scale Hypertextual Web Search Engine, 1998, section 2.1.1: a reader follows a link with this chance, else starts anywhere. */
const DAMPING = 0.85;
/** The error shrinks by the damping factor each round: after 100 rounds by 10^-7. */
const MAX_ROUNDS = 100;
const PRECISION = 1e-9;

/**
 * Fewest clicks from the home page, breadth first; -1 where no way leads.
 * @param first articles that the home page links to; they are one click away
 */
export function depths({ size, start, to }: LinkTable, first: Iterable<number>): Int32Array {
  const depth = new Int32Array(size).fill(-1);
  const queue = new Int32Array(size);
  let last = 0;
  const reach = (index: number, clicks: number): void => {
    if (depth[index] !== -1) return;
    depth[index] = clicks;
    queue[last++] = index;
  };
  for (const index of first) reach(index, 1);
  for (let next = 0; next < last; next++) {
    const from = queue[next] as number;
    for (let edge = start[from] as number; edge < (start[from + 1] as number); edge++) reach(to[edge] as number, (depth[from] as number) + 1);
  }
  return depth;
}

/**
 * PageRank, times the number of articles on the site: 1 is the average. PR(v) = (1 - d) / N + d (sum over links u → v of PR(u) / out(u) + PR of all
 * articles without links / N), d = 0.85 (Brin and Page 1998; articles without links shared out as in Langville and Meyer, Deeper Inside PageRank, 2004).
 * @param counts which articles are on the site; the others get 0
 */
export function pageRank({ size, start, to }: LinkTable, counts: (index: number) => boolean): Float64Array {
  const members = Int32Array.from(Array.from({ length: size }, (_, index) => index).filter(counts));
  let rank = new Float64Array(size);
  for (const index of members) rank[index] = 1;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = new Float64Array(size);
    let loose = 0;
    for (const from of members) {
      const [first, end] = [start[from] as number, start[from + 1] as number];
      if (first === end) loose += rank[from] as number;
      const share = (rank[from] as number) / (end - first);
      for (let edge = first; edge < end; edge++) next[to[edge] as number] = (next[to[edge] as number] as number) + share;
    }
    let change = 0;
    for (const index of members) {
      const value = 1 - DAMPING + DAMPING * ((next[index] as number) + loose / members.length);
      change += Math.abs(value - (rank[index] as number));
      next[index] = value;
    }
    rank = next;
    if (change < PRECISION * members.length) break;
  }
  return rank;
}

/** How many other articles are at the other end, by article. */
export interface Degrees {
  articles: Int32Array;
  body: Int32Array;
  related: Int32Array;
}

export function degrees({ size, start, to, where }: LinkTable): { inbound: Degrees; outbound: Degrees } {
  const inbound = emptyDegrees(size);
  const outbound = emptyDegrees(size);
  for (let from = 0; from < size; from++) {
    for (let edge = start[from] as number; edge < (start[from + 1] as number); edge++) {
      addTo(inbound, to[edge] as number, where[edge] as number);
      addTo(outbound, from, where[edge] as number);
    }
  }
  return { inbound, outbound };
}

function emptyDegrees(size: number): Degrees {
  return { articles: new Int32Array(size), body: new Int32Array(size), related: new Int32Array(size) };
}

function addTo(degree: Degrees, index: number, where: number): void {
  degree.articles[index] = (degree.articles[index] as number) + 1;
  if ((where & IN_TEXT) !== 0) degree.body[index] = (degree.body[index] as number) + 1;
  if ((where & BESIDE) !== 0) degree.related[index] = (degree.related[index] as number) + 1;
}
