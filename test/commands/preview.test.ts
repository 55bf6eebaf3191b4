import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as preview from '../../src/commands/preview.ts';
import { projectFiles, sandbox } from '../kit/command.ts';

/** `slugline preview` as a command; the desk itself is tested in test/desk/. */

const BIN = fileURLToPath(new URL('../../src/bin.js', import.meta.url));

test('a port that is none', async () => {
  for (const port of ['x', '-1', '70000', '1.5']) expect((await sandbox(projectFiles()).run(preview, ['--port', port])).problems).toMatchObject([{ code: 'USAGE' }]);
});

test('without a project nothing is opened', async () => {
  expect((await sandbox().run(preview, [])).problems).toMatchObject([{ code: 'CONFIG_MISSING' }]);
});

test('a broken config is told at once', async () => {
  expect((await sandbox({ 'slugline.config.yaml': 'site: 5\n' }).run(preview, [])).problems[0]).toMatchObject({ code: 'CONFIG_INVALID' });
});

test('prints an address that works, and Ctrl-C ends it', async () => {
  const { dir } = sandbox(projectFiles({ 'briefs/a.yaml': 'topic: A topic\n' }));
  const child = spawn(process.execPath, [BIN, 'preview', '--json'], { cwd: dir, stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'] ?? '' } });
  const [data] = await once(child.stdout, 'data') as [Buffer];
  const { url } = JSON.parse(data.toString()) as { url: string };
  const opened = await fetch(url, { redirect: 'manual' });
  expect(opened.status).toBe(303);
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const rows = await fetch(new URL('/api/rows', url), { headers: { Cookie: cookie } });
  expect(await rows.json()).toMatchObject({ total: expect.any(Number) });
  // An open stream of events does not hold it.
  const events = await fetch(new URL('/api/events', url), { headers: { Cookie: cookie } });
  expect(events.status).toBe(200);
  child.kill('SIGINT');
  const [code] = await once(child, 'exit') as [number | null];
  expect(code).toBe(130);
  await events.body?.cancel().catch(() => undefined);
});

test('a port that is taken', async () => {
  const { dir } = sandbox(projectFiles());
  const first = spawn(process.execPath, [BIN, 'preview', '--json'], { cwd: dir, stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'] ?? '' } });
  const [data] = await once(first.stdout, 'data') as [Buffer];
  const { port } = new URL((JSON.parse(data.toString()) as { url: string }).url);
  const box = sandbox(projectFiles());
  expect(box.spawn(['preview', '--port', port])).toMatchObject({ code: 2, stderr: expect.stringContaining(`the port ${port} is taken`) });
  first.kill('SIGINT');
  await once(first, 'exit');
});
