import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { slugify } from '../src/index.ts';

/**
 * Articles to check, in any number: sentences of this repository's briefs in new orders, in each some words exchanged for words of a subject of its own, so
 * that articles differ as those of a blog do. Front matter, headings, lists, a table, links between them, FAQ and a related list; about 16 KB of Russian each.
 */
export function makeArticles(root: string, count: number, seed = 1): { slug: string; text: string }[] {
  const random = mulberry(seed);
  const sentences = sentencesOf(root);
  const vocabulary = [...new Set(sentences.join(' ').match(/[а-яё]{6,}/g))];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const subjects = Array.from({ length: Math.max(20, Math.ceil(count / 25)) }, () => Array.from({ length: 80 }, () => word(pick(vocabulary), pick(vocabulary))));
  const slugs = Array.from({ length: count }, (_, index) => slugify(`${subjects[index % subjects.length]?.[index % 7] ?? ''}-${subjects[index % subjects.length]?.[7 + (index % 5)] ?? ''}-${index}`));
  return slugs.map((slug, index) => {
    const subject = subjects[index % subjects.length] as string[];
    const sentence = (): string => {
      const words = pick(sentences).split(' ');
      // One word at least, so that no two articles have a sentence in common.
      const kept = words.findIndex((one) => /^[а-яё]{4,}$/.test(one));
      return words.map((one, at) => (at === kept || (random() < 0.2 && /^[а-яё]{4,}$/.test(one)) ? pick(subject) : one)).join(' ');
    };
    const paragraph = (least: number): string => Array.from({ length: least + Math.floor(random() * 3) }, sentence).join(' ');
    // Each article of a subject has a key phrase of its own.
    const turn = Math.floor(index / subjects.length);
    const [first, second] = [subject[(turn * 2) % 80] ?? '', subject[(turn * 2 + 1) % 80] ?? ''];
    const heading = (): string => `${capital(pick(subject))} и ${pick(subject)}: ${pick(vocabulary)} ${pick(vocabulary)}`;
    const linked = new Set([slug]);
    const other = (): string => {
      for (let turns = 0; ; turns++) {
        const found = turns < 9 ? slugs[(index % subjects.length) + subjects.length * Math.floor(random() * Math.floor(count / subjects.length))] : pick(slugs);
        if (found === undefined || (linked.has(found) && turns < 20)) continue;
        linked.add(found);
        return found;
      }
    };
    const title = `${capital(first)} и ${second}: ${pick(vocabulary)} №${index}`;
    const sections = Array.from({ length: 6 }, (_, at) => [
      at === 0 ? `## Зачем ${first} и ${second}` : `## ${heading()}`,
      paragraph(3), ...(at === 2 ? [`![${capital(pick(subject))} на снимке](https://example.org/images/${slug}-2.jpg)`] : []), paragraph(3),
      ...(at % 2 === 0 ? [`${paragraph(1)} Подробнее — в статье [${pick(subject)} и ${pick(subject)}](/blog/${other()}/).`] : []),
      ...(at % 3 === 1 ? [Array.from({ length: 5 }, () => `- ${sentence()}`).join('\n')] : []),
      ...(at === 4 ? [`| Что | Когда |\n|---|---|\n${Array.from({ length: 4 }, () => `| ${pick(subject)} ${pick(vocabulary)} | ${pick(vocabulary)} |`).join('\n')}`] : []),
      `### ${heading()}`, paragraph(3), paragraph(2),
    ].join('\n\n'));
    const faq = Array.from({ length: 3 }, () => `### Нужен ли ${pick(subject)} и ${pick(vocabulary)}?\n\n${paragraph(2)}`);
    const related = Array.from({ length: 3 }, () => `- [${capital(pick(subject))} и ${pick(subject)}](/blog/${other()}/)`);
    const promised = sentence();
    const front = [
      '---', `title: '${title}'`, `description: ${capital(first)} и ${second}, а также ${promised.replaceAll(/[:#"'«»—]/g, '').slice(0, 70).trim().toLowerCase()}`, `keywords:\n  - ${first} ${second}`,
      `pubDate: '${new Date(Date.UTC(2024, 0, 1) + index * 3.6e6 * 7).toISOString()}'`, 'author: Анна Седова', `heroImage: 'https://example.org/images/${slug}.jpg'`, `heroImageAlt: ${capital(pick(subject))} у ${pick(vocabulary)}`, 'lang: ru',
      `schema:\n  '@context': 'https://schema.org'\n  '@type': BlogPosting\n  headline: '${title}'\n  author:\n    '@type': Person\n    name: Анна Седова\n    url: 'https://example.org/authors/anna/'\n  mainEntityOfPage: 'https://example.org/blog/${slug}/'`, '---',
    ];
    return { slug, text: `${front.join('\n')}\n# ${title}\n\n${capital(first)} и ${second} — об этом статья. ${promised} ${paragraph(2)}\n\n${paragraph(2)}\n\n${sections.join('\n\n')}\n\n## Часто задаваемые вопросы\n\n${faq.join('\n\n')}\n\n## Читайте также\n\n${related.join('\n')}\n` };
  });
}

function sentencesOf(root: string): string[] {
  const texts: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(visit);
  };
  for (const name of readdirSync(join(root, 'briefs'))) if (!name.startsWith('_') && name.endsWith('.yaml')) visit(load(readFileSync(join(root, 'briefs', name), 'utf8')));
  const sentences = texts.flatMap((text) => text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/\s+/g, ' ').split(/(?<=[.!?]) (?=[А-ЯЁ])/));
  return [...new Set(sentences.filter((one) => /^[А-ЯЁ].*[.!?]$/.test(one) && one.length > 30 && !/https?:/.test(one)))];
}

/** A new word: the beginning of one and the ending of another. */
function word(one: string, other: string): string {
  return one.slice(0, Math.ceil(one.length / 2)) + other.slice(Math.ceil(other.length / 2));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
