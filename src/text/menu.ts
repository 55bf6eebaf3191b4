import type { MenuEntry } from '../kinds.ts';
import type { CallToAction } from '../model/site.ts';
import { endOf, parseMarkdown, plainText, startOf, walk } from './markdown.ts';
import { applySplices, type Splice } from './splice.ts';

/** How the menu's links are compiled for one article. Holds what has been used so far: one link a target. */
export interface MenuCompiler {
  /** Compiles the menu links of one piece of Markdown. `links: false` (FAQ answers, leads of lists) turns calls to action into words. */
  compile(markdown: string, options?: { cta: boolean }): string;
  /** Targets linked so far: site paths of posts. */
  posts: ReadonlySet<string>;
  /** Facts referenced, in order of first use. */
  facts: readonly { id: string; label: string; source: string }[];
  /** Ids of calls to action linked in the text. */
  ctas: ReadonlySet<string>;
  /** What was asked for but is not on the menu. */
  unknown: readonly string[];
}

/**
 * @param menu every target that may be linked, with its URL; or what finds one by scheme and id, where there are many
 * @param sources how the source of a fact is shown (`article.sources` of the config)
 * @param ctas calls to action by id, with the `rel` their links carry
 * @param maxPosts articles linked from the text at most (`links.inText` of the config)
 */
export function createMenuCompiler(menu: readonly MenuEntry[] | ((scheme: string, id: string) => MenuEntry | undefined), sources: 'inline' | 'footnotes' | 'list' | 'none', ctas: readonly Pick<CallToAction, 'id' | 'rel'>[], maxPosts: number): MenuCompiler {
  const byKey = typeof menu === 'function' ? undefined : new Map(menu.map((entry) => [`${entry.scheme}:${entry.id}`, entry]));
  const find = typeof menu === 'function' ? menu : (scheme: string, id: string): MenuEntry | undefined => byKey?.get(`${scheme}:${id}`);
  const posts = new Set<string>();
  const usedCtas = new Set<string>();
  const facts: { id: string; label: string; source: string }[] = [];
  const unknown: string[] = [];
  const replacement = (url: string, words: string, allowCta: boolean): string => {
    if (words.trim() === '') return '';
    const [, scheme = '', id = ''] = /^(fact|post|cta):(.*)$/i.exec(url) ?? [];
    const entry = find(scheme.toLowerCase(), safeDecode(id));
    if (entry === undefined) {
      unknown.push(url);
      return words;
    }
    if (entry.scheme === 'fact') return factLink(entry, words, sources, facts);
    if (entry.url === undefined) return words;
    if (entry.scheme === 'cta') {
      if (!allowCta || usedCtas.size > 0) return words;
      usedCtas.add(entry.id);
      return linkTo(entry.url, words, ctas.find((cta) => cta.id === entry.id)?.rel ?? []);
    }
    if (posts.has(entry.url) || posts.size >= maxPosts) return words;
    posts.add(entry.url);
    return linkTo(entry.url, words, []);
  };
  return {
    posts, facts, unknown, ctas: usedCtas,
    compile(markdown, options = { cta: true }) {
      const splices: Splice[] = [];
      walk(parseMarkdown(markdown), (node) => {
        if (node.type !== 'link') return true;
        const first = node.children[0];
        const last = node.children.at(-1);
        const words = first === undefined || last === undefined ? plainText(node) : markdown.slice(startOf(first), endOf(last));
        splices.push({ start: startOf(node), end: endOf(node), text: replacement(node.url, words, options.cta) });
        return false;
      });
      return applySplices(markdown, splices);
    },
  };
}

function factLink(entry: MenuEntry, words: string, sources: string, facts: { id: string; label: string; source: string }[]): string {
  const source = entry.url ?? '';
  const first = !facts.some((fact) => fact.id === entry.id);
  if (first) facts.push({ id: entry.id, label: entry.label, source });
  if (sources === 'footnotes' && source !== '') return `${words}[^${entry.id}]`;
  if (sources === 'inline' && first && /^https?:\/\//.test(source)) return linkTo(source, words, []);
  return words;
}

/** A link as Markdown, or as the allowed raw HTML when it needs `rel`. `words` are inline Markdown. */
export function linkTo(url: string, words: string, rel: readonly string[]): string {
  if (rel.length === 0) {
    const target = url.replace(/[\s<>\\]/g, encodeURIComponent).replace(/&(?=#?\w+;)/g, '&amp;');
    return `[${words}](${/[()]/.test(target) ? `<${target}>` : target})`;
  }
  return `<a href="${url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}" rel="${rel.join(' ')}">${words}</a>`;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
