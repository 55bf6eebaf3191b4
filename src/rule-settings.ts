import { ENGINE_FINDINGS } from './ignored.ts';
import type { Rule } from './kinds.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { configSchema, type SiteConfig } from './model/site.ts';
import { nearest } from './text/nearest.ts';
import { readYaml, type YamlSource } from './text/yaml.ts';

/**
 * The `rules` block of the config against the rules there are: every id exists, every option exists and has the type of its default.
 * @param source the config file, to point at the lines
 * @throws SluglineError CONFIG_INVALID, one problem for each fault
 */
export function checkRuleSettings(config: SiteConfig, rules: readonly Rule[], source?: YamlSource): void {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const faults = Object.entries(config.rules).flatMap(([id, setting]): Fault[] => {
    if (id === 'extends') return [];
    const rule = byId.get(id);
    if (rule === undefined) return [unknownRule(id, [...byId.keys()])];
    return Array.isArray(setting) ? optionFaults(rule, setting[1]) : [];
  });
  if (faults.length === 0) return;
  const place = source === undefined ? undefined : readYaml(source, configSchema, 'CONFIG_INVALID').place;
  throw new SluglineError(
    faults.map(({ path, onKey, message, help }): Problem => ({ code: 'CONFIG_INVALID', ...(source === undefined ? {} : { file: source.file, ...place?.(path, onKey) }), message, help })),
  );
}

interface Fault {
  path: (string | number)[];
  onKey: boolean;
  message: string;
  help: string;
}

function unknownRule(id: string, known: readonly string[]): Fault {
  const at = { path: ['rules', id], onKey: true };
  if (ENGINE_FINDINGS.includes(id)) return { ...at, message: `"rules": "${id}" is what Slugline reports about its own work and cannot be set`, help: 'Remove this line.' };
  return { ...at, message: `"rules": there is no rule "${id}"`, help: suggestRule(id, known) };
}

/** Advice for a rule id that does not exist. */
export function suggestRule(id: string, known: readonly string[]): string {
  const name = id.split('/').at(-1) ?? id;
  const near = known.find((candidate) => candidate.endsWith(`/${name}`)) ?? nearest(id, known);
  return near === undefined ? '`slugline rules` lists the ids.' : `Did you mean "${near}"?`;
}

function optionFaults(rule: Rule, given: Record<string, unknown>): Fault[] {
  const defaults = rule.options ?? {};
  return Object.entries(given).flatMap(([option, value]): Fault[] => {
    const path = ['rules', rule.id, 1, option];
    const known = Object.keys(defaults);
    if (!known.includes(option)) {
      const near = nearest(option, known);
      const help = known.length === 0 ? 'This rule has no options: write only a severity.' : near === undefined ? `Its options: ${known.join(', ')}.` : `Did you mean "${near}"?`;
      return [{ path, onKey: true, message: `the rule "${rule.id}" has no option "${option}"`, help }];
    }
    const wanted = typeName(defaults[option]);
    return fits(value, defaults[option])
      ? []
      : [{ path, onKey: false, message: `the option "${option}" of "${rule.id}": expected ${wanted}, found ${JSON.stringify(value)}`, help: `Its default is ${JSON.stringify(defaults[option])}.` }];
  });
}

/** The type of an option is that of its default; lists hold the types of the default's members. */
function fits(value: unknown, preset: unknown): boolean {
  if (preset === null || preset === undefined) return true;
  if (!Array.isArray(preset)) return typeName(value) === typeName(preset) && !Number.isNaN(value);
  if (!Array.isArray(value)) return false;
  const members = new Set(preset.map(typeName));
  return members.size === 0 || value.every((item) => members.has(typeName(item)));
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value !== null && typeof value === 'object') return 'a block of keys';
  return value === null ? 'nothing' : `a ${typeof value}`;
}
