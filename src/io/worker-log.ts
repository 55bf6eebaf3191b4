import { formatProblem, redact, type Problem } from '../model/errors.ts';
import type { WorkerEvent } from '../queue/worker.ts';

/** What a worker says of itself: JSON lines for a collector, or lines for a person. */

export type Level = 'debug' | 'info' | 'warn' | 'error';
const LEVELS: readonly Level[] = ['debug', 'info', 'warn', 'error'];

export interface WorkerLogOptions {
  json: boolean;
  /** What is below is not said; `info` by default. */
  least?: Level;
  now(): Date;
  /** Values that must not be in it. Asked each time: keys become known as projects do. */
  secrets?(): readonly string[];
  /** One line with its end. */
  write(line: string): void;
}

export interface WorkerLog {
  event(event: WorkerEvent): void;
  /** Anything else worth saying. */
  note(level: Level, message: string): void;
}

/** @throws SluglineError never; a level that is none is undefined */
export function levelOf(text: string | undefined): Level | undefined {
  return LEVELS.find((level) => level === text?.trim().toLowerCase());
}

/**
 * A line of JSON has `time`, `level`, `message`, `event`, and of what it is about: `project`, `slug`, `stage`, `model`, `outcome`, `ms`, tokens, dollars, `problems`. Neither what was asked
 * nor what was answered.
 */
export function createWorkerLog(options: WorkerLogOptions): WorkerLog {
  const least = LEVELS.indexOf(options.least ?? 'info');
  const say = (level: Level, message: string, fields: Record<string, unknown>, human: string): void => {
    if (LEVELS.indexOf(level) < least) return;
    const secrets = options.secrets?.() ?? [];
    // As they stand in JSON, too.
    const hidden = options.json ? secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]) : secrets;
    const line = options.json ? JSON.stringify({ time: options.now().toISOString(), level, message: redact(message, secrets), ...fields }) : visible(human);
    options.write(`${redact(line, hidden)}\n`);
  };
  return {
    event(event) {
      const { level, message, human, ...fields } = lineOf(event);
      say(level, message, { event: event.type, ...fields }, human ?? message);
    },
    note: (level, message) => say(level, message, { event: 'note' }, message),
  };
}

interface Line extends Record<string, unknown> { level: Level; message: string; human?: string }

// oxlint-disable-next-line typescript/consistent-return -- every event has its case; the compiler says when one is missing
function lineOf(event: WorkerEvent): Line {
  switch (event.type) {
    case 'started': return { level: 'info', message: `worker at work, ${event.concurrency} calls at once`, concurrency: event.concurrency, human: `Worker at work, ${event.concurrency} calls at once. Ctrl-C lets them finish and gives the rest back.` };
    case 'taken': return { level: 'debug', message: `taken: ${event.slug}`, ...about(event), attempt: event.attempt, human: `→ ${event.project}/${event.slug}${event.attempt > 1 ? `  try ${event.attempt}` : ''}` };
    case 'call': return callLine(event);
    case 'finished': {
      const written = event.state === 'written';
      const mark = written ? '✓' : event.again ? '↻' : '✗';
      const problems = event.problems.length === 0 ? '' : `\n${event.problems.map(formatProblem).join('\n')}`;
      return {
        level: written ? 'info' : event.again ? 'warn' : 'error', message: written ? `written: ${event.slug}` : `${event.again ? 'failed, will be tried again' : 'failed'}: ${event.slug}: ${event.problems[0]?.message ?? event.state}`,
        ...about(event), state: event.state, again: event.again, ms: event.ms, ...told(event.problems),
        human: `${mark} ${event.project}/${event.slug}  ${(event.ms / 1000).toFixed(1)} s${event.again ? ', will be tried again' : ''}${problems}`,
      };
    }
    case 'given-back': return { level: event.why === 'stopping' ? 'info' : 'warn', message: `given back: ${event.slug}: ${event.why}`, ...about(event), why: event.why, human: `· ${event.project}/${event.slug}  given back: ${event.why}` };
    case 'lost': return { level: 'warn', message: `lost: ${event.slug}: somebody else has it, or it was cancelled`, ...about(event), human: `· ${event.project}/${event.slug}  somebody else has it, or it was cancelled` };
    case 'resting': return { level: 'warn', message: `${event.project} is left alone for ${event.seconds} s: ${event.problem.message}`, project: event.project, seconds: event.seconds, ...told([event.problem]), human: `${event.project}: left alone for ${event.seconds} s\n${formatProblem(event.problem)}` };
    case 'fault': return { level: 'error', message: event.problem.message, ...told([event.problem]), human: formatProblem(event.problem) };
    case 'draining': return { level: 'info', message: `stopping, ${event.open} articles under way`, open: event.open, human: `Stopping: ${event.open} articles under way …` };
    case 'stopped': return { level: 'info', message: `stopped: ${event.written} written, ${event.failed} failed`, written: event.written, failed: event.failed, human: `Stopped: ${event.written} written, ${event.failed} failed.` };
  }
}

/** Answers are details; a refusal for want of speed is daily business; what else goes wrong is worth a look. */
function callLine({ project, model, host, event }: Extract<WorkerEvent, { type: 'call' }>): Line {
  const { slug, stage, outcome, attempt, waitedMs, ms, usage, cost } = event;
  const fine = outcome === 'answer' || outcome === 'stored' || outcome === 'joined';
  const message = `${stage} of ${slug}: ${outcome}`;
  return {
    level: fine || outcome === 'PROVIDER_RATE_LIMIT' || outcome === 'INTERRUPTED' ? 'debug' : 'warn', message, project, slug, stage, model, host, outcome, attempt, waitedMs, ms,
    ...(usage === undefined ? {} : { tokens: { input: usage.input, cached: usage.cachedInput, output: usage.output } }), cost,
    human: `  ${project}/${message}${fine ? '' : ` (try ${attempt})`}  ${(ms / 1000).toFixed(1)} s`,
  };
}

function about({ project, slug }: { project: string; slug: string }): { project: string; slug: string } {
  return { project, slug };
}

function told(problems: readonly Problem[]): { problems?: Problem[] } {
  return problems.length === 0 ? {} : { problems: problems.map(({ code, message, help, file, line }) => ({ code, message, ...(help === undefined ? {} : { help }), ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) })) };
}

/** A message may quote what somebody else wrote: control characters would move the cursor or the colours of a terminal. */
function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '\u{fffd}');
}
