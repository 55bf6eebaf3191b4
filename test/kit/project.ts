import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { nodeFiles } from '../../src/io/files.ts';
import { generateProject, planProject, type GenerateOptions } from '../../src/library.ts';
import type { ArticleResult, RunEvent, RunResult } from '../../src/model/events.ts';
import { lockSchema, type Lock } from '../../src/model/lock.ts';
import { manifestSchema, type Manifest } from '../../src/model/manifest.ts';
import type { Plan, PlanItem } from '../../src/model/plan.ts';
import type { Files, World } from '../../src/model/world.ts';

/** Whole projects in temporary directories, run in this process with a fixed clock: what goes in is files, what comes out is files, events and a result. */

export interface TestProject {
  readonly dir: string;
  /** The clock of the next runs, ISO timestamp. */
  now: string;
  /** Environment variables as the project sees them. */
  env: Record<string, string>;
  /** Stands between the run and the disk. */
  files: Files;
  /** Every path written or removed by runs so far. */
  readonly touched: string[];
  write(path: string, text: string): void;
  /** @throws when there is no such file */
  read(path: string): string;
  has(path: string): boolean;
  remove(path: string): void;
  /** Replaces words in a file. @throws when they are not there */
  edit(path: string, from: string | RegExp, to: string): void;
  plan(options?: GenerateOptions): Plan;
  /** What the plan says of one brief. */
  item(slug: string, options?: GenerateOptions): PlanItem;
  run(options?: GenerateOptions): Promise<Run>;
  /** Path → hash and time of the last change of every file under `below`. */
  tree(below?: string): Record<string, string>;
  article(slug: string): string;
  lock(slug: string): Lock;
  manifest(): Manifest;
}

export interface Run {
  events: RunEvent[];
  result: RunResult;
  /** By slug. */
  articles: Record<string, ArticleResult>;
  /** Stages that really ran: `slug/stage`. */
  made: string[];
}

/** Registered while the test file is read: inside a running test it would be too late. */
const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** A temporary project with these files over a small valid one; removed when the test file is done. */
export function testProject(files: Readonly<Record<string, string | undefined>> = englishProject()): TestProject {
  const dir = mkdtempSync(join(tmpdir(), 'slugline-project-'));
  made.push(dir);
  const disk = nodeFiles();
  const touched: string[] = [];
  const at = (path: string): string => `${dir}/${path}`;
  const project: TestProject = {
    dir, touched, now: '2026-06-01T12:00:00.000Z', env: {}, files: disk,
    write: (path, text) => disk.write(at(path), text),
    read: (path) => readFileSync(at(path), 'utf8'),
    has: (path) => statSync(at(path), { throwIfNoEntry: false }) !== undefined,
    remove: (path) => rmSync(at(path), { recursive: true }),
    edit(path, from, to) {
      const text = project.read(path);
      const changed = text.replace(from, to);
      if (changed === text) throw new Error(`${path} does not hold ${String(from)}`);
      project.write(path, changed);
    },
    plan: (options = {}) => planProject(worldOf(project), dir, options).plan,
    item(slug, options) {
      const found = project.plan(options).items.find((item) => item.slug === slug);
      if (found === undefined) throw new Error(`the plan has no ${slug}`);
      return found;
    },
    async run(options = {}) {
      const events: RunEvent[] = [];
      for await (const event of generateProject(worldOf(project), dir, options)) events.push(event);
      const last = events.at(-1);
      if (last?.type !== 'result') throw new Error('the run ended without a result');
      return {
        events, result: last.result,
        articles: Object.fromEntries(last.result.articles.map((article) => [article.slug, article])),
        made: events.flatMap((event) => (event.type === 'stage' && event.source !== 'lock' ? [`${event.slug}/${event.stage}`] : [])),
      };
    },
    tree: (below = 'output') => treeOf(dir, below),
    article: (slug) => project.read(`output/${slug}.md`),
    lock: (slug) => lockSchema.parse(JSON.parse(project.read(`output/.slugline/${slug}.json`))),
    manifest: () => manifestSchema.parse(JSON.parse(project.read('output/manifest.json'))),
  };
  for (const [path, text] of Object.entries(files)) if (text !== undefined) project.write(path, text);
  return project;
}

