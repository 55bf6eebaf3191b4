import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ArticleAnswer, DeskAnswer, FactsAnswer, LinksAnswer, RowsAnswer, SiteAnswer, TextView, VersionsAnswer } from '../../src/desk/shapes.ts';
import { testDesk, type TestDesk } from '../kit/desk.ts';
import { englishProject, sha256Of, testProject, type TestProject } from '../kit/project.ts';

/** The desk's server: what it answers, and whom it answers. */

let project: TestProject;
let desk: TestDesk;

beforeAll(async () => {
  project = testProject(englishProject());
  await project.run({ provider: 'offline' });
  desk = await testDesk(project);
});

async function settled(): Promise<RowsAnswer> {
  for (;;) {
    const answer = await desk.get<RowsAnswer>('/rows');
    if (answer.complete) return answer;
  }
}

describe('who may speak to it', () => {
  const pages = ['/', '/page/main.js', '/api/desk', '/api/rows', '/api/article/chain-care', '/api/events', '/api/facts', '/api/site', '/api/site/findings', '/api/site/pairs', '/api/site/phrases', '/api/site/evaluation', '/api/money'];

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

describe('what it answers', () => {
  test('the project', async () => {
    expect(await desk.get<DeskAnswer>('/desk')).toMatchObject({ site: 'The Shed', approval: false, problems: [], run: { state: 'idle' } });
  });

  test('the batch: articles with their facts, in order of urgency, filtered, searched', async () => {
    const answer = await settled();
    expect(answer.rows.map(({ slug, state, brief, file }) => [slug, state, brief, file])).toEqual([
      ['brake-pads', 'ready', 'briefs/brake.yaml', 'output/brake-pads.md'], ['chain-care', 'ready', 'briefs/chain.yaml', 'output/chain-care.md'], ['tyre-pressure', 'ready', 'briefs/tyre.yaml', 'output/tyre-pressure.md'],
    ]);
    expect(answer.rows.every(({ words }) => (words ?? 0) > 20)).toBe(true);
    expect((await desk.get<RowsAnswer>('/rows?q=SQUEALS')).rows.map(({ slug }) => slug)).toEqual(['brake-pads']);
    expect((await desk.get<RowsAnswer>('/rows?q=bicycle+squeals')).total).toBe(1);
    expect((await desk.get<RowsAnswer>('/rows?q=no-such-word')).total).toBe(0);
    expect((await desk.get<RowsAnswer>('/rows?sort=title&dir=down&from=1&count=1')).rows.map(({ slug }) => slug)).toEqual(['chain-care']);
    expect((await desk.get<RowsAnswer>('/rows?state=rejected')).total).toBe(0);
  });

  test('an article: its text, blocks, findings, claims, search results, structured data', async () => {
    const { row, text, sha256, source, view, related, approval } = await desk.get<ArticleAnswer>('/article/chain-care');
    expect(text).toBe(project.article('chain-care'));
    expect(sha256).toBe(sha256Of(text));
    expect({ source, approval }).toEqual({ source: 'article', approval: null });
    expect(row.title).toBe(view?.card.title);
    expect(view?.blocks.length).toBeGreaterThan(5);
    expect(view?.results.map(({ engine, device }) => `${engine} ${device}`)).toEqual(['google desktop', 'google phone', 'yandex desktop', 'yandex phone']);
    expect(view?.url).toBe('https://example.org/blog/chain-care/');
    expect(view?.data.find(({ key }) => key === 'headline')).toMatchObject({ shownAs: 'title' });
    expect(related.length).toBeGreaterThan(0);
  });

  test('an article that is not there', async () => {
    expect((await desk.raw('GET', '/api/article/no-such', { headers: { Cookie: desk.cookie } })).status).toBe(404);
  });

  test('facts, links and the site', async () => {
    expect((await desk.get<FactsAnswer>('/facts')).facts.map(({ id }) => id)).toEqual(['ledger']);
    const links = await desk.get<LinksAnswer>('/article/chain-care/links');
    expect(links.related.map(({ slug }) => slug).sort()).toEqual(['brake-pads', 'tyre-pressure']);
    const site = await desk.get<SiteAnswer>('/site');
    expect(site.graph?.nodes.map(({ slug }) => slug).sort()).toEqual(['brake-pads', 'chain-care', 'tyre-pressure']);
    expect(site.totals).toMatchObject({ articles: 3, broken: 0 });
  });
});

describe('edits', () => {
  test('a save is a person\'s edit; one that began from another text gets both, and nothing is written', async () => {
    const { text, sha256 } = await desk.get<ArticleAnswer>('/article/tyre-pressure');
    const mine = text.replace('Too soft', 'Much too soft');
    const saved = await desk.send('/article/tyre-pressure', { text: mine, base: sha256 }, 'PUT');
    expect(saved).toMatchObject({ status: 200 });
    expect(saved.json()).toEqual({ sha256: sha256Of(mine) });
    expect(project.article('tyre-pressure')).toBe(mine);
    const stale = await desk.send('/article/tyre-pressure', { text: text.replace('Too soft', 'Far too soft'), base: sha256 }, 'PUT');
    expect(stale.status).toBe(409);
    expect(stale.json()).toMatchObject({ text: mine, sha256: sha256Of(mine) });
    expect(project.article('tyre-pressure')).toBe(mine);
    expect((await desk.get<ArticleAnswer>('/article/tyre-pressure')).row).toMatchObject({ edited: true });
    expect(await desk.get<VersionsAnswer>('/article/tyre-pressure/versions')).toMatchObject({ pending: null, edits: expect.arrayContaining([expect.objectContaining({ same: false })]) });
    await project.run({ provider: 'offline' });
    expect(project.article('tyre-pressure')).toBe(mine);
  });

  test('a text is checked as it is typed, and a safe fix changes its place only', async () => {
    const { text } = await desk.get<ArticleAnswer>('/article/brake-pads');
    const faulty = text.replace('Bicycle brake pads wear quietly.', 'Вicycle brake pads wear quietly.');
    const view = (await desk.send('/article/brake-pads/check', { text: faulty })).json() as TextView;
    const fixable = view.findings.filter(({ fix }) => fix);
    expect(fixable.length).toBeGreaterThan(0);
    const [finding] = fixable;
    const fixed = await desk.send('/article/brake-pads/fix', { text: faulty, rule: finding?.rule, line: finding?.line, message: finding?.message });
    expect(fixed.status).toBe(200);
    const { text: next } = fixed.json() as { text: string };
    expect(next).not.toBe(faulty);
    expect(next.split('\n').filter((line, index) => line !== faulty.split('\n')[index])).toHaveLength(1);
    expect((await desk.send('/article/brake-pads/fix', { text: next, rule: finding?.rule, line: finding?.line, message: finding?.message })).status).toBe(409);
    expect(project.article('brake-pads')).toBe(text);
  });

  test('a field of the front matter is set, the rest stays', async () => {
    const { text } = await desk.get<ArticleAnswer>('/article/brake-pads');
    const { text: next } = (await desk.send('/article/brake-pads/set', { text, key: 'title', value: 'Brakes: what "quiet" means' })).json() as { text: string };
    expect(next.replace(/^title: .*$/m, '')).toBe(text.replace(/^title: .*$/m, ''));
    expect(next).toMatch(/^title: .*Brakes: what "quiet" means/m);
  });

  test('sent back: the note stands in the brief, and nothing else changes there', async () => {
    const before = project.read('briefs/brake.yaml');
    project.write('briefs/brake.yaml', `# by Anna\n${before}`);
    expect((await desk.send('/article/brake-pads/send-back', { note: 'Say how long\npads last: in months', by: 'Anna' })).status).toBe(200);
    expect(project.read('briefs/brake.yaml')).toBe(`# by Anna\n${before}notes: |\n  2026-06-01, Anna: Say how long\n  pads last: in months\n`);
    expect((await desk.send('/article/brake-pads/send-back', { note: 'And more', by: 'Anna' })).status).toBe(200);
    expect(project.read('briefs/brake.yaml')).toBe(`# by Anna\n${before}notes: |\n  2026-06-01, Anna: Say how long\n  pads last: in months\n\n  2026-06-01, Anna: And more\n`);
    expect(project.item('brake-pads')).toMatchObject({ action: 'write' });
  });
});

describe('decisions', () => {
  test('an approval stands in the lock, holds for this text only, and can be taken back', async () => {
    const { sha256 } = await desk.get<ArticleAnswer>('/article/chain-care');
    expect((await desk.send('/article/chain-care/decide', { state: 'approved', base: sha256, by: 'Anna' })).status).toBe(200);
    expect(project.lock('chain-care').approval).toEqual({ state: 'approved', by: 'Anna', at: project.now, sha256 });
    expect((await desk.get<ArticleAnswer>('/article/chain-care')).row.decision).toBe('approved');
    await project.run({ provider: 'offline', force: true, briefs: ['chain-care'] });
    expect(project.lock('chain-care').approval?.by).toBe('Anna');
    project.edit('output/chain-care.md', 'short routine', 'quick routine');
    expect((await desk.get<ArticleAnswer>('/article/chain-care')).approval).toMatchObject({ valid: false });
    expect((await desk.send('/article/chain-care/decide', { state: 'approved', base: sha256, by: 'Anna' })).status).toBe(409);
    const now = sha256Of(project.article('chain-care'));
    expect((await desk.send('/article/chain-care/decide', { state: null, base: now, by: 'Anna' })).status).toBe(200);
    expect(project.lock('chain-care').approval).toBeUndefined();
  });

  test('with output.approval only approved articles are in the manifest, at once and after a run', async () => {
    const other = testProject(englishProject());
    other.write('slugline.config.yaml', `${other.read('slugline.config.yaml')}output: { approval: true }\n`);
    await other.run({ provider: 'offline' });
    expect(other.manifest().articles).toEqual([]);
    const own = await testDesk(other);
    const { row, sha256 } = await own.get<ArticleAnswer>('/article/chain-care');
    expect(row.state).toBe('ready');
    expect((await own.send('/article/chain-care/decide', { state: 'approved', base: sha256, by: 'Anna' })).json()).toEqual({ ok: true, problems: [] });
    expect(other.manifest().articles.map(({ slug }) => slug)).toEqual(['chain-care']);
    expect((await own.get<ArticleAnswer>('/article/chain-care')).row.decision).toBe('approved');
    await other.run({ provider: 'offline' });
    expect(other.manifest().articles.map(({ slug }) => slug)).toEqual(['chain-care']);
    expect((await own.send('/article/chain-care', { text: other.article('chain-care').replace('Wipe the outside', 'Wipe its outside'), base: sha256 }, 'PUT')).status).toBe(200);
    expect(other.manifest().articles).toEqual([]);
    const now = sha256Of(other.article('chain-care'));
    await own.send('/article/chain-care/decide', { state: 'approved', base: now, by: 'Anna' });
    expect(other.manifest().articles.map((article) => article.sha256)).toEqual([now]);
    other.edit('output/chain-care.md', 'short routine', 'quick routine');
    await other.run({ provider: 'offline' });
    expect(other.manifest().articles).toEqual([]);
  });
});

describe('a new version that could not be merged', () => {
  test('is compared part by part and merged by choice', async () => {
    const other = testProject(englishProject());
    await other.run({ provider: 'offline' });
    const generated = other.article('brake-pads');
    other.edit('output/brake-pads.md', 'wear quietly', 'wear in silence');
    const pending = generated.replace('wear quietly', 'wear slowly').replace('Water and grit', 'Rain and grit');
    other.write('output/.slugline/pending/brake-pads.md.new', pending);
    const own = await testDesk(other);
    expect((await own.get<ArticleAnswer>('/article/brake-pads')).row.state).toBe('person');
    const versions = await own.get<VersionsAnswer>('/article/brake-pads/versions');
    const parts = versions.pending?.filter(({ same }) => !same) ?? [];
    expect(parts.map(({ take }) => take)).toEqual([false, true]);
    const text = versions.pending?.map((hunk) => (!hunk.same && hunk.take ? hunk.b : hunk.a)).join('') ?? '';
    expect(text).toBe(generated.replace('wear quietly', 'wear in silence').replace('Water and grit', 'Rain and grit'));
    expect((await own.send('/article/brake-pads/merge', { text, base: versions.sha256, pending: sha256Of('another') })).status).toBe(409);
    expect((await own.send('/article/brake-pads/merge', { text, base: sha256Of('another'), pending: versions.pendingSha256 })).status).toBe(409);
    expect(other.has('output/.slugline/pending/brake-pads.md.new')).toBe(true);
    expect((await own.send('/article/brake-pads/merge', { text, base: versions.sha256, pending: versions.pendingSha256 })).status).toBe(200);
    expect(other.article('brake-pads')).toBe(text);
    expect(other.has('output/.slugline/pending/brake-pads.md.new')).toBe(false);
  });
});

test('a broken config is told, and the desk goes on with the last good one', async () => {
  const good = project.read('slugline.config.yaml');
  project.write('slugline.config.yaml', 'site: 5\n');
  await expect.poll(async () => (await desk.get<DeskAnswer>('/desk')).problems.length, { timeout: 10_000 }).toBeGreaterThan(0);
  expect((await desk.get<RowsAnswer>('/rows')).total).toBe(3);
  project.write('slugline.config.yaml', good);
  await expect.poll(async () => (await desk.get<DeskAnswer>('/desk')).problems.length, { timeout: 10_000 }).toBe(0);
});
