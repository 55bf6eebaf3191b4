import type { Rule } from '../kinds.ts';
import type { Severity } from '../model/finding.ts';

/** What a report says about a rule; also of those that are no plug-ins but the checker's own. */
export type RuleText = Pick<Rule, 'id' | 'severity' | 'about' | 'why' | 'fix' | 'source'>;

export const COULD_NOT: readonly string[] = ['slugline/could-not-read', 'slugline/could-not-check'];

const ENGINE: readonly RuleText[] = [
  {
    id: 'slugline/could-not-read', severity: 'error',
    about: 'The file could not be read, so it was not checked.',
    why: 'What was not checked may have any fault.',
    fix: 'Correct what the message names, and check again.',
  },
  {
    id: 'slugline/could-not-check', severity: 'error',
    about: 'A rule, or all of them, could not check the file.',
    why: 'What was not checked may have any fault.',
    fix: 'If the message names a rule, report it as a defect with the file; otherwise correct the file.',
  },
  {
    id: 'slugline/ignore-without-reason', severity: 'error',
    about: 'An ignore comment gives no reason, so it ignores nothing.',
    why: 'Without a reason nobody can tell later whether it still holds.',
    fix: 'Write the reason after a colon: <!-- slugline-disable-next-line RULE: reason -->.',
  },
  {
    id: 'slugline/unused-ignore', severity: 'warning',
    about: 'An ignore comment has nothing to ignore, or names a rule that does not exist.',
    why: 'It would hide a later fault that nobody meant.',
    fix: 'Remove the comment, or correct the rule it names.',
  },
];

/** The rules there are, then the checker's own findings, then ids of findings that belong to neither. */
export function ruleTexts(rules: readonly Rule[], found: Iterable<{ rule: string; severity: Severity; help: string }>): RuleText[] {
  const texts = new Map<string, RuleText>([...rules, ...ENGINE].map((rule) => [rule.id, rule]));
  for (const { rule, severity, help } of found) {
    if (!texts.has(rule)) texts.set(rule, { id: rule, severity, about: rule, why: '', fix: help });
  }
  return [...texts.values()];
}

/** The area of a rule: what stands before the slash. */
export function areaOf(id: string): string {
  return id.split('/')[0] ?? id;
}
