import { describe, expect, test } from 'vitest';
import { linkableBlocks, sourceOf } from '../../src/text/link-spots.ts';
import { documentOf, linked } from '../links/linking.ts';

/** Where a link may be made: every place but the last one of each text is closed. */

const LEAD = 'The lead speaks of chain care.\n\n';
const TARGET = { care: 'chain care' };
const LINK = '[chain care](/blog/care/)';
const link = (body: string, file?: string): string => linked(LEAD + body, TARGET, file === undefined ? {} : { file }).slice(LEAD.length);

/** Each holds the words "chain care" where no link may be. */
const CLOSED: Record<string, string> = {
  'a heading': '## On chain care\n\nText.',
  'a heading with a line under it': 'chain care\n---\n\nText.',
  'a block quote': '> Our chain care.',
  'a list in a block quote': '> - Our chain care.',
  'a block quote in a list': '- Text.\n  > Our chain care.',
  'guillemets': 'They call it «simple chain care» here.',
  'straight quotation marks': 'They call it "simple chain care" here.',
  'curly quotation marks': 'They call it “simple chain care” here.',
  'low quotation marks': 'They call it „simple chain care“ here.',
  'inline code': 'Run `chain care` now.',
  'inline code with two ticks': 'Run ``chain care`` now.',
  'a fence': '```\nchain care\n```',
  'a fence in a list': '- Text.\n\n  ```\n  chain care\n  ```',
  'an indented block': 'Text.\n\n    chain care\n',
  'a table': '| A | B |\n|---|---|\n| chain care | x |',
  'the text of an image': 'See ![chain care](/a.jpg) here.',
  'the title of an image': 'See ![a](/a.jpg "chain care") here.',
  'a link': 'See [chain care](/x) here.',
  'part of a link': 'See [our chain care page](/x) here.',
  'a reference': 'See [chain care][a] here.\n\n[a]: /x',
  'a short reference': 'See [chain care] here.\n\n[chain care]: /x',
  'a definition': 'Text.\n\n[chain care]: /x "chain care"',
  'an address': 'See <https://example.com/chain care> here.',
  'a footnote': 'Text[^1].\n\n[^1]: On chain care.',
  'an inline footnote': 'Text^[on chain care] here.',
  'strong words': 'A **chain care** habit.',
  'emphasis': 'A *chain care* habit.',
  'struck words': 'A ~~chain care~~ habit.',
  'half strong words': 'A **chain** care habit, a chain **care** habit, a ch**ain care** habit.',
  'a raw link': 'See <a href="/x">chain care</a> here.',
  'a raw link with more': 'See <a href="/x" rel="sponsored">our chain care page</a> here.',
  'a raw quotation': 'See <q>chain care</q> here.',
  'a raw key': 'See <kbd>chain care</kbd> and <mark>chain care</mark> here.',
  'a block of HTML': '<p>chain care</p>',
  'a quotation in HTML': '<blockquote>\n\nOur chain care.\n\n</blockquote>',
  'a caption in HTML': '<figure>\n<figcaption>\n\nOur chain care.\n\n</figcaption>\n</figure>',
  'a comment': '<!-- chain care --> Text.',
  'a comment over lines': '<!--\n\nchain care\n\n-->',
  'FAQ answers': '## FAQ\n\n### Is it hard?\n\nNo, chain care is easy.\n\n- chain care',
  'the related section': '## Read also\n\n- chain care\n\nMore chain care.',
  'the author': '## About the author\n\nAnna knows chain care.',
  'sources': '## Sources\n\n- The Chain Care Handbook, 2020',
  'a list of contents with links': '- [Chain care](#a)\n- [More](#b)',
  'a list of contents without links': '- Chain care\n- More\n\n## Chain care\n\nText.\n\n## More\n\nText.',
  'a numbered list of contents': '1. Chain care.\n2. More\n\n## Chain care\n\nText.',
  'a wiki link': 'See [[chain care]] here.',
  'words in brackets': 'See [chain care] here.',
  'words behind an exclamation mark': 'Look!chain care is fun.',
  'words behind a backslash': 'Folder\\chain care is here.',
  'words with attributes': 'See chain care{: .note} here.',
  'a formula': 'See $chain care$ here.',
  'highlighted words': 'See ==chain care== here.',
  'a tag': 'See #chain care here.',
  'a word that goes on': 'See chain care-kits, pre-chain care, chain carets and chain carefree-ness.',
  'two lines': 'On the chain\ncare of today.',
  'two sentences': 'On a chain. Care for it.',
  'a shortcode with words': 'See {{< button >}}chain care{{< /button >}} here.',
  'a shortcode around a paragraph': '{{< quote author="A" >}}\n\nOur chain care.\n\n{{< /quote >}}',
  'a Markdown shortcode': '{{% aside %}}\nOur chain care.\n{{% /aside %}}',
  'the arguments of a shortcode': '{{< figure src="/a.jpg" title="chain care" >}}',
  'a Liquid block': '{% quote %}\n\nOur chain care.\n\n{% endquote %}',
  'a Liquid output': 'See {{ "chain care" | upcase }} here.',
};

