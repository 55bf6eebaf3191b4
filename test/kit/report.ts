import { inflateRawSync } from 'node:zlib';
import * as report from '../../src/commands/report.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import type { TestProject } from './project.ts';

/** The report of a test project, and what is packed in it. */

export interface TestReport {
  code: number;
  html: string;
  /** By path below /api: the status and the answer. */
  answers: Map<string, { status: number; body: unknown }>;
  stderr: string;
}

/** @param out where its words go */
export function reportContext(project: TestProject, out = { stdout: '', stderr: '' }): CommandContext {
  return {
    world: { files: project.files, now: () => new Date(project.now), clock: () => performance.now(), random: () => 0.5, sleep: async () => undefined, env: (name) => project.env[name] ?? (name === 'USER' ? 'somebody' : undefined) },
    version: '0.0.0-test', cwd: '/nowhere', projectDir: project.dir, json: false, quiet: false, signal: new AbortController().signal,
    stdout: (text) => void (out.stdout += text), stderr: (text) => void (out.stderr += text), stdin: () => new Uint8Array(), terminal: undefined, color: { stdout: false, stderr: false },
  };
}

export async function testReport(project: TestProject, flags: Readonly<Record<string, unknown>> = {}): Promise<TestReport> {
  const out = { stdout: '', stderr: '' };
  const code = await report.run([], { html: '-', ...flags }, reportContext(project, out));
  const answers = new Map([...out.stdout.matchAll(/<script type="text\/plain" id="answer:([^"]+)"(?: data-status="(\d+)")?>([^<]*)<\/script>/g)]
    .map(([, path = '', status, base64 = '']) => [path, { status: Number(status ?? 200), body: JSON.parse(inflateRawSync(Buffer.from(base64, 'base64')).toString()) as unknown }]));
  return { code, html: out.stdout, answers, stderr: out.stderr };
}
