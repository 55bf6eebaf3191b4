import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as dclint from 'dclint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../kit/blog.ts';
import { read, refusal } from '../kit/deploy.ts';

/** Its own types import without the ends of names, which nothing finds. */
// oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- for the compiler it is none
const { DCLinter } = dclint as unknown as { DCLinter: new (config: object) => { lintFiles(paths: string[], deep: boolean): { messages: { line: number; message: string }[] }[] } };

/** The example of a whole set-up: what a linter says, and what only we know. */

interface Service {
  image: string; command?: string[]; env_file?: string[]; networks?: string[]; ports?: string[]; volumes?: string[]; user?: string; profiles?: string[]; read_only?: boolean; cap_drop?: string[];
  environment?: unknown; depends_on?: Record<string, { condition: string }>; stop_grace_period?: string; build?: { context: string; dockerfile: string }; healthcheck?: { disable?: boolean; test?: string[] }; expose?: string[];
}
interface Compose { services: Record<string, Service>; networks: Record<string, { internal?: boolean }>; volumes: Record<string, unknown> }

const text = read('deploy/compose.yaml');
const compose = parse(text) as Compose;
const services = Object.entries(compose.services);
/** As it is without any variable: `${NAME:-default}`. */
const plain = (value: string): string => value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
const ours = services.filter(([, { image }]) => image.startsWith('slugline'));
/** Names set in a file of variables, those in comments included. */
const variables = (path: string): string[] => [...read(path).matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1] ?? '');

test('a linter finds nothing', () => {
  // The image is built and has a name, so that both services that run it share it.
  const linter = new DCLinter({ rules: { 'no-build-and-image': 0 }, quiet: false, debug: false, exclude: [] });
  const [result] = linter.lintFiles([join(ROOT, 'deploy/compose.yaml')], false);
  expect(result?.messages.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
});

test('what is run is taken by our command line', async () => {
  expect(ours.map(([name]) => name)).toEqual(['coordinator', 'worker']);
  for (const [, { command = [] }] of ours) expect(await refusal(command.map(plain))).toBeUndefined();
});

test('the image is built from our Dockerfile and has the version of the package', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  for (const [, { image, build }] of ours) {
    expect(image).toBe(`slugline:${version}`);
    expect(existsSync(join(ROOT, 'deploy', build?.context ?? '?', build?.dockerfile ?? '?'))).toBe(true);
  }
});

describe('variables', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => read(join('src', file))).join('\n');
  /** Of the image of PostgreSQL, and those that OpenTelemetry's own packages read. */
  const foreign = ['POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_RESOURCE_ATTRIBUTES'];

  test('every file of them has its example, which is in order, and is never committed', () => {
    const files = [...new Set(services.flatMap(([, { env_file = [] }]) => env_file))];
    expect(files.toSorted()).toEqual(['database.env', 'model.env', 'queue.env']);
    for (const file of files) expect(variables(`deploy/${file}.example`).length).toBeGreaterThan(0);
    expect(read('.gitignore').split('\n')).toContain('deploy/*.env');
    expect(readdirSync(join(ROOT, 'deploy')).filter((file) => file.endsWith('.env.example')).length).toBe(files.length);
  });

  test('every one is read by somebody', () => {
    const named = ['database', 'queue', 'model'].flatMap((name) => variables(`deploy/${name}.env.example`));
    expect(named.length).toBeGreaterThan(6);
    expect(named.filter((name) => !foreign.includes(name) && !new RegExp(`\\b${name}\\b`).test(sources))).toEqual([]);
    expect([...text.matchAll(/\$\$([A-Z_]+)/g)].map((match) => match[1]).filter((name) => !variables('deploy/database.env.example').includes(name ?? ''))).toEqual([]);
  });

  test('those of the composition have a default and are explained', () => {
    const used = [...text.matchAll(/(?<!\$)\$\{(\w+)(:-)?/g)];
    expect(used.map((match) => match[1])).toContain('SLUGLINE_WORKERS');
    expect(used.filter((match) => match[2] === undefined).map((match) => match[1])).toEqual([]);
    expect(used.map((match) => match[1] ?? '').filter((name) => !read('docs/operations.md').includes(`\`${name}\``))).toEqual([]);
  });

  test('the key of the model is where calls are made, and no secret stands in the file', () => {
    expect(services.filter(([, { env_file = [] }]) => env_file.includes('model.env')).map(([name]) => name)).toEqual(['worker']);
    expect(services.filter(([, service]) => service.environment !== undefined)).toEqual([]);
    const examples = ['database', 'queue', 'model'].map((name) => read(`deploy/${name}.env.example`)).join('\n');
    expect([...examples.matchAll(/^(?:OPENAI_API_KEY|POSTGRES_PASSWORD)=(.*)$/gm)].map((match) => match[1])).toEqual(['', '']);
  });
});

describe('what is open', () => {
  test('no port of the machine; the database has no way out and is reached by ours only', () => {
    expect(services.filter(([, { ports }]) => ports !== undefined)).toEqual([]);
    expect(compose.networks['data']?.internal).toBe(true);
    expect(compose.services['database']?.networks).toEqual(['data']);
    expect(services.flatMap(([, { networks = [] }]) => networks).filter((name) => !(name in compose.networks))).toEqual([]);
  });

  test('ours run without rights, on a disk they cannot write, and have time to end', () => {
    for (const [name, { read_only: fixed, cap_drop: dropped, stop_grace_period: grace = '0s' }] of ours) {
      expect({ name, fixed, dropped, long: Number.parseInt(grace, 10) > 20 }).toEqual({ name, fixed: true, dropped: ['ALL'], long: true });
    }
  });

  test('the database is kept in a volume, and waited for', () => {
    const { image = '', volumes = [], healthcheck } = compose.services['database'] ?? {};
    expect(image).toMatch(/^postgres:18\.\d+$/);
    // Where the images of PostgreSQL 18 and later have it.
    expect(volumes).toEqual(['database:/var/lib/postgresql']);
    expect(Object.keys(compose.volumes)).toEqual(['database']);
    expect(healthcheck?.test?.[1]).toContain('pg_isready');
    for (const [, { depends_on: needs }] of ours) expect(needs).toEqual({ database: { condition: 'service_healthy' } });
  });

  test('a worker is healthy where the image asks; a coordinator has no page', () => {
    const { command = [], expose } = compose.services['worker'] ?? {};
    const port = command[command.indexOf('--port') + 1];
    expect(expose).toEqual([port]);
    expect(read('deploy/Dockerfile')).toContain(`:${port}/healthz`);
    expect(compose.services['coordinator']?.healthcheck).toEqual({ disable: true });
  });
});
