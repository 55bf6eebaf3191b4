import { setImmediate as turn } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { createDesk, type DeskOptions } from './desk.ts';
import { apiOf } from './open.ts';
import { answerRows } from './rows.ts';
import type { DeskAnswer, ReportNote, Row } from './shapes.ts';
import { answersOf, type StaticAnswer } from './static-answers.ts';

/** Everything the desk would answer about a project, packed for a page without a server. */
export interface PackedReport {
  answers: PackedAnswer[];
  /** All lines of the batch, those a person has to look at first. */
  rows: readonly Row[];
  site: string;
  locale: string;
  note: ReportNote;
}

/** JSON, compressed (raw deflate) and as base64: nothing of it can end an element or begin one. */
export interface PackedAnswer {
  path: string;
  status: number;
  base64: string;
}

export interface ReportChoice {
  /** Slugs of the articles whose text is in it; undefined: all. */
  only: ReadonlySet<string> | undefined;
  /** Characters that all answers together may take; where they are used up, articles are in the list without their text. */
  room: number;
  /** ISO time, name of the folder, version of Slugline. */
  made: Pick<ReportNote, 'at' | 'folder' | 'version'>;
  signal: AbortSignal;
  /** Told after each article. */
  progress(done: number, total: number): void;
}

/**
 * Looks at every article, so that every line's figures are true, then keeps what there is room for, in the order in which a person has to look at it.
 * @returns undefined when interrupted
 * @throws SluglineError when the project cannot be read
 */
export async function packReport(options: DeskOptions, { only, room, made, signal, progress }: ReportChoice): Promise<PackedReport | undefined> {
  // What a text's check takes would be another number each time.
  const still = { ...options.world, clock: () => 0 };
  const desk = createDesk({ ...options, world: still, person: '' });
  try {
    await desk.refresh();
    const answers = answersOf(apiOf(desk));
    await desk.checking.finished();
    // First, since the whole check makes known what the views of articles show besides.
    const project = await answers.ofProject();
    const slugs = desk.shelf.rows().map(({ slug }) => slug).toSorted();
    const looked = new Map<string, PackedAnswer>();
    for (const [index, slug] of slugs.entries()) {
      if (signal.aborted) return undefined;
      const answer = await answers.article(slug);
      if (only === undefined || only.has(slug)) looked.set(slug, packed(answer));
      progress(index + 1, slugs.length);
      await turn();
    }
    const rows = answerRows(desk.shelf.rows(), { state: 'all', words: '', sort: 'state', descending: false, from: 0, count: slugs.length }, () => '', true).rows;
    const note: ReportNote = { ...made, leftOut: 0 };
    const kept = [packed({ path: '/rows', status: 200, body: JSON.stringify(rows) })];
    let left = room;
    for (const { slug } of rows) {
      if (signal.aborted) return undefined;
      const first = looked.get(slug);
      if (first === undefined || first.base64.length > left) {
        note.leftOut++;
        continue;
      }
      const all = [first, ...(await answers.more(slug)).filter(({ status }) => status !== MISSING).map(packed)];
      kept.push(...all);
      left -= all.reduce((sum, { base64 }) => sum + base64.length, 0);
    }
    return { answers: [...project.map((answer) => packed(withNote(answer, note))), ...kept], rows, site: desk.config.site.name, locale: desk.config.site.locale, note };
  } finally {
    await desk.close();
  }
}

/** What the page says of a path it does not know, too. */
const MISSING = 404;

/** What the report says of itself; nothing of the machine it was made on. */
function withNote(answer: StaticAnswer, note: ReportNote): StaticAnswer {
  if (answer.path !== '/desk') return answer;
  const body: DeskAnswer = { ...(JSON.parse(answer.body) as DeskAnswer), dir: note.folder, person: '', report: note };
  return { ...answer, body: JSON.stringify(body) };
}

function packed({ path, status, body }: StaticAnswer): PackedAnswer {
  return { path, status, base64: deflateRawSync(body, { level: 9 }).toString('base64') };
}
