import { testRule } from '../../kit/rule.ts';

const page = (title: string): string => `---\ntitle: '${title}'\n---\n# Heading\n\nText.\n`;

testRule('seo/title-width', {
  accept: {
    'English': page('How to build a bird feeder from one board'),
    'Russian': page('Кормушка для птиц из одной доски за вечер'),
    'no title': '---\ndescription: Feeders.\n---\n# A very long heading that is no title and that no search result prints because the title is printed\n\nText.\n',
    'a wide title of many narrow letters': page('Illicit lilies: little lit till fill, still ill, I tilt till it lifts a fillet'),
  },
  reject: {
    'a width of the site\'s own': { example: { text: page('How to build a bird feeder from one board'), config: { rules: { 'seo/title-width': ['warning', { max: 300 }] } } }, at: ["title: 'How to build a bird feeder from one board'"], severity: 'warning', message: /about 300 px/ },
    'an error above 600 px': { example: page('How to build a bird feeder from one single board within a long winter evening'), at: ["title: 'How to build a bird feeder from one single board within a long winter evening'"], severity: 'error', message: /px wide/ },
    'a Russian title of fewer characters': { example: page('Как построить кормушку для птиц из одной доски за один зимний вечер'), at: ["title: 'Как построить кормушку для птиц из одной доски за один зимний вечер'"], severity: 'error' },
    'a warning between 580 and 600 px': { example: page('Как сделать кормушку для птиц из одной доски за зимний вечер'), at: ["title: 'Как сделать кормушку для птиц из одной доски за зимний вечер'"], severity: 'warning' },
    'information when short': { example: page('Кормушка'), at: ["title: 'Кормушка'"], severity: 'info' },
  },
});
