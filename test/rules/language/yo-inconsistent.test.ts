import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n# Лыжи\n\n';

testRule('language/yo-inconsistent', {
  accept: {
    'ё everywhere, or nowhere': `${ru}Ещё снег, ещё лёд. Тяжелый путь, тяжелый подъем, зеленый склон.\n`,
    'words that are right either way': `${ru}Всё в снегу, все рады. О чём речь, чем мазать? Блеск звезды и звёзды. Он узнает завтра, она узнаёт сразу. Совершенный бег, совершённый вчера. Манёвр или маневр.\n`,
    'a noun in two cases': `${ru}Новое жильё у горы; в новом жилье тепло.\n`,
    'names': `${ru}Лыжник Семёнов обогнал Семенова, а тренер Семёнова ждал.\n`,
    'quotations and related titles': `${ru}Ещё снег.\n\n> Еще снег\n\n## Читайте также\n\n- [Еще о снеге](/blog/sneg/)\n`,
    'other words': `${ru}Мёл метлой, мел доску; лён и лень.\n`,
    'another language': '# Skis\n\nThe Björklöf brothers ski on.\n',
  },
  reject: {
    'once without': { example: `${ru}Ещё снег, ещё лёд, еще ветер.\n`, at: ['еще'], severity: 'info', message: /"еще" \(once\) and "ещё" \(2 times\)/ },
    'once with': { example: `${ru}Идет снег, идет дождь.\n\n- Солнце идёт следом.\n`, at: ['идёт'], message: /"идёт" \(once\) and "идет" \(2 times\)/ },
    'in a heading and in a cell, at the start of a sentence': { example: `${ru}## Подъём\n\nПодъем крутой. Подъем долгий.\n\n| Подъём |\n|---|\n| Её |\n\nВот ее вес.\n`, at: ['Подъем', 'ее'] },
    'inside a compound': { example: `${ru}Всё-таки снег, все-таки снег.\n`, at: ['все-таки'] },
    'with emphasis between': { example: `${ru}**Лёгкий** шаг и *легкий* бег.\n`, at: ['легкий'] },
  },
});
