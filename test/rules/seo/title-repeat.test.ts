import { testRule } from '../../kit/rule.ts';

const page = (title: string): string => `---\ntitle: '${title}'\n---\n# Heading\n\nText.\n`;

testRule('seo/title-repeat', {
  accept: {
    'plain': page('How to hang a swing from an old tree'),
    'a word twice': page('Swings: how to choose a swing for two'),
    'stop words': page('Как и где повесить качели, как их закрепить и как проверить'),
    'no title': '# Качели, качели, качели\n\nТекст.\n',
  },
  reject: {
    'three times in other forms': { example: page('Качели для дачи: цены на качели, доставка качелей'), at: ["title: 'Качели для дачи: цены на качели, доставка качелей'"], severity: 'warning', message: /"Качели"/ },
    'a pair twice': { example: page('Buy a swing in York, buy a swing cheaply'), at: ["title: 'Buy a swing in York, buy a swing cheaply'"], message: /"buy swing"/ },
    'a word in a row': { example: page('How to hang a swing swing on a tree'), at: ["title: 'How to hang a swing swing on a tree'"], message: /"swing"/ },
  },
});
