import type { DeadJob, ProjectStatus, Schedule } from '../model/queue.ts';
import { printable } from '../text/excerpt.ts';
import { plural } from './_progress.ts';

/** What `slugline queue` says to people. */

/** A line a project, then the schedules. */
export function statusText(projects: readonly ProjectStatus[], schedules: readonly Schedule[], database: string): string {
  if (projects.length === 0 && schedules.length === 0) return `Nothing was ever queued at ${database}.\n`;
  const count = (number: number, words: string): string => (number === 0 ? '' : `${number} ${words}`);
  const rows = projects.map((one) => [
    printable(one.project),
    one.paused ? 'paused' : '',
    count(one.active, 'at work'), count(one.queued, 'queued'), count(one.delayed, 'to be tried again'),
    count(one.written, 'written'), count(one.waiting, 'waiting'), count(one.stopped, 'stopped'), count(one.failed, 'dead'),
    one.weight === 1 ? '' : `weight ${one.weight}`,
  ]);
  const open = projects.reduce((sum, { active, queued, delayed }) => sum + active + queued + delayed, 0);
  const dead = projects.filter(({ failed }) => failed > 0);
  const end = `${plural(projects.length, 'project')} at ${database}: ${open === 0 ? 'nothing to do' : `${plural(open, 'article')} to do`}.${dead.length === 0 ? '' : ` Why some are dead: slugline queue dead ${printable(dead[0]?.project ?? '')}`}`;
  return `${aligned(rows)}${projects.length === 0 ? '' : `${end}\n`}${schedules.length === 0 ? '' : `${projects.length === 0 ? '' : '\n'}${schedulesText(schedules)}`}`;
}

export function schedulesText(schedules: readonly Schedule[]): string {
  if (schedules.length === 0) return 'No project is scheduled.\n';
  return aligned(schedules.map(({ project, cron, timezone, next }) => [printable(project), cron, timezone, `next ${next.slice(0, 16).replace('T', ' ')} UTC`]));
}

/** Each with its problems and findings, newest first. */
export function deadText(project: string, dead: readonly DeadJob[]): string {
  if (dead.length === 0) return `No article of ${printable(project)} is dead.\n`;
  const said = dead.map(({ slug, attempt, at, body }) => {
    const lines = [...listed(body['problems']), ...listed(body['findings'])];
    return `${printable(slug)}  given up after ${attempt === 1 ? 'one try' : `${attempt} tries`}, ${at.slice(0, 16).replace('T', ' ')} UTC\n${lines.map((line) => `  ${line}\n`).join('')}`;
  });
  return `${said.join('')}${plural(dead.length, 'dead article')}. Try again: slugline queue retry ${printable(project)}\n`;
}

/** Problems and findings as a worker put them: whatever is there of place, rule, message, help. */
function listed(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one === 'string') return [printable(one)];
    if (typeof one !== 'object' || one === null) return [];
    const text = (key: string): string => {
      const part = (one as Record<string, unknown>)[key];
      return typeof part === 'string' || typeof part === 'number' ? printable(String(part)) : '';
    };
    const place = text('file') === '' ? '' : `${text('file')}${text('line') === '' ? '' : `:${text('line')}`}  `;
    const what = `${place}${text('message')}${text('rule') === '' ? '' : `  ${text('rule')}`}`;
    return what === '' ? [] : [what, ...(text('help') === '' ? [] : [`  → ${text('help')}`])];
  });
}

/** Columns that no row fills are left out. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_cell, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0))) ?? [];
  return rows.map((row) => `${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).filter((_cell, index) => (widths[index] ?? 0) > 0).join('  ').trimEnd()}\n`).join('');
}
