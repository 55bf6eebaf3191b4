import { Command, CommanderError } from 'commander';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { CommandContext, CommandModule } from '../../src/commands/context.ts';
import { nodeFiles } from '../../src/io/files.ts';
import { SluglineError, type Problem } from '../../src/model/errors.ts';
import type { Files, World } from '../../src/model/world.ts';

/** Runs command modules in this process on a directory of their own, and the real `bin.js` beside them. */

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
  /** What the command threw as a SluglineError (the command line prints it and ends with 2). */
  problems: readonly Problem[];
}

export interface RunOptions {
  stdin?: string | Uint8Array;
  color?: boolean;
  /** Stands between the command and the disk. */
  files?: (files: Files) => Files;
  now?: string;
  /** In place of what the command would find. */
  world?: Partial<World>;
  signal?: AbortSignal;
}

export interface Sandbox {
  dir: string;
  write(path: string, text: string): void;
  read(path: string): string | undefined;
  /** All files below, sorted, "/" separated. */
  tree(): string[];
  run(module: CommandModule, argv: readonly string[], options?: RunOptions): Promise<Outcome>;
  /** `node src/bin.js` in this directory, with a bare environment. */
  spawn(argv: readonly string[], options?: { stdin?: string; env?: Record<string, string> }): Outcome;
}

const BIN = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const CANNOT_RUN = 2;

/** A temporary directory with these files; removed when the test file is done. */
export function sandbox(contents: Readonly<Record<string, string>> = {}): Sandbox {
  const dir = mkdtempSync(join(tmpdir(), 'slugline-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const files = filesBelow(dir);
  for (const [path, text] of Object.entries(contents)) files.write(path, text);
  return {
    dir,
    write: (path, text) => files.write(path, text),
    read(path) {
      const bytes = files.read(path);
      return bytes === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    },
    tree: () => readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1).replaceAll('\\', '/')).toSorted(),
    run: async (module, argv, options = {}) => runModule(module, argv, dir, options.files === undefined ? files : options.files(files), options),
    spawn(argv, options = {}) {
      const done = spawnSync(process.execPath, [BIN, ...argv], { cwd: dir, input: options.stdin ?? '', encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...options.env } });
      return { code: done.status ?? -1, stdout: done.stdout, stderr: done.stderr, problems: [] };
    },
  };
}

/** The real file system with relative paths below a directory, as if the process ran there. */
function filesBelow(dir: string): Files {
  const files = nodeFiles();
  const at = (path: string): string => (path.startsWith('/') || /^[A-Za-z]:/.test(path) ? path : join(dir, path));
  return {
    read: (path) => files.read(at(path)),
    write: (path, text) => files.write(at(path), text),
    remove: (path) => files.remove(at(path)),
    stat: (path) => files.stat(at(path)),
    list: (path) => files.list(at(path)),
    survey: (path, only) => files.survey(at(path), only),
  };
}

/** Parses flags as `cli.ts` does, then runs. */
async function runModule(module: CommandModule, argv: readonly string[], dir: string, files: Files, options: RunOptions): Promise<Outcome> {
  const out = { stdout: '', stderr: '' };
  const command = new Command('test').exitOverride().configureOutput({ writeErr: (text) => void (out.stderr += text) });
  module.configure(command);
  command.option('--project <dir>', '', '.').option('--json').option('--quiet').option('--no-color').action(() => undefined);
  try {
    await command.parseAsync([...argv], { from: 'user' });
    const flags = command.opts<Record<string, unknown>>();
    const context: CommandContext = {
      world: { files, now: () => new Date(options.now ?? '2026-06-01T12:00:00Z'), clock: () => 0, random: () => 0.5, sleep: async () => undefined, env: () => undefined, ...options.world },
      version: '0.0.0-test', cwd: dir,
      projectDir: String(flags['project']),
      json: flags['json'] === true,
      quiet: flags['quiet'] === true,
      signal: options.signal ?? new AbortController().signal,
      stdout: (text) => void (out.stdout += text),
      stderr: (text) => void (out.stderr += text),
      stdin: () => (typeof options.stdin === 'string' ? new TextEncoder().encode(options.stdin) : (options.stdin ?? new Uint8Array())),
      terminal: undefined,
      color: { stdout: options.color === true, stderr: false },
    };
    const code = await module.run(command.args, flags, context);
    return { ...out, code, problems: [] };
  } catch (error) {
    if (error instanceof CommanderError) return { ...out, code: CANNOT_RUN, problems: [] };
    if (error instanceof SluglineError) return { ...out, code: CANNOT_RUN, problems: error.problems };
    throw error;
  }
}

/** A small valid project; more files on top. */
export function projectFiles(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    'slugline.config.yaml': 'site: { url: https://example.org, name: Example, articlePath: "/blog/{slug}/", locale: en }\nbrand: { name: Example }\n',
    ...more,
  };
}
