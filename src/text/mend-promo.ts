import type { CallToAction, SiteConfig } from '../model/site.ts';
import { createCtaWords, ctaScore, type CtaWords } from './cta-relevance.ts';
import type { Document } from './document.ts';
import { gluedPromos, indexIn, type GluedPromo } from './glued-promo.ts';
import { callToActionOf, targetKey } from './link-targets.ts';
import { escapeMarkdown } from './markdown.ts';
import { linkTo } from './menu.ts';
import { afterText } from './mend-place.ts';
import { shown, type Mend, type MendContext, type MendStep } from './mend-step.ts';
import { applySplices, type Splice } from './splice.ts';

/**
 * Promotional lines that a template glued to finished text. A line to a call to action of the config goes where the article's layout has it, in the words of the
 * config, when the article is about its subject and does not lead there already; else it is only cut. Any other line becomes a sentence of its own.
 */
export const promo: MendStep = {
  id: 'promo', about: 'promotional lines glued to headings and sentences', touches: 'body',
  mends(doc, context) {
    // One after the other: the place of the next depends on where this one went.
    for (const glued of gluedPromos(doc, context.config)) {
      const mend = ungluedFrom(doc, glued, context);
      if (mend !== undefined) return [mend];
    }
    return [];
  },
};

/** As much of a keyword as an article must be about; the threshold of the linker for briefs (calls-to-action.ts). */
const MIN_SCORE = 0.4;

function ungluedFrom(doc: Document, glued: GluedPromo, context: MendContext): Mend | undefined {
  const { block, index, link } = glued;
  const lineEnd = endOfLine(block.text, indexIn(block, link.end));
  const line = block.text.slice(index, lineEnd).trim();
  const [start, end] = [block.at(index), lineEnd >= block.text.length ? Math.max(link.end, contentEnd(doc, block.end)) : Math.max(link.end, block.at(lineEnd))];
  const source = doc.text.slice(start, end).trim();
  const cut: Splice = { start: start - (/\s*$/.exec(doc.text.slice(block.start, start))?.[0].length ?? 0), end, text: '' };
  const rest = `${block.text.slice(0, index).trimEnd()}${block.text.slice(lineEnd)}`;
  // Marks that open before the line and close in it would be torn apart.
  const left = context.parse(applySplices(doc.text, [cut])).blocks[block.position];
  if (left === undefined || left.kind !== block.kind || left.text.trim() !== rest.trim()) return undefined;

  const from = block.kind === 'heading' ? 'the heading' : block.area === 'faq' ? 'the answer' : 'the sentence before it';
  const cta = callToActionOf(link.url, context.config);
  const elsewhere = doc.links.some((other) => other !== link && targetKey(other.url, context.config) === targetKey(link.url, context.config) && !gluedPromos(doc, context.config).some((one) => one.link === other));
  if (elsewhere) return { what: `${shown(line)} is cut from ${from}: the text links to this page already`, edits: [cut], removed: line };
  if (cta !== undefined && context.config !== undefined) {
    if (!isAbout(doc, cta, context.config)) return { what: `${shown(line)} is cut from ${from}: the article has nothing to do with the keywords of the call to action "${cta.id}"`, edits: [cut], removed: line };
    return { what: `${shown(line)} left ${from}, and the call to action "${cta.id}" stands behind the text`, edits: [cut, afterText(doc, ctaBlock(cta))], removed: line };
  }
  const sentence = `${capital(source)}${/[.!?…]$/.test(line) ? '' : '.'}`;
  if (block.kind !== 'heading' && block.area !== 'faq') return { what: `${shown(line)} became a sentence of its own`, edits: [{ start, end, text: sentence }] };
  return { what: `${shown(line)} left ${from} and stands behind the text`, edits: [cut, afterText(doc, sentence)] };
}

/** Where the glued line ends in the text of its block: at the end of its sentence, or of the block. */
function endOfLine(text: string, from: number): number {
  const stop = /[.!?…]+(?=\s|$)/.exec(text.slice(from));
  return stop === null ? text.length : from + stop.index + stop[0].length;
}

/** The end of a block without the closing marks of a heading. */
function contentEnd(doc: Document, end: number): number {
  return end - (/\s+#*\s*$/.exec(doc.text.slice(0, end))?.[0].length ?? 0);
}

function capital(source: string): string {
  return source.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}

/** The block as `prompts/article.hbs` prints it. */
function ctaBlock(cta: CallToAction): string {
  const words = escapeMarkdown(cta.text);
  return `${cta.lead === undefined ? '' : `${cta.lead} `}${linkTo(cta.url, cta.lead === undefined ? capital(words) : words, cta.rel)}.`;
}

/** True when title and headings, what is glued to them left out, are about a keyword of the call to action; one without keywords fits everywhere. */
function isAbout(doc: Document, cta: CallToAction, config: SiteConfig): boolean {
  if (cta.keywords.length === 0) return true;
  const { ctas: [own], vocabulary } = createCtaWords([cta], doc.language);
  const glued = new Map(gluedPromos(doc, config).map(({ block, index }) => [block.start, index]));
  const subject = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const stem of doc.language.topicStems(text)) if (vocabulary.has(stem) && !subject.has(stem)) subject.set(stem, weight);
  };
  add(`${doc.field('title')}\n${doc.h1?.text ?? ''}`, 1);
  for (const block of doc.blocks) if (block.kind === 'heading' && block.area === 'body') add(block.text.slice(0, glued.get(block.start)), 0.5);
  return ctaScore(subject, own as CtaWords, () => 1) >= MIN_SCORE;
}
