import { createLanguages, type Languages } from '../languages.ts';
import { formatProblem, problemsOf, SluglineError, type Problem } from '../model/errors.ts';
import type { SiteConfig } from '../model/site.ts';
import type { ResponseStore } from '../model/store.ts';
import type { World } from '../model/world.ts';
import { CONFIG_FILE, loadConfig, loadFacts, readText, type Ledger } from '../project.ts';
import { locales, rules } from '../registry.ts';
import { checkRuleSettings } from '../rule-settings.ts';
import { joinPath } from '../text/paths.ts';
import { watchPlaces, type Watching } from '../io/watch.ts';
import { createChecking, type CheckFound, type Checking } from './checking.ts';
import { createHub, type Hub } from './hub.ts';
import { createShelf } from './shelf.ts';
import { withoutDir } from './reading.ts';
import type { Shelf } from './shelf-kind.ts';
import { createPublisher, type Publisher } from './publisher.ts';
import { createRun, type RunControl } from './run.ts';
import type { RunChoice, RunEnd, RunNews } from './run-work.ts';
import type { CheckProgress, FactsAnswer, LinksAnswer, MoneyAnswer, PlanAnswer, RunView } from './shapes.ts';
import { createViewer, type Viewer } from './view.ts';

/** What the command brings along: the machine's side of runs, and reports that commands share. */
export interface DeskOptions {
  world: World;
  /** The project's directory. */
  dir: string;
  /** As it is shown. */
  shownDir: string;
  /** What calls have cost: the store when there is one. */
  openKnownStore(path: string): Promise<ResponseStore | undefined>;
  /** Plans, runs and makes the outputs, beside the server. @param keyEnv name of the variable with the model's key */
  work: {
    plan(choice: RunChoice, keyEnv: string): Promise<PlanAnswer>;
    run(choice: RunChoice, keyEnv: string, before: RunView, told: (news: RunNews) => void, signal: AbortSignal): Promise<RunEnd>;
    publish(): Promise<Problem[]>;
    /** The ledger with all uses. @throws SluglineError */
    facts(): Promise<FactsAnswer>;
    close(): void;
  };
  /** Looks at all articles together, beside the server. */
  site: SiteAnswers;
  /** Who edits, as the machine knows them. */
  person: string;
}

/** Answers about the site as JSON, so that the server's own thread has nothing to unpack: `SiteAnswer`, `PairsAnswer`, `PhrasesAnswer`, `EvaluationAnswer`. */
export type SiteKind = 'graph' | 'pairs' | 'phrases' | 'evaluation';

/** Answers about all articles together, made in threads. Each @throws SluglineError */
export interface SiteAnswers {
  json(kind: SiteKind, version: number): Promise<string>;
  links(version: number, slug: string): Promise<LinksAnswer>;
  check(version: number, told: (progress: CheckProgress) => void): Promise<CheckFound>;
  close(): void;
}

/** The project as the desk has it in hand; replaced as a whole when its config changes. */
interface InHand {
  config: SiteConfig;
  ledger: Ledger;
  shelf: Shelf;
  viewer: Viewer;
}

export interface Desk extends DeskOptions {
  readonly config: SiteConfig;
  readonly ledger: Ledger;
  readonly shelf: Shelf;
  readonly viewer: Viewer;
  readonly hub: Hub;
  /** What is wrong with the config as it is now; the desk goes on with the last good one. */
  problems(): readonly string[];
  /** The check of the whole site. */
  readonly checking: Checking;
  /** Counts changes of files. */
  version(): number;
  /** What was worked out and holds until files change. */
  remembered: { site: Map<SiteKind, { version: number; json: Promise<string> }>; money?: MoneyAnswer };
  readonly run: RunControl;
  readonly publisher: Publisher;
  /** Files have changed; tells the pages. */
  refresh(): Promise<void>;
  /** The first look at all files; at once, the server listens already. */
  begin(): void;
  /** A run comes to its end first, and outputs that are due are made. */
  close(): Promise<void>;
}

