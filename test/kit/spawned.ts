import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from './project.ts';

/** The command line in a process of its own. */

export const BIN = fileURLToPath(new URL('../../src/bin.js', import.meta.url));

/** How a process ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}
interface Running {
  ended: Promise<Ended>;
  /** What it has printed until now. */
  soFar(): Ended;
  signal(): void;
}

/** Begins a command line in the project's directory, with these variables and no others. */
export function start(project: TestProject, argv: readonly string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [BIN, ...argv], { cwd: project.dir, env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => void (out.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (out.stderr += chunk.toString()));
  return { ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, ...out }))), soFar: () => ({ code: null, ...out }), signal: () => void child.kill('SIGINT') };
}
/** The same, to its end. */
export const cli = (project: TestProject, argv: readonly string[], env: Record<string, string> = {}): Promise<Ended> => start(project, argv, env).ended;
