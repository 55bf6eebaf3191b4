import { defineRule } from '../../kinds.ts';
import { authorNames } from '../../text/front-matter-aliases.ts';
import { findSignature } from '../../text/signature.ts';
import { sameName } from '../../text/names.ts';

/** Where signatures are looked for, and why only there, says `text/signature.ts`. Case forms, order and patronymics do not matter. */
export default defineRule({
  id: 'frontmatter/byline-conflict',
  severity: 'error',
  about: 'A signature in the text that names another author than the front matter.',
  why: 'The page shows two different authors, so readers can trust neither.',
  fix: 'Name the same author in the front matter and in the signature, or remove the signature.',
  source: 'Google Search Central, Creating helpful content: who created it (2025-12-10).',
  needs: 'article',
  examples: {
    bad: [
      '---\ntitle: Tyres\nlang: en\nauthor: Anna Sedova\n---\n# Tyres\n\nText about tyres.\n\n**Pavel Orlov,**\n*head of the workshop*\n',
      '---\ntitle: Шины\nlang: ru\nauthor: Анна Седова\n---\n# Шины\n\nТекст о шинах.\n\nАвтор: Павел Орлов\n',
      '---\ntitle: Tyres\nlang: en\nauthor: Anna Sedova\n---\n# Tyres\n\nText about tyres.\n\n## About the author\n\n**Pavel Orlov** has built wheels for ten years.\n',
    ],
    good: [
      '---\ntitle: Tyres\nlang: en\nauthor: Anna Sedova\n---\n# Tyres\n\nText about tyres.\n\n**Anna Sedova,**\n*head of the workshop*\n',
      '---\ntitle: Tyres\nlang: en\nauthor: Anna Sedova\n---\n# Tyres\n\n**Pavel Orlov,** *a rider*\n\nsays that pressure matters most.\n',
    ],
  },
  check({ doc, language }, report) {
    const author = doc.field('author');
    const signature = author === '' ? undefined : findSignature(doc, author);
    if (signature === undefined || authorNames(doc.data).some((name) => sameName(signature.name, name, language))) return;
    report({ start: signature.start, end: signature.end, message: `the text is signed by "${signature.name}", the front matter names "${author}"` });
  },
});
