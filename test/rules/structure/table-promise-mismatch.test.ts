import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n# Учёт\n\nТекст.\n\n## Выбор\n\n';
const criteria = '| Критерий | Что узнать |\n|---|---|\n| Цена | Есть ли пробный срок? |\n| Экспорт | Выгружает ли в Excel? |\n';

testRule('structure/table-promise-mismatch', {
  accept: {
    'the services are the columns': `${ru}Чаще берут Planfix, Kaiten или YouGile.\n\n**Сравнение популярных сервисов:**\n\n| Критерий | Planfix | Kaiten |\n|---|---|---|\n| Цена | 300 | 400 |\n`,
    'the services are the rows': `${ru}Чаще берут Planfix, Kaiten или YouGile.\n\n**Сравнение популярных сервисов:**\n\n| Сервис | Цена |\n|---|---|\n| Kaiten | 400 |\n`,
    'a caption about criteria': `${ru}Чаще берут Planfix, Kaiten или YouGile.\n\n**На что смотреть:**\n\n${criteria}`,
    'the captioned names are the columns, in another case': `${ru}**Сравнение Твери и Казани:**\n\n| | Тверь | Казань |\n|---|---|---|\n| Музеи | 9 | 12 |\n`,
    'a table about people who are named': '# Tasks\n\nText.\n\nThe table shows what Anna and Boris planned.\n\n| Day | Task |\n|---|---|\n| Mo | plan |\n',
    'a comparison without names': `${ru}**Сравнение цен по месяцам:**\n\n| Месяц | Цена |\n|---|---|\n| май | 3 |\n`,
    'nothing was named before': `${ru}Сервисов много.\n\n**Сравнение популярных сервисов:**\n\n${criteria}`,
  },
  reject: {
    'criteria under a comparison of services': { example: `${ru}Чаще берут Planfix, Kaiten или YouGile.\n\n**Сравнение популярных сервисов:**\n\n${criteria}`, at: ['**Сравнение популярных сервисов:**'], severity: 'warning', message: /planfix, kaiten, yougile/ },
    'a plain line as caption': { example: `${ru}Чаще берут Planfix, Kaiten или YouGile.\n\nОбзор программ для учёта задач.\n\n${criteria}`, at: ['Обзор программ для учёта задач.'] },
    'names in the caption': { example: `${ru}**Сравнительная таблица сервисов «Кайтен», «Планфикс» и «Юджайл»:**\n\n${criteria}`, at: ['**Сравнительная таблица сервисов «Кайтен», «Планфикс» и «Юджайл»:**'], message: /кайтен, планфикс/ },
    'names in a row, in English': { example: '# Tasks\n\nText.\n\n## Choice\n\nBasecamp vs Wrike, side by side:\n\n| Criterion | Question |\n|---|---|\n| Price | Is there a trial? |\n', at: ['Basecamp vs Wrike, side by side:'], message: /basecamp, wrike/ },
    'a lead-in that names them': { example: '# Tasks\n\nText.\n\n## Choice\n\nMost teams know Trello, Basecamp and Wrike. We compared these tools below.\n\n| Criterion | Question |\n|---|---|\n| Price | Is there a trial? |\n', at: ['Most teams know Trello, Basecamp and Wrike. We compared these tools below.'] },
    'English': { example: '# Tasks\n\nText.\n\n## Choice\n\nMost teams look at Basecamp and Wrike first.\n\n**Comparison of popular tools:**\n\n| Criterion | Question |\n|---|---|\n| Price | Is there a trial? |\n', at: ['**Comparison of popular tools:**'], message: /basecamp, wrike/ },
  },
});
