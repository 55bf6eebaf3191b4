import { describe, expect, test } from 'vitest';
import { slugOfFile } from '../../src/articles.ts';
import { createDocument, type Document } from '../../src/text/document.ts';
import { languages } from '../kit/rule.ts';

function documentOf(text: string, file = 'post.md'): Document {
  return createDocument({ file, slug: slugOfFile(file), text }, languages.detect(text));
}
/** Prose of a page; each block has to begin where it says. */
function prose(text: string, file?: string): string[] {
  const doc = documentOf(text, file);
  for (const block of doc.blocks) {
    const first = /[\p{L}\p{N}]+/u.exec(block.text);
    if (first !== null) expect(doc.text.startsWith(first[0], block.at(first.index)), `${first[0]} at ${block.at(first.index)}`).toBe(true);
  }
  return doc.blocks.map((block) => block.text.replace(/\s+/g, ' ').trim());
}

const JEKYLL = '---\nlayout: post\ntitle: Pumps\n---\n';
const HUGO = '+++\ntitle = "Насосы"\n+++\n';

describe('templates and shortcodes are no prose', () => {
  test.each<[string, string, string[]]>([
    ['Liquid among words', `${JEKYLL}A pump of {{ site.name }} costs **{{ page.price }}** today.\n`, ['A pump of costs today.']],
    ['Liquid around words', `${JEKYLL}A {% if x %}small *pump*{% endif %} is enough.\n`, ['A small pump is enough.']],
    ['lines of tags', `${JEKYLL}{% include toc.html a="b" %}\nOne pump.\n{% endfor %}\n\nTwo pumps.\n`, ['One pump.', 'Two pumps.']],
    ['code in tags', `${JEKYLL}Before.\n\n{% highlight ruby %}\n# no heading\nputs \`x\n{% endhighlight %}\n\nAfter.\n`, ['Before.', 'After.']],
    ['attributes of kramdown', `Насосы.\n{: .lead }\n\n- Первый{:.a}\n{:toc}\n`, ['Насосы.', 'Первый']],
    ['escapes before a tag', `${JEKYLL}A \\* and &amp; {{ x }} pump {{ y }} here.\n`, ['A * and & pump here.']],
    ['shortcodes of Hugo', `${HUGO}Смотрите {{< param "x" >}} и {{% m %}}насосы{{% /m %}}.\n\n{{< figure\n  src="/a.png" >}}\n\n{{< mermaid >}}\ngraph TD\n{{< /mermaid >}}\n\nКонец.\n`, ['Смотрите и насосы .', 'Конец.']],
    ['Zola', `${HUGO}{% quote(author="x") %}\nНасос.\n{% end %}\n\n{{ youtube(id="a") }}\n`, ['Насос.']],
    ['comments of Nunjucks', '---\npermalink: /a/\n---\nA {# not **this** #} pump.\n', ['A pump.']],
    ['directives', ':::note[Внимание]{.big}\nКачайте.\n:::\n\n::::: tip\nСнова.\n:::::\n', ['Качайте.', 'Снова.']],
    ['alerts', '> [!NOTE]\n> Press here.\n\n> [!warning]- Title\n> Text [!x] stays.\n', ['Press here.', 'Title Text [!x] stays.']],
    ['formulas', 'Force: $$\nF = *m* a\n$$\n\nInline $\\frac{a}{b}$, and $5 or $6.\n', ['Force:', 'Inline , and $5 or $6.']],
    ['footnotes', 'A pump.[^1]\n\n[^1]: See {{ x }}.\n', ['A pump.', 'See {{ x }}.']],
  ])('%s', (_name, text, expected) => expect(prose(text)).toEqual(expected));

  test('addresses and headings keep what they say', () => {
    const doc = documentOf(`${JEKYLL}## {{ page.title }}\n\n[old]({% post_url 2026-01-01-a b %}), [about]({{ site.url }}/about/), ![pump]({{ "/p.png" | relative_url }}), <a href="{{ site.url }}/x/">x</a>\n\n## Video\n\n{% include video.html %}\n`);
    expect(doc.links.map(({ url, text }) => [url, text])).toEqual([['/', 'old'], ['/about/', 'about'], [expect.stringMatching(/^\s+\/x\/$/), 'x']]);
    expect(doc.images.map(({ url, alt }) => [url, alt])).toEqual([['/', 'pump']]);
    expect(doc.headings.map(({ text }) => text)).toEqual(['{{ page.title }}', 'Video']);
    expect(doc.tree.children.at(-1)).toMatchObject({ type: 'code', value: '{% include video.html %}' });
  });
  test('code stays code, and nothing changes a page without templates', () => {
    const doc = documentOf(`${JEKYLL}Use \`{{ x }}\`.\n\n\`\`\`\n{% if %}\n\`\`\`\n`);
    expect(doc.tree.children.map((node) => ('value' in node ? node.value : node.type))).toEqual(['paragraph', '{% if %}']);
    expect(prose('---\ntitle: A\nlayout: ../Post.astro\n---\nDear {{first_name}}, {% read %} on.\n')).toEqual(['Dear {{first_name}}, {% read %} on.']);
  });
  test.each(['{{', '{%', '{{ x', '{% highlight %}', '{#', '$$', '$\\a', ':::', '> [!', '```\n{{', '{{<'.repeat(2000), '{%'.repeat(2000), '`'.repeat(3000) + '{{ x }}', '$'.repeat(3001), '\uE000 {{ x }}'])('odd input %#: no crash', (text) => {
    expect(documentOf(`${JEKYLL}${text}\n\nEnd\n`).blocks.length).toBeGreaterThanOrEqual(0);
  });
});

