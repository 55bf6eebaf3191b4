import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../test/kit/browser.ts';

/**
 * The desk as a person feels it: until it is there, until the first list, from a keystroke to its findings, how it answers during a check of the whole site, and how
 * smoothly the map of links moves. `node bench/desk.ts [articles] [articles of the map] [start, check or map alone]`
 */
const ROUNDS = 5;
const LINKS = 4;
const articles = Number(process.argv[2] ?? 10_000);
const nodes = Number(process.argv[3] ?? 5000);
const only = process.argv[4];
/** Articles that are checked. */
const CHECKED = 1000;
const bin = fileURLToPath(new URL('../src/bin.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'slugline-desk-'));
const running: ChildProcess[] = [];

/** Lists the same folder and answers with its names: what any server of such a list must at least do. */
const LIST_PEER = `
const fs = require('node:fs'), http = require('node:http');
const server = http.createServer((_, answer) => answer.end(JSON.stringify(fs.readdirSync('output').map((name) => ({ name, size: fs.statSync('output/' + name).size })))));
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: 'http://127.0.0.1:' + server.address().port + '/' })));`;

try {
  console.log(`Node ${process.versions.node}; medians of ${ROUNDS} rounds, lowest in brackets\n`);
  if (only === undefined || only === 'start') await starting(makeSite('large', articles));
  if (only === undefined || only === 'check') await answering(makeSite('checked', CHECKED));
  if (only === undefined || only === 'map') await moving(makeSite('map', nodes));
} finally {
  for (const child of running) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
}

/** Articles in topics of forty, each with links to neighbours of its topic and one elsewhere. */
function makeSite(name: string, count: number): string {
  const dir = join(home, name);
  mkdirSync(join(dir, 'output'), { recursive: true });
  writeFileSync(join(dir, 'slugline.config.yaml'), 'site: { url: https://example.org, name: Bench, locale: en }\nbrand: { name: Bench }\n');
  const words = ['steel', 'wheel', 'rain', 'chain', 'brake', 'lamp', 'saddle', 'pedal', 'cable', 'spoke', 'helmet', 'bottle', 'rack', 'mirror', 'pump', 'valve'];
  const word = (seed: number): string => words[(seed * 7919 + (seed >> 3)) % words.length] ?? 'bell';
  for (let index = 0; index < count; index++) {
    const topic = index - (index % 40);
    const others = Array.from({ length: LINKS }, (_, link) => (link === LINKS - 1 ? (index * 31 + 17) % count : Math.min(count - 1, topic + ((index * (link + 3) + link) % 40))));
    const text = Array.from({ length: 12 }, (_, line) => `A ${word(index + line)} and a ${word(topic + line * 3)} meet in part ${line} of number ${index}, where the ${word(line)} is looked after in spring and in autumn.`).join('\n\n');
    writeFileSync(join(dir, `output/thing-${index}.md`), `---\ntitle: How to keep ${word(topic)} number ${index}\ndescription: What a ${word(topic)} wants.\npubDate: 2026-01-0${1 + (index % 9)}\n---\n\n# How to keep ${word(topic)} number ${index}\n\n${text}\n\n${others.map((other) => `See [number ${other}](/blog/thing-${other}/).`).join(' ')}\n`);
  }
  return dir;
}

/** A process until it has printed its address. */
async function started(dir: string, args: readonly string[]): Promise<{ url: string; child: ChildProcess; begun: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, { cwd: dir, stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('\n')) resolve((JSON.parse(said) as { url: string }).url);
    });
    child.on('exit', (code) => reject(new Error(`exit ${String(code)}`)));
  });
  return { url, child, begun };
}

