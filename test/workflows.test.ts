import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

/** The workflows for GitHub Actions, read by the parser of GitHub's own language server, and what keeps them harmless. */

// It imports its JSON in the manner of bundlers, which Node refuses without an attribute.
const hooks = registerHooks({ load: (url, context, next) => (url.endsWith('.json') ? { format: 'module', shortCircuit: true, source: `export default ${readFileSync(new URL(url), 'utf8')};` } : next(url, context)) });
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
hooks.deregister();

interface Step { name?: string; uses?: string; run?: string; if?: string; shell?: string; with?: Record<string, unknown>; env?: Record<string, string> }
interface Job { if?: string; needs?: string; permissions?: Record<string, string>; steps: Step[]; 'timeout-minutes'?: number }
interface Workflow { on: Record<string, unknown>; permissions: Record<string, string>; concurrency: { group: string; 'cancel-in-progress': unknown }; jobs: Record<string, Job> }

const source = (name: string): string => readFileSync(new URL(`../examples/workflows/${name}.yml`, import.meta.url), 'utf8');

/** What GitHub would say against a workflow: unknown keys, wrong types, names and functions of expressions that are not there. */
async function faultsOf(content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name: 'w.yml', content }, new NoOperationTraceWriter());
  if (value === undefined) return context.errors.getErrors().map(({ message }) => message);
  const template = await convertWorkflowTemplate(context, value);
  return [...new Set([...context.errors.getErrors(), ...(template.errors ?? []).map(({ Message: message }) => ({ message }))].map(({ message }) => message))];
}

test.each<[string, string, string, RegExp]>([
  ['an unknown key', 'timeout-minutes: 15', 'timeout-minute: 15', /Unexpected value 'timeout-minute'/],
  ['an unknown context', '${{ secrets.OPENAI_API_KEY }}', '${{ secret.OPENAI_API_KEY }}', /Unrecognized named-value: 'secret'/],
  ['an unknown function', "hashFiles('slugline.sarif')", "hashFile('slugline.sarif')", /Unrecognized function: 'hashFile'/],
  ['a job that is not there', 'needs: validate', 'needs: validation', /validation/],
  ['an unknown permission', 'security-events: write', 'security-event: write', /security-event/],
])('the parser finds %s', async (_name, from, to, message) => {
  const broken = source('content').replace(from, to);
  expect(broken).not.toBe(source('content'));
  expect((await faultsOf(broken)).join('\n')).toMatch(message);
});

describe.each(['content', 'blog'])('%s.yml', (name) => {
  const text = source(name);
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);
  /** Jobs that run for a pull request, also for one of a fork. */
  const open = jobs.filter(([, job]) => !/event_name == 'workflow_dispatch'|event_name != 'pull_request'|event_name == 'push'/.test(job.if ?? ''));

  test('is a workflow', async () => {
    expect(await faultsOf(text)).toEqual([]);
  });
  test('may read by default; what is more is asked for by jobs that run nothing of a pull request', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const [id, job] of open) expect([id, job.permissions]).toEqual([id, undefined]);
    for (const [id, { permissions = {}, steps: own }] of jobs) {
      if (permissions['security-events'] === 'write') expect([id, own.filter(({ run }) => run !== undefined)]).toEqual([id, []]);
    }
  });
  test('gives no secret to a pull request, and does not run in the name of the repository for one', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    for (const [id, job] of open) expect([id, JSON.stringify(job).match(/secrets\.\w+|github\.token/g)]).toEqual([id, null]);
  });
  test('leaves no token behind a checkout', () => {
    for (const { with: given } of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) expect(given?.['persist-credentials']).toBe(false);
  });
  test('pins every action by its major version, and ends every job', () => {
    for (const { uses } of steps.filter((step) => step.uses !== undefined)) expect(uses).toMatch(/^(?:actions|github)\/[\w/-]+@v\d+$/);
    for (const [id, job] of jobs) expect([id, job['timeout-minutes']]).toEqual([id, expect.any(Number)]);
  });
  test('never cancels what pays or deploys', () => {
    expect(workflow.concurrency['cancel-in-progress']).toBe("${{ github.event_name == 'pull_request' }}");
    expect(workflow.concurrency.group).toContain('github.ref');
  });
  test('scripts take nothing from an expression, and are scripts', () => {
    for (const { run = '' } of steps) {
      expect(run).not.toContain('${{');
      expect(spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' }).stderr).toBe('');
    }
  });
  test('whatever runs under the name of Slugline is the one that is installed', () => {
    const called = steps.flatMap(({ run = '' }) => run.match(/.*\bslugline (?:plan|generate|validate|export|notify)\b/g) ?? []);
    expect(called.length).toBeGreaterThan(1);
    for (const line of called) expect(line).toMatch(/^npx --no-install slugline /);
  });
});

test('the content repository: checks always, the plan for pull requests, writing by hand within a budget', () => {
  const { on, jobs } = parse(source('content')) as Workflow;
  expect(Object.keys(on)).toEqual(['push', 'pull_request', 'workflow_dispatch']);
  const lines = (id: string): string => (jobs[id]?.steps ?? []).map(({ run = '' }) => run).join('\n');
  expect(lines('validate')).toMatch(/^npx --no-install slugline validate --format github$[^]*^npx --no-install slugline validate --format sarif --output slugline\.sarif/m);
  expect(lines('plan')).toContain('plan --markdown | tee -a "$GITHUB_STEP_SUMMARY"');
  expect(jobs['plan']?.steps.at(-1)?.shell).toBe('bash');
  expect(lines('generate')).toContain('generate --budget "$BUDGET"');
  expect(jobs['generate']?.steps.flatMap(({ env }) => env?.['BUDGET'] ?? [])).toEqual(['${{ inputs.budget }}']);
});

test('the blog: pulls, checks, builds, and deploys only what is on its main branch', () => {
  const { jobs } = parse(source('blog')) as Workflow;
  const names = jobs['build']?.steps.map(({ run = '' }) => /slugline (\w+)|npm run (build)/.exec(run)?.slice(1).find(Boolean)).filter(Boolean);
  expect(names).toEqual(['export', 'validate', 'build']);
  expect([jobs['deploy']?.needs, jobs['deploy']?.if]).toEqual(['build', "github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch"]);
});
