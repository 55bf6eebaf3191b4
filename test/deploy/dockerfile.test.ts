import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../kit/blog.ts';
import { read, refusal } from '../kit/deploy.ts';

/** The image: what a linter says, and what only we know. There is no builder here, so it is read, not built. */

const text = read('deploy/Dockerfile');
interface Instruction { stage: number; name: string; rest: string }

/** Instructions by stage; continued lines are joined. */
const instructions: Instruction[] = (() => {
  let stage = 0;
  return text.replaceAll(/^\s*#.*\n/gm, '').replaceAll(/\\\n\s*/g, '').split('\n').filter((line) => line.trim() !== '').map((line) => {
    const [name = '', ...rest] = line.trim().split(/\s+/);
    if (name === 'FROM') stage++;
    return { stage, name, rest: rest.join(' ') };
  });
})();
const last = Math.max(...instructions.map(({ stage }) => stage));
const of = (name: string, stage?: number): string[] => instructions.filter((one) => one.name === name && (stage === undefined || one.stage === stage)).map(({ rest }) => rest);
/** What is copied out of the checkout, by stage. */
const copied = instructions.filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from')).flatMap(({ stage, rest }) => rest.split(' ').slice(0, -1).map((source) => ({ stage, source: source.replace(/^\.\//, '') })));
const tracked = new Set(execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).split('\n').flatMap((file) => [file, file.split('/')[0] ?? '']));
const json = (value: string | undefined): string[] => JSON.parse((value ?? '[]').replace(/^[^[]*/, '')) as string[];

test('a linter finds nothing', () => {
  expect(validate(text).map(({ message, range }) => `${range.start.line + 1}: ${JSON.stringify(message)}`)).toEqual([]);
  expect(validate(text.replace('USER node', 'USRE node'))).not.toEqual([]);
});

describe('the image', () => {
  test('is of one Node, named by a whole version that the package allows', () => {
    const [, version = ''] = /^NODE=(\d+\.\d+\.\d+)-[a-z]+-slim$/.exec(of('ARG')[0] ?? '') ?? [];
    const allowed = (JSON.parse(read('package.json')) as { dependencies: { node: string } }).dependencies.node;
    expect(version.split('.')[0]).toBe(allowed.replace('^', '').split('.')[0]);
    expect(version.localeCompare(allowed.replace('^', ''), undefined, { numeric: true })).toBeGreaterThanOrEqual(0);
    expect(of('FROM').map((from) => from.split(' ')[0])).toEqual(of('FROM').map(() => '${NODE}').map((tag) => `node:${tag}`));
  });

  test('runs as a user of its own that owns none of it', () => {
    expect(of('USER', last)).toEqual(['node']);
    expect(instructions.filter(({ stage, name }) => stage === last && ['RUN', 'ADD'].includes(name))).toEqual([]);
    expect(text).not.toMatch(/--chown|--chmod|sudo/);
    const at = (name: string): number => instructions.findLastIndex((one) => one.name === name);
    expect(at('USER')).toBeGreaterThan(at('COPY'));
  });

  test('installs from the lock file, without scripts, and without what is for development', () => {
    const installs = of('RUN').filter((run) => run.includes('npm ') && !run.includes('npm run'));
    expect(installs).toEqual(['npm ci --ignore-scripts', 'npm ci --omit=dev --ignore-scripts']);
    expect(of('COPY', last)[0]).toBe('--from=modules /app/node_modules ./node_modules');
    expect(instructions.find(({ stage, rest }) => stage === 2 && rest.includes('--omit=dev'))).toBeDefined();
  });

  test('has no secret: none is asked for, and none can be sent to the builder', () => {
    expect(of('ARG').concat(of('ENV')).filter((line) => /KEY|TOKEN|SECRET|PASSWORD|URL/i.test(line))).toEqual([]);
    const [everything, ...back] = read('deploy/Dockerfile.dockerignore').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(everything).toBe('*');
    expect(back.every((line) => /^![\w.-]+$/.test(line))).toBe(true);
    expect(back.filter((line) => /env|output|slugline|\.git/.test(line))).toEqual([]);
  });
});

describe('what is copied', () => {
  test('is there, is tracked, and is sent to the builder', () => {
    const sent = read('deploy/Dockerfile.dockerignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(copied.length).toBeGreaterThan(8);
    expect(copied.filter(({ source }) => !tracked.has(source)).map(({ source }) => source)).toEqual([]);
    expect(copied.filter(({ source }) => !sent.includes(source)).map(({ source }) => source)).toEqual([]);
    expect(sent.filter((name) => !copied.some(({ source }) => source === name))).toEqual([]);
  });

  test('into the image is what the package has, and nothing more', () => {
    const { files } = JSON.parse(read('package.json')) as { files: string[] };
    const inside = copied.filter(({ stage }) => stage === last).map(({ source }) => source).concat('dist');
    expect(of('COPY', last)).toContain('--from=build /build/dist ./dist');
    expect(inside.filter((name) => name !== 'package.json' && !files.includes(name))).toEqual([]);
    // For people and for Astro, not for a worker.
    expect(files.filter((name) => !inside.includes(name))).toEqual(['src/astro/JsonLd.astro', 'README.md', 'CHANGELOG.md']);
  });
});

describe('what it runs', () => {
  test('is our command line, with arguments it takes', async () => {
    expect(json(of('ENTRYPOINT')[0])).toEqual(['node', '/app/dist/bin.js']);
    expect(readdirSync(`${ROOT}/src`)).toContain('bin.js');
    expect(await refusal(json(of('CMD')[0]))).toBeUndefined();
    expect(await refusal(['worker', '--prot', '1'])).toMatch(/--prot/);
    expect(await refusal(['work'])).toMatch(/no command/);
  });

  test('is asked for its health where it listens', () => {
    const cmd = json(of('CMD')[0]);
    const port = cmd[cmd.indexOf('--port') + 1];
    expect(of('EXPOSE')).toEqual([port]);
    expect(of('HEALTHCHECK')[0]).toContain(`http://127.0.0.1:${port}/healthz`);
    expect(cmd[cmd.indexOf('--bind') + 1]).toBe('0.0.0.0');
    expect(of('STOPSIGNAL')).toEqual(['SIGTERM']);
  });
});
