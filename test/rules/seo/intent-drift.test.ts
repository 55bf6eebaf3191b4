import { testRule } from '../../kit/rule.ts';

const body = 'A swarm of bees hangs in the tree. The beekeeper shakes the swarm into a box and carries the bees to a new hive. '.repeat(14);
const russian = 'Рой пчёл висит на яблоне. Пасечник стряхивает рой в ящик и несёт пчёл в новый улей. '.repeat(22);
const page = (title: string, description: string, h1: string, text: string): string => `---\nlang: ${/[а-я]/.test(text) ? 'ru' : 'en'}\ntitle: ${title}\ndescription: ${description}\n---\n${h1 === '' ? '' : `# ${h1}\n\n`}${text}\n`;

testRule('seo/intent-drift', {
  accept: {
    'one topic': page('How to catch a swarm of bees', 'Box, hive and patience for a swarm.', 'How to catch a swarm of bees', body),
    'another headline on the same topic': page('Swarms of bees and new hives', 'What a beekeeper does in May.', 'When summer comes down from the tree', body),
    'a headline that title and description name, though the text uses other words': page('Spring in the garden with children', 'Games, walks and snacks.', 'Spring in the garden', `${body} The garden hums. Nobody else is in the garden.`),
    'title, headline and description of one subject with the text': page('Сад весной: встречаем рой пчёл', 'Ящик, улей и терпение: как пасечник снимает рой с дерева.', 'Сад весной: встречаем рой пчёл', russian),
    'the brand in the title': page('Dvorik о рое пчёл: как поймать', 'Ящик, улей и терпение.', 'Как поймать рой пчёл', russian),
    'no headline in the body': page('Catching a swarm', 'Box and hive.', '', body),
    'a short text': page('Our shop is open', 'The team of the shop answers the telephone.', 'Bees', 'A swarm of bees.'),
    'no front matter values': `---\nlang: en\n---\n# Bees\n\n${body}\n`,
  },
  reject: {
    'a service page over a guide': { example: page('Customer service of Dvorik', 'The team answers letters fast and solves every problem.', 'How a swarm of bees becomes a new hive', body), at: ['title: Customer service of Dvorik'], severity: 'warning', message: /"swarm"/ },
    'in Russian': { example: page('Служба заботы Dvorik отвечает сразу', 'Сотрудники принимают заявки и решают проблемы покупателей.', 'Как рой пчёл становится новым ульем', russian), at: ['title: Служба заботы Dvorik отвечает сразу'], message: /"рой"/ },
    'title, headline and description of another page': {
      example: page('Dental implants and what they cost', 'How long healing takes and which clinic gives a guarantee.', 'Dental implants and what they cost', body),
      at: ['title: Dental implants and what they cost'], severity: 'warning',
    },
    'the same in Russian': {
      example: page('Вклады для пенсионеров и проценты по ним', 'Где открыть счёт, какие условия предлагают кредитные организации и как забрать накопления.', 'Вклады для пенсионеров и проценты по ним', russian),
      at: ['title: Вклады для пенсионеров и проценты по ним'],
    },
    'no headline, nothing in common': { example: page('Customer service is open', 'The team answers letters fast and solves problems.', '', body), at: ['title: Customer service is open'] },
  },
});
