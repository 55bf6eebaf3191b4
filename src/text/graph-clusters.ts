/** Undirected neighbours with weights: those of node i are at `start[i]` up to `start[i + 1] - 1`. `loop` is the weight inside a node, counted twice. */
interface Weighted {
  size: number;
  start: Int32Array;
  to: Int32Array;
  weight: Float64Array;
  loop: Float64Array;
}

/** Walks over all nodes of a level, and levels. Modularity grows with each, nearly all of it in the first few. */
const MAX_WALKS = 20;
const MAX_LEVELS = 20;

/**
 * Communities of articles that link to each other more than chance would have it: the Louvain method (Blondel, Guillaume, Lambiotte and Lefebvre, Fast
 * unfolding of communities in large networks, 2008) over links without their direction; two articles that link to each other count double. Nodes are
 * visited in order and only a real gain moves one, to the lowest number of equals, so the same links always give the same communities.
 * @param links number of nodes, and the ends of each link; no loops
 * @returns the community of each node, numbered by first appearance; a node without links is alone
 */
export function communities({ size, start, to }: { size: number; start: Int32Array; to: Int32Array }): Int32Array {
  const from = new Int32Array(to.length);
  for (let node = 0; node < size; node++) from.fill(node, start[node], start[node + 1]);
  let level = bothWays(size, from, to);
  let result = Int32Array.from({ length: size }, (_, node) => node);
  for (let round = 0; round < MAX_LEVELS; round++) {
    const { community, count } = renumbered(moveNodes(level));
    if (count === level.size) break;
    result = result.map((node) => community[node] as number);
    level = joined(level, community, count);
  }
  return renumbered(result).community;
}

function bothWays(size: number, from: Int32Array, to: Int32Array): Weighted {
  const start = new Int32Array(size + 1);
  for (let edge = 0; edge < to.length; edge++) {
    start[(from[edge] as number) + 1]!++;
    start[(to[edge] as number) + 1]!++;
  }
  for (let node = 0; node < size; node++) start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  const next = start.slice();
  const neighbours = new Int32Array(to.length * 2);
  for (let edge = 0; edge < to.length; edge++) {
    const [a, b] = [from[edge] as number, to[edge] as number];
    neighbours[next[a]!++] = b;
    neighbours[next[b]!++] = a;
  }
  return { size, start, to: neighbours, weight: new Float64Array(neighbours.length).fill(1), loop: new Float64Array(size) };
}

/** Moves each node to the community of its neighbours that gains most, until none moves. All weights are whole numbers, so gains are exact. */
function moveNodes({ size, start, to, weight, loop }: Weighted): Int32Array {
  const community = Int32Array.from({ length: size }, (_, node) => node);
  const degree = loop.slice();
  for (let node = 0; node < size; node++) for (let edge = start[node] as number; edge < (start[node + 1] as number); edge++) degree[node]! += weight[edge] as number;
  const total = degree.slice();
  const all = degree.reduce((sum, one) => sum + one, 0);
  /** Weight of the links from the node at hand into a community; 0 again after each node. */
  const into = new Float64Array(size);
  const touched = new Int32Array(size);
  for (let walk = 0, moved = true; walk < MAX_WALKS && moved; walk++) {
    moved = false;
    for (let node = 0; node < size; node++) {
      const own = community[node] as number;
      let count = 0;
      for (let edge = start[node] as number; edge < (start[node + 1] as number); edge++) {
        const there = community[to[edge] as number] as number;
        if (into[there] === 0) touched[count++] = there;
        into[there]! += weight[edge] as number;
      }
      const here = degree[node] as number;
      total[own]! -= here;
      const gainOf = (there: number): number => (into[there] as number) * all - (total[there] as number) * here;
      const stay = gainOf(own);
      let best = own;
      let bestGain = stay;
      for (let at = 0; at < count; at++) {
        const there = touched[at] as number;
        const gain = gainOf(there);
        if (gain > bestGain || (gain === bestGain && gain > stay && there < best)) [best, bestGain] = [there, gain];
      }
      total[best]! += here;
      if (best !== own) {
        community[node] = best;
        moved = true;
      }
      for (let at = 0; at < count; at++) into[touched[at] as number] = 0;
    }
  }
  return community;
}

/** Numbers by first appearance. */
function renumbered(community: Int32Array): { community: Int32Array; count: number } {
  const numbers = new Int32Array(community.length).fill(-1);
  let count = 0;
  const renamed = community.map((name) => {
    if (numbers[name] === -1) numbers[name] = count++;
    return numbers[name] as number;
  });
  return { community: renamed, count };
}

/** Communities as nodes. */
function joined(level: Weighted, community: Int32Array, count: number): Weighted {
  const members = bySize(community, count);
  const start = new Int32Array(count + 1);
  const to = new Int32Array(level.to.length);
  const weight = new Float64Array(level.to.length);
  const loop = new Float64Array(count);
  const place = new Int32Array(count).fill(-1);
  let end = 0;
  for (let one = 0; one < count; one++) {
    const first = end;
    for (let at = members.start[one] as number; at < (members.start[one + 1] as number); at++) {
      const node = members.nodes[at] as number;
      loop[one]! += level.loop[node] as number;
      for (let edge = level.start[node] as number; edge < (level.start[node + 1] as number); edge++) {
        const other = community[level.to[edge] as number] as number;
        const more = level.weight[edge] as number;
        if (other === one) loop[one]! += more;
        else if ((place[other] as number) >= first) weight[place[other] as number]! += more;
        else {
          place[other] = end;
          to[end] = other;
          weight[end++] = more;
        }
      }
    }
    start[one + 1] = end;
  }
  return { size: count, start, to: to.slice(0, end), weight: weight.slice(0, end), loop };
}

/** Nodes in order of community, by counting. */
function bySize(community: Int32Array, count: number): { start: Int32Array; nodes: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const one of community) start[one + 1]!++;
  for (let one = 0; one < count; one++) start[one + 1]! += start[one] as number;
  const next = start.slice();
  const nodes = new Int32Array(community.length);
  community.forEach((one, node) => { nodes[next[one]!++] = node; });
  return { start, nodes };
}
