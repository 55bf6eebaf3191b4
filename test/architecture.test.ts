import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The arrows of the house (src/README.md), read from the imports. */
const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();

interface Import {
  from: string;
  /** Path under src, or the package's name. */
  to: string;
  typeOnly: boolean;
}

const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(src, from), 'utf8');
  return [...text.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/gm)].map((match): Import => {
    const target = match[2] ?? match[3] ?? '';
    const to = target.startsWith('.') ? relative(src, join(src, dirname(from), target)).replaceAll('\\', '/') : target;
    return { from, to, typeOnly: match[1] !== undefined };
  });
});

const PLUGINS = ['rules', 'stages', 'providers', 'outputs', 'reports', 'locales'];

/** Rooms from the bottom up; a file imports its own room or those below. */
const ROOMS: readonly (readonly [name: string, test: RegExp])[] = [
  ['model', /^model\//],
  ['text and kinds', /^(?:text\/|kinds\.ts$|rule-kinds\.ts$)/],
  ['plug-ins', /^(?:rules|stages|providers|outputs|reports|locales)\//],
  ['registry', /^registry(?:-reports|-locales)?\.ts$/],
  ['core', /^(?:article-job|article-parts|articles|assemble|baseline|batch|batch-collect|batch-desk|batch-files|batch-results|batch-submit|books|brief-words|briefs|builtin|calls|calls-to-action|check|check-history|check-memory|check-paths|checked|congestion|corpus|corpus-index|corpus-view|eval|eval-compare|eval-files|eval-judge|eval-run|eval-scores|eval-set|existing-feeds|export|fact-ledger|fetched|finish|fix|forecast|former-slugs|gated|ignored|import|in-text|languages|library|link-clusters|link-graph|link-index|link-plan|link-site|linker|links|local-gate|locks|look|mend|mend-related|mend-site|mentions|money|notify|overlap|owned-phrases|pacing|pipeline|place|placing|placing-note|plan|project|prompts|publish|reading|record|recording|refresh|refresh-facts|refresh-places|relevance|remake|remote-work|remote-writing|render|repair|repair-desk|review|review-compare|route-faults|routes|rule-settings|scheduler|send|settling|setup|site|site-corpus|site-redirects|stamps|stated-facts|sync|sync-blog|sync-redirects|sync-source|up-to-date|validate|workspace|write|writing)\.ts$/],
  ['io, store and queue', /^(?:io|store|queue)\//],
  ['desk', /^desk\//],
  ['commands and library', /^(?:commands\/|astro\/|api\.ts$|index\.ts$)/],
  ['command line', /^(?:cli\.ts|bin\.js)$/],
  ['development', /^dev\//],
];

function room(file: string): number {
  return ROOMS.findIndex(([, pattern]) => pattern.test(file));
}

const inner = imports.filter((one) => files.includes(one.to));

test('the imports are read', () => {
  expect(inner.length).toBeGreaterThan(200);
  expect(inner).toContainEqual({ from: 'stages/draft.ts', to: 'kinds.ts', typeOnly: false });
});

test('every file has a room', () => {
  expect(files.filter((file) => room(file) < 0)).toEqual([]);
});

test('imports point one way', () => {
  expect(inner.filter((one) => room(one.to) > room(one.from)).map((one) => `${one.from} → ${one.to}`)).toEqual([]);
});

describe('never', () => {
  test('a plug-in imports a sibling, the file system, io or the core', () => {
    const wrong = imports.filter(({ from, to }) => {
      const folder = from.split('/')[0] ?? '';
      if (!PLUGINS.includes(folder)) return false;
      // Underscore files are the shared material of one folder; a registered plug-in is nobody's helper.
      const sibling = to.startsWith(`${folder}/`) && !/\/_[^/]+$/.test(to) && !/\/_[^/]+$/.test(from);
      const other = PLUGINS.some((plugin) => plugin !== folder && to.startsWith(`${plugin}/`));
      return sibling || other || /^node:(?:fs|child_process|http|https|net)/.test(to) || to.startsWith('io/') || to.startsWith('store/');
    });
    expect(wrong.map((one) => `${one.from} → ${one.to}`)).toEqual([]);
  });

  test('the core, the text and the plug-ins use clock, randomness, environment, network or console', () => {
    const pure = files.filter((file) => /^(?:model|text|rules|stages|outputs|reports|locales)\//.test(file) || ROOMS[4]?.[1].test(file));
    const uses = pure.flatMap((file) => {
      const code = readFileSync(join(src, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '');
      return [...code.matchAll(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bconsole\./g)].map((match) => `${file}: ${match[0]}`);
    });
    expect(uses).toEqual([]);
  });

  test('plan, pipeline and check name a concrete plug-in', () => {
    const ids = /'(?:outline|draft|faq|meta|openai|offline|replay|manifest|human|[a-z]+\/[a-z]+(?:-[a-z]+)+)'/g;
    const wrong = ['plan.ts', 'pipeline.ts', 'check.ts'].flatMap((file) =>
      [...readFileSync(join(src, file), 'utf8').matchAll(ids)].map((match) => `${file}: ${match[0]}`).filter((found) => !found.includes("'slugline/")));
    expect(wrong).toEqual([]);
  });

  test('anything imports the command line; the core imports reports; cli.ts alone touches process', () => {
    expect(inner.filter((one) => /^(?:cli|commands\/)/.test(one.to) && !/^(?:cli|bin|commands\/)/.test(one.from)).map((one) => one.from)).toEqual([]);
    expect(inner.filter((one) => one.to.startsWith('reports/') && room(one.from) === 4).map((one) => one.from)).toEqual([]);
    const touching = files.filter((file) => file !== 'cli.ts' && file !== 'bin.js' && !file.startsWith('dev/') && !file.startsWith('io/') && /\bprocess\.(?:exit|env|argv|stdout|stderr|stdin|cwd)\b/.test(readFileSync(join(src, file), 'utf8')));
    expect(touching).toEqual([]);
  });

  test('orchestrators grow past 300 lines', () => {
    const long = files.filter((file) => file !== 'registry.ts' && !file.startsWith('locales/') && readFileSync(join(src, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });
});
