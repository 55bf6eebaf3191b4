import type { BatchEvent } from '../batch.ts';
import { formatProblem } from '../model/errors.ts';
import type { RunEvent } from '../model/events.ts';
import { formatMoney } from '../money.ts';
import { createProgress, duration, plural } from './_progress.ts';
import type { CommandContext } from './context.ts';

/** What work with batches says while it works: the lines of a run, and one for each batch. */

/** Problems of single calls that are shown in full; there may be thousands of one kind. */
const SHOWN = 10;

export interface BatchProgress {
  event(event: RunEvent | BatchEvent): void;
}

export function createBatchProgress(context: CommandContext): BatchProgress {
  const inner = createProgress(context);
  let problems = 0;
  const say = (line: string, always = false): void => {
    if (!context.quiet || always) context.stderr(`${line}\n`);
  };
  return {
    event(event) {
      switch (event.type) {
        case 'batch':
          problems = 0;
          say(lineOf(event));
          break;
        case 'batch-wait':
          say(`Waiting for ${event.open} ${event.open === 1 ? 'batch' : 'batches'}; next look in ${duration(event.waitMs / 1000)}. Ctrl-C is safe: the same command goes on, also tomorrow.`);
          break;
        case 'batch-problem':
          problems++;
          if (problems <= SHOWN) say(`  ${event.slug === '' ? '' : `${event.slug}: ${event.stage}: `}${formatProblem(event.problem).replaceAll('\n', '\n  ')}`, true);
          else if (problems === SHOWN + 1) say('  … and more of these; --json has all of them.', true);
          break;
        case 'stage': break;
        case 'article':
          // Told as a number at the end: it is most of them, each time. Nor does anyone answer while a batch is looked through.
          if (event.state !== 'waiting') inner.event(event);
          break;
        default: inner.event(event);
      }
    },
  };
}

function lineOf({ what, mark, id, calls, status, answers, faults, cost }: Extract<BatchEvent, { type: 'batch' }>): string {
  switch (what) {
    case 'submitted': return `Batch ${mark}: ${plural(calls, 'request')} sent (${id}).`;
    case 'exported': return `${plural(calls, 'request')} in ${id}.`;
    case 'found': return `Batch ${mark} was sent before: it is at the server as ${id}.`;
    case 'running': return `Batch ${mark}: ${status?.said ?? ''}, ${status?.completed ?? 0} of ${calls} done${status !== undefined && status.failed > 0 ? `, ${status.failed} failed` : ''}.`;
    case 'collected': return `Batch ${mark}: ${plural(answers, 'answer')} of ${calls} taken in${faults > 0 ? `, ${faults} without one` : ''}${status !== undefined && status.state !== 'ended' ? ` (${status.said})` : ''}${cost === null ? '' : `, ${formatMoney(cost)}`}.`;
    case 'failed': return `Batch ${mark}: not taken by the server; nothing was asked.`;
    case 'cancelled': return `Batch ${mark}: ${status === undefined ? 'given up' : `${status.said}; slugline batch collect takes in what is finished`}.`;
    case 'abandoned': return `Batch ${mark} never arrived at the server; its requests are asked anew.`;
    default: return '';
  }
}
