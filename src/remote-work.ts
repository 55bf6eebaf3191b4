import { createTermIndex } from './corpus-index.ts';
import { corpusOver } from './corpus.ts';
import { createBriefs } from './briefs.ts';
import { createLanguages } from './languages.ts';
import { createLinkClusters } from './link-clusters.ts';
import type { ProviderInstance } from './kinds.ts';
import type { Corpus } from './model/corpus.ts';
import type { Lock } from './model/lock.ts';
import type { PlanItem } from './model/plan.ts';
import type { RemoteOrder, Snapshot } from './model/remote.ts';
import type { Brief } from './model/brief.ts';
import { createPrompts, type PromptSource } from './prompts.ts';
import { locales, stages } from './registry.ts';
import { wireSchemasOf } from './setup.ts';
import { MENU_POSTS, orderStages, stemFacts, type Workspace } from './workspace.ts';

/**
 * A project and its articles as values that can be sent to another machine, and made into a workspace there. Whatever needs all articles together is worked out
 * before they are sent, so that what a worker writes has the same bytes as here.
 */

/** What all articles of a run have in common. */
export function snapshotOf(workspace: Workspace, provider: ProviderInstance, more: Pick<Snapshot, 'slugline' | 'limits'> & { prompts: readonly PromptSource[] }): Snapshot {
  const { project, planned, writer, price } = workspace;
  return {
    version: 1, slugline: more.slugline, config: project.config, facts: project.facts,
    // Where a template lies here says nothing over there.
    prompts: more.prompts.map(({ name, text }) => ({ name, file: name, text })),
    entries: planned.entries,
    provider: { id: writer.provider, model: writer.model, host: provider.host },
    price, limits: more.limits,
  };
}

/** What one article needs besides. */
export function orderOf(workspace: Workspace, item: PlanItem, place: number, run: { force: boolean; today: string }): RemoteOrder {
  const brief = workspace.project.briefs.get(item.slug) as Brief;
  const lock = workspace.locks.get(item.slug);
  return {
    brief, place, stages: item.stages, parts: item.parts,
    lock: lock === undefined ? undefined : { state: lock.state, stages: lock.stages },
    near: workspace.planned.neighbours(item.slug, MENU_POSTS), cta: workspace.ctas.of(brief), ...run,
  };
}

/** What is made of a snapshot once, for all of its articles. */
export type Base = Omit<Workspace, 'ctas' | 'locks'>;

/** @throws SluglineError PROMPT_INVALID when templates do not fit this version of Slugline */
export function baseOf(snapshot: Snapshot): Base {
  const { config, facts, entries } = snapshot;
  const languages = createLanguages(locales);
  const { briefs } = createBriefs();
  const fallback = languages.get(config.site.locale) ?? languages.get('en');
  const names = corpusOver({
    // Nobody asks here how near two articles are: that comes with each order.
    entries, index: () => createTermIndex(), numberOf: (position) => position, languageOf: (position) => languages.get(entries[position]?.lang ?? '') ?? (fallback as NonNullable<typeof fallback>),
  }, config, true);
  return {
    project: { dir: '.', config, facts, factPlaces: new Map(), briefs, problems: [] },
    languages, prompts: createPrompts(snapshot.prompts), stages: orderStages(stages), wireSchemas: wireSchemasOf(stages), factStems: stemFacts(facts),
    clusters: createLinkClusters(config, briefs), existing: [], planned: names,
    writer: { provider: snapshot.provider.id, model: snapshot.provider.model, local: false }, price: snapshot.price,
  };
}

/** The workspace of one article. */
export function workspaceOf(base: Base, order: RemoteOrder): { workspace: Workspace; lock: Lock | undefined } {
  const { briefs, add } = createBriefs();
  add(order.brief);
  const planned: Corpus = { ...base.planned, neighbours: (slug, limit) => (slug === order.brief.slug ? order.near.slice(0, limit) : []) };
  const lock = order.lock as Lock | undefined;
  return {
    lock,
    workspace: {
      ...base, project: { ...base.project, briefs }, planned,
      locks: { get: () => lock, noted: () => undefined },
      ctas: { of: () => order.cta, standing: () => null, problems: () => [] },
    },
  };
}
