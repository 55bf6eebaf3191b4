import { checkHistory, noteCheck, type CheckedOnce } from '../check-history.ts';
import type { CheckProgress } from '../desk/shapes.ts';
import { withoutDir } from '../desk/reading.ts';
import type { SiteWork } from '../desk/site.ts';
import { createLanguages } from '../languages.ts';
import { codeKey } from '../look.ts';
import { formatProblem, SluglineError } from '../model/errors.ts';
import type { CheckResult } from '../model/finding.ts';
import { createRecording, type Recorded, type Recording } from '../recording.ts';
import { locales, rules } from '../registry.ts';
import { openCheckCache } from '../store/check-cache.ts';
import { joinPath } from '../text/paths.ts';
import { validateArticles, type ValidateInput } from '../validate.ts';
import { createRecordingPool } from './_recording-pool.ts';

/** The check of a whole site beside the desk's server: as `slugline validate` makes it, with its memory, in threads where that pays, and told as it goes on. */

/** Articles between two reports. */
const STEP = 100;
/** Milliseconds between two reports: more often nobody looks. */
const PAUSE = 150;

export interface SiteCheck {
  result: CheckResult;
  /** With this check. */
  history: CheckedOnce[];
  problems: string[];
}

/** @throws SluglineError when nothing can be checked */
export async function checkSite(work: SiteWork, told: (progress: CheckProgress) => void): Promise<SiteCheck> {
  const { files, dir, today, now } = work;
  const store = openCheckCache(joinPath(dir, '.slugline/check.db'));
  const pool = createRecordingPool(0);
  const tell = throttled(told);
  try {
    const languages = createLanguages(locales);
    const recording: ValidateInput['recording'] = (setup, tasks) => inSteps(pool.recording(setup, tasks) ?? createRecording(setup, { files, languages, rules }), (done) => tell('reading', done, tasks));
    const { result, notices } = await validateArticles({
      files, languages, rules, asOf: today, project: work.project(), recording, compared: (done, total) => tell('comparing', done, total),
      ...(store === undefined ? {} : { cache: { store, code: codeKey(files), now } }),
    });
    return { result, history: noteCheck(files, dir, result, new Date(now).toISOString()), problems: notices.map((problem) => withoutDir(formatProblem(problem), dir)) };
  } catch (error) {
    if (!(error instanceof SluglineError) || error.problems.some(({ code }) => code !== 'NOTHING_TO_DO')) throw error;
    return { result: { version: 1, summary: { files: 0, errors: 0, warnings: 0, infos: 0 }, findings: [] }, history: checkHistory(files, dir), problems: [] };
  } finally {
    await store?.close();
    await pool.end();
  }
}

function inSteps(recording: Recording, done: (count: number) => void): Recording {
  return async (tasks) => {
    const recorded: Recorded[] = [];
    done(0);
    for (let from = 0; from < tasks.length; from += STEP) {
      recorded.push(...(await recording(tasks.slice(from, from + STEP))));
      done(recorded.length);
    }
    return recorded;
  };
}

function throttled(told: (progress: CheckProgress) => void): (state: CheckProgress['state'], done: number, total: number) => void {
  let last = { at: -Infinity, state: 'idle' };
  return (state, done, total) => {
    const at = performance.now();
    if (state === last.state && at - last.at < PAUSE) return;
    last = { at, state };
    told({ state, done, total });
  };
}
