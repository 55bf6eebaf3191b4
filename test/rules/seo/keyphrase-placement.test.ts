import { testRule } from '../../kit/rule.ts';

interface Parts { keywords?: string; title?: string; description?: string; first?: string; second?: string; h1?: string }
const page = ({ keywords = 'keywords: [ceramic pan]\n', title = 'Ceramic pans for the kitchen', description = 'How to keep a pan of ceramic clean.', first = 'A ceramic pan lasts for years.', second = 'Washing ceramic pans', h1 = title }: Parts): string =>
  `---\ntitle: ${title}\ndescription: ${description}\n${keywords}---\n# ${h1}\n\n${first}\n\n## ${second}\n\nText.\n`;
const russian = (parts: Parts): string => page({ keywords: '', title: 'Керамические ножи для кухни', description: 'Чем точить керамический нож на кухне.', first: 'На кухне керамический нож служит годами.', second: 'Заточка кухонных ножей из керамики', ...parts });

testRule('seo/keyphrase-placement', {
  accept: {
    'fleeting vowels': page({ keywords: 'keywords: [чашки для чая]\n', title: 'Пять чашек для чая', description: 'Какие чашки выбрать для чая.', first: 'Из тонких чашек чай пьют медленно.', second: 'Чашка и блюдце' }),
    'one word of it in a subheading': page({ second: 'Which pan to buy' }),
    'everywhere, in other forms and orders': page({}),
    'a hyphenated word': page({ keywords: 'keywords: [онлайн запись]\n', title: 'Онлайн-запись к врачу', description: 'Как работает онлайн-запись.', first: 'Запись онлайн экономит время.', second: 'Онлайн-запись на приём' }),
    'no phrase: the slug says nothing': { text: page({ keywords: '', first: 'Text.' }), slug: 'p-1042' },
    'a slug of one word': { text: page({ keywords: '', first: 'Text.' }), slug: 'pans' },
    'no subheadings': '---\ntitle: Ceramic pans\nkeywords: ceramic pan, kitchen\n---\n# Ceramic pans\n\nA ceramic pan is light.\n',
    'one of four words missing': page({ keywords: 'keywords: [care of a white ceramic kitchen pan]\n', title: 'White ceramic pans: care', description: 'Care of ceramic kitchen pans in white.', first: 'A white ceramic kitchen pan needs care.', second: 'Care of white ceramic pans' }),
    'read off the slug, in Russian': { text: russian({ second: 'Керамический нож на кухне' }), slug: 'keramicheskie-nozhi-dlya-kuhni' },
  },
  reject: {
    'the title': { example: page({ title: 'Sharp things for cooks' }), at: ['title: Sharp things for cooks'], severity: 'warning', message: /"ceramic pan" is missing from the title/ },
    'the description': { example: page({ description: 'How to keep it clean.' }), at: ['description: How to keep it clean.'] },
    'the first paragraph': { example: page({ first: 'Steel rusts.' }), at: ['Steel rusts.'] },
    'every subheading': { example: page({ second: 'Washing' }), at: ['## Washing'], severity: 'info' },
    'read off the slug, in Russian': { example: { text: russian({ first: 'Сталь ржавеет.' }), slug: 'keramicheskie-nozhi' }, at: ['Сталь ржавеет.'], severity: 'warning', message: /"керамические ножи"/ },
    'a subheading for a phrase off the slug is a remark': { example: { text: russian({ second: 'Заточка' }), slug: 'keramicheskie-nozhi' }, at: ['## Заточка'], severity: 'info' },
  },
});
