import { makeArticle } from '../article-job.ts';
import { createBooks, NO_USAGE } from '../books.ts';
import { problemsOf, type Problem } from '../model/errors.ts';
import type { RunEvent, SpendingRow } from '../model/events.ts';
import type { Job, JobResult } from '../model/queue.ts';
import type { RemoteOrder, RemoteResult } from '../model/remote.ts';
import type { World } from '../model/world.ts';
import { workspaceOf } from '../remote-work.ts';
import { Stopped } from '../scheduler.ts';
import type { Group } from './_groups.ts';

/** One article at a worker: written, or why not, and who should have it next. */

export type Outcome =
  | { action: 'finish'; result: JobResult; problems: readonly Problem[] }
  | { action: 'fail'; result: JobResult; again: boolean; problems: readonly Problem[] }
  | { action: 'back'; why: string };

/** Faults of this worker or of its server, not of the article: somebody else, or the same later, may do better. */
const ELSEWHERE: readonly string[] = ['PROVIDER_AUTH', 'PROVIDER_QUOTA', 'PROVIDER_FAILING', 'STORE_UNWRITABLE'];
/** Tried again after a while: the tries of the call itself are used up, those of the job may not be. */
const PASSING: readonly string[] = ['PROVIDER_UNAVAILABLE', 'PROVIDER_RATE_LIMIT'];

/** Never throws for a fault of the article. */
export async function workJob(job: Job, group: Group, { world, halt, gone }: { world: Pick<World, 'now'>; halt: AbortSignal; gone: AbortSignal }): Promise<Outcome> {
  const order = job.data as unknown as RemoteOrder;
  const { workspace, lock } = workspaceOf(group.base, order);
  const notes = createNotes(group, world.now);
  const stopListening = group.listen(job.slug, notes.hear);
  const resultOf = (more: Partial<RemoteResult> & Pick<RemoteResult, 'state'>): JobResult => {
    const body: RemoteResult = { slug: job.slug, stages: {}, problems: [], rows: notes.rows(), events: notes.events, ...more };
    return { slug: job.slug, place: job.place, key: job.key, state: body.state, body: body as unknown as JobResult['body'] };
  };
  try {
    const { stages } = await makeArticle({ brief: order.brief, item: { stages: [...order.stages], ...(order.parts === undefined ? {} : { parts: order.parts }) }, lock, rank: job.place }, {
      workspace, provider: group.provider, calls: group.calls, rules: group.rules, halt: AbortSignal.any([halt, gone]), today: order.today, force: order.force, emit: group.hear,
      // Each answer is in the database already.
      save: async () => undefined,
    });
    return { action: 'finish', result: resultOf({ state: 'written', stages }), problems: [] };
  } catch (error) {
    if (error instanceof Stopped || gone.aborted) return { action: 'back', why: 'stopping' };
    const problems = problemsOf(error, group.secrets);
    const elsewhere = problems.find(({ code }) => ELSEWHERE.includes(code));
    if (elsewhere !== undefined) {
      group.giveUp(elsewhere);
      return { action: 'back', why: elsewhere.message };
    }
    return { action: 'fail', result: resultOf({ state: 'failed', problems }), again: !job.last && problems.some(({ code }) => PASSING.includes(code)), problems };
  } finally {
    stopListening();
  }
}

/** What is told of an article's calls, as sums and as the events that a run shows. */
function createNotes(group: Group, now: () => Date): { events: RunEvent[]; hear(event: RunEvent): void; rows(): SpendingRow[] } {
  const books = createBooks({ model: group.provider.model, run: '', now, cost: group.calls.cost });
  const events: RunEvent[] = [];
  return {
    events,
    rows: books.rows,
    hear(event) {
      if (event.type === 'stage' || event.type === 'repair') events.push(event);
      if (event.type !== 'call') return;
      const reused = event.outcome === 'stored' || event.outcome === 'joined';
      if (reused || event.usage !== undefined) books.book(event, reused ? 'cached' : event.outcome === 'answer' ? 'answer' : 'failed', event.usage ?? NO_USAGE, event.request, event.ms);
    },
  };
}
