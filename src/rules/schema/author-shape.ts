import { defineRule } from '../../kinds.ts';
import type { Json } from '../../model/article.ts';
import { brandNames, extraInfo, isRegistered, looksLikeName } from '../../text/names.ts';
import { articleNodes, isObject, listOf, resolveNode, textOf, typesOf } from '../../text/schema-nodes.ts';
import { isA } from '../../text/schema-terms.ts';

/**
 * A missing address is only an information: many authors have no page of their own. References to nodes that do not exist belong to the rule
 * for dangling ids.
 */
export default defineRule({
  id: 'schema/author-shape',
  severity: 'warning',
  about: 'An author of the structured data that is absent, plain text, of another type than Person or Organization, or whose name holds a role or the name of the site.',
  why: 'Programs tell authors apart by type, name and page; a role or a company in the name makes another author of it.',
  fix: 'Write the author as a Person or Organization with the name alone and a `url` or `sameAs`.',
  source: 'Google Search Central, Article structured data, author markup best practices (2025-12-10).',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  author: Anna Sedova\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nlang: en\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  author:\n    '@type': Person\n    name: Pavel Orlov, editor\n    url: https://example.org/authors/pavel/\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  author:\n    '@type': Person\n    name: Anna Sedova\n    url: https://example.org/authors/anna/\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@graph':\n    - '@type': BlogPosting\n      author:\n        '@id': https://example.org/#anna\n    - '@type': Person\n      '@id': https://example.org/#anna\n      name: Anna Sedova\n      sameAs: https://social.example.org/anna\n---\n# Tyres\n\nText.\n",
    ],
  },
  check({ doc, config, language }, report) {
    const articles = articleNodes(doc);
    if (articles.length === 0) return;
    const problemOf = (author: Json): { message: string; severity?: 'info' } | undefined => {
      if (!isObject(author)) return { message: `the author "${textOf(author)}" is text, not a Person or an Organization` };
      const node = resolveNode(doc, author);
      if (node === undefined) return undefined;
      const name = textOf(node['name']);
      const types = typesOf(node);
      if (!isA(types, 'Person') && !isA(types, 'Organization')) return { message: `the author "${name}" is a ${types.join(', ') || 'node without type'}, not a Person or an Organization` };
      if (name === '') return { message: 'the author has no `name`' };
      const several = namesIn(name);
      if (several.length > 1 && !isRegistered(name, config)) return { message: `the author "${name}" is ${several.length} people in one node` };
      const known = isRegistered(name, config) ? [] : extraInfo(name, language, brandNames(doc, config));
      const title = known.length > 0 || isRegistered(name, config) || !isA(types, 'Person') ? undefined : titleIn(name);
      const extra = title === undefined ? known : [`a title ("${title}")`];
      if (extra.length > 0) return { message: `the name of the author "${name}" holds ${extra.join(' and ')}` };
      if (listOf(node['url']).length === 0 && listOf(node['sameAs']).length === 0) return { message: `the author "${name}" has neither \`url\` nor \`sameAs\``, severity: 'info' };
      return undefined;
    };
    for (const { node, path } of articles) {
      const authors = listOf(node['author']);
      if (authors.length === 0) report({ ...doc.place([...path, 'author']), message: `the ${typesOf(node).join(', ')} has no \`author\`` });
      authors.forEach((author, index) => {
        const problem = problemOf(author);
        if (problem !== undefined) report({ ...doc.place(Array.isArray(node['author']) ? [...path, 'author', index] : [...path, 'author']), ...problem });
      });
    }
  },
});

/** Words in small letters that belong to names. */
const PARTICLES: ReadonlySet<string> = new Set(['della', 'dello', 'degli', 'delle', 'dalla', 'santo', 'santa', 'и', 'and', 'und', 'оглы', 'оглу', 'кызы', 'угли', 'уулу']);

/** A job title beside a name: a word in small letters, too long for "von" and "де", beside two words in capitals ("Главный технолог Вера Колосова"). */
function titleIn(name: string): string | undefined {
  const words = name.split(/[\s,]+/).filter((word) => word !== '');
  if (words.filter((word) => /^\p{Lu}\p{Ll}/u.test(word)).length < 2) return undefined;
  return words.find((word) => /^\p{Ll}[\p{Ll}-]{4,}$/u.test(word) && !PARTICLES.has(word));
}

/** "Anna Sedova, Pavel Orlov" and "Анна Седова и Павел Орлов" name two people, "Sedova, Anna" one. */
function namesIn(name: string): string[] {
  const parts = name.split(/\s*[,;&]\s+|\s+(?:and|и)\s+/);
  return parts.length > 1 && parts.every((part) => looksLikeName(part)) ? parts : [name];
}
