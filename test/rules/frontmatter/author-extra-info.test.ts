import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

testRule('frontmatter/author-extra-info', {
  accept: {
    'a name': page('author: Pavel Orlov\nlang: en'),
    'a Russian name with a patronymic': page('author: Павел Сергеевич Орлов\nlang: ru'),
    'a surname that is a role': page('author: Peter Manager\nlang: en'),
    'a surname made from a role': page('author: Павел Редакторов\nlang: ru'),
    'two people, a junior, a hyphen': page('author: "Anna Sedova, Peter Hall-Roe Jr., and Ada d’Arc"\nlang: en'),
    'the organisation alone': page('author: Dvorik'),
    'a registered organisation with a role': { text: page('author: Редакция Dvorik\nlang: ru'), config: { authors: [{ id: 'd', name: 'Редакция Dvorik', type: 'organization' }] } },
  },
  reject: {
    'a role after a comma': { example: page('author: Pavel Orlov, editor\nlang: en'), at: ['author: Pavel Orlov, editor'], severity: 'warning', message: /a role \("editor"\)/ },
    'a role before the name': { example: page('author: Главный редактор Павел Орлов\nlang: ru'), at: ['author: Главный редактор Павел Орлов'] },
    'a label': { example: page('author: "Автор: Павел Орлов"\nlang: ru'), at: ['author: "Автор: Павел Орлов"'], message: /a label/ },
    'an occupation no list knows': { example: page('author: Павел Орлов, шиномонтажник\nlang: ru'), at: ['author: Павел Орлов, шиномонтажник'], message: /"шиномонтажник"/ },
    'an occupation after a dash': { example: page('author: Pavel Orlov — wheel builder\nlang: en'), at: ['author: Pavel Orlov — wheel builder'] },
    'a degree': { example: page('author: канд. биол. наук Павел Орлов\nlang: ru'), at: ['author: канд. биол. наук Павел Орлов'], message: /degree/ },
    'a preposition': { example: page('author: by Pavel Orlov\nlang: en'), at: ['author: by Pavel Orlov'], message: /label/ },
    'the name of the company': { example: page('author: Pavel Orlov (Dvorik)\nlang: en'), at: ['author: Pavel Orlov (Dvorik)'], message: /"Dvorik"/ },
  },
});
