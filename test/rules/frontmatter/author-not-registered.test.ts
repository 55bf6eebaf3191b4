import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const nobody = { authors: [] };

testRule('frontmatter/author-not-registered', {
  accept: {
    'a registered person': page('author: Anna Sedova'),
    'a registered organisation': { text: page('author: Редакция Dvorik\nlang: ru'), config: { authors: [{ id: 'dvorik', name: 'Редакция Dvorik', type: 'organization' }] } },
    'a person, when nobody is registered': { text: page('author: Павел Орлов\nlang: ru'), config: nobody },
    'a person with an honorific': { text: page('author: Доктор Петрова\nlang: ru'), config: nobody },
    'the organisation itself': { text: page('author: Dvorik\nlang: en'), config: nobody },
    'no author': page('title: Tyres'),
  },
  reject: {
    'somebody else': { example: page('author: Pavel Orlov'), at: ['author: Pavel Orlov'], severity: 'error', message: /not among the authors/ },
    'an id in place of a name': { example: page('author: anna'), at: ['author: anna'], message: /id of Anna Sedova/ },
    'a role with the name of the company': { example: { text: page('author: Эксперт Dvorik\nlang: ru'), config: nobody }, at: ['author: Эксперт Dvorik'], message: /names a role/ },
    'a team': { example: { text: page('author: Editorial team\nlang: en'), config: nobody }, at: ['author: Editorial team'] },
    'an account': { example: { text: page('author: admin\nlang: en'), config: nobody }, at: ['author: admin'] },
  },
});