describe('no link is made in', () => {
  for (const [name, body] of Object.entries(CLOSED)) {
    test(name, () => expect(link(body)).toBe(body));
    test(`${name}, with Windows line ends`, () => {
      const text = (LEAD + body).replaceAll('\n', '\r\n');
      expect(linked(text, TARGET)).toBe(text);
    });
  }
  test('the first paragraph, whatever stands before it', () => {
    for (const before of ['', '# Chain care\n\n', '![chain care](/a.jpg)\n\n', '> An epigraph on chain care.\n\n', '- A list\n\n', '<p>chain care</p>\n\n', '---\ntitle: Chain care\nkeywords: [chain care]\n---\n', '\uFEFF']) {
      expect(linked(before + LEAD, TARGET)).toBe(before + LEAD);
      expect(linked(`${before}${LEAD}More chain care.`, TARGET)).toBe(`${before}${LEAD}More ${LINK}.`);
    }
  });
  test('front matter', () => {
    const text = `---\ntitle: On chain care\ndescription: All of chain care in one place\nfaq:\n  - question: Chain care?\n    answer: Yes, chain care.\n---\n${LEAD}`;
    expect(linked(text, TARGET)).toBe(text);
  });
});

describe('a link is made in', () => {
  const open: Record<string, [body: string, expected?: string]> = {
    'a paragraph': ['More on chain care here.'],
    'a list': ['- One\n- On chain care'],
    'a list of several paragraphs': ['- One\n\n  On chain care here.\n- Two'],
    'a nested list': ['1. One\n   - On chain care\n2. Two'],
    'an item over two lines': ['- A line of the item\n  and chain care on the next'],
    'a task list': ['- [x] On chain care'],
    'brackets of text': ['Later (chain care) more.'],
    'words between two dashes': ['Later — chain care — more.'],
    'words at both ends of a block': ['chain care'],
    'a paragraph behind a hard break': ['One line  \nchain care  \nand more.'],
    'a paragraph behind a hard break with a backslash': ['One line\\\nchain care\\\nand more.'],
    'a paragraph with entities before it': ['Nuts &amp; bolts &mdash; chain care &mdash; more.'],
    'a paragraph with entities beside it': ['Nuts&nbsp;&nbsp;chain care&nbsp;here.'],
    'a paragraph with escapes': ['5 \\* 5 \\_ and \\[more\\] chain care \\*.'],
    'a paragraph with emphasis beside it': ['A **good** chain care *habit*.'],
    'a paragraph with a link': ['See [one](/x) and chain care.'],
    'a paragraph with a break of HTML': ['One line <br> chain care <br/> more.'],
    'a paragraph with closed HTML beside it': ['Press <kbd>K</kbd>, then chain care.'],
    'a paragraph behind a quotation': ['They say «so» and “so” and "so"; chain care.'],
    'a block of HTML that only groups': ['<div class="text">\n\nOn chain care.\n\n</div>'],
    'a fold': ['<details>\n<summary>chain care</summary>\n\nOn chain care.\n\n</details>', `<details>\n<summary>chain care</summary>\n\nOn ${LINK}.\n\n</details>`],
    'a directive': [':::note\nOn chain care.\n:::'],
    'a paragraph with a shortcode': ['See {{< icon >}} and chain care.'],
    'the section behind sources': ['## Sources\n\n- A book\n\n## More\n\nOn chain care.'],
    'a second place when the first is closed': ['They say «chain care».\n\nOn chain care.', `They say «chain care».\n\nOn ${LINK}.`],
    'the open one of two places in a paragraph': ['They say «chain care», we say chain care.', `They say «chain care», we say ${LINK}.`],
    'the open one of two places, with entities before': ['&mdash;&mdash;&mdash; They say «chain care», chain carets, we say chain care.', `&mdash;&mdash;&mdash; They say «chain care», chain carets, we say ${LINK}.`],
    'the open one of two places, with a broken line before': ['- Item\n  is &quot;chain care&quot;, chain carets, chain care.', `- Item\n  is &quot;chain care&quot;, chain carets, ${LINK}.`],
    'the open one of two, beside code': ['Run `chain care` and chain care.', `Run \`chain care\` and ${LINK}.`],
  };
  for (const [name, [body, expected = body.replace('chain care', LINK)]] of Object.entries(open)) {
    test(name, () => expect(link(body)).toBe(expected));
    test(`${name}, with Windows line ends and a byte order mark`, () => expect(linked(`\uFEFF${(LEAD + body).replaceAll('\n', '\r\n')}`, TARGET)).toBe(`\uFEFF${(LEAD + expected).replaceAll('\n', '\r\n')}`));
  }
  test('words with soft hyphens and spaces that do not break: as they stand', () => {
    expect(link('On ch\u00ADain\u00A0ca\u00ADre here.')).toBe('On [ch\u00ADain\u00A0ca\u00ADre](/blog/care/) here.');
    expect(link('On ch&shy;ain care, and chain care.')).toBe(`On ch&shy;ain care, and ${LINK}.`);
  });
});

