import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { sluglineLoader, SluglineError } from '../../src/astro/index.ts';
import type { SluglineLoaderOptions } from '../../src/astro/loader.ts';
import { sha256 } from '../../src/text/hash.ts';
import { articleText, fakeAstro, manifestOf, outputFiles, temporary, type ArticleSketch, type FakeAstro } from '../kit/astro.ts';

/** Manifests on a server: real HTTP on 127.0.0.1. */

interface Server {
  url: string;
  files: Record<string, string>;
  /** Paths asked for since the last look, with the status they got. */
  asked(): string[];
  /** Answers instead of the files, when it returns true. */
  handler: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  close(): Promise<void>;
}

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(async (server) => server.close()));
});

async function serve(sketches: readonly ArticleSketch[]): Promise<Server> {
  let log: string[] = [];
  const http = createServer((request, response) => {
    response.on('finish', () => log.push(`${request.url} ${response.statusCode}`));
    if (server.handler?.(request, response) === true) return;
    const text = server.files[decodeURIComponent((request.url ?? '').replace('/content/', ''))];
    const etag = `"${sha256(text ?? '').slice(0, 12)}"`;
    if (text === undefined) response.writeHead(404).end();
    else if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag }).end(text);
  });
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  const server: Server = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/content/manifest.json`, files: outputFiles(sketches), handler: undefined,
    asked() {
      const done = log.map((line) => line.replace('/content/', ''));
      log = [];
      return done.sort();
    },
    close: async () => new Promise((done) => {
      http.closeAllConnections();
      http.close(() => done());
    }),
  };
  servers.push(server);
  return server;
}

const THREE: readonly ArticleSketch[] = [{ slug: 'one' }, { slug: 'two' }, { slug: 'three', draft: true }];

async function load(astro: FakeAstro, server: Pick<Server, 'url'>, more: Partial<SluglineLoaderOptions> = {}): Promise<void> {
  await sluglineLoader({ manifest: server.url, ...more } as SluglineLoaderOptions).load(astro.context);
}

async function problemsOf(work: Promise<unknown>): Promise<SluglineError['problems']> {
  const error: unknown = await work.then(() => undefined, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SluglineError);
  return (error as SluglineError).problems;
}

describe('a server', () => {
  test('manifest and articles are fetched once; drafts never; the second time the manifest is only asked about', async () => {
    const [server, astro] = [await serve(THREE), fakeAstro(temporary())];
    await load(astro, server);
    expect(server.asked()).toEqual(['manifest.json 200', 'one.md 200', 'two.md 200']);
    expect(astro.store.get('one')).toMatchObject({ data: { title: 'About one' } });
    expect(astro.store.get('one')?.filePath).toBeUndefined();
    await load(astro, server);
    expect(server.asked()).toEqual(['manifest.json 304']);
    expect(astro.rendered()).toEqual(['About one', 'About two']);
  });

  test('one of many has changed: one is fetched, one is rendered', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ slug: `a${index}` }));
    const [server, astro] = [await serve(many), fakeAstro(temporary())];
    await load(astro, server);
    server.asked();
    astro.rendered();
    server.files = outputFiles(many.map((sketch, index) => (index === 7 ? { ...sketch, title: 'Changed' } : sketch)));
    await load(astro, server);
    expect(server.asked()).toEqual(['a7.md 200', 'manifest.json 200']);
    expect(astro.rendered()).toEqual(['Changed']);
  });

  test('when Astro has forgotten everything (a change of its config), the copies serve', async () => {
    const [server, root] = [await serve(THREE), temporary()];
    await load(fakeAstro(root), server);
    server.asked();
    const astro = fakeAstro(root);
    await load(astro, server);
    expect(server.asked()).toEqual(['manifest.json 304']);
    expect(astro.store.keys()).toEqual(['one', 'two']);
  });

  test('copies that the manifest no longer names go; a spoilt copy is fetched again', async () => {
    const [server, root] = [await serve(THREE), temporary()];
    await load(fakeAstro(root), server);
    const cache = join(root, 'node_modules/.astro/slugline');
    const articles = join(cache, readdirSync(cache)[0] ?? '', 'articles');
    writeFileSync(join(articles, `${sha256(articleText({ slug: 'one' }))}.md`), 'spoilt');
    server.files = outputFiles([{ slug: 'one' }]);
    server.asked();
    await load(fakeAstro(root), server);
    expect(server.asked()).toEqual(['manifest.json 200', 'one.md 200']);
    expect(readdirSync(articles)).toEqual([`${sha256(articleText({ slug: 'one' }))}.md`]);
  });

  test('articles in folders, with spaces and letters of any script', async () => {
    const server = await serve([]);
    const sketch = { slug: 'privet', more: { path: 'русский раздел/привет мир.md' } };
    server.files = { 'manifest.json': JSON.stringify(manifestOf([sketch])), 'русский раздел/привет мир.md': articleText(sketch) };
    const astro = fakeAstro(temporary());
    await load(astro, server);
    expect(astro.store.keys()).toEqual(['privet']);
  });

  test('a relative picture is warned of: a page elsewhere cannot show it', async () => {
    const [server, astro] = [await serve([{ slug: 'one', body: '# One\n\n![A door](./door.png)\n' }]), fakeAstro(temporary())];
    await load(astro, server);
    expect(astro.log.join('\n')).toContain('the picture ./door.png');
    expect(astro.store.get('one')?.assetImports).toBeUndefined();
  });
});

describe('refused', () => {
  test('a tampered article: both hashes are named, and nothing is stored, also with a good copy at hand', async () => {
    const [server, root] = [await serve(THREE), temporary()];
    await load(fakeAstro(root), server);
    server.files = { ...outputFiles([{ slug: 'one', title: 'Newer' }, { slug: 'two' }]), 'one.md': articleText({ slug: 'one', title: 'Newer, and not ours' }) };
    const astro = fakeAstro(root);
    const [problem] = await problemsOf(load(astro, server));
    expect(problem).toMatchObject({ code: 'ARTICLE_MISMATCH', file: server.url.replace('manifest.json', 'one.md') });
    expect(problem?.message.match(/[\da-f]{64}/g)).toHaveLength(2);
    expect(astro.store.keys()).toEqual([]);
  });

  test('a tampered manifest that names other bytes for an article that is there', async () => {
    const [server, astro] = [await serve(THREE), fakeAstro(temporary())];
    server.files['manifest.json'] = JSON.stringify(manifestOf([{ slug: 'one', more: { sha256: sha256('something else') } }]));
    expect(await problemsOf(load(astro, server))).toMatchObject([{ code: 'ARTICLE_MISMATCH' }]);
  });

  test.each(['../../etc/passwd.md', '/etc/passwd.md', 'http://127.0.0.1:1/x.md', '//host/x.md', 'a\\..\\b.md', '..%2f..%2fx.md', 'a/./b.md', '.slugline/x.md', 'x.md?y.md', 'x.html'])('a manifest that points at %s is not followed', async (path) => {
    const [server, astro] = [await serve(THREE), fakeAstro(temporary())];
    server.files['manifest.json'] = JSON.stringify(manifestOf([{ slug: 'one', more: { path } }]));
    expect(await problemsOf(load(astro, server))).toMatchObject([{ code: 'MANIFEST_INVALID', message: expect.stringContaining('articles.0.path') as string }]);
    expect(server.asked()).toEqual(['manifest.json 200']);
  });

  test('a half-written manifest, also with a good copy at hand; and a page of HTML in its place', async () => {
    const [server, root] = [await serve(THREE), temporary()];
    await load(fakeAstro(root), server);
    server.files['manifest.json'] = (server.files['manifest.json'] ?? '').slice(0, -200);
    expect(await problemsOf(load(fakeAstro(root), server))).toMatchObject([{ code: 'MANIFEST_INVALID', file: server.url, message: expect.stringContaining('not complete JSON') as string }]);
    server.files['manifest.json'] = '<!doctype html><title>Sign in</title>';
    expect(await problemsOf(load(fakeAstro(root), server))).toMatchObject([{ code: 'MANIFEST_INVALID', message: expect.stringContaining('page of HTML') as string }]);
  });

  test('"nothing here" and "not allowed" are answers: no copy hides them', async () => {
    const [server, root] = [await serve(THREE), temporary()];
    await load(fakeAstro(root), server);
    for (const status of [401, 403, 404, 410]) {
      server.handler = (_, response) => {
        response.writeHead(status).end();
        return true;
      };
      expect(await problemsOf(load(fakeAstro(root), server))).toMatchObject([{ code: 'MANIFEST_INVALID', message: `the server answered with ${status}` }]);
    }
  });

  test('an article the manifest names and the server does not have', async () => {
    const [server, astro] = [await serve(THREE), fakeAstro(temporary())];
    delete server.files['two.md'];
    expect(await problemsOf(load(astro, server))).toMatchObject([{ code: 'ARTICLE_MISMATCH', file: server.url.replace('manifest.json', 'two.md'), message: 'the server answered with 404' }]);
  });

  test('redirects without end, away from http, and bodies without end', async () => {
    const [server, astro] = [await serve(THREE), fakeAstro(temporary())];
    const answer = (location: string) => (_: IncomingMessage, response: ServerResponse): boolean => {
      response.writeHead(302, { location }).end();
      return true;
    };
    server.handler = answer('/content/manifest.json');
    expect((await problemsOf(load(astro, server)))[0]?.message).toContain('redirects more than 3 times');
    server.handler = answer('file:///etc/passwd');
    expect((await problemsOf(load(astro, server)))[0]?.message).toContain('not fetched (file:)');
    server.handler = undefined;
    expect((await problemsOf(load(astro, server, { limits: { manifestBytes: 100 } })))[0]?.message).toContain('larger than');
    expect((await problemsOf(load(astro, server, { limits: { articleBytes: 100 } })))[0]?.message).toContain('larger than');
    server.handler = (_, response) => {
      response.writeHead(200).write('{');
      return true;
    };
    expect((await problemsOf(load(astro, server, { limits: { timeoutMs: 200 } })))[0]?.message).toContain('did not answer in full');
  });

  test.each(['ftp://example.org/manifest.json', 'manifest.json', 'file:///tmp/manifest.json', 'https://user:secret@example.org/manifest.json'])('%s is no address that is fetched', async (url) => {
    const problems = await problemsOf(load(fakeAstro(temporary()), { url }));
    expect(problems).toMatchObject([{ code: 'USAGE' }]);
    expect(problems[0]?.message).not.toContain('secret');
  });
});

describe('a server that is dead', () => {
  test('with a good copy: the copy, all of it, and a warning that says of when it is', async () => {
    const [server, root] = [await serve(THREE), temporary()];
    await load(fakeAstro(root), server);
    await server.close();
    const astro = fakeAstro(root);
    await load(astro, server);
    expect(astro.store.keys()).toEqual(['one', 'two']);
    expect(astro.store.get('one')).toMatchObject({ body: '# About one\n\nText of one.' });
    expect(astro.log[0]).toMatch(/^warn [^]*cannot be reached[^]*The copy of 2026-05-02T10:00:00.000Z is used, 3 articles\./);
  });

  test('in trouble (503), or dying between manifest and articles: the same', async () => {
    const [server, root] = [await serve(THREE), temporary()];
    await load(fakeAstro(root), server);
    server.files = outputFiles([{ slug: 'one', title: 'Newer' }, { slug: 'two' }]);
    for (const broken of [/manifest/, /one\.md/]) {
      server.handler = (request, response) => {
        if (!broken.test(request.url ?? '')) return false;
        response.writeHead(503).end();
        return true;
      };
      const astro = fakeAstro(root);
      await load(astro, server);
      expect(astro.store.get('one')?.data['title']).toBe('About one');
      expect(astro.log[0]).toContain('answered with 503');
    }
    server.handler = undefined;
    const astro = fakeAstro(root);
    await load(astro, server);
    expect(astro.store.get('one')?.data['title']).toBe('Newer');
  });

  test('without a copy: an error that names the address and the reason', async () => {
    const server = await serve(THREE);
    await server.close();
    expect(await problemsOf(load(fakeAstro(temporary()), server))).toMatchObject([{ code: 'FILE_UNREADABLE', file: server.url, message: expect.stringContaining('ECONNREFUSED') as string }]);
  });

  test('a copy of a load that failed is none', async () => {
    const [server, root] = [await serve(THREE), temporary()];
    server.files['one.md'] = 'tampered';
    await problemsOf(load(fakeAstro(root), server));
    await server.close();
    expect(await problemsOf(load(fakeAstro(root), server))).toMatchObject([{ code: 'FILE_UNREADABLE' }]);
  });

  test('a damaged or foreign copy is none', async () => {
    const [server, root] = [await serve(THREE), temporary()];
    await load(fakeAstro(root), server);
    await server.close();
    const cache = join(root, 'node_modules/.astro/slugline');
    const dir = join(cache, readdirSync(cache)[0] ?? '');
    const manifest = readFileSync(join(dir, 'manifest.json'), 'utf8');
    writeFileSync(join(dir, 'manifest.json'), manifest.replace('example.org', 'evil.example'));
    expect(await problemsOf(load(fakeAstro(root), server))).toMatchObject([{ code: 'FILE_UNREADABLE' }]);
    writeFileSync(join(dir, 'manifest.json'), manifest);
    rmSync(join(dir, 'articles'), { recursive: true });
    expect(existsSync(join(dir, 'note.json'))).toBe(true);
    expect(await problemsOf(load(fakeAstro(root), server))).toMatchObject([{ code: 'FILE_UNREADABLE' }]);
  });
});
