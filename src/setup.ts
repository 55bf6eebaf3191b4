import { createLinkClusters } from './link-clusters.ts';
import { z } from 'zod';
import { loadExisting } from './articles.ts';
import { createBriefs } from './briefs.ts';
import { builtinPrices, builtinPrompts } from './builtin.ts';
import { createCallsToAction } from './calls-to-action.ts';
import { changedSlugs } from './former-slugs.ts';
import type { Provider, ProviderInstance, Stage } from './kinds.ts';
import { createLanguages } from './languages.ts';
import { openShelf } from './locks.ts';
import type { JsonObject } from './model/article.ts';
import { ARTICLE_TYPES, type ArticleType } from './model/brief.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { priceListSchema, type PriceList } from './model/prices.ts';
import type { SiteConfig } from './model/site.ts';
import type { Files, World } from './model/world.ts';
import { mergePrices, priceOf, type Prices } from './money.ts';
import { outputPaths, type Paths } from './place.ts';
import { CONFIG_FILE, readText, type Project } from './project.ts';
import { joinPath } from './text/paths.ts';
import { createPrompts, type Prompts, type PromptSource } from './prompts.ts';
import { locales, providers, stages } from './registry.ts';
import { REPAIR } from './repair-desk.ts';
import { keyVariables, openRoutes, type Routes } from './routes.ts';
import { nearest } from './text/nearest.ts';
import { readYaml } from './text/yaml.ts';
import { briefSource, orderStages, plannedCorpus, promptData, stageInput, stemFacts, type Workspace } from './workspace.ts';

/** Gathers a Workspace and a provider from a project: what `plan` and `generate` share. */

export interface WriterChoice {
  /** `auto` takes the config's provider, or openai when a key is there, else the offline writer. */
  provider?: string | undefined;
  model?: string | undefined;
  /** The API key itself; default: the variable the config names. */
  apiKey?: string | undefined;
  /** Others make the calls, with keys of their own: none is needed here. */
  keyless?: boolean | undefined;
}

export interface Setup {
  workspace: Workspace;
  provider: ProviderInstance;
  /** The ways to the model; undefined for writers that take no key. */
  routes: Routes | undefined;
  paths: Paths;
  /** The writer was chosen only because there is no key. */
  fallback: boolean;
  problems: Problem[];
  /** What was left out of what the blog has, and slugs that have changed, to be told. */
  notices: Problem[];
  secrets: readonly string[];
}

/** @throws SluglineError when nothing can run: templates, config, a missing key */
export function setUp(world: World, project: Project, choice: WriterChoice): Setup {
  const { config } = project;
  const languages = createLanguages(locales);
  const prompts = loadPrompts(world.files, project.dir);
  let listed: Prices | undefined;
  const prices = (): Prices => (listed ??= pricesOf(world.files, config));
  const { provider, routes, id, model, fallback, secrets } = chooseWriter(world, project, choice, prices);
  const paths = outputPaths(joinPath(project.dir, config.output.dir.replace(/\/+$/, '')));
  const { sources, problems, notices } = loadExisting(world.files, project.dir, config, languages);
  const { locks, problems: lockProblems, written } = openShelf(world.files, paths);
  const workspace: Workspace = {
    project, languages, prompts, locks, existing: sources, stages: orderStages(stages),
    factStems: stemFacts(project.facts),
    ctas: createCallsToAction({ project, languages, locks }),
    clusters: createLinkClusters(project.config, project.briefs),
    wireSchemas: wireSchemasOf(stages),
    planned: plannedCorpus(project, sources, languages),
    writer: { provider: id, model, local: provider.complete === false },
    price: provider.complete === false ? undefined : priceOf(model, prices()),
  };
  checkSplit(workspace);
  preflight(workspace);
  return { workspace, provider, routes, paths, fallback, problems: [...problems, ...lockProblems], notices: [...notices, ...changedSlugs(written, project)], secrets };
}

