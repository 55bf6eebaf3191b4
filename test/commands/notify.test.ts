import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import * as notify from '../../src/commands/notify.ts';
import { createPost } from '../../src/io/posted.ts';
import { SluglineError } from '../../src/model/errors.ts';
import type { World } from '../../src/model/world.ts';
import { parseTold, toldText, TOLD_FILE } from '../../src/notify.ts';
import { projectFiles, sandbox, type Outcome, type Sandbox } from '../kit/command.ts';
import { fakeSite, type FakeSite } from '../existing/server.ts';

const KEY = 'a1b2c3d4-secret';
const NOTES = `output/${TOLD_FILE}`;
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const url = (slug: string): string => `https://example.org/blog/${slug}/`;

/** A manifest with these articles: slug → version; one that begins with "draft" is one. */
function manifest(versions: Record<string, string>, more: (slug: string) => object = () => ({})): string {
  const articles = Object.entries(versions).map(([slug, version]) => ({
    slug, path: `${slug}.md`, url: url(slug), sha256: hash(version), title: slug, description: '', lang: 'en', pubDate: '2026-03-01', updatedDate: null, draft: version.startsWith('draft'), tags: [], heroImage: null, related: [], words: 1, findings: { errors: 0, warnings: 0 }, ...more(slug),
  }));
  return JSON.stringify({ version: 1, site: 'https://example.org', generatedAt: '2026-06-01T12:00:00.000Z', articles });
}
const project = (versions: Record<string, string>, more: Record<string, string> = {}): Sandbox => sandbox({ ...projectFiles(), 'output/manifest.json': manifest(versions), ...more });

interface Received { body: { host: string; key: string; keyLocation: string; urlList: string[] }; type: string | undefined }

/** A server that answers with these statuses, one after the other, the last one from then on. */
async function engine(...answers: (number | { status: number; headers: Record<string, string> })[]): Promise<{ site: FakeSite; endpoint: string; received: Received[] }> {
  const received: Received[] = [];
  const site = await fakeSite({ '/indexnow': (request: IncomingMessage, response: ServerResponse) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('end', () => {
      received.push({ body: JSON.parse(text) as Received['body'], type: request.headers['content-type'] });
      const answer = answers[Math.min(received.length, answers.length) - 1] ?? 200;
      const { status, headers } = typeof answer === 'number' ? { status: answer, headers: {} } : answer;
      response.writeHead(status, headers).end(`your key is ${text}`);
    });
  } });
  return { site, endpoint: `${site.url}/indexnow`, received };
}
/** Time passes in sleep alone; what was slept is kept. */
function world(slept: number[] = [], env: Record<string, string> = { INDEXNOW_KEY: KEY }): Partial<World> {
  return { env: (name) => env[name], post: createPost(), sleep: async (ms) => void slept.push(ms) };
}
async function run(at: Sandbox, argv: string[], given: Partial<World> = world(), signal?: AbortSignal): Promise<Outcome> {
  const outcome = await at.run(notify, argv, { world: given, ...(signal === undefined ? {} : { signal }) });
  // Whatever happens.
  for (const said of [outcome.stdout, outcome.stderr, JSON.stringify(outcome.problems)]) expect(said).not.toContain(KEY);
  return outcome;
}

