import type { Hono } from 'hono';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { SluglineError } from '../model/errors.ts';
import type { Files } from '../model/world.ts';
import { readString } from '../place.ts';

/** The page: a shell, and plain modules that the browser takes as they are. They lie in `desk/`, beside `src` in a checkout and beside `dist` in the package. */
const PAGE = fileURLToPath(new URL('../../desk', import.meta.url)).replace(/\/$/, '');

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' };

/** The languages the page speaks; the first is the one without a better. */
const SPOKEN = ['en', 'ru'] as const;

/** @param key goes into the page, so that its scripts can change something */
export function pageRoutes(app: Hono, files: Files, key: string): void {
  // Names are those of the directory: nothing that comes in becomes a path.
  const names = new Set(files.list(PAGE).filter((name) => /^[a-z-]+\.(?:js|css|svg)$/.test(name)));
  app.get('/page/:name', (context) => {
    const name = context.req.param('name');
    const bytes = names.has(name) ? files.read(`${PAGE}/${name}`) : undefined;
    if (bytes === undefined) return context.json({ error: 'There is no such file.' }, 404);
    const body = name.endsWith('.js') ? Buffer.from(leanScript(Buffer.from(bytes).toString())) : Buffer.from(bytes);
    const packed = takesGzip(context.req.header('accept-encoding'));
    return context.body(new Uint8Array(packed ? gzipSync(body) : body), 200, { 'Content-Type': TYPES[name.replace(/^.*\./, '')] ?? 'text/plain', Vary: 'Accept-Encoding', ...(packed ? { 'Content-Encoding': 'gzip' } : {}) });
  });
  app.get('/favicon.ico', (context) => context.redirect('/page/icon.svg', 302));
  const words = pageWords(files);
  app.get('/', (context) => context.html(shell(languageOf(context.req.header('accept-language') ?? ''), key, words)));
}

/** The page's words as an element of it. @throws SluglineError when they are missing or damaged */
export function pageWords(files: Files): string {
  const text = readString(files, `${PAGE}/words.json`);
  let words: unknown;
  try {
    words = JSON.parse(text ?? '');
  } catch {
    throw new SluglineError({ code: 'INTERNAL', file: `${PAGE}/words.json`, message: 'the words of the page are missing or damaged', help: 'Install Slugline again.' });
  }
  return `<script type="application/json" id="words">${JSON.stringify(words).replaceAll('<', String.raw`\u003c`)}</script>`;
}

/** A module of the page without its comments and indents, a fifth of it: comments of whole lines, and the types before a value. Lines stay lines. */
export function leanScript(text: string): string {
  return text.replace(/^[ \t]*\/\*\*(?:(?!\*\/)[\s\S])*\*\/[ \t]*$/gm, '').replace(/^[ \t]*\/\/.*$/gm, '').replace(/\/\*\* @(?:type|param) [^*]*\*\/ ?/g, '').replace(/^[ \t]+/gm, '').replace(/\n{2,}/g, '\n');
}

/** Every browser does. */
function takesGzip(header: string | undefined): boolean {
  return /(?:^|[,\s])gzip(?!\s*;\s*q=0(?:\.0*)?(?:,|\s|$))/i.test(header ?? '');
}

/** The first language of the header that the page speaks. */
function languageOf(header: string): (typeof SPOKEN)[number] {
  const wanted = header.split(',').map((part) => {
    const [tag = '', quality] = part.trim().split(/;\s*q=/);
    return { tag: tag.toLowerCase().split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) || 0 };
  }).toSorted((a, b) => b.quality - a.quality);
  return wanted.flatMap(({ tag }) => SPOKEN.find((one) => one === tag) ?? [])[0] ?? SPOKEN[0];
}

function shell(language: string, key: string, words: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="slugline-key" content="${key}">
<meta name="color-scheme" content="light dark">
<title>Slugline</title>
<link rel="icon" href="/page/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page/page.css">
<link rel="stylesheet" href="/page/site.css">
<script type="module" src="/page/main.js"></script>
</head>
<body>${words}<div id="app"></div><noscript>The desk needs JavaScript.</noscript></body>
</html>
`;
}
