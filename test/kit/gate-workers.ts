import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { WorkerReport, WorkerTask } from './gate-worker.ts';

/** Workers as real processes: all are ready before any begins. */

const SCRIPT = fileURLToPath(new URL('gate-worker.ts', import.meta.url));

export interface Worker {
  child: ChildProcess;
  /** Ends with what it did; with no calls when it was killed. */
  report: Promise<WorkerReport>;
}

export async function startWorkers(tasks: readonly WorkerTask[]): Promise<Worker[]> {
  const started = tasks.map((task) => {
    const child = spawn(process.execPath, [SCRIPT, JSON.stringify(task)], { stdio: ['pipe', 'pipe', 'pipe'] });
    const ready = Promise.withResolvers<void>();
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.startsWith('ready\n')) ready.resolve();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (err += text));
    const report = new Promise<WorkerReport>((resolve, reject) => {
      child.once('close', (code, signal) => {
        ready.reject(new Error(err));
        if (signal === 'SIGKILL') resolve({ calls: [], ended: 'killed' });
        else if (code === 0) resolve(JSON.parse(out.slice('ready\n'.length)) as WorkerReport);
        else reject(new Error(`a worker ended with ${code}: ${err}`));
      });
    });
    report.catch(() => undefined);
    return { child, report, ready: ready.promise };
  });
  await Promise.all(started.map(({ ready }) => ready));
  for (const { child } of started) child.stdin?.write('go\n');
  return started;
}

/** The most that any span of `ms` milliseconds holds, both ends included. */
export function worstSpan(events: readonly { at: number; amount: number }[], ms: number): number {
  const sorted = events.toSorted((a, b) => a.at - b.at);
  let [worst, sum, first] = [0, 0, 0];
  for (const event of sorted) {
    sum += event.amount;
    while ((sorted[first] as { at: number }).at < event.at - ms) sum -= (sorted[first++] as { amount: number }).amount;
    worst = Math.max(worst, sum);
  }
  return worst;
}
