import { describe, expect, test } from 'vitest';
import { fixText } from '../src/fix.ts';
import type { Example } from '../src/kinds.ts';
import { rules } from '../src/registry.ts';
import { fixCase } from './kit/fixes.ts';

/** What single fixes make of a text, to the letter, and what they leave alone. Bodies only: front matter is added where there is none. */

type Case = readonly [what: string, before: string, after: string, context?: Partial<Exclude<Example, string>>];

const RU = '---\nlang: ru\ntitle: Ремонт старого велосипеда\n---\n';
const TITLED = '---\ntitle: How to mend a kite\n---\n';

const CASES: Record<string, readonly Case[]> = {
  'structure/setext-hazard': [
    ['a finished sentence over dashes', '# Kite\n\n## Tail\n\nThe tail keeps the kite\nsteady in the wind.\n---\n\nMore.\n', '# Kite\n\n## Tail\n\nThe tail keeps the kite\nsteady in the wind.\n\n---\n\nMore.\n'],
    ['not a question, which may be a heading', '# Kite\n\n## Tail\n\nText.\n\nHow long?\n---\n\nMore.\n', '# Kite\n\n## Tail\n\nText.\n\nHow long?\n---\n\nMore.\n'],
  ],
  'structure/table-ragged': [
    ['missing cells, with and without the last bar', '# Kite\n\n| Part | Size | Price |\n|---|---|---|\n| Tail |\n| Line | 30\n', '# Kite\n\n| Part | Size | Price |\n|---|---|---|\n| Tail |  |  |\n| Line | 30 |  |\n'],
    ['cells too many that are blank', '# Kite\n\n| Part | Size |\n|---|---|\n| Tail | 3 |  | |\n', '# Kite\n\n| Part | Size |\n|---|---|\n| Tail | 3 |\n'],
    ['not cells that say something, nor a line without bars', '# Kite\n\n| Part | Size |\n|---|---|\n| Tail | 3 | red |\nAnd so on\n', '# Kite\n\n| Part | Size |\n|---|---|\n| Tail | 3 | red |\nAnd so on\n'],
  ],
  'structure/horizontal-rule-spam': [
    ['rules before headings go, the others stay', '# Kite\n\na\n\n---\n\n## B\n\nb\n\n***\n\nb\n\n---\n## C\n\nc\n\n---\n\nd\n', '# Kite\n\na\n\n## B\n\nb\n\n***\n\nb\n\n## C\n\nc\n\n---\n\nd\n'],
  ],
  'structure/h1-count': [
    ['a second H1 under the title', `${TITLED}# Mending a kite\n\nText.\n\n# The tail\n\n### Knots\n\nText.\n`, `${TITLED}# Mending a kite\n\nText.\n\n## The tail\n\n### Knots\n\nText.\n`],
    ['not where the first is a part like the others', `${TITLED}# The frame\n\nText.\n\n# The tail\n\nText.\n`, `${TITLED}# The frame\n\nText.\n\n# The tail\n\nText.\n`],
    ['not where its own parts would become its brothers', `${TITLED}# Mending a kite\n\nText.\n\n# The tail\n\n## Knots\n\nText.\n`, `${TITLED}# Mending a kite\n\nText.\n\n# The tail\n\n## Knots\n\nText.\n`],
  ],
  'structure/heading-skip': [
    ['a heading that stands where it should is no part of the run', '# Kite\n\n#### Tail\n\na\n\n#### String\n\nb\n\n## Wind\n\nc\n', '# Kite\n\n## Tail\n\na\n\n## String\n\nb\n\n## Wind\n\nc\n'],
  ],
  'structure/heading-end-punct': [
    ['inside of emphasis too', '# Kite\n\nText.\n\n## What **to take:**\n\nText.\n', '# Kite\n\nText.\n\n## What **to take**\n\nText.\n'],
  ],
  'links/self-link': [
    ['in the text', '# Kite\n\nSee [our page](/blog/kite/) again.\n', '# Kite\n\nSee our page again.\n', { slug: 'kite' }],
    ['in the list of related articles', '# Kite\n\nText.\n\n## Read also\n\n- [Kites](/blog/kite/)\n- [Wind](/blog/wind/)\n', '# Kite\n\nText.\n\n## Read also\n\n- [Wind](/blog/wind/)\n', { slug: 'kite' }],
    ['not the only item', '# Kite\n\nText.\n\n## Read also\n\n- [Kites](/blog/kite/)\n', '# Kite\n\nText.\n\n## Read also\n\n- [Kites](/blog/kite/)\n', { slug: 'kite' }],
  ],
  'links/protocol-relative-or-parent': [
    ['a path that leads to an article', '# Kite\n\nSee [wind](../wind/#force) and [air](//example.net/air).\n', '# Kite\n\nSee [wind](/blog/wind/#force) and [air](https://example.net/air).\n', { slug: 'kite' }],
    ['not a path to something else', '# Kite\n\nSee [wind](../../files/wind.pdf) and [air](../air.md).\n', '# Kite\n\nSee [wind](../../files/wind.pdf) and [air](../air.md).\n', { slug: 'kite' }],
  ],
  'links/tracking-params': [
    ['click ids, and on the own site campaigns', '# Kite\n\n[a](/blog/a/?utm_source=x&page=2#b) [b](https://example.net/?id=3&yclid=77)\n', '# Kite\n\n[a](/blog/a/?page=2#b) [b](https://example.net/?id=3)\n'],
    ['the canonical address, in its quotes', "---\ntitle: Kite\ncanonical: 'https://example.org/blog/kite/?utm_source=x'\n---\n# Kite\n\nText.\n", "---\ntitle: Kite\ncanonical: 'https://example.org/blog/kite/'\n---\n# Kite\n\nText.\n"],
    ['not half of what another site gets', '# Kite\n\n[b](https://example.net/?utm_source=x&yclid=77)\n', '# Kite\n\n[b](https://example.net/?utm_source=x&yclid=77)\n'],
  ],
  'language/mixed-quotes': [
    ['pairs to the style of the language', '# Kite\n\nThe “Star” and the "Moon", and a 5" line.\n', '# Kite\n\nThe “Star” and the “Moon”, and a 5" line.\n'],
  ],
  'language/caps-shouting': [
    ['function words, at the start with a capital', `${RU}# Ремонт\n\nКАК чистить цепь? Важно, КАК вы её смажете. «ЧТО взять?»\n`, `${RU}# Ремонт\n\nКак чистить цепь? Важно, как вы её смажете. «ЧТО взять?»\n`],
    ['not Latin letters', '# Kite\n\nThis is VERY important.\n', '# Kite\n\nThis is VERY important.\n'],
  ],
  'language/capital-after-colon': [
    ['not what may be a name', '---\nlang: ru\ntitle: Сад\n---\n# Сад: Как начать\n\n## Хозяйка: Роза\n\n## Цветок: Пион\n\nУ нас растёт роза и пион. Сад, Роза и дом.\n', '---\nlang: ru\ntitle: Сад\n---\n# Сад: как начать\n\n## Хозяйка: Роза\n\n## Цветок: пион\n\nУ нас растёт роза и пион. Сад, Роза и дом.\n'],
  ],
  'language/homoglyph': [
    ['in text and title', '---\nlang: ru\ntitle: "Рeмонт цепи"\n---\n# Ремонт\n\nСмажьте цeпь маслом.\n', '---\nlang: ru\ntitle: "Ремонт цепи"\n---\n# Ремонт\n\nСмажьте цепь маслом.\n'],
  ],
  'language/ellipsis-arrow': [
    ['an arrow of a heading is part of its id', `${RU}# Ремонт\n\n## Цепь -> звезда...\n\nЦепь -> звезда...\n`, `${RU}# Ремонт\n\n## Цепь -> звезда…\n\nЦепь → звезда…\n`],
  ],
  'language/double-space-nbsp': [
    ['a heading that a link may point at stays', '# Kite\n\nSee [tail](#tail--end).\n\n## Tail  end\n\nText  here , there.\n', '# Kite\n\nSee [tail](#tail--end).\n\n## Tail  end\n\nText here, there.\n'],
  ],
  'legal/extremist-org-unmarked': [
    ['every name is marked, one footnote each, before what follows the text', `${RU}# Ремонт\n\nСнимки есть в Instagram и «Фейсбуке».\n\nПишите в [Instagram](https://example.net/).\n\n## Читайте также\n\n- [Цепь](/blog/cep/)\n`, `${RU}# Ремонт\n\nСнимки есть в Instagram\\* и «Фейсбуке\\*».\n\nПишите в [Instagram\\*](https://example.net/).\n\n\\* Instagram принадлежит компании Meta, деятельность которой признана экстремистской и запрещена в России.\n\n\\* Facebook принадлежит компании Meta, деятельность которой признана экстремистской и запрещена в России.\n\n## Читайте также\n\n- [Цепь](/blog/cep/)\n`],
    ['at the very end of the file', `${RU}# Ремонт\n\nСнимки есть в Instagram`, `${RU}# Ремонт\n\nСнимки есть в Instagram\\*\n\n\\* Instagram принадлежит компании Meta, деятельность которой признана экстремистской и запрещена в России.\n`],
  ],
  'legal/marker-without-footnote': [
    ['the footnote is added after a list', `${RU}# Ремонт\n\nГде смотреть:\n\n- Instagram*\n- почта\n`, `${RU}# Ремонт\n\nГде смотреть:\n\n- Instagram*\n- почта\n\n\\* Instagram принадлежит компании Meta, деятельность которой признана экстремистской и запрещена в России.\n`],
  ],
  'frontmatter/unknown-key': [
    ['a key of another spelling', "---\ntitle: Kite\nhero_image: /kite.jpg # new\n---\n# Kite\n\nText.\n", "---\ntitle: Kite\nheroImage: /kite.jpg # new\n---\n# Kite\n\nText.\n"],
    ['not beside the key itself, nor a mere guess', "---\ntitle: Kite\nhero_image: /kite.jpg\nheroImage: /b.jpg\ndescripton: Text\n---\n# Kite\n\nText.\n", "---\ntitle: Kite\nhero_image: /kite.jpg\nheroImage: /b.jpg\ndescripton: Text\n---\n# Kite\n\nText.\n"],
  ],
  'frontmatter/author-extra-info': [
    ['the name that the config lists', "---\ntitle: Kite\nauthor: 'Anna Sedova, editor'\n---\n# Kite\n\nText.\n", "---\ntitle: Kite\nauthor: Anna Sedova\n---\n# Kite\n\nText.\n"],
    ['not a name that nobody knows', "---\ntitle: Kite\nauthor: 'Vera Sedova, editor'\n---\n# Kite\n\nText.\n", "---\ntitle: Kite\nauthor: 'Vera Sedova, editor'\n---\n# Kite\n\nText.\n"],
  ],
  'frontmatter/date-invalid': [
    ['a date that means one day only', "---\ntitle: Kite\npubDate: 'March 1, 2026'\nupdatedDate: 25.12.2026\n---\n# Kite\n\nText.\n", "---\ntitle: Kite\npubDate: '2026-03-01'\nupdatedDate: '2026-12-25'\n---\n# Kite\n\nText.\n"],
    ['not one that may be two', "---\ntitle: Kite\npubDate: 03/04/2026\n---\n# Kite\n\nText.\n", "---\ntitle: Kite\npubDate: 03/04/2026\n---\n# Kite\n\nText.\n"],
  ],
  'frontmatter/missing-required': [
    ['the title is that of the page', "---\nauthor: Anna Sedova\n---\n# Kites: how to *mend* them\n\nText.\n", "---\ntitle: 'Kites: how to mend them'\nauthor: Anna Sedova\n---\n# Kites: how to *mend* them\n\nText.\n"],
  ],
  'faq/ld-mismatch': [
    ['the answer of the page is the right one', '---\ntitle: Oak\nfaq:\n  - question: Is oak hard?\n    answer: \'No: it is soft.\'\nschema:\n  \'@type\': FAQPage\n  mainEntity:\n    - \'@type\': Question\n      name: Is oak hard?\n      acceptedAnswer:\n        \'@type\': Answer\n        text: No\n---\n# Oak\n\n## FAQ\n\n### Is oak hard?\n\nYes: *very* hard,\nand heavy.\n', '---\ntitle: Oak\nfaq:\n  - question: Is oak hard?\n    answer: \'Yes: very hard, and heavy.\'\nschema:\n  \'@type\': FAQPage\n  mainEntity:\n    - \'@type\': Question\n      name: Is oak hard?\n      acceptedAnswer:\n        \'@type\': Answer\n        text: \'Yes: very hard, and heavy.\'\n---\n# Oak\n\n## FAQ\n\n### Is oak hard?\n\nYes: *very* hard,\nand heavy.\n'],
    ['questions of the page that the list lacks', '---\ntitle: Oak\nfaq:\n  - question: Is oak hard?\n    answer: Yes.\n---\n# Oak\n\n## FAQ\n\n### Is oak hard?\n\nYes.\n\n### Is it dear?\n\n- Rather.\n\n### ### Is it heavy?\n\nVery.\n', '---\ntitle: Oak\nfaq:\n  - question: Is oak hard?\n    answer: Yes.\n  - question: Is it dear?\n    answer: Rather.\n  - question: Is it heavy?\n    answer: Very.\n---\n# Oak\n\n## FAQ\n\n### Is oak hard?\n\nYes.\n\n### Is it dear?\n\n- Rather.\n\n### ### Is it heavy?\n\nVery.\n'],
  ],
  'safety/raw-html': [
    ['boxes around words', '# Kite\n\nA <span class="x">long</span> tail, <font color="red">red</font>.\n\n<center>In the middle.</center>\n\n<div align="center">\n\n**Bold** text.\n\n</div>\n\nEnd.\n', '# Kite\n\nA long tail, red.\n\nIn the middle.\n\n**Bold** text.\n\nEnd.\n'],
    ['bold and italic tags', '# Kite\n\nA <b>long</b> and <i>light</i> tail, <em>a</em>b.\n', '# Kite\n\nA **long** and *light* tail, *a*b.\n'],
    ['not what has a meaning of its own or Markdown inside', '# Kite\n\n<span id="x">a</span> <span lang="fr">b</span> <span>*c*</span> <u>d</u> <b>(e)</b>\n\n<div>\n<ul><li>a</li></ul>\n</div>\n', '# Kite\n\n<span id="x">a</span> <span lang="fr">b</span> <span>*c*</span> <u>d</u> <b>(e)</b>\n\n<div>\n<ul><li>a</li></ul>\n</div>\n'],
  ],
  'safety/script': [
    ['scripts, styles and frames nobody sees', '# Kite\n\nA <style>p{}</style>tail.\n\n<script>\nalert(1)\n</script>\n\n<iframe src="https://x.example/" width="0" height="0"></iframe>\n\nEnd.\n', '# Kite\n\nA tail.\n\nEnd.\n'],
    ['not a frame that shows something', '# Kite\n\n<iframe src="https://video.example/1" width="560" height="315"></iframe>\n', '# Kite\n\n<iframe src="https://video.example/1" width="560" height="315"></iframe>\n'],
  ],
  'safety/hidden-text': [
    ['the element with its text', '# Kite\n\nA tail <span style="display:none">cheap <span>kites</span> here</span>, long.\n', '# Kite\n\nA tail, long.\n'],
    ['not white text, not an element that is never closed', '# Kite\n\nA <span style="color:white">b</span> c <span hidden>d\n', '# Kite\n\nA <span style="color:white">b</span> c <span hidden>d\n'],
  ],
  'safety/prompt-leak': [
    ['the greeting before the title and the farewell', 'Sure, here is the article you asked for:\n\n# Kite\n\nText.\n\nMore text.\n\nLet me know if you want changes.\n', '# Kite\n\nText.\n\nMore text.\n'],
    ['not a farewell alone, nor talk with content', '# Kite\n\nText.\n\nMore.\n\nLet me know if you want changes.\n', '# Kite\n\nText.\n\nMore.\n\nLet me know if you want changes.\n'],
    ['the fence around the article', '```markdown\n# Kite\n\nText about kites.\n```\n', '# Kite\n\nText about kites.\n'],
    ['marks of a chat format', '# Kite\n\nText【12†source】 and more.<|im_end|>\n', '# Kite\n\nText and more.\n'],
  ],
  'safety/instruction-leak': [
    ['lines at the edges', 'Meta description: All about kites.\n\n# Kite\n\nText.\n\nMore text here.\n\nWord count: 1200\n', '# Kite\n\nText.\n\nMore text here.\n'],
    ['not a single line after the title', '# Kite\n\nTarget audience: children.\n\nText.\n\nMore.\n\nMore.\n\nMore.\n\nMore.\n', '# Kite\n\nTarget audience: children.\n\nText.\n\nMore.\n\nMore.\n\nMore.\n\nMore.\n'],
  ],
};

for (const [id, cases] of Object.entries(CASES)) {
  const rule = rules.find((candidate) => candidate.id === id);
  describe(id, () => {
    for (const [what, before, after, context] of cases) {
      test(what, () => {
        expect(rule).toBeDefined();
        const given = fixCase(rule === undefined ? [] : [rule], { ...context, text: before });
        const head = given.text.slice(0, given.text.length - before.length);
        const fixed = fixText(given.text, given);
        expect(fixed.text.slice(head.length)).toBe(after);
        expect(fixed.refused).toEqual([]);
        expect(fixText(fixed.text, given).text).toBe(fixed.text);
      });
    }
  });
}
