import chromium from '@sparticuz/chromium';
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium as playwright, type Browser } from 'playwright-core';

/** A real Chromium, from npm, and a server of files on the loopback. Used by scripts as well, so nothing of the test runner here: that is `desk-browser.ts`. */

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.svg': 'image/svg+xml', '.css': 'text/css', '.js': 'text/javascript' };

export interface StaticServer {
  url: string;
  close(): Promise<void>;
}

/** What a host of static files does: `index.html` of a directory, `404.html` for what is not there. */
export async function serveFiles(dir: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const file = join(dir, path.endsWith('/') ? `${path}index.html` : path);
    const found = file.startsWith(dir) && existsSync(file) && statSync(file).isFile();
    response.writeHead(found ? 200 : 404, { 'content-type': found ? (TYPES[extname(file)] ?? 'application/octet-stream') : 'text/html; charset=utf-8' });
    response.end(found ? readFileSync(file) : readFileSync(join(dir, '404.html')));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}

/** @param port of the debugging protocol, for tools that connect by themselves */
export async function launchChromium(port?: number): Promise<Browser> {
  // Of the package's own switches only those that a machine without a display, a sandbox or a graphics card needs: the others switch the browser's security off.
  const args = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none', ...(port === undefined ? [] : [`--remote-debugging-port=${port}`])];
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
