import type { GraphRedirect, RedirectFault, RedirectStep, SiteTarget } from '../model/link-graph.ts';

/** Browsers give up after 20 redirects (WHATWG Fetch, HTTP-redirect fetch, step "redirect count is 20"). */
const MAX_STEPS = 20;
/** Rules for one address that are looked at; where more stand, the first of them decide. */
const SAME_ADDRESS = 4;
/** Stands for any path when the rule itself is followed; `:` is a letter that addresses may hold. */
const ANYTHING = ':splat';

/** Where a visitor of an address without a page ends. */
export interface Way {
  /** `page`: at a page of the site; `nothing`: at an address that nobody knows; `gone`: at a rule that says 404 or 410. */
  end: 'page' | 'elsewhere' | 'nothing' | 'gone' | 'loop' | 'endless';
  steps: readonly Hop[];
  /** Of the last address on this site. */
  path: string;
  /** Of the last address that had one. */
  fragment: string;
  /** Where a rule with status 200 shows a page of another address: that address. */
  shows?: string;
}

export interface Hop extends RedirectStep {
  status: number;
  /** Position among all redirects. */
  rule: number;
}

export interface RedirectsOptions {
  redirects: readonly GraphRedirect[];
  resolve(url: string): SiteTarget | undefined;
  /** True for the path of a published page. A page that is there comes before any rule, as on most hosts. */
  exists(path: string): boolean;
}

export interface Redirects {
  follow(path: string): Way;
  /** The rules with an address of their own that lead away from it, with its path. */
  leavers(): { path: string; step: RedirectStep }[];
  /** Chains, loops and ways to nowhere, each once, by place. `missing` tells of a path whether surely nothing is there. */
  faults(missing: (path: string) => boolean): RedirectFault[];
}

interface Rule extends GraphRedirect {
  /** Normalised; of a rule with a star what stands before it. */
  path: string;
  star: boolean;
}

