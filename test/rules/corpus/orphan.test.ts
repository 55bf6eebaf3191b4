import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const post = (title: string, body: string, rest = ''): string => page(`title: ${title}\npubDate: '2025-03-01'${rest}`, `# ${title}\n\n${body}\n`);
const tea = post('Tea', 'About [coffee](/blog/coffee/).');
const milk = { slug: 'milk', text: post('Milk', 'About [coffee](/blog/coffee/).') };
const coffee = (body: string, rest = ''): { slug: string; text: string } => ({ slug: 'coffee', text: post('Coffee', body, rest) });
const of = (body: string, rest = ''): { text: string; slug: string; corpus: { slug: string; text: string }[] } => ({ text: tea, slug: 'tea', corpus: [coffee(body, rest), milk] });

testRule('corpus/orphan', {
  accept: {
    'a link in a text': of('About [tea](/blog/tea/) and [milk](/blog/milk/).'),
    'a link with query and fragment': of('About [tea](https://example.org/blog/tea?from=coffee#green).'),
    'a related link': of('Text.\n\n## Read also\n\n- [Tea](/blog/tea/)'),
    'a relative link': of('About [tea](../tea/).'),
    'a link to the file': of('About [tea](./tea.md).'),
    "Hugo's ref": of('About [tea]({{< ref "drinks/tea.md" >}}) and [milk](/blog/milk/).'),
    "Jekyll's post_url": of('About [tea]({% post_url 2025-03-01-tea %}) and [milk](/blog/milk/).'),
    'a wiki link': of('About [[tea|green tea]] and [milk](/blog/milk/).'),
    'a new article': { ...of('About [milk](/blog/milk/).'), asOf: '2025-03-20' },
    'a draft': { text: post('Tea', 'Text.', '\ndraft: true'), slug: 'tea', corpus: [coffee('About [milk](/blog/milk/).'), milk] },
    'a site of two articles': { text: tea, slug: 'tea', corpus: [coffee('About [milk](/blog/milk/).')] },
    'a site without links': { text: post('Tea', 'Text.'), slug: 'tea', corpus: [coffee('Text.'), { slug: 'milk', text: post('Milk', 'Text.') }] },
    'an unknown site': { text: tea, slug: 'tea' },
  },
  reject: {
    'an article nobody links to': { example: of('About [milk](/blog/milk/).'), at: ['# Tea'], severity: 'warning', message: /^no other article links to this one$/ },
    'one that only links to itself': { example: { text: post('Tea', 'About [tea](/blog/tea/).'), slug: 'tea', corpus: [coffee('About [milk](/blog/milk/).'), milk] }, at: ['# Tea'] },
    'one that only a draft links to': { example: { text: tea, slug: 'tea', corpus: [coffee('About [tea](/blog/tea/).', '\ndraft: true'), milk, { slug: 'water', text: post('Water', 'About [milk](/blog/milk/).') }] }, at: ['# Tea'] },
    'one with a namesake elsewhere': { example: of('About [tea](https://other.example.net/blog/tea/) and [milk](/blog/milk/).'), at: ['# Tea'] },
    'a Russian one': { example: { text: post('Чай', 'Про [кофе](/blog/kofe/).', '\nlang: ru'), slug: 'chay', corpus: [{ slug: 'kofe', text: post('Кофе', 'Про [молоко](/blog/moloko/).', '\nlang: ru') }, { slug: 'moloko', text: post('Молоко', 'Про [кофе](/blog/kofe/).', '\nlang: ru') }] }, at: ['# Чай'] },
  },
});
