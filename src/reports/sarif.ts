import { defineReport, type ReportContext } from '../kinds.ts';
import type { CheckResult, Finding, Severity } from '../model/finding.ts';
import { fingerprint, splitLines, wordsOfLines } from '../text/fingerprint.ts';
import { areaOf, COULD_NOT, ruleTexts, type RuleText } from './_rules.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;
/** How GitHub sorts alerts that are not about security. */
const PROBLEM = { error: 'error', warning: 'warning', info: 'recommendation' } as const satisfies Record<Severity, string>;
const ROOT = '%SRCROOT%';

/** SARIF 2.1.0, the exchange format of code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export default defineReport({
  id: 'sarif',
  listsRules: true,
  about: 'SARIF 2.1.0, for code scanning: GitHub, Azure DevOps, editors.',
  print(result, context) {
    const rules = ruleTexts(context.rules, result.findings);
    const version = context.version === undefined ? {} : { semanticVersion: context.version };
    const log = {
      $schema: SCHEMA,
      version: '2.1.0',
      runs: [{
        tool: { driver: { name: 'Slugline', ...version, rules: rules.map(descriptor), notifications: rules.filter(({ id }) => COULD_NOT.includes(id)).map(descriptor) } },
        invocations: [invocation(result)],
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The directory the check ran in.' } } },
        results: resultsOf(result.findings, rules, context),
      }],
    };
    return `${JSON.stringify(log)}\n`;
  },
});

function descriptor(rule: RuleText): object {
  const source = rule.source === undefined ? '' : `\n\nSource: ${rule.source}`;
  return {
    id: rule.id,
    shortDescription: { text: rule.about },
    fullDescription: { text: [rule.about, rule.why].filter((text) => text !== '').join(' ') },
    help: { text: `${rule.fix}${source}`, markdown: `**What to do.** ${rule.fix}${rule.why === '' ? '' : `\n\n**Why.** ${rule.why}`}${source}` },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: [areaOf(rule.id)], 'problem.severity': PROBLEM[rule.severity] },
  };
}

/** What could not be checked is a result like any other, and told here too: this is where tools look for it. */
function invocation({ findings }: CheckResult): object {
  const failed = findings.filter(({ rule }) => COULD_NOT.includes(rule));
  if (failed.length === 0) return { executionSuccessful: true };
  return {
    executionSuccessful: false,
    toolExecutionNotifications: failed.map((finding) => ({
      descriptor: { id: finding.rule, index: COULD_NOT.indexOf(finding.rule) }, level: LEVELS[finding.severity], message: { text: messageText(finding.message) }, ...locations(finding),
    })),
  };
}

function resultsOf(findings: readonly Finding[], rules: readonly RuleText[], context: ReportContext): object[] {
  const places = new Map(rules.map((rule, index) => [rule.id, { rule, index }]));
  const seen = new Map<string, number>();
  return [...Map.groupBy(findings, (finding) => finding.file)].flatMap(([file, found]) => {
    const lines = splitLines(context.source(file) ?? '');
    return found.map((finding) => {
      const known = places.get(finding.rule);
      const print = fingerprint(finding.rule, file, wordsOfLines(finding, lines));
      // The same rule may fire several times in a line; counting keeps them apart.
      const occurrence = (seen.get(print) ?? 0) + 1;
      seen.set(print, occurrence);
      return {
        ruleId: finding.rule,
        ruleIndex: known?.index ?? -1,
        level: LEVELS[finding.severity],
        // Viewers show the rule's help beside the message; only advice for this very place is added to it.
        message: { text: messageText(finding.help === known?.rule.fix ? finding.message : `${finding.message}\n${finding.help}`) },
        ...locations(finding),
        partialFingerprints: { 'findingLines/v1': `${print}:${occurrence}` },
        ...(finding.fix === null ? {} : { properties: { fix: finding.fix } }),
      };
    });
  });
}

function locations(finding: Finding): object {
  if (finding.file === '') return {};
  const { line, column, endLine, endColumn } = finding;
  return { locations: [{ physicalLocation: { artifactLocation: artifact(finding.file), region: { startLine: line, startColumn: column, endLine, endColumn } } }] };
}

/** A path as a URI: relative to the root, or a `file:` one when it is absolute. */
function artifact(path: string): object {
  const encoded = path.toWellFormed().split('/').map(encodeURIComponent).join('/');
  const drive = /^[A-Za-z]:\//.test(path);
  if (drive) return { uri: `file:///${encoded.replace('%3A', ':')}` };
  return path.startsWith('/') ? { uri: `file://${encoded}` } : { uri: encoded, uriBaseId: ROOT };
}

/** Quoted Markdown is text here: in SARIF `[words](1)` would be a link, `{0}` a place for an argument (§3.11.5, §3.11.6). */
function messageText(text: string): string {
  return text.toWellFormed().replace(/\[(?=[^\]]*\]\()/g, '\\[').replace(/\{(\d+)\}/g, '{{$1}}');
}
