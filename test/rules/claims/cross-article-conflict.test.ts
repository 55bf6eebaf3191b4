import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const en = (text: string, date = '2025-03-01'): string => page(`title: Pools\npubDate: '${date}'`, `# Pools\n\n${text}\n`);
const ru = (text: string, date = '2025-03-01'): string => page(`title: Бассейны\nlang: ru\npubDate: '${date}'`, `# Бассейны\n\n${text}\n`);
const beside = (text: string, ...others: string[]): { text: string; corpus: { slug: string; text: string }[] } => ({ text, corpus: others.map((other, index) => ({ slug: `other-${index}`, text: other })) });

testRule('claims/cross-article-conflict', {
  accept: {
    'the same in other words': beside(en('We have built over 100 projects.'), en('Our workshop has built more than 120 projects.')),
    'numbers of other things': beside(ru('Мы сделали сотни проектов.'), ru('Мы работаем с десятками клиентов.')),
    'growth over the years': beside(en('We have served over 500 customers.'), en('We have served over 50 customers.', '2022-03-01')),
    'experience that grows': beside(ru('У нас 10 лет опыта.', '2024-05-01'), ru('У нас 12 лет опыта.', '2026-05-01')),
    'experience and a year that agree': beside(en('We have 9 years of experience.', '2025-05-01'), en('We have been building pools since 2016.')),
    'others’ numbers': beside(en('We have finished hundreds of projects.'), en('A rival has finished dozens of projects.')),
    'others’ years': beside(en('We opened in 2014.'), en('We like the town, which has its own theatre since 1990.')),
    'quotations': beside(en('We have finished hundreds of projects.'), en('> We have finished dozens of projects.')),
    'a draft': beside(en('We have finished hundreds of projects.'), page("title: Pools\npubDate: '2025-03-01'\ndraft: true", 'We have finished dozens of projects.')),
    'a single article': en('We have finished hundreds of projects, and our firm began with dozens of projects.'),
  },
  reject: {
    'numbers in words': { example: beside(ru('У нас работают двадцать мастеров.'), ru('У нас работают пятьдесят мастеров.')), at: ['работают двадцать мастеров'], severity: 'warning' },
    'hundreds and dozens': { example: beside(ru('Наш подход проверен на десятках проектов.'), ru('Мы запустили сотни линий.')), at: ['десятках проектов'], severity: 'warning', message: /^"десятках проектов" contradicts "сотни линий" in other-0$/ },
    'years': { example: beside(en('Dvorik was founded in 2012.'), en('Text.'), en('We have been building pools since 2016.')), at: ['founded in 2012'], message: /contradicts "have been building pools since 2016" in other-1/ },
    'a year and experience': { example: beside(ru('Мы на рынке с 2015 года.'), ru('За нами 25 лет опыта.')), at: ['на рынке с 2015'], message: /"25 лет опыта"/ },
    'staff': { example: beside(en('Our house has over 40 employees.'), en('We are more than 200 specialists.')), at: ['over 40 employees'] },
    'fewer later': { example: beside(en('We have served over 50 customers.'), en('We have served over 500 customers.', '2021-03-01')), at: ['over 50 customers'] },
  },
});