describe('without --send', () => {
  test('it says what would be told, needs no key, sends and writes nothing', async () => {
    const box = project({ a: '1', b: '1', c: 'draft' });
    const before = box.tree();
    const { code, stdout, stderr } = await box.run(notify, []);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stderr: '', stdout: `new      ${url('a')}\nnew      ${url('b')}\n2 addresses: 2 new. Nothing was sent: --send tells api.indexnow.org.\n` });
    expect(box.tree()).toEqual(before);
  });
  test('new, changed and gone since they were told; a draft is gone, what is the same is left out', async () => {
    const told = new Map([['a', '1'], ['b', '1'], ['c', '1'], ['d', '1']].map(([slug = '', version = '']) => [url(slug), hash(version)]));
    const box = project({ a: '1', b: '2', c: 'draft', e: '1' }, { [NOTES]: toldText(told) });
    expect((await run(box, [])).stdout).toBe(`changed  ${url('b')}\ngone     ${url('c')}\ngone     ${url('d')}\nnew      ${url('e')}\n4 addresses: 1 new, 1 changed, 2 gone. Nothing was sent: --send tells api.indexnow.org.\n`);
    expect(JSON.parse((await run(box, ['--json'])).stdout)).toEqual({ version: 1, sent: 0, changes: [{ url: url('b'), what: 'changed' }, { url: url('c'), what: 'gone' }, { url: url('d'), what: 'gone' }, { url: url('e'), what: 'new' }] });
    expect((await run(box, ['--file'])).stdout).toBe(['b', 'c', 'd', 'e'].map((slug) => `${url(slug)}\n`).join(''));
    expect((await run(box, ['--file', 'list.txt'])).stdout).toBe('');
    expect(box.read('list.txt')?.split('\n').length).toBe(5);
  });
  test('a long list is cut, and says so', async () => {
    const { stdout } = await run(project(Object.fromEntries(Array.from({ length: 45 }, (_, index) => [`a${index}`, '1']))), []);
    expect(stdout.split('\n').slice(-3)).toEqual(['… and 5 more (--file prints all)', '45 addresses: 45 new. Nothing was sent: --send tells api.indexnow.org.', '']);
  });
  test('--since compares with another manifest', async () => {
    const box = project({ a: '1', b: '2' }, { 'old.json': manifest({ a: '1', b: '1' }), [NOTES]: '' });
    expect((await run(box, ['--since', 'old.json', '--file'])).stdout).toBe(`${url('b')}\n`);
  });
  test('--mark notes all as told', async () => {
    const box = project({ a: '1', b: '1', c: 'draft' });
    expect((await run(box, ['--mark'])).stdout).toContain('2 addresses noted as told; nothing was sent.');
    expect(box.read(NOTES)).toBe(`# What search engines were told (slugline notify): hash and address of each article. Commit this file.\n${hash('1')} ${url('a')}\n${hash('1')} ${url('b')}\n`);
    expect((await run(box, [])).stdout).toBe('Nothing has changed since search engines were told.\n');
  });
});

