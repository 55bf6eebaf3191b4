import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { englishProject, testProject, type TestProject } from '../kit/project.ts';

/** Whom the desk's server answers, and what it makes of what comes in. */

let project: TestProject;
let desk: TestDesk;

beforeAll(async () => {
  project = testProject(englishProject());
  await project.run({ provider: 'offline' });
  desk = await testDesk(project);
});

describe('who may speak to it', () => {
  const pages = ['/', '/page/main.js', '/api/desk', '/api/rows', '/api/article/chain-care', '/api/events', '/api/facts', '/api/site', '/api/money'];

  test.each(pages)('%s needs the cookie', async (path) => {
    expect((await desk.raw('GET', path)).status).toBe(403);
    expect((await desk.raw('GET', path, { headers: { Cookie: desk.cookie.replace(/=.*/, '=wrong') } })).status).toBe(403);
  });

  test.each([...pages, '/?token=TOKEN'])('%s is not answered under another name (DNS rebinding)', async (path) => {
    for (const host of ['evil.example', `evil.example:${desk.port}`, `127.0.0.1.evil.example:${desk.port}`, '127.0.0.1:1', 'localhost']) {
      const answer = await desk.raw('GET', path.replace('TOKEN', desk.token), { headers: { Cookie: desk.cookie, Host: host } });
      expect([400, 421]).toContain(answer.status);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  test.each([['no Host', 'GET /api/desk HTTP/1.0'], ['an empty Host', 'GET /api/desk HTTP/1.1\r\nHost: '], ['another address in the request line', 'GET http://evil.example/api/desk HTTP/1.1\r\nHost: 127.0.0.1:PORT']])('%s', async (_name, head) => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(desk.port, '127.0.0.1', () => socket.write(`${head.replace('PORT', String(desk.port))}\r\nCookie: ${desk.cookie}\r\nConnection: close\r\n\r\n`));
      socket.on('data', (data: Buffer) => void (text += data.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 (?:400|421) /);
    expect(answer).not.toContain('The Shed');
  });

  test('a wrong token opens nothing; the right one is not in the address any more, and its cookie is for this browser alone', async () => {
    const wrong = await desk.raw('GET', '/?token=wrong');
    expect(wrong.status).toBe(403);
    expect(wrong.headers['set-cookie']).toBeUndefined();
    const right = await desk.raw('GET', `/?token=${desk.token}`);
    expect(right).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(String(right.headers['set-cookie'])).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('pages of other origins get nothing', async () => {
    for (const headers of [{ Origin: 'http://evil.example' } as Record<string, string>, { Origin: 'null' }, { Origin: `http://localhost:${desk.port}` }, { Origin: `https://127.0.0.1:${desk.port}` }, { 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }]) {
      expect((await desk.raw('GET', '/api/rows', { headers: { Cookie: desk.cookie, ...headers } })).status).toBe(403);
    }
  });

  const changes: readonly (readonly [method: 'POST' | 'PUT', path: string, body: unknown])[] = [
    ['PUT', '/article/chain-care', { text: 'x', base: '' }], ['POST', '/article/chain-care/check', { text: 'x' }], ['POST', '/article/chain-care/decide', { state: 'approved', base: '', by: 'Anna' }],
    ['POST', '/article/chain-care/send-back', { note: 'x', by: 'Anna' }], ['POST', '/article/chain-care/merge', { text: 'x', base: '', pending: '' }], ['POST', '/article/chain-care/fix', { text: 'x', rule: 'a', line: 1, message: 'm' }],
    ['POST', '/article/chain-care/set', { text: 'x', key: 'title', value: 'y' }], ['POST', '/run/plan', {}], ['POST', '/run/start', {}], ['POST', '/run/end', { how: 'stop' }],
  ];

  test.each(changes)('%s %s needs Origin, the key and JSON', async (method, path, body) => {
    const before = project.tree('.');
    const full: Record<string, string> = { Cookie: desk.cookie, Origin: desk.origin, 'Content-Type': 'application/json', 'X-Slugline-Key': desk.key };
    const without = (name: string): Record<string, string> => Object.fromEntries(Object.entries(full).filter(([key]) => key !== name));
    for (const [headers, status] of [[without('Cookie'), 403], [without('Origin'), 403], [{ ...full, Origin: 'http://evil.example' }, 403], [without('X-Slugline-Key'), 403], [{ ...full, 'X-Slugline-Key': desk.token }, 403], [{ ...full, 'Content-Type': 'text/plain' }, 415], [without('Content-Type'), 415]] as const) {
      expect((await desk.raw(method, `/api${path}`, { headers, body: JSON.stringify(body) })).status).toBe(status);
    }
    if (method === 'POST') expect((await desk.raw('GET', `/api${path}`, { headers: full })).status).toBe(404);
    expect(project.tree('.')).toEqual(before);
  });

  test('every answer says how it may be used', async () => {
    for (const [path, headers] of [['/', { Cookie: desk.cookie }], ['/api/rows', { Cookie: desk.cookie }], ['/api/rows', {}], ['/page/main.js', { Cookie: desk.cookie }], ['/nothing', { Cookie: desk.cookie }]] as const) {
      const answer = await desk.raw('GET', path, { headers });
      expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' });
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'; script-src 'self'");
      expect(policy).not.toContain('unsafe');
    }
  });

  test('other methods are refused', async () => {
    for (const method of ['DELETE', 'PATCH', 'OPTIONS', 'TRACE']) expect((await desk.raw(method, '/api/rows', { headers: { Cookie: desk.cookie } })).status).toBe(405);
  });

  test('it listens on this machine only', async () => {
    expect(new URL(desk.url).hostname).toBe('127.0.0.1');
    expect(desk.token.length).toBeGreaterThan(30);
  });
});

describe('what comes in is looked at', () => {
  const traversals = ['../../etc/passwd', '..%2f..%2fetc%2fpasswd', '%2e%2e%2f%2e%2e%2fslugline.config.yaml', '..', '.', '%00', 'chain-care%00.md', 'chain-care/../../slugline.config.yaml', 'CHAIN-CARE', 'a'.repeat(300), '.slugline', '-x', 'x y', 'ж', '__proto__', 'constructor'];

  test.each(traversals)('a slug that is none: %s', async (slug) => {
    for (const end of ['', '/versions', '/links']) {
      const answer = await desk.raw('GET', `/api/article/${encodeURI(slug).replaceAll('%25', '%')}${end}`, { headers: { Cookie: desk.cookie } });
      expect([400, 404]).toContain(answer.status);
      expect(answer.text).not.toMatch(/root:|articlePath/);
    }
    for (const end of ['check', 'send-back']) expect([400, 404]).toContain((await desk.send(`/article/${encodeURIComponent(slug)}/${end}`, { text: 'x', note: 'x', by: 'y' })).status);
  });

  test.each(['../package.json', '..%2fpackage.json', '%2e%2e%2fpackage.json', 'main.js%00', 'tsconfig.json', '.', 'x.js'])('a file of the page that is none: %s', async (name) => {
    const answer = await desk.raw('GET', `/page/${name}`, { headers: { Cookie: desk.cookie } });
    expect([400, 404]).toContain(answer.status);
  });

  test.each(['state=../x', 'sort=__proto__', 'from=-1', 'count=100000', 'count=x', `q=${'a'.repeat(300)}`, 'dir=sideways', 'unknown=1'])('rows?%s', async (query) => {
    expect((await desk.raw('GET', `/api/rows?${query}`, { headers: { Cookie: desk.cookie } })).status).toBe(400);
  });

  test('bodies that are no JSON, have other keys, or are too long', async () => {
    const headers = { Cookie: desk.cookie, Origin: desk.origin, 'Content-Type': 'application/json', 'X-Slugline-Key': desk.key };
    expect((await desk.raw('POST', '/api/article/chain-care/check', { headers, body: '{' })).status).toBe(400);
    expect((await desk.send('/article/chain-care/check', { text: 1 })).status).toBe(400);
    expect((await desk.send('/article/chain-care/check', { text: 'x', file: '/etc/passwd' })).status).toBe(400);
    expect((await desk.send('/article/chain-care/set', { text: 'x', key: '__proto__/x', value: 'y' })).status).toBe(400);
    expect((await desk.send('/run/start', { briefs: ['../x'] })).status).toBe(400);
    expect((await desk.send('/run/end', { how: 'kill' })).status).toBe(400);
    expect((await desk.send('/article/chain-care/check', { text: 'x'.repeat(5_000_000) })).status).toBe(413);
  });
});