/** @throws SluglineError when the project cannot be read */
export function createDesk(options: DeskOptions): Desk {
  const { dir, world } = options;
  const hub = createHub();
  const languages = createLanguages(locales);
  let version = 0;
  let inHand = take();
  let problems: readonly Problem[] = [];
  let watching: Watching | undefined;

  function take(): InHand {
    return openProject(options, languages, () => hub.tell({ type: 'rows' }));
  }

  const refresh = async (configChanged = false): Promise<void> => {
    if (configChanged) {
      try {
        inHand = take();
        problems = [];
      } catch (error) {
        if (!(error instanceof SluglineError)) throw error;
        ({ problems } = error);
      }
      hub.tell({ type: 'config' });
    }
    version++;
    await inHand.shelf.refresh();
  };

  const quietly = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      problems = problemsOf(error);
      hub.tell({ type: 'config' });
    });
  };

  const checking = createChecking({ hub, files: world.files, dir, version: () => version, check: async (at, told) => options.site.check(at, told) });
  const desk: Omit<Desk, 'run' | 'publisher'> = {
    ...options, hub, checking, version: () => version, remembered: { site: new Map() }, refresh: async () => refresh(),
    get config() { return inHand.config; },
    get ledger() { return inHand.ledger; },
    get shelf() { return inHand.shelf; },
    get viewer() { return inHand.viewer; },
    problems: () => [...problems, ...publisher.problems()].map((problem) => withoutDir(formatProblem(problem), dir)),
    begin() {
      const briefs = joinPath(dir, 'briefs');
      const { dir: output } = inHand.shelf.paths;
      // The directory, not the file: editors put another file in its place.
      watching = watchPlaces([{ path: dir, recursive: false }, { path: briefs, recursive: true }, { path: output, recursive: true }], (changes) => {
        watching?.retry();
        const inOutput = changes.get(output) ?? [];
        for (const name of inOutput) {
          const slug = /^(?:\.slugline\/(?:pending\/|rejected\/)?)?([a-z0-9-]+)\.(?:mdx?|markdown|json|md\.new|md\.rejected)$/.exec(name)?.[1];
          if (slug !== undefined && slug !== 'manifest') hub.tell({ type: 'article', slug });
        }
        const ofConfig = (changes.get(dir) ?? []).includes(CONFIG_FILE);
        const named = [...changes.values()].flat().length > 0;
        if (named && !ofConfig && !changes.has(briefs) && !changes.has(output) && (changes.get(dir) ?? []).every((name) => !PLACES.has(name))) return;
        quietly(refresh(ofConfig || (changes.get(briefs) ?? []).some((name) => name.startsWith('_facts'))));
      });
      world.prepare?.(inHand.shelf.rows().length);
      quietly(inHand.shelf.refresh());
    },
    async close() {
      watching?.close();
      hub.close();
      options.site.close();
      await whole.run.over();
      await publisher.settled();
      publisher.close();
      options.work.close();
    },
  };
  // The getters stay getters: the run sees the project as it is then.
  const whole = Object.defineProperties({}, Object.getOwnPropertyDescriptors(desk)) as Desk;
  const publisher = createPublisher({ publish: async () => options.work.publish(), isRunning: () => whole.run.isRunning(), changed: () => hub.tell({ type: 'config' }) });
  return Object.defineProperties(whole, { run: { value: createRun(whole), enumerable: true }, publisher: { value: publisher, enumerable: true } });
}

/** Names in the project's directory that matter besides its config: the folders of briefs and articles may be made while the desk is open. */
const PLACES: ReadonlySet<string> = new Set(['briefs', 'output']);

function openProject({ world, dir }: DeskOptions, languages: Languages, changed: () => void): InHand {
  const config = loadConfig(world.files, dir);
  if (config === undefined) throw new SluglineError({ code: 'CONFIG_MISSING', file: joinPath(dir, CONFIG_FILE), message: 'there is no slugline.config.yaml here, so this is no Slugline project', help: 'Run `slugline init` to make one, or name the project with --project DIR.' });
  checkRuleSettings(config, rules, { file: joinPath(dir, CONFIG_FILE), text: readText(world.files, dir, CONFIG_FILE) ?? '' });
  const ledger = loadFacts(world.files, dir);
  const shelf = createShelf({ files: world.files, dir, config, ledger, languages, clock: world.clock, changed });
  const viewer = createViewer({
    config, facts: ledger.facts, languages, today: world.now().toISOString().slice(0, 10), clock: world.clock,
    fileOf: (slug) => shelf.fileOf(slug), isArticle: (slug) => shelf.row(slug) !== undefined,
  });
  return { config, ledger, shelf, viewer };
}
