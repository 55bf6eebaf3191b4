import type { Problem } from '../model/errors.ts';
import type { SyncItem } from '../sync.ts';
import type { Redirect } from '../sync-redirects.ts';
import { formatProblem } from '../model/errors.ts';

/** What a sync did, for people and for programs. */
export interface SyncReport {
  /** The directory, as it is shown. */
  dir: string;
  items: readonly SyncItem[];
  redirects: readonly Redirect[];
  /** The file that got them; undefined when they are only offered. */
  redirectsFile: string | undefined;
  /** Nothing was written, only shown. */
  dryRun: boolean;
  commit: string | undefined;
  problems: readonly Problem[];
}

const ORDER: readonly SyncItem['state'][] = ['added', 'updated', 'merged', 'adopted', 'removed', 'unchanged', 'conflict', 'deleted', 'draft', 'gone'];
const WORDS: Readonly<Record<SyncItem['state'], string>> = {
  added: 'added', updated: 'updated', merged: 'merged with edits', adopted: 'taken over as they are', removed: 'removed', unchanged: 'unchanged', conflict: 'in conflict', deleted: 'deleted in the blog', draft: 'drafts left out', gone: 'gone from the output',
};

/** Of a long text the beginning says which one it is; `--json` has the rest. */
const SHOWN_LINES = 6;

/** A line for everything that is not as it was, and one that counts. */
export function syncText({ dir, items, redirects, redirectsFile, dryRun, commit }: SyncReport): string {
  const lines = items.flatMap((item) => {
    const said = sentence(item, dir);
    return said === undefined ? [] : [`${item.state.padEnd(9)} ${said}`, ...item.notes.map(({ where, message }) => `          ${where === '' ? '' : `${where}: `}${message}`)];
  });
  for (const { from, to } of redirects) lines.push(redirectsFile === undefined ? `redirect  ${from} → ${to}: add it to the redirects of the site, or run with --redirects FILE` : `redirect  ${from} → ${to}  (${redirectsFile})`);
  const counts = ORDER.flatMap((state) => {
    const count = items.filter((item) => item.state === state).length;
    return count === 0 ? [] : [`${count} ${WORDS[state]}`];
  });
  lines.push(`${counts.join(', ') || 'No articles'}.${dryRun ? ' Nothing was written.' : ''}${commit === undefined ? '' : ` Commit ${commit.slice(0, 12)}.`}`);
  return `${lines.join('\n')}\n`;
}

function sentence({ state, path, from, slug, successor }: SyncItem, dir: string): string | undefined {
  const place = `${dir}/${path}`;
  switch (state) {
    case 'unchanged': return from === undefined ? undefined : `${place}  (moved from ${from})`;
    case 'adopted': return `${place}  (it was there already; what differs counts as edits of a person)`;
    case 'deleted': return `${place}  (a person deleted it; --restore ${slug} puts it back)`;
    case 'draft': return `${slug}  (--drafts takes drafts along)`;
    case 'gone': return `${place}  (${successor === undefined ? 'the output has it no more' : `it is "${successor}" now`}; --delete removes what nobody edited)`;
    case 'conflict': return place;
    default: return `${place}${from === undefined ? '' : `  (moved from ${from})`}`;
  }
}

/** Conflicts as problems, each with both texts below it. */
export function conflictText({ path, conflicts, problem, slug }: SyncItem, dir: string): string {
  const told = problem === undefined ? '' : `${formatProblem(problem)}\n`;
  return told + conflicts.map(({ line, where, message, ours, theirs }, index) => {
    const last = index === conflicts.length - 1;
    const help = last ? { help: `Make the blog's text what it should be: the same as the new one, or run with --keep ${slug} to let the blog's words stand.` } : {};
    const [head = '', ...more] = formatProblem({ code: 'EDITED_BY_HAND', file: `${dir}/${path}`, line, column: 1, message: `${message}${where === '' ? '' : ` (${where})`}`, ...help }).split('\n');
    return [head, quoted('blog', ours), quoted('new', theirs), ...more, ''].join('\n');
  }).join('');
}

function quoted(name: string, text: string): string {
  const all = text === '' ? ['(nothing)'] : text.trimEnd().split('\n');
  const lines = all.length > SHOWN_LINES ? [...all.slice(0, SHOWN_LINES), '…'] : all;
  return lines.map((line, index) => `    ${(index === 0 ? `${name}:` : '').padEnd(6)}${line}`).join('\n');
}

/** Everything for programs. Texts of files are not in it. */
export function syncJson({ dir, items, redirects, redirectsFile, dryRun, commit, problems }: SyncReport): string {
  const articles = items.map(({ slug, path, state, from, oldSlug, successor, conflicts, notes, problem }) => ({
    slug, path, state, from: from ?? null, oldSlug: oldSlug ?? null, successor: successor ?? null, conflicts, notes, problem: problem ?? null,
  }));
  const summary = Object.fromEntries(ORDER.map((state) => [state, items.filter((item) => item.state === state).length]));
  return `${JSON.stringify({ version: 1, to: dir, dryRun, summary, articles, redirects, redirectsFile: redirectsFile ?? null, commit: commit ?? null, problems }, null, 2)}\n`;
}
