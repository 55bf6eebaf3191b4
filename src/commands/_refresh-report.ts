import type { ArticlePart, RefreshItem, Urgency } from '../refresh.ts';
import { printable } from '../text/excerpt.ts';
import { counted } from '../text/graph-words.ts';

/** What a look found, for people and for programs. */
export interface RefreshReport {
  /** ISO date. */
  asOf: string;
  /** Articles that were looked at. */
  articles: number;
  plan: readonly RefreshItem[];
  /** Rows of the table of clicks that are about none of these articles; undefined without a table. */
  otherPages: number | undefined;
}

const WORDS: Readonly<Record<Urgency, string>> = { urgent: 'urgent', decay: 'losing clicks', rest: 'when there is time' };

/** An article a block: its reasons with their places, and what to make again; then the sums. */
export function refreshText({ articles, plan, otherPages }: RefreshReport): string {
  const blocks = plan.map((item) => {
    const reasons = item.reasons.map((reason) => [`${printable(reason.file)}:${reason.line}`, `${printable(reason.message)}${reason.part === 'section' || reason.part === 'opening' ? `, in ${partText(reason)}` : ''}`] as const);
    const width = Math.max(...reasons.map(([place]) => place.length));
    const remake = item.remake.length === 0 ? 'look at it as a whole: no part is named' : `make again: ${item.remake.map(partText).join(', ')}`;
    return `${printable(item.slug)}  ${WORDS[item.urgency]}\n${reasons.map(([place, message]) => `  ${place.padEnd(width)}  ${message}\n`).join('')}  → ${remake}\n\n`;
  });
  const sums = (Object.keys(WORDS) as Urgency[]).flatMap((urgency) => {
    const many = plan.filter((item) => item.urgency === urgency).length;
    return many === 0 ? [] : [`${many} ${WORDS[urgency]}`];
  });
  const others = otherPages === undefined || otherPages === 0 ? '' : ` ${counted(otherPages, 'row')} of the table ${otherPages === 1 ? 'is' : 'are'} about other pages.`;
  return `${blocks.join('')}${counted(articles, 'article')}${plan.length === 0 ? ': nothing is out of date' : `, ${plan.length} to look at: ${sums.join(', ')}`}.${others}\n`;
}

/** The same for programs. */
export function refreshJson({ asOf, articles, plan, otherPages }: RefreshReport): string {
  return `${JSON.stringify({ version: 1, asOf, articles, otherPages: otherPages ?? null, plan }, null, 2)}\n`;
}

function partText({ part, section }: ArticlePart): string {
  return part === 'section' ? `“${printable(section ?? '')}”` : part === 'article' ? 'the whole article' : `the ${part}`;
}
