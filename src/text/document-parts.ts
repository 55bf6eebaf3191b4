import type { Definition, Heading as HeadingNode, Nodes, Root } from 'mdast';
import { htmlTags, type HtmlTag } from './html.ts';
import type { Language } from './language.ts';
import { endOf, plainText, startOf, walk } from './markdown.ts';
import type { Range } from './yaml-places.ts';

/** The parts of an article, read off its tree. */

/** A part of an article with a job of its own. */
export type Area = 'body' | 'faq' | 'related' | 'author';

export interface Heading extends Range {
  depth: number;
  /** Text as a reader sees it. */
  text: string;
  node: HeadingNode;
  /** Where the content under it ends: the next heading of the same or a higher level, or the end of the file. */
  sectionEnd: number;
  /** Where the next heading of any level begins, or the end of the file. */
  ownEnd: number;
  area: Area;
}

export interface Link extends Range {
  url: string;
  /** Anchor text. */
  text: string;
  rel: readonly string[];
  target: string;
  /** Written as raw HTML. */
  html: boolean;
  inHeading: boolean;
  area: Area;
}

export interface Image extends Range {
  url: string;
  /** null when a raw <img> has no alt attribute. */
  alt: string | null;
  area: Area;
}

export interface FaqEntry {
  heading: Heading;
  question: string;
  /** Visible text of the answer, blocks joined by newlines. */
  answer: string;
  /** Top-level nodes of the answer. */
  nodes: readonly Nodes[];
}

/** Headings at the top level, with where their sections end and which part of the article they open. */
export function headingsOf(tree: Root, end: number, language: Language): Heading[] {
  const nodes = tree.children.filter((node) => node.type === 'heading');
  const headings: Heading[] = nodes.map((node) => ({ node, depth: node.depth, text: plainText(node, { alt: true }).trim(), start: startOf(node), end: endOf(node), sectionEnd: end, ownEnd: end, area: 'body' }));
  let area: Area = 'body';
  let areaDepth = 0;
  headings.forEach((heading, index) => {
    heading.ownEnd = headings[index + 1]?.start ?? end;
    heading.sectionEnd = headings.slice(index + 1).find((next) => next.depth <= heading.depth)?.start ?? end;
    if (area === 'body' || heading.depth <= areaDepth) {
      area = (['faq', 'related', 'author'] as const).find((part) => language.isHeading(part, heading.text)) ?? 'body';
      areaDepth = heading.depth;
    }
    heading.area = area;
  });
  return headings;
}

/** All links: Markdown, references resolved, and raw `<a>`. */
export function linksOf(tree: Root, areaAt: (offset: number) => Area): Link[] {
  const links: Link[] = [];
  const definitions = new Map<string, Definition>();
  walk(tree, (node) => {
    if (node.type === 'definition') definitions.set(node.identifier.toLowerCase(), node);
  });
  walk(tree, (node, parents) => {
    const inHeading = parents.some((parent) => parent.type === 'heading');
    const add = (url: string, text: string, start: number, end: number, rel: string, target: string, html: boolean): void => {
      links.push({ url, text: text.trim(), start, end, rel: rel.toLowerCase().split(/\s+/).filter(Boolean), target, html, inHeading, area: areaAt(start) });
    };
    if (node.type === 'link') add(node.url, plainText(node, { alt: true }), startOf(node), endOf(node), '', '', false);
    else if (node.type === 'linkReference') add(definitions.get(node.identifier.toLowerCase())?.url ?? '', plainText(node, { alt: true }), startOf(node), endOf(node), '', '', false);
    else if (node.type === 'html') {
      const tags = htmlTags(node.value, startOf(node));
      tags.forEach((tag, index) => {
        const href = tag.attributes['href'];
        if (tag.kind !== 'open' || tag.name !== 'a' || href === undefined) return;
        const close = tags.slice(index + 1).find((other) => other.kind === 'close' && other.name === 'a');
        let text = '';
        let end = tag.end;
        if (close !== undefined) {
          text = node.value.slice(tag.end - startOf(node), close.start - startOf(node)).replace(/<[^>]*>/g, '');
          end = close.end;
        } else {
          ({ text, end } = untilClosed(node, parents.at(-1), tag.end));
        }
        add(href, text, tag.start, end, tag.attributes['rel'] ?? '', tag.attributes['target'] ?? '', true);
      });
    }
  });
  return links;
}

/** Text from an inline `<a>` to its `</a>` among the siblings. */
function untilClosed(node: Nodes, parent: Nodes | undefined, fallbackEnd: number): { text: string; end: number } {
  let text = '';
  let end = fallbackEnd;
  if (parent === undefined || !('children' in parent)) return { text, end };
  const siblings: readonly Nodes[] = parent.children;
  for (const sibling of siblings.slice(siblings.indexOf(node) + 1)) {
    end = endOf(sibling);
    if (sibling.type === 'html' && /^<\/a\s*>/i.test(sibling.value)) break;
    text += plainText(sibling, { alt: true });
  }
  return { text, end };
}

/** All images, Markdown and raw `<img>`. @param tree undefined where the text holds no Markdown image */
export function imagesOf(tree: Root | undefined, html: readonly HtmlTag[], areaAt: (offset: number) => Area): Image[] {
  const images: Image[] = [];
  if (tree !== undefined) walk(tree, (node) => {
    if (node.type === 'image') images.push({ url: node.url, alt: node.alt ?? '', start: startOf(node), end: endOf(node), area: areaAt(startOf(node)) });
  });
  for (const tag of html) {
    if (tag.kind === 'open' && tag.name === 'img') images.push({ url: tag.attributes['src'] ?? '', alt: tag.attributes['alt'] ?? null, start: tag.start, end: tag.end, area: areaAt(tag.start) });
  }
  return images;
}

/** Questions of the FAQ section: the headings one level below its own. */
export function faqOf(tree: Root, headings: readonly Heading[], faqHeading: Heading | undefined): FaqEntry[] {
  if (faqHeading === undefined) return [];
  return headings
    .filter((heading) => heading.start > faqHeading.start && heading.start < faqHeading.sectionEnd && heading.depth === faqHeading.depth + 1)
    .map((heading) => {
      const nodes = tree.children.filter((node) => startOf(node) >= heading.end && startOf(node) < heading.sectionEnd);
      return { heading, question: heading.text, nodes, answer: nodes.map((node) => plainText(node)).filter((text) => text.trim() !== '').join('\n').trim() };
    });
}
