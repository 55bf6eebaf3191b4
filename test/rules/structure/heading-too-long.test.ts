import { testRule } from '../../kit/rule.ts';

testRule('structure/heading-too-long', {
  accept: {
    'twelve words': '# Bread\n\n## One two three four five six seven eight nine ten eleven twelve\n\nText.\n',
    'a long question of the FAQ': '# Bread\n\nText.\n\n## FAQ\n\n### Can I leave the dough in the fridge overnight when I have no time to bake it today?\n\nYes, up to a day.\n',
    'numbers are no words': '# Bread\n\n## One two three four five six seven eight nine ten eleven twelve 2026 24/7\n\nText.\n',
  },
  reject: {
    'thirteen words': { example: '# Bread\n\n## One two three four five six seven eight nine ten eleven twelve thirteen\n\nText.\n', at: ['## One two three four five six seven eight nine ten eleven twelve thirteen'], severity: 'warning', message: /13 words/ },
    'few words of many letters': { example: `# Хлеб\n\n## ${'хлебопекарно-кондитерский '.repeat(5)}цех\n\nТекст.\n`, at: [`## ${'хлебопекарно-кондитерский '.repeat(5)}цех`] },
    'a sentence glued to the heading': { example: '# Хлеб\n\n## Печь дома или покупать? загляните за свежими булочками в нашу пекарню на углу у вокзала\n\nТекст.\n', at: ['## Печь дома или покупать? загляните за свежими булочками в нашу пекарню на углу у вокзала'] },
  },
});