/** Reads a list of redirects as a server does: the first rule that fits counts, and one that leads to its own page (a slash more or less) does nothing. */
export function createRedirects({ redirects, resolve, exists }: RedirectsOptions): Redirects {
  const rules = redirects.map((redirect) => readRule(redirect, resolve));
  const exact = new Map<string, number[]>();
  const starred = new Map<string, number[]>();
  rules.forEach((rule, index) => {
    if (rule === undefined) return;
    const table = rule.star ? starred : exact;
    const list = table.get(rule.path);
    if (list === undefined) table.set(rule.path, [index]);
    else if (list.length < SAME_ADDRESS) list.push(index);
  });

  const hopFrom = (path: string): { hop: Hop; target: SiteTarget | undefined } | undefined => {
    const fitting = [...(exact.get(path) ?? [])];
    for (let end = path.length; end >= 0; end = end === 0 ? -1 : Math.max(0, path.lastIndexOf('/', end - 1))) fitting.push(...(starred.get(path.slice(0, end)) ?? []));
    for (const index of fitting.sort((a, b) => a - b)) {
      const rule = rules[index] as Rule;
      const to = rule.star ? rule.to.replaceAll(ANYTHING, () => path.slice(rule.path.length + 1)) : rule.to;
      const target = resolve(to);
      if (target?.path === path && rule.from !== to && rule.status !== 200) continue;
      return { hop: { from: rule.from, to, file: rule.file, line: rule.line, status: rule.status, rule: index }, target };
    }
    return undefined;
  };

  const follow = (start: string): Way => {
    const steps: Hop[] = [];
    const seen = new Set([start]);
    let path = start;
    let fragment = '';
    for (;;) {
      if (steps.length > 0 && exists(path)) return { end: 'page', steps, path, fragment };
      const next = hopFrom(path);
      if (next === undefined) return { end: 'nothing', steps, path, fragment };
      const { hop, target } = next;
      if (hop.status === 200) return { end: 'page', steps, path, fragment, ...(target === undefined ? {} : { shows: target.path }) };
      if (hop.status < 300 || hop.status > 399) return { end: 'gone', steps, path, fragment };
      if (steps.length === MAX_STEPS) return { end: 'endless', steps, path, fragment };
      steps.push(hop);
      if (target === undefined) return { end: 'elsewhere', steps, path, fragment };
      path = target.path;
      fragment = target.fragment === '' ? fragment : target.fragment;
      if (seen.has(path)) return { end: 'loop', steps: loopOf(steps, path, start, resolve), path, fragment };
      seen.add(path);
    }
  };

  const known = new Map<string, Way>();
  const remembered = (path: string): Way => {
    let way = known.get(path);
    if (way === undefined) known.set(path, (way = follow(path)));
    return way;
  };
  const startOf = (rule: Rule): string => (rule.star ? `${rule.path}/${ANYTHING}` : rule.path);
  /** Of each rule that a visitor meets first: its number and the way from there. */
  const ways = (): { way: Way; rule: number }[] =>
    rules.flatMap((rule, index) => {
      if (rule === undefined || rule.status < 300 || rule.status > 399 || exists(startOf(rule))) return [];
      const way = remembered(startOf(rule));
      return way.end === 'loop' || way.steps[0]?.rule === index ? [{ way, rule: index }] : [];
    });

  return {
    follow: remembered,
    leavers: () =>
      rules.flatMap((rule) => {
        const leaves = rule !== undefined && !rule.star && rule.status >= 300 && rule.status <= 399 && resolve(rule.to)?.path !== rule.path;
        return leaves ? [{ path: rule.path, step: stepOf(rule) }] : [];
      }),
    faults(missing) {
      const all = ways();
      const inside = new Set(all.flatMap(({ way }) => (way.end === 'loop' ? [] : way.steps.slice(1).map((step) => step.rule))));
      const loops = new Set<number>();
      return all.flatMap(({ way, rule }): RedirectFault[] => {
        if (way.end === 'loop') {
          const first = Math.min(...way.steps.map((step) => step.rule));
          if (loops.has(first)) return [];
          loops.add(first);
          return [faultOf('loop', way.steps)];
        }
        if (inside.has(rule)) return [];
        const symbolic = way.path.includes(ANYTHING);
        // A rule with a star that meets itself only grows its path; where it ends depends on the page.
        if (symbolic && new Set(way.steps.map((step) => step.rule)).size < way.steps.length) return [];
        if (way.end === 'endless') return [faultOf('endless', way.steps)];
        if (way.end === 'gone' || (way.end === 'nothing' && !symbolic && missing(way.path))) return [faultOf('nowhere', way.steps)];
        return way.steps.length > 1 ? [faultOf('chain', way.steps)] : [];
      });
    },
  };
}

/** Undefined for rules that cannot be judged: of other sites, and those that look at the query. */
function readRule(redirect: GraphRedirect, resolve: RedirectsOptions['resolve']): Rule | undefined {
  const star = redirect.from.endsWith('/*');
  if (redirect.from.includes('?')) return undefined;
  const path = resolve(star ? redirect.from.slice(0, -1) : redirect.from)?.path;
  return path === undefined ? undefined : { ...redirect, path, star };
}

/** The steps that go round, from the rule that stands first; what led there is left out. */
function loopOf(steps: readonly Hop[], path: string, start: string, resolve: RedirectsOptions['resolve']): Hop[] {
  const entered = path === start ? 0 : steps.findIndex((step) => resolve(step.to)?.path === path) + 1;
  const round = steps.slice(entered);
  const first = round.reduce((best, step, index) => (step.rule < (round[best]?.rule ?? 0) ? index : best), 0);
  return [...round.slice(first), ...round.slice(0, first)];
}

function faultOf(kind: RedirectFault['kind'], steps: readonly Hop[]): RedirectFault {
  return { kind, steps: steps.map(stepOf), final: steps.at(-1)?.to ?? '' };
}

function stepOf({ from, to, file, line }: RedirectStep): RedirectStep {
  return { from, to, file, line };
}