/** Shapes of the answers as they go over the wire. */
export function wireSchemasOf(all: readonly Stage[]): Map<string, JsonObject> {
  return new Map(all.flatMap(({ id, schema, schemas }) => [...(schema === undefined ? [] : [[id, schema] as const]), ...Object.entries(schemas ?? {}).map(([type, own]) => [`${id}/${type}`, own] as const)])
    .map(([name, schema]) => [name, z.toJSONSchema(schema) as JsonObject]));
}

/** What models cost: the shipped list, with the project's own prices in place of it. @throws SluglineError CONFIG_INVALID when the shipped list is damaged */
export function pricesOf(files: Files, config: SiteConfig): Prices {
  return mergePrices(loadPrices(files), config.model.prices);
}

function loadPrices(files: Files): PriceList {
  const file = builtinPrices();
  return readYaml({ file, text: readText(files, '.', file) ?? '' }, priceListSchema, 'CONFIG_INVALID').data;
}

/** The project's templates over the built-in ones. @throws SluglineError PROMPT_INVALID */
function loadPrompts(files: Files, dir: string): Prompts {
  return createPrompts(promptSources(files, dir));
}

/** Texts of the templates, the project's in place of built-in ones of the same name. */
export function promptSources(files: Files, dir: string): PromptSource[] {
  const sources = new Map<string, PromptSource>();
  for (const folder of [builtinPrompts(), joinPath(dir, 'prompts')]) {
    for (const name of files.list(folder)) {
      if (!name.endsWith('.hbs')) continue;
      const text = readText(files, folder, name);
      if (text !== undefined) sources.set(name, { name, file: `${folder}/${name}`, text: text.replace(/\r\n/g, '\n') });
    }
  }
  return [...sources.values()];
}

/** Who writes, and with which keys. @throws SluglineError USAGE for an unknown provider, PROVIDER_CONFIG when no key is here */
export function chooseWriter(world: World, project: Project, choice: WriterChoice, prices = (): Prices => pricesOf(world.files, project.config)): { provider: ProviderInstance; routes: Routes | undefined; id: string; model: string; fallback: boolean; secrets: readonly string[] } {
  const { model } = project.config;
  const wanted = choice.provider ?? model.provider;
  const auto = wanted === 'auto';
  const keyed = choice.apiKey !== undefined || keyVariables(model).some((name) => (world.env(name)?.trim() ?? '') !== '');
  const keyless = choice.keyless === true;
  const id = auto ? (keyed || keyless ? 'openai' : 'offline') : wanted;
  const kind = findProvider(id);
  if (kind.needsKey) {
    const routes = openRoutes({ world, model, kind, prices: prices(), choice, keyless });
    return { provider: routes.primary, routes, id, model: routes.primary.model, fallback: false, secrets: routes.secrets };
  }
  const apiKey = choice.apiKey ?? (world.env(model.apiKeyEnv)?.trim() || undefined);
  const provider = kind.create({
    model: choice.model ?? model.name, baseURL: model.baseURL, apiKey,
    recordings: (key) => readText(world.files, project.dir, `recordings/${key}.json`),
  });
  return { provider, routes: undefined, id, model: provider.model, fallback: auto && id === 'offline', secrets: apiKey === undefined ? [] : [apiKey] };
}

/** @throws SluglineError USAGE */
export function findProvider(id: string): Provider {
  const found = providers.find((provider) => provider.id === id);
  if (found !== undefined) return found;
  const ids = ['auto', ...providers.map((provider) => provider.id)];
  const near = nearest(id, ids);
  throw new SluglineError({ code: 'USAGE', message: `there is no provider "${id}"`, help: near === undefined ? `Known: ${ids.join(', ')}.` : `Did you mean "${near}"?` });
}