describe('--send', () => {
  test('tells, and notes what was taken; the second time there is nothing to tell', async () => {
    const { endpoint, received } = await engine(202);
    const box = project({ a: '1', b: '1' }, { [NOTES]: toldText(new Map([[url('b'), hash('0')], [url('x'), hash('0')]])) });
    const { code, stdout } = await run(box, ['--send', '--endpoint', endpoint]);
    expect([code, stdout.split('\n').at(-2)]).toEqual([0, `3 addresses: 1 new, 1 changed, 1 gone; all sent to ${new URL(endpoint).host}.`]);
    expect(received).toEqual([{ type: 'application/json; charset=utf-8', body: { host: 'example.org', key: KEY, keyLocation: `https://example.org/${KEY}.txt`, urlList: [url('a'), url('b'), url('x')] } }]);
    expect(parseTold(box.read(NOTES))).toEqual(new Map([[url('a'), hash('1')], [url('b'), hash('1')]]));
    const notes = box.read(NOTES);
    expect((await run(box, ['--send', '--endpoint', endpoint])).stdout).toBe('Nothing has changed since search engines were told.\n');
    expect([received.length, box.read(NOTES)]).toEqual([1, notes]);
  });
  test('10,000 addresses a batch; what was taken is noted when a later batch is refused, and sent no more', async () => {
    const { endpoint, received } = await engine(200, 200, 400, 200);
    const box = project(Object.fromEntries(Array.from({ length: 25_001 }, (_, index) => [`a${String(index).padStart(5, '0')}`, '1'])));
    const first = await run(box, ['--send', '--endpoint', endpoint]);
    expect([first.code, first.stdout.split('\n').at(-2), received.map(({ body }) => body.urlList.length)]).toEqual([1, `25001 addresses: 25001 new; 20000 sent to ${new URL(endpoint).host}.`, [10_000, 10_000, 5001]]);
    expect(first.stderr).toContain('the request is not understood (400)');
    expect(parseTold(box.read(NOTES)).size).toBe(20_000);
    expect((await run(box, ['--send', '--endpoint', endpoint])).code).toBe(0);
    expect(received.at(-1)?.body.urlList).toEqual(received[2]?.body.urlList);
  });
  test('with --since nothing is noted', async () => {
    const { endpoint, received } = await engine();
    const box = project({ a: '2' }, { 'old.json': manifest({ a: '1' }) });
    expect((await run(box, ['--send', '--since', 'old.json', '--endpoint', endpoint])).code).toBe(0);
    expect([received[0]?.body.urlList, box.tree().includes(NOTES)]).toEqual([[url('a')], false]);
  });
  test('a key file in a folder', async () => {
    const { endpoint, received } = await engine();
    const box = project({ a: '1' });
    box.write('slugline.config.yaml', `${box.read('slugline.config.yaml') ?? ''}notify: { keyEnv: OTHER, keyPath: /blog/ }\n`);
    expect((await run(box, ['--send', '--endpoint', endpoint], world([], { OTHER: ` ${KEY}\n` }))).code).toBe(0);
    expect(received[0]?.body.keyLocation).toBe(`https://example.org/blog/${KEY}.txt`);
  });

  test.each([[429, [2000 * 1.5, 4000 * 1.5, 8000 * 1.5]], [503, [3000, 6000, 12_000]], [{ status: 429, headers: { 'retry-after': '7' } }, [7000, 7000, 7000]]] as const)('tried again after %j, four times at most', async (answer, waits) => {
    const { endpoint, received } = await engine(answer);
    const slept: number[] = [];
    const { code, stderr } = await run(project({ a: '1' }), ['--send', '--endpoint', endpoint], world(slept));
    expect([code, received.length, slept]).toEqual([1, 4, waits]);
    expect(stderr).toMatch(/too many requests \(429\)|the server has a fault of its own \(503\)/);
  });
  test('goes on after a passing fault', async () => {
    const { endpoint, received } = await engine(500, 429, 200);
    expect([(await run(project({ a: '1' }), ['--send', '--endpoint', endpoint])).code, received.length]).toEqual([0, 3]);
  });
  test('does not wait an hour', async () => {
    const { endpoint, received } = await engine({ status: 429, headers: { 'retry-after': '3600' } });
    const slept: number[] = [];
    expect([(await run(project({ a: '1' }), ['--send', '--endpoint', endpoint], world(slept))).code, received.length, slept]).toEqual([1, 1, []]);
  });
  test.each([[400, 'not understood'], [403, 'https://example.org/<key>.txt'], [422, 'do not belong to the host']])('%d is final', async (status, message) => {
    const { endpoint, received } = await engine(status);
    const box = project({ a: '1' });
    const { code, stderr } = await run(box, ['--send', '--endpoint', endpoint]);
    expect([code, received.length, box.tree().includes(NOTES)]).toEqual([1, 1, false]);
    expect(stderr).toContain(message);
  });
  test('redirects are not followed: the key goes nowhere else', async () => {
    const other = await engine();
    const { endpoint, received } = await engine({ status: 307, headers: { location: other.endpoint } });
    const { code, stderr } = await run(project({ a: '1' }), ['--send', '--endpoint', endpoint]);
    expect([code, received.length, other.received.length]).toEqual([1, 1, 0]);
    expect(stderr).toContain('wants to send us elsewhere, which is not followed (307)');
  });
  test('a server that is not there, and one that does not answer', async () => {
    const { site, endpoint } = await engine();
    await site.close();
    const gone = await run(project({ a: '1' }), ['--send', '--endpoint', endpoint]);
    expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining('cannot be reached: ECONNREFUSED')]);
    const silent = await fakeSite({ '/indexnow': () => undefined });
    const slow = await run(project({ a: '1' }), ['--send', '--endpoint', `${silent.url}/indexnow`], { ...world(), post: createPost(50) });
    expect([slow.code, slow.stderr]).toEqual([1, expect.stringContaining('did not answer within 0.05 seconds')]);
    expect(silent.asked.length).toBe(4);
  });
  test('interrupted while it waits', async () => {
    const { endpoint, received } = await engine(503);
    const stop = new AbortController();
    const sleep: World['sleep'] = async () => {
      stop.abort();
      throw new Error('stopped');
    };
    const { code, stderr } = await run(project({ a: '1' }), ['--send', '--endpoint', endpoint], { ...world(), sleep }, stop.signal);
    expect([code, received.length]).toEqual([1, 1]);
    expect(stderr).toContain('interrupted');
    await expect(createPost()(endpoint, '{}', { signal: AbortSignal.abort() })).rejects.toThrow(SluglineError);
  });
});