describe('in MDX', () => {
  const mdx = (body: string): string => link(body, 'self.mdx');
  test('links are made in running text and inside components that hold blocks', () => {
    expect(mdx('On chain care.')).toBe(`On ${LINK}.`);
    expect(mdx('<Note>\n\nOn chain care.\n\n</Note>')).toBe(`<Note>\n\nOn ${LINK}.\n\n</Note>`);
    expect(mdx('Text {props.x} and chain care.')).toBe(`Text {props.x} and ${LINK}.`);
  });
  test('the first paragraph stands behind the imports', () => {
    const text = `import Note from '../note.astro';\n\n${LEAD}`;
    expect(linked(`${text}More chain care.`, TARGET, { file: 'self.mdx' })).toBe(`${text}More ${LINK}.`);
  });
  for (const body of ['<a href="/x">chain care</a>', 'See <a href="/x">chain care</a> here.', 'See <Button to="/x">chain care</Button> here.', 'See {"chain care"} here.', '{/* chain care */}', '<Card title="chain care" />', 'export const a = "chain care";', '<blockquote>\n\nOur chain care.\n\n</blockquote>']) {
    test(`not in ${body.split('\n')[0] ?? ''}`, () => expect(mdx(body)).toBe(body));
  }
});

describe('sourceOf', () => {
  const doc = documentOf(`${LEAD}Nuts &amp; bolts, then chain care.`);
  const block = linkableBlocks(doc)[0] ?? expect.unreachable();
  test('gives offsets in the file', () => {
    const at = block.text.indexOf('chain care');
    const place = sourceOf(doc, block, at, at + 10) ?? expect.unreachable();
    expect(doc.text.slice(place.start, place.end)).toBe('chain care');
  });
  test('gives none for what is written otherwise, and for nothing', () => {
    expect(sourceOf(doc, block, 0, 'Nuts & bolts'.length)).toBeUndefined();
    expect(sourceOf(doc, block, 3, 3)).toBeUndefined();
  });
  test('a text of thousands of unclosed tags and quotes is still quick', () => {
    const hostile = documentOf(`${LEAD}${'<b>x</i> «'.repeat(3000)}\n\n${'&amp; chain care '.repeat(500)}`);
    const started = performance.now();
    for (const one of linkableBlocks(hostile)) sourceOf(hostile, one, 0, 1);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
