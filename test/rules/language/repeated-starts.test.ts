import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n# Лыжи\n\n';

testRule('language/repeated-starts', {
  accept: {
    'two in a row': '# Skis\n\nYou wax the ski. You let it cool. Then you brush it.\n',
    'articles and prepositions before different words': '# Skis\n\nThe ski is long. The wax is hard. The brush is stiff. In winter it snows. In spring it melts. In summer it rains.\n',
    'in Russian': `${ru}В январе снег. В марте лёд. В мае трава. Это лыжи. Это и мазь. Скребок новый.\n`,
    'items of a list': `${ru}- Мы мажем. Потом ждём.\n- Мы ждём.\n- Мы чистим.\n`,
    'a quotation': '# Skis\n\n> We ski. We fall. We stand up.\n',
    'numbers': '# Skis\n\n1990 was cold. 1990 was long. 1990 was white.\n',
    'words that only begin alike': '# Skis\n\nWe ski. Were it warm, we would not. Well, it is cold.\n',
  },
  reject: {
    'three': { example: '# Skis\n\nFirst. You wax the ski. You let it cool. You brush it. Done.\n', at: ['You wax the ski. You let it cool. You brush it.'], severity: 'info', message: /3 sentences in a row begin with "You"/ },
    'four, in Russian': { example: `${ru}Лыжи ждут. Лыжи стоят. Лыжи сохнут. Лыжи едут!\n`, at: ['Лыжи ждут. Лыжи стоят. Лыжи сохнут. Лыжи едут!'], message: /4 sentences .* "Лыжи"/ },
    'the same two words': { example: '# Skis\n\nThe ski is long. The ski is light. The ski is sold.\n', at: ['The ski is long. The ski is light. The ski is sold.'], message: /"The ski"/ },
    'in emphasis': { example: `${ru}**Снег** идёт. Снег тает. Снег — вода.\n`, at: ['Снег** идёт. Снег тает. Снег — вода.'] },
    'another number': { example: { text: '# Skis\n\nYou wax. You brush.\n', config: { rules: { 'language/repeated-starts': ['info', { min: 2 }] } } }, at: ['You wax. You brush.'] },
  },
});
