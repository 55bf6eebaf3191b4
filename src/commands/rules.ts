import type { Command } from 'commander';
import { styleText } from 'node:util';
import { COULD_NOT_CHECK, COULD_NOT_READ, IGNORE_WITHOUT_REASON, UNUSED_IGNORE, settingOf } from '../check.ts';
import type { Example, Rule } from '../kinds.ts';
import { formatProblem, problemsOf } from '../model/errors.ts';
import type { SiteConfig } from '../model/site.ts';
import { loadConfig } from '../project.ts';
import { rules } from '../registry.ts';
import { suggestRule } from '../rule-settings.ts';
import { loadSettings } from './_settings.ts';
import { usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** What Slugline reports about its own work: no rules, but people meet the ids in reports and ask. */
const ENGINE: Readonly<Record<string, { severity: string; about: string; fix: string }>> = {
  [COULD_NOT_READ]: { severity: 'error', about: 'An article file that cannot be read: no permission, too large, or not UTF-8.', fix: 'Make the file readable; until then it counts as not checked.' },
  [COULD_NOT_CHECK]: { severity: 'error', about: 'A rule that failed on this article.', fix: 'Report the defect with the article; until then it counts as not checked.' },
  [IGNORE_WITHOUT_REASON]: { severity: 'error', about: 'An ignore comment that gives no reason, so it ignores nothing.', fix: 'Write <!-- slugline-disable-next-line RULE: reason -->.' },
  [UNUSED_IGNORE]: { severity: 'warning', about: 'An ignore comment with nothing to ignore.', fix: 'Remove it.' },
};

export function configure(program: Command): void {
  program.description('list the rules, or explain one').argument('[id]', 'the rule to explain, such as links/generic-anchor, or an area, such as links');
}

export async function run(args: readonly string[], _flags: Flags, context: CommandContext): Promise<number> {
  const config = settingsOf(context);
  const [id] = args;
  const paint: Paint = context.color.stdout ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
  const area = rules.filter((rule) => id === undefined || rule.id.startsWith(`${id.replace(/\/$/, '')}/`));
  context.stdout(id === undefined || area.length > 0 ? list(area, config, context.json, paint) : explain(id, config, context.json, paint));
  return 0;
}

/** The config, to show what it changes. Wrong rule settings are told and skipped: people come here to find the right ones. */
function settingsOf(context: CommandContext): SiteConfig | undefined {
  try {
    return loadSettings(context.world.files, context.projectDir);
  } catch (error) {
    const config = loadConfig(context.world.files, context.projectDir);
    for (const problem of problemsOf(error)) context.stderr(`${formatProblem(problem)}\n`);
    return config;
  }
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

function list(listed: readonly Rule[], config: SiteConfig | undefined, json: boolean, paint: Paint): string {
  if (json) return `${JSON.stringify({ version: 1, rules: listed.map((rule) => summary(rule, config)) })}\n`;
  const width = Math.max(...listed.map((rule) => rule.id.length));
  const areas = [...Map.groupBy(listed, (rule) => rule.id.split('/')[0] ?? '')].map(([area, members]) => {
    const rows = members.map((rule) => `  ${rule.id.padEnd(width)}  ${severityText(rule, config).padEnd(9)}  ${rule.about}\n`);
    return `${paint('bold', area)}\n${rows.join('')}`;
  });
  return `${areas.join('\n')}\n${listed.length} rules. \`slugline rules ID\` explains one.\n`;
}

function explain(wanted: string, config: SiteConfig | undefined, json: boolean, paint: Paint): string {
  const engine = ENGINE[wanted];
  if (engine !== undefined) {
    return json ? `${JSON.stringify({ id: wanted, ...engine })}\n` : `${paint('bold', wanted)}  ${engine.severity}\n\n${engine.about}\n\nWhat to do\n  ${engine.fix}\n\nSlugline reports this about its own work; it cannot be switched off.\n`;
  }
  const rule = ruleNamed(wanted);
  if (json) return `${JSON.stringify({ ...summary(rule, config), examples: { bad: rule.examples.bad.map(exampleText), good: rule.examples.good.map(exampleText) } })}\n`;
  const options = Object.entries(rule.options ?? {});
  const current = settingOf(rule, config)?.options ?? {};
  const section = (title: string, lines: readonly string[]): string => (lines.length === 0 ? '' : `\n${paint('bold', title)}\n${lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('')}`);
  const changed = (option: string, preset: unknown): string => (JSON.stringify(current[option] ?? preset) === JSON.stringify(preset) ? '' : `  (here: ${JSON.stringify(current[option])})`);
  return [
    `${paint('bold', rule.id)}  ${severityText(rule, config)}\n\n${rule.about}\n`,
    section('Why', [rule.why]),
    section('What to do', [rule.fix]),
    section('Source', rule.source === undefined ? [] : [rule.source]),
    section('Options', options.map(([option, preset]) => `${option}: ${JSON.stringify(preset)}${changed(option, preset)}`)),
    section('Reported', rule.examples.bad.flatMap(exampleLines)),
    section('Not reported', rule.examples.good.flatMap(exampleLines)),
    section('To change it, in slugline.config.yaml', ['rules:', `  ${rule.id}: ${options.length === 0 ? 'off' : `[${rule.severity}, { ${options.map(([option, preset]) => `${option}: ${JSON.stringify(preset)}`).join(', ')} }]`}`]),
    section('To ignore one place, in the article', [`<!-- slugline-disable-next-line ${rule.id}: the reason -->`]),
  ].join('');
}

/** A rule by its id, or by its name alone when only one rule has it. @throws SluglineError USAGE with the nearest id */
function ruleNamed(wanted: string): Rule {
  const exact = rules.find((rule) => rule.id === wanted);
  if (exact !== undefined) return exact;
  const named = rules.filter((rule) => rule.id.endsWith(`/${wanted}`));
  if (named.length === 1 && named[0] !== undefined) return named[0];
  const ids = rules.map((rule) => rule.id);
  throw usage(`there is no rule "${wanted}"`, suggestRule(wanted, [...ids, ...Object.keys(ENGINE)]));
}

function summary(rule: Rule, config: SiteConfig | undefined): Record<string, unknown> {
  const setting = settingOf(rule, config);
  return {
    id: rule.id, severity: rule.severity, about: rule.about, why: rule.why, fix: rule.fix, source: rule.source ?? null, needs: rule.needs, options: rule.options ?? {},
    configured: { severity: effective(rule, config), options: setting?.options ?? {} },
  };
}

/** The severity, and what it was before the config changed it. */
function severityText(rule: Rule, config: SiteConfig | undefined): string {
  const now = effective(rule, config);
  return now === rule.severity ? now : `${now} (by default ${rule.severity})`;
}

function effective(rule: Rule, config: SiteConfig | undefined): string {
  const setting = settingOf(rule, config);
  return setting === undefined ? 'off' : (setting.fixed ?? setting.raise(rule.severity));
}

function exampleText(example: Example): string {
  return typeof example === 'string' ? example : example.text;
}

function exampleLines(example: Example, index: number): string[] {
  return [...(index > 0 ? [''] : []), ...exampleText(example).trim().split('\n').map((line) => `| ${line}`.trimEnd())];
}
