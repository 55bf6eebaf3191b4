import { describe, expect, test } from 'vitest';
import { redirectsOfSite } from '../../src/site-redirects.ts';
import { configSchema, type SiteConfig } from '../../src/model/site.ts';
import { parseRedirects } from '../../src/text/redirect-rules.ts';
import { sandbox } from '../kit/command.ts';
import { nodeFiles } from '../../src/io/files.ts';

const netlify = (text: string): ReturnType<typeof parseRedirects> => parseRedirects({ file: 'public/_redirects', text });
const astro = (text: string, file = 'astro.config.mjs'): ReturnType<typeof parseRedirects> => parseRedirects({ file, text });
const brief = ({ redirects, problems }: ReturnType<typeof parseRedirects>): string[] => [...redirects.map(({ from, to, status, line }) => `${line} ${from} ${to} ${status}`), ...problems.map(({ line, column, message }) => `${line}:${column} ${message}`)];

describe('_redirects', () => {
  test('comments, splats, statuses, whole addresses', () => {
    expect(brief(netlify('\uFEFF# moved\r\n/old /new\r\n\r\n  /a/*\t/b/:splat  302   # later\r\n/c /d/#part 301!\n/app/* /index.html 200\nhttps://old.example.org/x https://example.org/y 308\n/gone /404 404'))).toEqual([
      '2 /old /new 301', '4 /a/* /b/:splat 302', '5 /c /d/#part 301', '6 /app/* /index.html 200', '7 https://old.example.org/x https://example.org/y 308', '8 /gone /404 404',
    ]);
  });

  test('rules for some requests only are no redirects of the address', () => {
    expect(netlify('/ /de 302 Country=de\n/store id=:id /blog/:id 301')).toEqual({ redirects: [], problems: [] });
  });

  test('what is no rule is a problem with its line, and the others count', () => {
    expect(brief(netlify('/a /b\nold /new\n/only\n/c /d soon\n/e /f 301\n'))).toEqual([
      '1 /a /b 301', '5 /e /f 301', '2:1 the address "old" begins neither with "/" nor with "https://"', '3:1 "/only" has no target: an address that begins with "/" or "https://"', '4:1 "soon" is no status such as 301',
    ]);
  });
});

