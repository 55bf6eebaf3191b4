import { fileURLToPath } from 'node:url';
import { SluglineError } from '../model/errors.ts';
import type { Files } from '../model/world.ts';
import { readString } from '../place.ts';
import { sha256 } from '../text/hash.ts';
import { pageWords } from './assets.ts';
import { bundlePage } from './page-bundle.ts';
import type { PackedReport } from './static-report.ts';
import { summaryHtml } from './static-summary.ts';

/** A report as one page that asks for nothing: the desk's own modules as one script, what the server would answer as data beside it. */

const PAGE = fileURLToPath(new URL('../../desk', import.meta.url)).replace(/\/$/, '');

/** The module that speaks to the server, and the one that has the answers already. */
const SWAPPED = { 'api.js': 'static-api.js' };

/** @throws SluglineError when a file of the page is missing or damaged */
export function reportPage(files: Files, report: PackedReport): string {
  const read = (name: string): string | undefined => readString(files, `${PAGE}/${name}`);
  const script = bundlePage('static.js', read, SWAPPED);
  const style = ['page.css', 'site.css'].map((name) => needed(read(name))).join('').replaceAll(/\r\n?/g, '\n');
  if (/<\/style/i.test(style)) throw damaged();
  const icon = Buffer.from(needed(read('icon.svg'))).toString('base64');
  // Whatever an article smuggles in: only these two texts are script and style, nothing is sent or fetched, and pictures are those that stand in the page.
  const policy = [
    "default-src 'none'", `script-src '${hashOf(script)}'`, `style-src '${hashOf(style)}'`, "connect-src 'none'", 'img-src data:', "base-uri 'none'", "form-action 'none'",
    "require-trusted-types-for 'script'", "trusted-types 'none'",
  ].join('; ');
  // Pieces, so that nothing large is put together twice.
  const parts = [`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="Slugline">
<title>Slugline</title>
<link rel="icon" href="data:image/svg+xml;base64,${icon}">
<style>${style}</style>
</head>
<body><div id="app"><noscript>${summaryHtml(report)}</noscript></div>
`];
  parts.push(`${pageWords(files)}\n`);
  for (const { path, status, base64 } of report.answers) parts.push(`<script type="text/plain" id="answer:${path}"${status === 200 ? '' : ` data-status="${status}"`}>${base64}</script>\n`);
  parts.push(`<script type="module">${script}</script>\n</body>\n</html>\n`);
  return parts.join('');
}

function hashOf(text: string): string {
  return `sha256-${Buffer.from(sha256(text), 'hex').toString('base64')}`;
}

function needed(text: string | undefined): string {
  if (text === undefined) throw damaged();
  return text;
}

function damaged(): SluglineError {
  return new SluglineError({ code: 'INTERNAL', file: PAGE, message: 'a file of the page is missing or damaged', help: 'Install Slugline again.' });
}
