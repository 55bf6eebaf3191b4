import type { TestProject } from '../kit/project.ts';
import { ENGLISH_CONFIG, testProject } from '../kit/project.ts';
import { sandbox, type Outcome } from '../kit/command.ts';
import * as command from '../../src/commands/eval.ts';

/** Small projects with golden briefs and recorded answers. */

/** Two golden briefs; the second asks for an outline, the first has one. */
const BRIEFS: Readonly<Record<string, string>> = {
  'eval/briefs/_facts.yaml': 'facts:\n  - { id: wear, text: A bicycle chain is worn out after 3000 kilometres, source: "https://parts.example.net/wear", asOf: 2026-01-01 }\n',
  'eval/briefs/chain.yaml': `topic: Bicycle chain care
slug: chain-care
keywords: { primary: bicycle chain care }
length: 150
outline:
  - heading: How to clean the chain
    points: [Wipe the plates with a rag before the brush comes., Let the solvent dry before the oil goes on.]
  - heading: When the bicycle chain has to go
    points: ["The chain is [worn out after 3000 kilometres](fact:wear)."]
faq:
  - { question: Can I use kitchen oil?, answer: "No, kitchen oil turns sticky in the air and holds the dust." }
`,
  'eval/briefs/wheel.yaml': 'topic: Wheel truing\nslug: wheel-truing\nkeywords: { primary: wheel truing }\nlength: 120\n',
};

const CHAIN_DRAFT = `Bicycle chain care is a matter of minutes when it is done often. This page tells what to wipe, what to oil and when a new chain is due.

## How to clean the chain

Take a rag first and wipe the plates until it stays clean; the brush comes after that. Let the solvent dry, or the new oil runs off with it.

## When the bicycle chain has to go

A chain is [worn out after 3000 kilometres](fact:wear), sooner in wet weather. A worn chain grinds the sprockets, and those cost more.
`;

const WHEEL_DRAFT = `Wheel truing needs a spoke key and patience. Here is the order of the work and the sign that each part of it is done.

## Where the wheel rubs

Stop, lift the wheel and turn it by hand. The place where it catches is the place to begin with.

## Which spoke to turn

Look at the side the rim leans to. A small turn on the other side pulls it back; then look again.
`;

const json = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Good answers to both briefs. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'chain-care/draft.md': CHAIN_DRAFT,
  'chain-care/meta.json': json({ titles: ['Bicycle chain care: wipe, oil and measure'], descriptions: ['Bicycle chain care for riders who work at home: what to wipe, when the oil goes on and how far a chain goes before it is due for a new one.'] }),
  'wheel-truing/outline.json': json({ sections: [{ heading: 'Where the wheel rubs', points: ['Turn it by hand and look for the place that catches.'] }, { heading: 'Which spoke to turn', points: ['A small turn on the side across the lean.'] }] }),
  'wheel-truing/draft.md': WHEEL_DRAFT,
  'wheel-truing/faq.json': json({ items: [{ question: 'Do I need a stand?', answer: 'No, the brake pads of the bicycle show well enough where the rim leans.' }] }),
  'wheel-truing/meta.json': json({ titles: ['Wheel truing at home, spoke by spoke'], descriptions: ['Wheel truing at home with a spoke key: how to find the place that rubs, which spoke to turn, how far, and when it is time to stop and look.'] }),
};

/** @param fields in place of the usual ones; the prompts are the project's */
export function setYaml(label: string, fields: Readonly<Record<string, string>> = {}): string {
  const all = { label, about: 'a version', model: 'gpt-5-mini', recorded: '2026-06-01', origin: 'hand-written', ...fields };
  return Object.entries(all).map(([key, value]) => `${key}: ${value}\n`).join('');
}

/** The files of a set. */
export function setFiles(label: string, answers: Readonly<Record<string, string | undefined>> = ANSWERS, fields: Readonly<Record<string, string>> = {}): Record<string, string> {
  const dir = `eval/answers/${label}`;
  return { [`${dir}/set.yaml`]: setYaml(label, fields), ...Object.fromEntries(Object.entries(answers).flatMap(([path, text]) => (text === undefined ? [] : [[`${dir}/${path}`, text]]))) };
}

export function evalProject(...sets: Readonly<Record<string, string>>[]): TestProject {
  return testProject({ 'slugline.config.yaml': ENGLISH_CONFIG, ...BRIEFS, ...Object.assign({}, ...sets) as Record<string, string> });
}

const box = sandbox();

/** `slugline eval` on a project, from elsewhere: paths stay absolute. */
export async function evaluate(project: TestProject, argv: readonly string[] = [], now = '2026-06-01T12:00:00Z'): Promise<Outcome> {
  return box.run(command, ['--project', project.dir, ...argv], { now });
}

export interface Told {
  version: number;
  sets: {
    label: string;
    drifted: boolean;
    total: number;
    scores: Record<string, { mean: number; worst: number; slug: string } | null>;
    articles: { slug: string; failed: { message: string; file: string } | null; scores: Record<string, number | null>; rules: Record<string, number>; facts: { used: string[]; missed: string[] }; missedPoints: { point: string }[]; unbound: string[] }[];
  }[];
  changes?: Record<string, { mean: string; worst: string }>;
  check?: { passed: boolean; regressions: { metric: string; which: string; change: string; slugs: string[] }[]; problems: { code: string; message: string }[] };
  judged?: { tally: Record<string, number | null>; articles: { slug: string; opinion: string; reasons: string[] }[] };
}

export async function told(project: TestProject, argv: readonly string[] = []): Promise<Told> {
  return JSON.parse((await evaluate(project, ['--json', ...argv])).stdout) as Told;
}

/** A change of a prompt that changes what a model is asked: the project gets a template of its own. */
export function changePrompts(project: TestProject, line = 'Write plainly.'): void {
  project.write('prompts/draft.hbs', `---\nmaxOutputTokens: 4000\n---\n=== user ===\n${line} Topic: {{topic}}\n{{#each outline}}{{heading}}\n{{/each}}`);
}
