import type { SiteConfig } from '../model/site.ts';
import type { Block } from './blocks.ts';
import type { Document, Heading } from './document.ts';
import { plainText } from './markdown.ts';
import { oncePer } from './once-per.ts';
import { normalize } from './words.ts';

/**
 * The blocks a writer wrote, in order: what code builds around them (tools, time and table of the layout, list of sources, FAQ, related links, the author's block, a
 * call to action of the config at the end) is left out, and so are quotations and the H1.
 * @param withFaq true to have the questions and answers, too: they are written, if apart from the text
 */
export function writtenBlocks(doc: Document, config: SiteConfig | undefined, withFaq = false): Block[] {
  const blocks = doc.blocks.filter((block) => isWritten(block, doc) || (withFaq && block.area === 'faq' && !block.quoted));
  const built = builtCall(doc, config);
  return built === undefined ? blocks : blocks.filter((block) => block !== built);
}

/** Where the text of the writer ends: before the call to action that code put at its end, or before the first of the parts that code builds behind it. */
export function writtenEnd(doc: Document, config: SiteConfig | undefined): number {
  const sources = normalize(doc.language.labels.sources);
  const part = doc.headings.find((heading) => heading.depth > 1 && (heading.area !== 'body' || normalize(heading.text) === sources));
  return builtCall(doc, config)?.start ?? part?.start ?? doc.text.length;
}

/** Headings a writer wrote, the H1 aside. */
export function writtenHeadings(doc: Document): Heading[] {
  const built = builtSections(doc);
  return doc.headings.filter((heading) => heading.area === 'body' && heading.depth > 1 && !built.some(({ start, sectionEnd }) => heading.start >= start && heading.start < sectionEnd));
}

function isWritten({ area, quoted, node, start, kind, text }: Block, doc: Document): boolean {
  if (area !== 'body' || quoted || (node.type === 'heading' && node.depth === 1)) return false;
  if (builtSections(doc).some((section) => start >= section.start && start < section.sectionEnd)) return false;
  return kind !== 'paragraph' || text.length > TIME_LENGTH || !text.startsWith(`${doc.language.labels.time}: `);
}

/** Characters of "Time: 2 hours 30 minutes.". */
const TIME_LENGTH = 60;

/** Sections of the text whose headings and contents the layout makes. */
const builtSections = oncePer((doc: Document): Heading[] => {
  const { sources, tools, comparison } = doc.language.labels;
  const built = new Set([sources, tools, comparison].map(normalize));
  return doc.headings.filter(({ depth, text }) => depth > 1 && built.has(normalize(text)));
});

/** The call to action after the text. */
function builtCall(doc: Document, config: SiteConfig | undefined): Block | undefined {
  const last = doc.blocks.findLast((block) => isWritten(block, doc));
  return last !== undefined && isCallToAction(last, doc, config) ? last : undefined;
}

/** Characters of the mark in front of a paragraph, the dateline of news or a label in bold, with the white space behind it; 0 without one. */
export function leadInLength({ node, text }: Block): number {
  const [first] = node.type === 'paragraph' ? node.children : [];
  if (first?.type !== 'strong') return 0;
  const mark = plainText(first);
  const behind = /^\s*[.:—–]?\s+/.exec(text.slice(mark.length))?.[0] ?? '';
  return text.startsWith(mark) && /[.:—–]/.test(mark.slice(-1) + behind) ? mark.length + behind.length : 0;
}

/** A paragraph that is no more than a call to action of the config, with its lead or without: a link to it, with few words of its own. */
function isCallToAction({ kind, text, start, end }: Block, doc: Document, config: SiteConfig | undefined): boolean {
  if (kind !== 'paragraph' || config === undefined) return false;
  return doc.links.some((link) => {
    if (link.start < start || link.end > end) return false;
    const cta = config.cta.find(({ url }) => url === link.url);
    if (cta === undefined) return false;
    const built = normalize(`${cta.lead ?? ''} ${cta.text}`).length;
    return normalize(text).length <= built + OWN_CHARACTERS;
  });
}

/** Characters by which such a paragraph may be longer than what the config says: a changed word or two. */
const OWN_CHARACTERS = 30;

/** True for a paragraph that is nothing but a link or a label of links ("See also:"): it leads elsewhere and says nothing. */
export function isPointer({ kind, text, node }: Block, doc: Document): boolean {
  if (kind !== 'paragraph') return false;
  if (doc.language.isHeading('related', text.replace(/\s*:\s*$/, ''))) return true;
  const linked = 'children' in node ? node.children.filter(({ type }) => type === 'link' || type === 'linkReference').reduce((sum, child) => sum + plainText(child).length, 0) : 0;
  return linked > 0 && linked >= text.trim().length - POINTER_CHARACTERS;
}

/** "Read: …." */
const POINTER_CHARACTERS = 12;