describe('the key file', () => {
  test('holds the key, and where it belongs is told without it', async () => {
    const box = project({}, { 'public/robots.txt': '' });
    for (const said of ['The key file was written', 'The key file is there already']) {
      expect((await run(box, ['--key-file', 'public'])).stdout).toBe(`${said}: public/<key>.txt, where <key> is the value of INDEXNOW_KEY. It has to be reachable at https://example.org/<key>.txt\n`);
      expect(box.read(`public/${KEY}.txt`)).toBe(KEY);
    }
    expect(JSON.parse((await run(box, ['--key-file', 'public', '--json'])).stdout)).toEqual({ version: 1, dir: 'public', made: false, where: 'https://example.org/<key>.txt' });
  });
  test('a fault of the disk does not tell the key', async () => {
    const box = project({}, { 'public/robots.txt': '' });
    const { code, problems } = await box.run(notify, ['--key-file', 'public'], { world: world(), files: (files) => ({ ...files, write: (path) => { throw new Error(`EACCES: ${path}`); } }) });
    expect([code, problems[0]?.message]).toEqual([2, 'the key file cannot be written: EACCES: public/[secret].txt']);
  });
});

describe('2, and nothing is sent or written', () => {
  test.each<[string, string[], RegExp, Record<string, string>?, Record<string, string>?]>([
    ['no key', ['--send'], /INDEXNOW_KEY is not set/, {}, {}],
    ['a short key', ['--send'], /INDEXNOW_KEY holds no key/, {}, { INDEXNOW_KEY: 'abc' }],
    ['a key with other characters', ['--send'], /INDEXNOW_KEY holds no key/, {}, { INDEXNOW_KEY: '../../etc/passwd' }],
    ['no folder for the key file', ['--key-file', 'public'], /no such folder/],
    ['plain http', ['--send', '--endpoint', 'http://api.indexnow.org/'], /expected an https address/],
    ['a password in the address', ['--send', '--endpoint', 'https://a:b@api.indexnow.org/'], /expected an https address/],
    ['no address', ['--endpoint', 'indexnow'], /expected an https address/],
    ['two things at once', ['--send', '--mark'], /four different things/],
    ['--mark with --since', ['--mark', '--since', 'old.json'], /Leave|--since/],
    ['another site', [], /https:\/\/example\.com\/x\/, which is not below https:\/\/example\.org\//, { 'output/manifest.json': manifest({ a: '1' }, () => ({ url: 'https://example.com/x/' })) }],
    ['no manifest', ['--since', 'old.json'], /no such manifest/],
    ['another file', [], /no Slugline manifest/, { 'output/manifest.json': '{}' }],
    ['no JSON', [], /no Slugline manifest/, { 'output/manifest.json': '<' }],
    ['no project', ['--project', 'x'], /no slugline\.config\.yaml/],
  ])('%s', async (_name, argv, message, files, env) => {
    const box = project({ a: '1' }, files);
    const before = box.tree();
    const sent: string[] = [];
    const { code, problems } = await run(box, argv, { ...world([], env), post: async (to) => { sent.push(to); return { status: 200, retryAfter: '' }; } });
    expect([code, box.tree(), sent]).toEqual([2, before, []]);
    expect(problems[0]?.message).toMatch(message);
  });
  test('addresses outside the folder of the key file', async () => {
    const box = project({ a: '1' });
    box.write('slugline.config.yaml', `${box.read('slugline.config.yaml') ?? ''}notify: { keyPath: /news/ }\n`);
    expect((await run(box, [])).problems[0]?.message).toContain('is not below https://example.org/news/');
  });
});

test('lines of the note that are none are left out', () => {
  expect(parseTold(`# head\r\n${hash('1')} ${url('a')}\r\n<<<<<<< HEAD\n${hash('2')} javascript:x\nabc ${url('b')}\n`)).toEqual(new Map([[url('a'), hash('1')]]));
});

test('spawned: the key of the environment is sent and never shown; the note is no lock file', async () => {
  const { endpoint, received } = await engine(200);
  const box = project({ a: '1' });
  // The server lives in this process, so it cannot answer while it waits for another.
  const dry = box.spawn(['notify'], { env: { INDEXNOW_KEY: KEY } });
  expect([dry.code, dry.stdout]).toEqual([0, `new      ${url('a')}\n1 address: 1 new. Nothing was sent: --send tells api.indexnow.org.\n`]);
  expect((await run(box, ['--send', '--endpoint', endpoint])).code).toBe(0);
  expect(received.length).toBe(1);
  box.write('briefs/b.yaml', 'topic: Oil for a quiet chain\nslug: b\n');
  expect(box.spawn(['plan', '--provider', 'offline'])).toMatchObject({ code: 0, stderr: '' });
});
