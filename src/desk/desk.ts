import { createLanguages, type Languages } from '../languages.ts';
import { formatProblem, problemsOf, SluglineError, type Problem } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import type { SiteConfig } from '../model/site.ts';
import type { ResponseStore } from '../model/store.ts';
import type { World } from '../model/world.ts';
import type { GenerateOptions } from '../library.ts';
import { CONFIG_FILE, loadConfig, loadFacts, readText, type Ledger, type Project } from '../project.ts';
import { locales, rules } from '../registry.ts';
import { checkRuleSettings } from '../rule-settings.ts';
import { joinPath } from '../text/paths.ts';
import { watchPlaces, type Watching } from '../io/watch.ts';
import { createHub, type Hub } from './hub.ts';
import type { SiteFound } from './site.ts';
import { createShelf } from './shelf.ts';
import type { Shelf } from './shelf-kind.ts';
import { createRun, type RunControl } from './run.ts';
import type { FactsAnswer, LinksAnswer, MoneyAnswer } from './shapes.ts';
import { createViewer, type Viewer } from './view.ts';

/** What the command brings along: the machine's side of runs, and reports that commands share. */
export interface DeskOptions {
  world: World;
  /** The project's directory. */
  dir: string;
  /** As it is shown. */
  shownDir: string;
  /** Store and run lock of a run. */
  machine: Pick<GenerateOptions, 'openStore' | 'lockRun'> & { /** The store when there is one. */ openKnownStore(path: string): Promise<ResponseStore | undefined> };
  /** Tokenizer and history for a forecast. */
  basis(project: Project): Promise<Pick<GenerateOptions, 'tokens' | 'history' | 'exact'>>;
  /** The ledger with all uses. */
  facts(): Promise<FactsAnswer>;
  /** Looks at all articles together, beside the server. @throws SluglineError */
  site: { all(version: number): Promise<SiteFound>; links(version: number, slug: string): Promise<LinksAnswer>; close(): void };
  /** Who edits, as the machine knows them. */
  person: string;
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
  /** Findings of the corpus and the site of an article, as the last whole check found them in the text with this hash. */
  known: { findings: Map<string, { sha256: string; findings: Finding[] }> };
  /** Counts changes of files. */
  version(): number;
  /** What was worked out and holds until files change. */
  remembered: { site?: { version: number; found: Promise<SiteFound> }; money?: MoneyAnswer };
  readonly run: RunControl;
  /** Files have changed; tells the pages. */
  refresh(): Promise<void>;
  /** The first look at all files; at once, the server listens already. */
  begin(): void;
  close(): void;
}

/** @throws SluglineError when the project cannot be read */
export function createDesk(options: DeskOptions): Desk {
  const { dir, world } = options;
  const hub = createHub();
  const languages = createLanguages(locales);
  const known: Desk['known'] = { findings: new Map() };
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

  const desk: Omit<Desk, 'run'> = {
    ...options, hub, known, version: () => version, remembered: {}, refresh: async () => refresh(),
    get config() { return inHand.config; },
    get ledger() { return inHand.ledger; },
    get shelf() { return inHand.shelf; },
    get viewer() { return inHand.viewer; },
    problems: () => problems.map((problem) => formatProblem(problem)),
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
    close() {
      watching?.close();
      hub.close();
      options.site.close();
    },
  };
  // The getters stay getters: the run sees the project as it is then.
  const whole = Object.defineProperties({}, Object.getOwnPropertyDescriptors(desk)) as Desk;
  return Object.defineProperty(whole, 'run', { value: createRun(whole), enumerable: true });
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
