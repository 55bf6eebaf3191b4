import { testRule } from '../../kit/rule.ts';

const rivals = (text: string, competitors: readonly string[] = ['Snowline', 'Снежная линия']): { text: string; config: Record<string, unknown> } => ({ text, config: { rules: { 'legal/comparison-with-competitor': ['warning', { competitors }] } } });
const ru = '---\nlang: ru\n---\n# Лыжи\n\n';

testRule('legal/comparison-with-competitor', {
  accept: {
    'no list of competitors': '# Skis\n\nSnowline skis are worse than ours.\n',
    'a neutral list': rivals('# Skis\n\nSkis are made by Dvorik, Snowline and Glide.\n'),
    'a neutral list in Russian': rivals(`${ru}Лыжи делают «Дворик», «Снежная линия» и «Скольжение».\n`),
    'a word that runs down something else, in another sentence': rivals('# Skis\n\nSnowline makes skis. Wet snow is worse than dry snow.\n'),
    'with a source': rivals(`${ru}Лыжи «Снежной линии» тормозят сильнее: [замеры](https://example.org/test).\n`),
    'a quotation': rivals('# Skis\n\n> Snowline skis are worse.\n\nA tester called Snowline “worse than a plank”.\n'),
  },
  reject: {
    'English': { example: rivals('# Skis\n\nBuy ours. Unlike Snowline, we wax by hand. Try.\n'), at: ['Unlike Snowline, we wax by hand.'], severity: 'warning', message: /"Snowline" is compared \("Unlike"\) without a source/ },
    'Russian, in another case form': { example: rivals(`${ru}Наши лыжи дешевле, чем у «Снежной линии». Берите.\n`), at: ['Наши лыжи дешевле, чем у «Снежной линии».'], message: /"дешевле, чем"/ },
    'a complaint, in Russian': { example: rivals(`${ru}В «Снежной линии» курьеры срывают сроки и грубят.\n`), at: ['В «Снежной линии» курьеры срывают сроки и грубят.'] },
    'a complaint, in English': { example: rivals('# Skis\n\nThe people at Snowline never reply and botch the wax.\n'), at: ['The people at Snowline never reply and botch the wax.'] },
    'a cell': { example: rivals('# Skis\n\n| Maker | Verdict |\n|---|---|\n| a | Snowline is overpriced |\n'), at: ['Snowline is overpriced'] },
  },
});
