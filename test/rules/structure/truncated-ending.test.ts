import { testRule } from '../../kit/rule.ts';

testRule('structure/truncated-ending', {
  accept: {
    'a finished sentence': '# Bread\n\nThe loaf is ready when it sounds hollow.\n',
    'a signature': '# Хлеб\n\nТекст.\n\n**Анна Седова,**\n*пекарь*\n',
    'a list, related links': '# Bread\n\nText.\n\n- flour and\n- salt\n\n## Read also\n\n- [Ovens](/blog/ovens/)\n',
    'quotation marks, brackets, emoji': '# Хлеб\n\nОна сказала: «Хлеб готов.»\n\nОн звенит (если постучать).\n\nПриятного аппетита! 🍞\n',
    'a link at the end': '# Bread\n\nThe whole recipe with all its weights, times and temperatures is on [the mill’s site](https://mill.example.net/)\n',
    'straight marks, inches, German marks': '# Bread\n\nThe "sponge" is ready in a 9" tin\n',
    'items as they like': '# Bread\n\nText.\n\n- flour of the kind you like to work with\n- the tin the loaf comes in\n',
    'a closed code block': '# Bread\n\n~~~sh\nbake\n~~~\n',
  },
  reject: {
    'a function word': { example: '# Bread\n\nThe loaf is ready when it sounds hollow and the\n', at: ['The loaf is ready when it sounds hollow and the'], severity: 'error', message: /in the middle/ },
    'a comma, in Russian': { example: '---\nlang: ru\n---\n# Хлеб\n\nХлеб готов, когда корка звенит,\n', at: ['Хлеб готов, когда корка звенит,'], severity: 'error' },
    'an open quotation mark': { example: '---\nlang: ru\n---\n# Хлеб\n\nПекарь говорит: «Хлеб надо любить\n', at: ['Пекарь говорит: «Хлеб надо любить'], severity: 'error' },
    'a long sentence without a full stop': { example: '# Bread\n\nThe loaf is ready when it sounds hollow after you knock on its bottom crust\n', at: ['The loaf is ready when it sounds hollow after you knock on its bottom crust'], severity: 'warning' },
    'an open straight quotation mark': { example: '# Bread\n\nThe baker says that "a good loaf\n', at: ['The baker says that "a good loaf'], severity: 'error' },
    'the last item of a list': { example: '---\nlang: ru\n---\n# Хлеб\n\nТекст.\n\n- просейте муку;\n- смешайте её с водой и\n', at: ['смешайте её с водой и'], severity: 'error' },
    'an open code block': { example: '# Bread\n\nText.\n\n```sh\nbake\n', at: ['```sh'], severity: 'error' },
  },
});