describe('Astro configs', () => {
  test('comments, trailing commas, quotes, statuses', () => {
    expect(brief(astro(`// @ts-check
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';

export default defineConfig({
  site: 'https://example.org', // not "redirects: { '/x': '/y' }"
  integrations: [mdx({ redirects: { '/inner': '/no' }, test: /redirects: \\{["'\`]/ })],
  vite: { define: { a: \`x\${ { redirects: {} } }y\` } },
  /* redirects: { '/commented': '/out' }, */
  redirects: {
    '/old': '/new',
    "/blog/[...slug]": \`/posts/[...slug]\`, // all of them
    '/it\\'s': { status: 302, destination: "/\\u0061", },
    '/named': { destination: '/b' } as const,
  },
});
`))).toEqual(['11 /old /new 301', '12 /blog/[...slug] /posts/[...slug] 301', "13 /it's /a 302", '14 /named /b 301']);
  });

  test('the forms of a config', () => {
    const map = "{ redirects: { '/a': '/b' } }";
    const forms = [
      `export default ${map}`, `export default ${map} satisfies AstroUserConfig;`, `const config = ${map};\nexport default config;`, `const config: AstroUserConfig = ${map}\nexport default defineConfig(config)`,
      `const config = defineConfig(${map}); export default config`, `module.exports = ${map}`, `export default defineConfig({ 'redirects': { '/a': '/b' } as Record<string, string>, })`, `export default defineConfig({ redirects: { '/a': '/c', '/a': '/b' } })`,
    ];
    expect(forms.filter((text) => brief(astro(text, 'astro.config.ts')).map((line) => line.replace(/^\d+ /, '')).join('|') !== '/a /b 301')).toEqual([]);
    expect(astro('export default defineConfig({ site: "https://a.org" })')).toEqual({ redirects: [], problems: [] });
  });

  test('what would have to be run is a problem with its place, and the rest is read', () => {
    expect(brief(astro(`const base = '/new';
export default defineConfig({
  redirects: {
    '/a': base + '/a',
    ['/b' + 1]: '/c',
    ...more,
    '/d': \`\${base}/d\`,
    '/e': { status: code, destination: '/e2' },
    '/f': to('/f', { x: [1, 2] }),
    '/g': '/h',
    short,
    'no-slash': '/i',
    '/j': 'x' + y,
    '/k': { destination: '/l', ...other },
  },
});`))).toEqual([
      '10 /g /h 301',
      '6:5 redirects from elsewhere are taken in here, and they cannot be known without running the file',
      '4:5 where "/a" leads is computed, so it cannot be read without running the file',
      '5:5 the address of this redirect is computed, so it cannot be read without running the file',
      '7:5 where "/d" leads is computed, so it cannot be read without running the file',
      '8:5 where "/e" leads is computed, so it cannot be read without running the file',
      '9:5 where "/f" leads is computed, so it cannot be read without running the file',
      '11:5 where "short" leads is computed, so it cannot be read without running the file',
      '12:5 the address "no-slash" does not begin with "/"',
      '13:5 where "/j" leads is computed, so it cannot be read without running the file',
      '14:5 where "/k" leads is computed, so it cannot be read without running the file',
    ].toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')) || 0));
  });

  test('no literal map at all', () => {
    const said = (text: string): string | undefined => astro(text).problems[0]?.message;
    expect(said('export default defineConfig({ redirects })')).toBe('the value of "redirects" is no literal object, so it cannot be read without running it');
    expect(said('export default defineConfig({ redirects: load() })')).toContain('no literal object');
    expect(said('export default defineConfig({ redirects: { "/a": "/b" }[0] })')).toContain('no literal object');
    expect(said('export default defineConfig({ ...base })')).toContain('takes in another object');
    expect(said('export default make(1)')).toContain('cannot be found without running');
    expect(said('console.log(1)')).toContain('cannot be found without running');
    expect(said('export default { redirects: { "/a')).toContain('never ends');
    expect(said('export default { redirects: `${')).toContain('no literal object');
    expect(said('')).toContain('cannot be found');
  });

  test('hostile input ends', () => {
    for (const text of ['`${'.repeat(5000), '/['.repeat(5000), '{'.repeat(50_000), `export default {${'redirects:{'.repeat(3000)}`, `export default { redirects: { ${'...'.repeat(5000)} } }`]) expect(astro(text).redirects).toEqual([]);
  });
});

describe('redirects of a site', () => {
  const box = sandbox({ _redirects: '/old /new\nhttps://www.example.org/x /y\nhttps://other.example.com/z /y\nbad\n', 'astro.config.mjs': "export default { redirects: { '/a': '/b' } }" });
  const config = (redirects: string[]): SiteConfig => configSchema.parse({ site: { url: 'https://example.org', name: 'A' }, brand: { name: 'A' }, content: { redirects } });

  test('files in order, addresses of other hosts left out, problems beside', () => {
    const { redirects, problems } = redirectsOfSite(nodeFiles(), box.dir, config(['_redirects', 'astro.config.mjs']));
    expect(redirects).toEqual([
      { from: '/old', to: '/new', status: 301, line: 1, file: `${box.dir}/_redirects` },
      { from: '/x', to: '/y', status: 301, line: 2, file: `${box.dir}/_redirects` },
      { from: '/a', to: '/b', status: 301, line: 1, file: `${box.dir}/astro.config.mjs` },
    ]);
    expect(problems).toMatchObject([{ file: `${box.dir}/_redirects`, line: 4 }]);
  });

  test('places that cannot be read', () => {
    const { problems } = redirectsOfSite(nodeFiles(), box.dir, config(['nowhere', '.', 'vercel.json', 'https://example.org/_redirects']));
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'CONFIG_INVALID content.redirects: "nowhere" does not exist', 'CONFIG_INVALID content.redirects: "." is a directory',
      'CONFIG_INVALID content.redirects: "vercel.json" is not read: redirects are read from _redirects files and Astro configs', 'CONFIG_INVALID content.redirects: "https://example.org/_redirects" is an address, and redirects are read from files',
    ]);
  });
});