describe('MDX', () => {
  const prose1 = (text: string): string[] => prose(text, 'post.mdx');
  test.each<[string, string, string[]]>([
    ['imports, exports, comments', "import X from 'x';\nexport const a = {\n\n  b: 1 };\n\n{/* not this */}\n\nText.\n", ['Text.']],
    ['components around blocks', '<Tabs>\n    <Tab title="Насос">\n        Насос *есть*.\n\n        - пункт\n    </Tab>\n</Tabs>\n\n<Box>Просто текст</Box>\n', ['Насос есть.', 'пункт', 'Просто текст']],
    ['components and expressions among words', 'A <Badge v="1" /> pump costs {price} and <B x={a > 1}>lasts</B> long.\n', ['A pump costs and lasts long.']],
    ['what MDX alone does not read', '## Title {#my-id}\n\n<!-- a { comment -->\n\n:::note\nText {a}.\n:::\n', ['Title {#my-id}', 'Text .']],
    ['broken MDX as Markdown', "import X from 'x'\n\n<Box a={1}>\n\nText { here.\n\n</Box>\n", ['Text { here.']],
  ])('%s', (_name, text, expected) => expect(prose1(text)).toEqual(expected));
  test('pages of Docusaurus in .md are MDX when they begin with imports', () => {
    expect(prose("---\ntitle: A\n---\n\nimport Tabs from '@theme/Tabs';\n\n<Tabs a={1}>\n\nText {x} here.\n\n</Tabs>\n")).toEqual(['Text here.']);
    expect(prose('import is a word.\n\nA {brace}.\n')).toEqual(['import is a word.', 'A {brace}.']);
  });
  test('HTML written as JSX is HTML, components are not', () => {
    const doc = documentOf('<Card />\n\nA <img src={x} alt={y} /> and <img src="/a.png" />.\n\n<div style={{ a: 1 }} onClick={() => 1}>\n\n# Title\n\n</div>\n\n{/* slugline-disable a/b: why */}\n', 'post.mdx');
    expect(doc.html.map(({ kind, name, attributes, text }) => [kind, name || text.trim(), attributes])).toEqual([
      ['open', 'img', { alt: '…' }], ['open', 'img', { src: '/a.png' }], ['open', 'div', {}], ['close', 'div', {}], ['comment', 'slugline-disable a/b: why', {}],
    ]);
    expect(doc.headings.map(({ text, start }) => [text, start])).toEqual([['Title', doc.text.indexOf('# Title')]]);
    expect(doc.tree.children[0]).toMatchObject({ type: 'code', value: '<Card />' });
  });
});
