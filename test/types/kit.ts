import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Finding } from '../../src/model/finding.ts';
import type { JsonObject } from '../../src/model/article.ts';
import { parseArticle } from '../../src/text/frontmatter.ts';
import { startFakeOpenAI, type FakeOpenAI, type FakeRequest } from '../kit/fake-openai.ts';
import { asked, testProject, withServer, type Run, type StageName, type TestProject } from '../kit/project.ts';

/** Articles of each type, written by hand as a model would answer, run through the stages over real HTTP on this machine. */

const CONFIG = `site: { url: https://blog.example.org, name: Блог о квартирах, locale: ru }
brand: { name: Дворик, url: https://dvorik.example.com/, logo: https://blog.example.org/logo.png }
authors: [{ id: anna, name: Анна Седова, url: https://blog.example.org/authors/anna/ }]
images: { hosts: [blog.example.org], pool: [{ url: https://blog.example.org/a.jpg, alt: Комната с окном, keywords: [квартира] }] }
cta: [{ id: konserzh, url: https://dvorik.example.com/konserzh/, text: условия консьерж-сервиса, keywords: [квартира, гости, встреча] }]
`;

export interface Recorded {
  brief: Record<string, unknown> & { slug: string };
  outline: Record<string, unknown>;
  draft: string;
  faq?: unknown;
  meta: unknown;
}

/** A recorded answer by type, a copy of its own. */
export function recorded(type: string): Recorded {
  return load(readFileSync(new URL(`articles/${type}.yaml`, import.meta.url), 'utf8')) as Recorded;
}

export interface Written {
  project: TestProject;
  run: Run;
  /** Requests by stage, in order. */
  requests: readonly FakeRequest[];
  state: string | undefined;
  findings: readonly Finding[];
  errors: string[];
  text: string;
  body: string;
  headings: string[];
  data: Record<string, unknown>;
  /** The node of this type in the graph. */
  node(type: string): JsonObject | undefined;
}

/** @param open servers to be closed @param answer replaces the recorded answer of a stage; `again` after an unusable reply */
export async function write(given: Recorded, open: FakeOpenAI[], answer?: (stage: StageName, again: boolean) => unknown): Promise<Written> {
  const server = await startFakeOpenAI((request) => {
    const { stage, again } = asked(request);
    const reply = answer?.(stage, again) ?? given[stage];
    return typeof reply === 'string' ? reply : { json: reply };
  });
  open.push(server);
  const project = testProject({ 'slugline.config.yaml': CONFIG, 'briefs/a.yaml': JSON.stringify(given.brief) });
  withServer(project, server.baseURL);
  return result(project, await project.run(), given.brief.slug, server.requests);
}

/** The same brief by the offline writer. @param more lines of the config */
export async function writeOffline(brief: Recorded['brief'], more = ''): Promise<Written> {
  const project = testProject({ 'slugline.config.yaml': CONFIG + more, 'briefs/a.yaml': JSON.stringify(brief) });
  return result(project, await project.run({ provider: 'offline' }), brief.slug, []);
}

function result(project: TestProject, run: Run, slug: string, requests: readonly FakeRequest[]): Written {
  const path = [`output/${slug}.md`, `output/.slugline/rejected/${slug}.md.rejected`].find((one) => project.has(one));
  const text = path === undefined ? '' : project.read(path);
  const { data, body }: { data: Record<string, unknown>; body: string } = text === '' ? { data: {}, body: '' } : parseArticle(text);
  const graph = (data['schema'] as { '@graph'?: JsonObject[] } | undefined)?.['@graph'] ?? [];
  const { findings } = run.result.check;
  const failures = run.articles[slug]?.state === 'failed' ? (run.articles[slug]?.problems ?? []) : [];
  return {
    project, run, requests, text, body, findings, data, state: run.articles[slug]?.state,
    errors: [...failures.map(({ code, message }) => `${code}: ${message}`), ...findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message}`)],
    headings: [...body.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading ?? ''),
    node: (type) => graph.find((node) => node['@type'] === type),
  };
}
