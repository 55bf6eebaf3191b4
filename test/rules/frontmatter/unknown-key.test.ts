import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

testRule('frontmatter/unknown-key', {
  accept: {
    'known keys': page("title: Tyres\npubDate: '2026-03-01'\nupdatedDate: '2026-03-02'\ntags: [a]\nfaq: []"),
    'keys of the config': { text: page('title: Tyres\nlayout: post\nseries: wheels'), config: { article: { frontMatter: ['layout', 'series'] } } },
    'habits of other generators': page('title: Tyres\nlayout: post\ndate: 2026-03-01\ncategories: [wheels]\nweight: 10'),
    'keys of the option': { text: page('title: Tyres\ncolour: red'), config: { rules: { 'frontmatter/unknown-key': ['warning', { allow: ['colour'] }] } } },
    'no front matter': '\uFEFF# Tyres\n',
  },
  reject: {
    'another spelling': { example: page("title: Tyres\npub_date: '2026-03-01'"), at: ['pub_date'], severity: 'warning', message: /did you mean `pubDate`/ },
    'a slip of the pen': { example: page('title: Шины\ndescripton: О шинах'), at: ['descripton'], message: /did you mean `description`/ },
    'a word of its own': { example: page('title: Tyres\ncolour: red'), at: ['colour'], message: /^unknown key `colour`$/ },
    'a key in quotes': { example: page("title: Tyres\n'my key': 1"), at: ["'my key': 1"] },
  },
});
