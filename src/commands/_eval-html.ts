import { changeOf } from '../eval-compare.ts';
import type { Evaluated } from '../eval.ts';
import { METRICS, type ScoredArticle } from '../eval-scores.ts';
import type { Finding } from '../model/finding.ts';
import { splitLines } from '../text/fingerprint.ts';
import { counted } from '../text/graph-words.ts';
import { html, policySource, shortHtml } from '../text/html-text.ts';
import { checkText, type CheckOutcome } from './_eval-keep.ts';
import { EVAL_STYLE } from './_eval-style.ts';
import { changeBetween, ruleCounts, shown } from './_eval-text.ts';

/** One page that asks for nothing else, without scripts: the scores of all versions, and the articles of the last two side by side. Everything of an answer is escaped. */
export function evalPage(versions: readonly Evaluated[], verdict: CheckOutcome | undefined): string {
  const pair = versions.slice(-2);
  const slugs = [...new Set(pair.flatMap(({ articles }) => articles.map(({ article }) => article.slug)))].sort();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${policySource(EVAL_STYLE)}; base-uri 'none'; form-action 'none'">
<title>Prompts: ${versions.map(({ set }) => html(set.label)).join(', ')}</title>
<style>${EVAL_STYLE}</style>
</head>
<body>
<header>
<h1>${versions.length === 1 ? 'One version' : `${versions.length} versions`} of the prompts, ${counted(slugs.length, 'golden brief')}</h1>
<dl>${versions.map(aboutVersion).join('')}</dl>
</header>
<main>
${verdict === undefined ? '' : `<pre class="verdict">${checkText(verdict, versions.at(-1) as Evaluated).trim().split('\n').map(html).join('\n')}</pre>\n`}<section aria-labelledby="scores">
<h2 id="scores">Scores</h2>
<p class="soft">Mean, and the worst article in brackets. ↑ higher is better, ↓ lower is better.${versions.length > 1 ? ` The last column tells what became of the score from ${html(pair[0]?.set.label ?? '')} to ${html(pair[1]?.set.label ?? '')}.` : ''} The total is for a first look and decides nothing.</p>
${scoreRows(versions, pair)}${ruleRows(versions)}</section>
<section aria-labelledby="articles">
<h2 id="articles">Articles</h2>
${slugs.map((slug) => brief(slug, pair)).join('')}</section>
</main>
</body>
</html>
`;
}

function aboutVersion({ set, drifted }: Evaluated): string {
  const who = set.origin === 'model' ? `Answers of ${html(set.model)}` : `Answers written by hand, counted and priced as ${html(set.model)}: they show how the measures tell versions apart, not how a model answers`;
  return `<dt>${html(set.label)}</dt><dd>${shortHtml(set.about)} <span class="soft">${who}; ${html(set.recorded)}.${drifted ? ' Its templates have changed since, or were never noted.' : ''}</span></dd>\n`;
}

function scoreRows(versions: readonly Evaluated[], pair: readonly Evaluated[]): string {
  const rows = METRICS.map((metric) => {
    const cells = versions.map(({ summary }) => {
      const found = summary.metrics[metric.id];
      return found === null ? '<td class="number">–</td>' : `<td class="number" title="worst: ${html(found.slug)}">${html(shown(metric, found.mean))} <span class="soft">(${html(shown(metric, found.worst))})</span></td>`;
    });
    const change = pair.length < 2 ? '' : changeBetween(metric, pair);
    return `<tr><th scope="row">${html(metric.name)} ${metric.better === 'higher' ? '↑' : '↓'}</th>${cells.join('')}${pair.length < 2 ? '' : `<td class="${change}">${change === 'same' ? '' : change}</td>`}</tr>\n`;
  });
  const total = `<tr><th scope="row">total</th>${versions.map(({ summary }) => `<td class="number">${Math.round(summary.total)}</td>`).join('')}${pair.length < 2 ? '' : '<td></td>'}</tr>\n`;
  return `<div class="table" role="region" aria-labelledby="scores" tabindex="0"><table>
<thead><tr><td></td>${versions.map(({ set }) => `<th scope="col" class="number">${html(set.label)}</th>`).join('')}${pair.length < 2 ? '' : '<td></td>'}</tr></thead>
<tbody>
${rows.join('')}${total}</tbody>
</table></div>
`;
}

function ruleRows(versions: readonly Evaluated[]): string {
  const rows = ruleCounts(versions).map(({ rule, counts }) => `<tr><th scope="row"><code>${html(rule)}</code></th>${counts.map((count) => `<td class="number">${count}</td>`).join('')}</tr>\n`);
  if (rows.length === 0) return '';
  return `<details><summary>Findings by rule, in all articles</summary>
<div class="table"><table>
<thead><tr><td></td>${versions.map(({ set }) => `<th scope="col" class="number">${html(set.label)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('')}</tbody>
</table></div>
</details>
`;
}

/** One brief: its articles beside each other. */
function brief(slug: string, pair: readonly Evaluated[]): string {
  const sides = pair.map((version) => ({ version, one: version.articles.find(({ article }) => article.slug === slug) }));
  const [old, now] = [sides[0]?.one, sides.at(-1)?.one];
  const changed = pair.length < 2 || old === undefined || now === undefined ? [] : METRICS.flatMap((metric) => {
    const change = changeOf(metric, old.scores[metric.id], now.scores[metric.id], 'worst');
    return change === 'better' || change === 'worse' ? [`<span class="${change}">${html(metric.name)} ${change}</span>`] : [];
  });
  const topic = now?.article.brief.topic ?? old?.article.brief.topic ?? '';
  return `<details class="brief"><summary><h3>${html(topic)}</h3> <code>${html(slug)}</code> ${changed.join(' ')}</summary>
<div class="sides">
${sides.map(({ version, one }) => `<article aria-label="${html(`${slug}, ${version.set.label}`)}">\n<h4>${html(version.set.label)}</h4>\n${one === undefined ? '<p class="alert">This version has no such brief.</p>\n' : side(one)}</article>\n`).join('')}</div>
</details>
`;
}

function side(one: ScoredArticle): string {
  const { article, facts, missed, unbound, placement, scores, total } = one;
  if (article.problem !== undefined) return `<p class="alert"><strong>No article:</strong> ${shortHtml(article.problem.message)}</p>\n`;
  const absent = placement === undefined ? [] : Object.entries(placement).filter(([, there]) => !there).map(([place]) => place);
  const scoresOf = METRICS.filter(({ id }) => id !== 'failed').map((metric) => `<tr><th scope="row">${html(metric.name)}</th><td class="number">${html(shown(metric, scores[metric.id]))}</td></tr>`).join('');
  return `<table class="small"><tbody>${scoresOf}<tr><th scope="row">total</th><td class="number">${Math.round(total)}</td></tr></tbody></table>
${list('Facts not used', facts.missed)}${list('Points left out', missed.map(({ heading, point }) => `${heading}: ${point}`))}${list('Claims that nothing proves', unbound)}${list('No key phrase in', absent)}${findingList(article.findings)}<details open><summary>Text, ${counted(one.words, 'word')}</summary>
${textOf(article.text, article.findings)}</details>
`;
}

function list(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<p class="list"><strong>${html(name)}:</strong></p><ul>${items.map((item) => `<li dir="auto">${shortHtml(item)}</li>`).join('')}</ul>\n`;
}

function findingList(findings: readonly Finding[]): string {
  if (findings.length === 0) return '<p class="soft">No findings.</p>\n';
  return `<details><summary>${counted(findings.length, 'finding')}</summary><ul>${findings.map(({ severity, rule, line, message }) => `<li class="${severity}"><strong>${severity}</strong> <code>${html(rule)}</code>, line ${line}: <span dir="auto">${shortHtml(message)}</span></li>`).join('')}</ul></details>\n`;
}

/** The file, its front matter folded away; lines with findings are marked and tell the rules. */
function textOf(text: string, findings: readonly Finding[]): string {
  const byLine = Map.groupBy(findings, ({ line }) => line);
  const lines = splitLines(text).map((line, index) => {
    const found = byLine.get(index + 1);
    return found === undefined ? `<span>${html(line)}</span>` : `<span class="found" title="${html([...new Set(found.map(({ rule }) => rule))].join(', '))}">${html(line)}</span>`;
  });
  const end = lines.findIndex((line, index) => index > 0 && line.endsWith('>---</span>'));
  const [front, body] = end < 0 ? [[], lines] : [lines.slice(0, end + 1), lines.slice(end + 1)];
  const block = (part: readonly string[]): string => `<pre lang="" dir="auto">${part.join('\n')}</pre>\n`;
  return `${front.length === 0 ? '' : `<details><summary>Front matter</summary>\n${block(front)}</details>\n`}${block(body)}`;
}
