import { defineReport, type ReportContext } from '../kinds.ts';
import type { CheckResult, Finding, FindingSummary, Severity } from '../model/finding.ts';
import { splitLines } from '../text/fingerprint.ts';
import { counted } from '../text/graph-words.ts';
import { html, markedLines, policySource, shortHtml } from '../text/html-text.ts';
import { SCRIPT } from './_html-script.ts';
import { STYLE } from './_html-style.ts';
import { COULD_NOT, ruleTexts, type RuleText } from './_rules.ts';

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
const WORDS = { error: 'error', warning: 'warning', info: 'note' } as const;
/** Excerpts of a page: with more of them it grows past what a browser opens at once. Each article gets its share. */
const MAX_EXCERPTS = 10_000;
const LEAST_SHARE = 5;
/** With more findings than this, articles are closed at first. */
const MAX_OPEN = 300;

/** One page that asks for nothing else: no requests, no script but its own; it works without scripts, too. */
export default defineReport({
  id: 'html',
  listsRules: true,
  about: 'For editors: one web page with all findings by article, excerpts, counts by rule and a filter.',
  print(result, context) {
    const found = ruleCounts(result.findings, context);
    const policy = `default-src 'none'; style-src ${policySource(STYLE)}; script-src ${policySource(SCRIPT)}; base-uri 'none'; form-action 'none'`;
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${html(titleOf(result.summary))}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header>
<h1>Checked articles</h1>
${totals(result.summary)}
${unchecked(result.findings)}</header>
<main>
${result.findings.length === 0 ? '' : `${ruleTable(found)}${filters(result.summary, found)}${fileList(result.findings, context)}`}${cleanFiles(result, context)}${ruleList(found)}</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
  },
});

function titleOf({ files, errors, warnings, infos }: FindingSummary): string {
  if (errors + warnings + infos === 0) return `${counted(files, 'article')}: nothing found`;
  return `${counted(files, 'article')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'note')}`;
}

function totals({ files, errors, warnings, infos }: FindingSummary): string {
  const row = (count: number, noun: string, tone: string): string => `<li${tone === '' ? '' : ` class="${tone}"`}><strong>${count}</strong> ${noun}${count === 1 ? '' : 's'}</li>\n`;
  return `<ul class="totals">\n${row(files, 'article', '')}${row(errors, 'error', 'error')}${row(warnings, 'warning', 'warning')}${row(infos, 'note', 'note')}</ul>`;
}

/** What was not checked must not be overlooked among the rest. */
function unchecked(findings: readonly Finding[]): string {
  const files = new Set(findings.filter(({ rule }) => COULD_NOT.includes(rule)).map(({ file }) => file));
  if (files.size === 0) return '';
  return `<p class="alert"><strong>${counted(files.size, 'article')} could not be checked to the end:</strong> ${[...files].map((file) => `<code>${html(file)}</code>`).join(', ')}. What is not listed here may still be wrong with ${files.size === 1 ? 'it' : 'them'}.</p>\n`;
}

interface RuleCount {
  rule: RuleText;
  counts: Record<Severity, number>;
  files: number;
}

/** The rules that fired: those with the most errors first, then warnings, then notes. */
function ruleCounts(findings: readonly Finding[], context: ReportContext): RuleCount[] {
  const byRule = Map.groupBy(findings, (finding) => finding.rule);
  return ruleTexts(context.rules, findings).flatMap((rule): RuleCount[] => {
    const found = byRule.get(rule.id);
    if (found === undefined) return [];
    const counts = { error: 0, warning: 0, info: 0 };
    for (const { severity } of found) counts[severity]++;
    return [{ rule, counts, files: new Set(found.map(({ file }) => file)).size }];
  }).toSorted((a, b) => b.counts.error - a.counts.error || b.counts.warning - a.counts.warning || b.counts.info - a.counts.info);
}

function ruleTable(found: readonly RuleCount[]): string {
  const rows = found.map(({ rule, counts, files }) => {
    const cells = SEVERITIES.map((severity) => `<td class="number${counts[severity] === 0 ? ' soft' : ` ${WORDS[severity]}`}">${counts[severity]}</td>`).join('');
    return `<tr><th scope="row"><a href="#rule-${html(rule.id)}">${html(rule.id)}</a></th><td class="about">${html(rule.about)}</td>${cells}<td class="number">${files}</td><td data-script hidden><button type="button" data-only="${html(rule.id)}" aria-label="Show only ${html(rule.id)}">Show</button></td></tr>\n`;
  });
  const head = ['Errors', 'Warnings', 'Notes', 'Articles'].map((name) => `<th scope="col" class="number">${name}</th>`).join('');
  return `<section aria-labelledby="by-rule">
<h2 id="by-rule">By rule</h2>
<details${found.length <= 15 ? ' open' : ''}><summary>${counted(found.length, 'rule')} found something</summary>
<div class="table" role="region" aria-labelledby="by-rule" tabindex="0"><table>
<thead><tr><th scope="col">Rule</th><th scope="col" class="about">What it finds</th>${head}<td data-script hidden></td></tr></thead>
<tbody>
${rows.join('')}</tbody>
</table></div>
</details>
</section>
`;
}