/** @throws SluglineError CONFIG_INVALID when a stage named in `model.split` cannot be asked in parts */
function checkSplit({ project, stages: all }: Workspace): void {
  const known = all.filter((stage) => stage.split !== undefined).map((stage) => stage.id);
  const wrong = project.config.model.split.find((id) => !known.includes(id));
  if (wrong !== undefined) throw new SluglineError({ code: 'CONFIG_INVALID', file: joinPath(project.dir, CONFIG_FILE), message: `model.split: the stage "${wrong}" cannot be asked in parts`, help: `These can: ${known.join(', ')}.` });
}

/** Renders the templates of all stages for one brief; the values are the offline writer's. @throws SluglineError PROMPT_INVALID */
function renderStages(workspace: Workspace, brief: object): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const stage of workspace.stages) {
    const input = { ...stageInput(workspace, brief as never, values, true, '2026-01-01'), neighbours: ['A'], menu: [{ scheme: 'post', id: 'b', label: 'B', url: '/b/' }, { scheme: 'cta', id: 'c', label: 'C', url: '/c/' }] as const };
    const data = promptData(workspace, stage, input);
    workspace.prompts.messages(stage.prompt, data);
    for (const part of stage.split?.parts(input) ?? []) workspace.prompts.messages(stage.split?.prompt ?? '', { ...data, ...part });
    values[stage.writes] = stage.offline(input);
  }
  return values;
}

/** Renders every template once with briefs in which everything is present: a wrong name fails here, before any call. */
function preflight(workspace: Workspace): void {
  const language = workspace.languages.tags[0] ?? 'en';
  for (const locale of new Set([workspace.project.config.site.locale, ...workspace.project.briefs.heads.map((head) => head.locale)])) {
    const known = workspace.languages.get(locale)?.tag ?? language;
    const fact = { id: 'a', text: 'A statement.', source: 'https://example.org/', asOf: '2026-01-01' };
    const brief = {
      topic: 'A', slug: 'a', locale: known, type: 'guide', title: 'A', description: 'A', lead: 'A', audience: 'a', goal: 'a', intent: 'informational', keywords: { primary: 'a', secondary: ['b'] }, length: 500, voice: 'a',
      outline: [{ heading: 'A', points: ['A b.'] }], facts: [fact], faq: [{ question: 'A?', answer: 'A b c.' }, { question: 'B?' }], links: { must: [], avoid: [] }, status: 'ready', notes: 'a', file: 'a', hash: 'a',
    } as const;
    const full = { ...workspace, planned: plannedCorpus({ ...workspace.project, briefs: createBriefs().briefs }, [briefSource({ ...brief, slug: 'b' } as never, workspace.project.config, workspace.languages.get(known) as never)], workspace.languages) };
    const typed: Partial<Record<ArticleType, object>> = { comparison: { compares: ['A', 'B'], criteria: [{ name: 'A', values: ['a', 'b'] }] }, howto: { tools: ['A'], minutes: 1 }, news: { place: 'A' } };
    for (const type of ARTICLE_TYPES) if (type !== 'guide') renderStages(full, { ...brief, ...typed[type], type });
    const values = renderStages(full, brief);
    const whole = { ...stageInput(full, brief as never, values, true, '2026-01-01'), neighbours: ['A'] };
    workspace.prompts.messages(REPAIR, { ...promptData(workspace, {}, whole), part: { kind: 'section', heading: 'A', mayRename: true, text: 'A', words: 1 }, findings: [{ message: 'A', help: 'A', excerpt: 'A' }], headings: ['A'] });
    const link = { name: 'A', link: 'A', bio: 'A' };
    workspace.prompts.render('article', { h1: true, title: 'A', dateline: 'A', lead: 'A', tools: ['A'], time: 'A', comparison: 'A', sections: [{ heading: 'A', body: 'A' }], cta: { lead: 'A', link: 'A' }, faq: [{ question: 'A', answer: 'A' }], author: link, related: ['A'], sourceList: ['A'], footnotes: ['A'], labels: workspace.languages.get(known)?.labels, type: 'guide' });
  }
}

