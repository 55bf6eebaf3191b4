import { rules } from '../../src/registry.ts';
import { projectFiles } from './command.ts';

/** A project in which only the named rules are on, so that a test does not depend on the others. */
export function onlyRules(on: Readonly<Record<string, string>>, more = ''): Record<string, string> {
  const settings = rules.map((rule) => `  ${rule.id}: ${on[rule.id] ?? 'off'}\n`).join('');
  return { 'slugline.config.yaml': `${projectFiles()['slugline.config.yaml'] ?? ''}${more}rules:\n${settings}` };
}