function filters({ errors, warnings, infos }: FindingSummary, found: readonly RuleCount[]): string {
  const box = (severity: Severity, name: string, count: number): string => `<label><input type="checkbox" value="${severity}" checked> ${name} (${count})</label>\n`;
  const options = found.map(({ rule }) => rule.id).toSorted().map((id) => `<option>${html(id)}</option>`).join('');
  return `<search data-script hidden aria-label="Filter">
<fieldset><legend>Show</legend>${box('error', 'errors', errors)}${box('warning', 'warnings', warnings)}${box('info', 'notes', infos)}</fieldset>
<label>Rule <select id="filter-rule"><option value="">all</option>${options}</select></label>
<label>Words <input id="filter-text" type="search" autocomplete="off"></label>
<button type="button" id="clear">Clear</button>
<button type="button" id="open-all">Open all</button>
<button type="button" id="close-all">Close all</button>
<output id="shown"></output>
</search>
`;
}

function fileList(findings: readonly Finding[], context: ReportContext): string {
  const files = [...Map.groupBy(findings, (finding) => finding.file)];
  const share = Math.max(LEAST_SHARE, Math.floor(MAX_EXCERPTS / files.length));
  const open = findings.length <= MAX_OPEN || files.length === 1;
  const capped = files.some(([, found]) => found.length > share);
  const note = capped ? `<p class="capped">To keep the page small, of each article at most ${share} findings have an excerpt, errors before warnings before notes. All findings are listed.</p>\n` : '';
  return `<section id="findings" aria-labelledby="by-article">\n<h2 id="by-article">By article</h2>\n${note}${files.map(([file, found]) => fileBlock(file, found, context, share, open)).join('')}</section>\n`;
}

function fileBlock(file: string, findings: readonly Finding[], context: ReportContext, share: number, open: boolean): string {
  const lines = splitLines(context.source(file) ?? '');
  const shown = new Set(findings.length <= share ? findings : SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity)).slice(0, share));
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`<span class="severity ${WORDS[severity]}">${counted(count, WORDS[severity])}</span>`];
  });
  return `<details class="file"${open ? ' open' : ''}><summary><h3>${html(file === '' ? '(no file)' : file)}</h3> ${counts.join(' ')} <span class="soft" data-part></span></summary>\n<ol>\n${findings.map((finding) => item(finding, shown.has(finding) ? markedLines(finding, lines) : undefined)).join('')}</ol>\n</details>\n`;
}

function item({ rule, severity, line, column, message, help }: Finding, excerpt: string | undefined): string {
  const quoted = excerpt === undefined ? '' : `<pre lang="" dir="auto">${excerpt}</pre>\n`;
  return `<li class="finding ${WORDS[severity]}" data-severity="${severity}" data-rule="${html(rule)}">
<p class="head"><span class="severity">${WORDS[severity]}</span> <a href="#rule-${html(rule)}">${html(rule)}</a> <span class="place">line ${line}, column ${column}</span></p>
<p dir="auto">${shortHtml(message)}</p>
${quoted}<p dir="auto">→ ${shortHtml(help)}</p>
</li>
`;
}

/** Articles without findings: named when the caller tells their names, else counted. */
function cleanFiles({ findings, summary }: CheckResult, { files }: ReportContext): string {
  const found = new Set(findings.map(({ file }) => file));
  const clean = files === undefined ? undefined : [...new Set(files)].filter((file) => !found.has(file)).toSorted();
  const count = clean?.length ?? summary.files - found.size;
  if (count <= 0) return '';
  const head = `${counted(count, 'article')} without findings`;
  if (clean === undefined) return `<p>${head}.</p>\n`;
  return `<details><summary>${head}</summary>\n<ul>\n${clean.map((file) => `<li>${html(file)}</li>\n`).join('')}</ul>\n</details>\n`;
}

function ruleList(found: readonly RuleCount[]): string {
  if (found.length === 0) return '';
  const sections = found.map(({ rule: { id, about, why, fix, source } }) => `<article class="rule" id="rule-${html(id)}">
<h3>${html(id)}</h3>
<p>${html(about)}</p>
${why === '' ? '' : `<p><strong>Why:</strong> ${html(why)}</p>\n`}<p><strong>What to do:</strong> ${html(fix)}</p>
${source === undefined ? '' : `<p class="soft">Source: ${html(source)}</p>\n`}</article>
`);
  return `<section aria-labelledby="rules">\n<h2 id="rules">What the rules say</h2>\n<p class="soft">Those that found something. <code>slugline rules ID</code> explains any rule with examples.</p>\n${sections.join('')}</section>\n`;
}
