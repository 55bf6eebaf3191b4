import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const image = (alt: string): string => page('title: Tyres\nlang: en', `# Tyres\n\n![${alt}](/img/rack-wall.jpg)\n`);

testRule('media/alt-stuffed-or-filename', {
  accept: {
    'a sentence': image('Winter tyres beside summer tyres on a wall rack'),
    'hyphenated terms': image('Step-by-step'),
    'a number in a text': image('Figure 3'),
    'function words that repeat': image('The hub of the wheel and the rim of the wheel'),
    'a chart described with its units': image('Chart of tyre wear: 2 mm after 1000 km, 3 mm after 2000 km, 5 mm after 4000 km'),
    'Russian': page('title: Шины\nlang: ru\nheroImage: /a.jpg\nheroImageAlt: Зимние и летние шины на стойке', '# Шины\n\nТекст.\n'),
    'no text at all (another rule)': image(''),
  },
  reject: {
    'a file name': { example: image('rack.final.jpeg'), at: ['![rack.final.jpeg](/img/rack-wall.jpg)'], severity: 'warning', message: /file name/ },
    "the file's own name": { example: image('rack-wall'), at: ['![rack-wall](/img/rack-wall.jpg)'] },
    'a name a camera gives': { example: page('title: Шины\nheroImage: /a.jpg\nheroImageAlt: IMG_20260301_114233', '# Шины\n\nТекст.\n'), at: ['heroImageAlt: IMG_20260301_114233'] },
    'keywords in a row': { example: page('title: Шины\nlang: ru', '# Шины\n\n![шины, купить шины, зимние шины](/a.jpg)\n'), at: ['![шины, купить шины, зимние шины](/a.jpg)'], message: /repeats "шины"/ },
    'a whole paragraph': { example: image('One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty red green blue white black grey'), at: ['![One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty red green blue white black grey](/img/rack-wall.jpg)'], severity: 'info' },
  },
});