/** Time passes only in sleep, so that a test never waits. */
function worldOf(project: TestProject): World {
  const { files, touched } = project;
  let slept = 0;
  return {
    files: {
      ...files,
      // Whoever stands between run and disk sees all that is written.
      writeLater: undefined,
      write(path, text) {
        touched.push(path);
        files.write(path, text);
      },
      remove(path) {
        touched.push(path);
        files.remove(path);
      },
    },
    now: () => new Date(project.now),
    clock: () => performance.now() + slept,
    random: () => 0.5,
    sleep: async (ms, signal) => {
      await Promise.resolve();
      signal?.throwIfAborted();
      slept += ms;
    },
    env: (name) => project.env[name],
  };
}

function treeOf(dir: string, below: string): Record<string, string> {
  const found = readdirSync(join(dir, below), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(found.toSorted().map((path) => [path.slice(join(dir, below).length + 1), `${createHash('sha256').update(readFileSync(path)).digest('hex')} ${statSync(path).mtimeMs}`]));
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

// ---- projects ----------------------------------------------------------------------------------------------------------------------

export const ENGLISH_CONFIG = `site: { url: https://example.org, name: The Shed, articlePath: "/blog/{slug}/", locale: en, locales: [en, ru] }
brand: { name: Dvorik, url: https://dvorik.example.com/, logo: https://example.org/logo.png }
authors: [{ id: anna, name: Anna Sedova, url: https://example.org/authors/anna/, bio: Anna repairs bicycles }]
images:
  hosts: [example.org]
  pool:
    - { url: https://example.org/chain.jpg, alt: A hand on a chain, keywords: [chain] }
    - { url: https://example.org/tyre.jpg, alt: A tyre on a stand, keywords: [tyre] }
    - { url: https://example.org/brake.jpg, alt: A brake pad, keywords: [brake] }
cta: [{ id: workshop, url: https://dvorik.example.com/workshop/, lead: When the job is too big you can, text: book a repair at the workshop, keywords: [bicycle] }]
`;

/** Three English briefs with outlines: nothing in them needs a model. */
export function englishProject(more: Readonly<Record<string, string | undefined>> = {}): Record<string, string | undefined> {
  return {
    'slugline.config.yaml': ENGLISH_CONFIG,
    'briefs/_facts.yaml': 'facts:\n  - { id: ledger, text: A bicycle chain has an outer plate and an inner plate in turn, source: "https://parts.example.net/chain", asOf: 2026-01-01 }\n',
    'briefs/chain.yaml': `topic: Bicycle chain care
slug: chain-care
keywords: { primary: bicycle chain care }
cta: workshop
lead: Bicycle chain care is a short routine done often. Wipe the chain, oil it and look at the wear now and then, and the chain serves for a long time.
outline:
  - heading: Why a dirty chain wears out
    points: ["Grit mixes with the oil and grinds the pins of a bicycle chain.", "Every joint grows a little looser, so the chain gets longer and loads fewer teeth."]
  - heading: How to clean and oil the chain
    points: ["Wipe the outside first, then work with a brush:", the plates, the rollers, the jockey wheels, Let the chain dry before the oil goes on.]
  - heading: When a bicycle chain has to go
    points: ["Measure twelve links with a ruler and compare them with a new chain.", "A long chain wears the sprockets as well."]
faq:
  - { question: Can I use kitchen oil?, answer: "No, kitchen oil turns sticky in the air and holds the dust, so the chain wears faster." }
`,
    'briefs/tyre.yaml': `topic: Bicycle tyre pressure
slug: tyre-pressure
keywords: { primary: bicycle tyre pressure }
lead: Bicycle tyre pressure decides how a ride feels and how long a tyre lasts. Too soft and the rim suffers, too hard and the bicycle hops over every stone.
outline:
  - heading: What pressure does to a bicycle tyre
    points: ["A soft tyre grips and damps but bends at the rim.", "A hard tyre rolls on smooth tarmac and loses grip on gravel."]
  - heading: How to find the right tyre pressure
    points: [Start in the middle of the range printed on the side of the tyre., Let out a little air until the bicycle stops hopping.]
`,
    'briefs/brake.yaml': `topic: Bicycle brake pads
slug: brake-pads
keywords: { primary: bicycle brake pads }
lead: Bicycle brake pads wear quietly. A look at them every few weeks shows how much is left, long before the metal reaches the rim.
outline:
  - heading: How bicycle brake pads wear
    points: [Water and grit turn the pad into a file., The pad on the side of the chain collects oil and squeals.]
  - heading: How to change brake pads
    points: [Loosen the bolt and note the order of the washers., Press the new pad flat against the rim and tighten it.]
`,
    ...more,
  };
}

/** Two Russian briefs with outlines. */
export function russianProject(more: Readonly<Record<string, string | undefined>> = {}): Record<string, string | undefined> {
  return {
    'slugline.config.yaml': `site: { url: https://example.org, name: Мастерская, locale: ru }
brand: { name: Дворик, url: https://dvorik.example.com/ }
authors: [{ id: anna, name: Анна Седова, url: https://example.org/authors/anna/ }]
images: { hosts: [example.org], pool: [{ url: https://example.org/shina.jpg, alt: Колесо на стойке, keywords: [шина] }, { url: https://example.org/cep.jpg, alt: Цепь и щётка, keywords: [цепь] }] }
`,
    'briefs/cep.yaml': `topic: Уход за велосипедной цепью
keywords: { primary: уход за цепью }
lead: Уход за цепью занимает немного времени, если делать его часто. Протрите цепь, смажьте ролики и снимите лишнее масло.
outline:
  - heading: Почему изнашивается грязная цепь
    points: [Песок смешивается с маслом и точит оси звеньев., Каждое звено растягивается понемногу.]
  - heading: Как чистить и смазывать цепь
    points: [Сначала протрите цепь снаружи, потом пройдите щёткой ролики., Масло наносят на сухую цепь.]
`,
    'briefs/shina.yaml': `topic: Давление в велосипедной шине
keywords: { primary: давление в шине }
lead: Давление в шине решает, как едет велосипед и сколько служит покрышка. Мягкое колесо бьёт обод, жёсткое прыгает на камнях.
outline:
  - heading: На что влияет давление в шине
    points: [Мягкая шина держит дорогу и гасит удары., Жёсткая шина легко катится по асфальту.]
  - heading: Как подобрать давление
    points: [Начните с середины границ на боку покрышки., Спускайте воздух понемногу и пробуйте на своей дороге.]
`,
    ...more,
  };
}

export { asked, goodAnswer, type StageName } from './answers.ts';

/** A config whose model is the server at `baseURL`; the key comes from the environment of the project. */
export function withServer(project: TestProject, baseURL: string, more = ''): void {
  project.write('slugline.config.yaml', `${project.read('slugline.config.yaml')}model: { provider: openai, name: test-model, baseURL: "${baseURL}"${more} }\n`);
  project.env['OPENAI_API_KEY'] = KEY;
}

export const KEY = 'sk-test-SECRET-0123456789';

/** Briefs with a topic and nothing else. */
export function topics(...names: string[]): Record<string, string | undefined> {
  return { 'slugline.config.yaml': ENGLISH_CONFIG, ...Object.fromEntries(names.map((name) => [`briefs/${name.toLowerCase().replaceAll(' ', '-')}.yaml`, `topic: ${name}\n`])) };
}
