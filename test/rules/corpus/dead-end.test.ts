import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const post = (body: string, rest = ''): string => page(`title: Tea${rest}`, `# Tea\n\n${body}\n`);
const corpus = [{ slug: 'coffee', text: page('title: Coffee', '# Coffee\n\nGrind [tea](/blog/tea/) late.\n') }, { slug: 'milk', text: page('title: Milk', '# Milk\n\nOur [shop](/shop/) has some.\n') }];

testRule('corpus/dead-end', {
  accept: {
    'a link to an article': { text: post('About [coffee](/blog/coffee/).'), slug: 'tea', corpus },
    'a related link': { text: post('Text.\n\n## Read also\n\n- [Coffee](/blog/coffee/)'), slug: 'tea', corpus },
    'a link to another page': { text: post('See [our shop](https://example.org/shop/).'), slug: 'tea', corpus },
    'a relative link': { text: post('See [coffee](../coffee.md).'), slug: 'tea', corpus },
    'raw HTML': { text: post('See <a href="/blog/coffee/">coffee</a>.'), slug: 'tea', corpus },
    "Hugo's ref": { text: post('See [coffee]({{% relref "coffee" %}}).'), slug: 'tea', corpus },
    'a draft': { text: post('Text.', '\ndraft: true'), slug: 'tea', corpus },
    'a component with an address': { text: post('<Card title="Coffee" href="/blog/coffee/" />'), slug: 'tea', corpus },
    'the home page': { text: post('See [home](/).'), slug: 'tea', corpus },
    'a site without links': { text: post('Text.'), slug: 'tea', corpus: ['a', 'b', 'c'].map((slug) => ({ slug, text: post('Text.') })) },
    'the only article': post('Text.'),
    'the only article in its language': { text: page('title: Чай\nlang: ru', '# Чай\n\nЗаваривайте чай свежей водой.\n'), slug: 'chay', corpus },
  },
  reject: {
    'no link': { example: { text: post('Text.'), slug: 'tea', corpus }, at: ['# Tea'], severity: 'warning', message: /^this article links to no other page of the site$/ },
    'links to other sites, itself and a place of its own': { example: { text: post('See [a test](https://test.example.net/), [this](/blog/tea/), [above](#tea) and [mail](mailto:a@example.org).'), slug: 'tea', corpus }, at: ['# Tea'] },
    'a Russian article': { example: { text: page('title: Чай\nlang: ru', '# Чай\n\nЗаваривайте чай свежей водой.\n'), slug: 'chay', corpus: ['kofe', 'kakao'].map((slug) => ({ slug, text: page(`title: ${slug}\nlang: ru`, '# Кофе\n\nМелите [зёрна](/blog/zerna/) перед варкой.\n') })) }, at: ['# Чай'] },
  },
});