async function opened(url: string): Promise<{ origin: string; headers: Record<string, string> }> {
  const { origin } = new URL(url);
  const cookie = String((await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')).split(';')[0] ?? '';
  const page = await (await fetch(`${origin}/`, { headers: { cookie } })).text();
  return { origin, headers: { cookie, origin, 'content-type': 'application/json', 'x-slugline-key': /slugline-key" content="([^"]+)"/.exec(page)?.[1] ?? '' } };
}

/** In turns, so that a noisy machine disturbs both. */
async function starting(dir: string): Promise<void> {
  const times = { address: [] as number[], list: [] as number[], peerAddress: [] as number[], peerList: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const ours = await started(dir, [bin, 'preview', '--json']);
    times.address.push(performance.now() - ours.begun);
    const { origin, headers } = await opened(ours.url);
    const rows = await (await fetch(`${origin}/api/rows?count=60`, { headers })).json() as { total: number };
    times.list.push(performance.now() - ours.begun);
    if (rows.total !== articles) throw new Error(`${rows.total} rows`);
    ours.child.kill('SIGKILL');
    const peer = await started(dir, ['-e', LIST_PEER]);
    times.peerAddress.push(performance.now() - peer.begun);
    await (await fetch(peer.url)).text();
    times.peerList.push(performance.now() - peer.begun);
    peer.child.kill('SIGKILL');
  }
  against('the address is printed', times.address, 'a bare Node that listens', times.peerAddress);
  against(`first list of ${articles} articles`, times.list, 'a bare Node that stats them all', times.peerList);
}

async function answering(dir: string): Promise<void> {
  const { url, child } = await started(dir, [bin, 'preview', '--json']);
  const { origin, headers } = await opened(url);
  const ask = async (path: string, init?: RequestInit): Promise<number> => {
    const begun = performance.now();
    const answer = await fetch(`${origin}/api${path}`, { headers, ...init });
    await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return performance.now() - begun;
  };
  const { text } = await (await fetch(`${origin}/api/article/thing-1`, { headers })).json() as { text: string };
  const long = text.repeat(4);
  const keys: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < 40; round++) {
    keys.push(await ask('/article/thing-1/check', { method: 'POST', body: JSON.stringify({ text: `${long}\n\nTyped ${'x'.repeat(round)}.\n` }) }));
    floor.push(await ask('/desk'));
  }
  against(`a keystroke in ${long.split(/\s+/).length} words, checked`, keys.slice(10), 'an answer without work', floor.slice(10));

  const begun = performance.now();
  await ask('/site/findings');
  const during: number[] = [];
  const state = { done: false };
  const watch = (async () => {
    const reader = (await fetch(`${origin}/api/events`, { headers })).body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) if (/"check","state":"(?:done|failed)"/.test(part.value)) break;
    state.done = true;
  })();
  const graph = ask('/site').then((ms) => console.log(`the map of ${CHECKED} articles, laid out: ${(ms / 1000).toFixed(1)} s, while the site is checked`));
  while (!state.done) {
    during.push(await ask('/desk'));
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  await Promise.all([watch, graph]);
  console.log(`the first check of ${CHECKED} articles: ${((performance.now() - begun) / 1000).toFixed(1)} s; meanwhile the server answers in ${quantile(during, 0.5).toFixed(1)} ms (median), ${quantile(during, 0.95).toFixed(1)} (p95), ${Math.max(...during).toFixed(1)} (most), of ${during.length}`);
  child.kill('SIGKILL');
}

/** Milliseconds between frames while the page does something; beside an empty page in the same browser. */
async function moving(dir: string): Promise<void> {
  const { url, child } = await started(dir, [bin, 'preview', '--json']);
  const browser = await launchChromium(9378);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const record = async (work: () => Promise<void>): Promise<number[]> => {
    await page.evaluate('window.frames_ = []; window.on_ = true; (function next(at) { if (window.last_ !== undefined) frames_.push(at - last_); window.last_ = at; if (on_) requestAnimationFrame(next); else window.last_ = undefined; })(performance.now())');
    await work();
    return page.evaluate('(on_ = false, frames_.slice(1))');
  };
  const tell = (what: string, frames: readonly number[], floor: readonly number[]): void => console.log(`${what}: ${quantile(frames, 0.5).toFixed(1)} ms a frame (median) = ${(quantile(frames, 0.5) / quantile(floor, 0.5)).toFixed(2)} x an empty page (${quantile(floor, 0.5).toFixed(1)}), p95 ${quantile(frames, 0.95).toFixed(1)} (${quantile(floor, 0.95).toFixed(1)}), most ${Math.max(...frames).toFixed(0)}, of ${frames.length}`);
  const wait = async (ms: number): Promise<void> => page.waitForTimeout(ms);
  await page.goto(url);
  await page.locator('.bar').waitFor();
  const floor = await record(async () => wait(2500));
  const arriving = await record(async () => {
    await page.evaluate('location.hash = "#/site"');
    await page.locator('canvas.graph').waitFor({ timeout: 600_000 });
    await wait(1500);
  });
  tell(`the map of ${nodes} articles is laid out on the server, arrives and is painted`, arriving, floor);
  const box = await page.locator('canvas.graph').boundingBox();
  if (box === null) throw new Error('no map');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const panning = await record(async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 0; step < 150; step++) await page.mouse.move(x + 220 * Math.sin(step / 9), y + 120 * Math.cos(step / 13));
    await page.mouse.up();
  });
  tell('it is dragged', panning, floor);
  const zooming = await record(async () => {
    await page.locator('canvas.graph').focus();
    for (let step = 0; step < 80; step++) {
      await page.mouse.wheel(0, step < 40 ? -60 : 60);
      await wait(16);
    }
  });
  tell('it is zoomed', zooming, floor);
  const pointing = await record(async () => {
    for (let step = 0; step < 120; step++) await page.mouse.move(x + 300 * Math.sin(step / 7), y + 150 * Math.cos(step / 5));
  });
  tell('articles are pointed at', pointing, floor);
  await browser.close();
  child.kill('SIGKILL');
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

function against(what: string, ours: readonly number[], peer: string, theirs: readonly number[]): void {
  const [median, floor] = [quantile(ours, 0.5), quantile(theirs, 0.5)];
  console.log(`${what}: ${median.toFixed(1)} ms [${Math.min(...ours).toFixed(1)}] = ${(median / floor).toFixed(2)} x ${peer} (${floor.toFixed(1)} ms [${Math.min(...theirs).toFixed(1)}])`);
}
