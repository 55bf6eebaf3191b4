import { SluglineError } from '../model/errors.ts';
import type { Queue, Schedule } from '../model/queue.ts';
import { attemptOf, idOf, queueName, settled, type Desk } from './_boss.ts';

/** Runs at fixed times: pg-boss puts an order "generate this project" into a queue of its own, a process that has the project takes it. */
export function scheduling(desk: Desk): Pick<Queue, 'schedule' | 'unschedule' | 'schedules' | 'takeRun' | 'beatRun' | 'finishRun'> {
  const { boss } = desk;
  const next = (cron: string, tz: string): string => boss.previewSchedule(cron, { tz, count: 1 })[0]?.toISOString() ?? '';
  return {
    async schedule(project, cron, timezone = 'UTC') {
      const queue = queueName(project, 'runs');
      const schedule: Schedule = { project, cron, timezone, next: checked(() => next(cron, timezone), cron, timezone) };
      await desk.make(queue, 'runs');
      // Due while nobody watched: run once when somebody does again.
      await boss.schedule(queue, cron, { project }, { tz: timezone, missed: 'once' });
      return schedule;
    },
    async unschedule(project) {
      const queue = queueName(project, 'runs');
      const there = await boss.getSchedule(queue);
      await boss.unschedule(queue);
      return there !== null;
    },
    async schedules() {
      const all = await boss.getSchedules();
      return all
        .map(({ cron, timezone, data }) => ({ project: (data as { project: string }).project, cron, timezone, next: next(cron, timezone) }))
        .toSorted((one, two) => (one.project < two.project ? -1 : 1));
    },
    async takeRun(projects) {
      if (projects.length === 0) return undefined;
      const byQueue = new Map(projects.map((project) => [queueName(project, 'runs'), project]));
      for (const { name } of await boss.getQueues([...byQueue.keys()])) {
        const [job] = await boss.fetch<{ project: string }>(name, { batchSize: 1 });
        if (job !== undefined) return { id: idOf(job), project: job.data.project };
      }
      return undefined;
    },
    async beatRun({ id, project }) {
      return settled(await boss.touch(queueName(project, 'runs'), [attemptOf(id)])).length > 0;
    },
    async finishRun({ id, project }, done) {
      const queue = queueName(project, 'runs');
      if (done) await boss.complete(queue, [attemptOf(id)]);
      else await boss.fail(queue, [attemptOf(id)]);
    },
  };
}

function checked(preview: () => string, cron: string, timezone: string): string {
  if (!/^\S+(?:\s+\S+){4,5}$/.test(cron.trim())) throw wrong(`"${cron}" has not the five fields of a time`);
  try {
    return preview();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw wrong(`the time "${cron}" in the zone ${timezone} cannot be read: ${said}`);
  }
}

function wrong(message: string): SluglineError {
  return new SluglineError({ code: 'USAGE', message, help: 'Minute, hour, day, month, weekday, as in crontab: "30 4 * * 1-5" is half past four on workdays. Zones are named like Europe/Berlin.' });
}
