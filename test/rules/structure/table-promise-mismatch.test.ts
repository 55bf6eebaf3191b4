import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n# Учёт\n\nТекст.\n\n## Выбор\n\n';
const criteria = '| Критерий | Что узнать |\n|---|---|\n| Цена | Есть ли пробный срок? |\n| Экспорт | Выгружает ли в Excel? |\n';

testRule('structure/table-promise-mismatch', {
  accept: {
    'the services are the columns': `${ru}Чаще берут Planfix, Kaiten или YouGile.\n\n**Сравнение популярных сервисов:**\n\n| Критерий | Planfix | Kaiten |\n|---|---|---|\n| Цена | 300 | 400 |\n`,
    'the services are the rows': `${ru}Чаще берут Planfix, Kaiten или YouGile.\n\n**Сравнение популярных сервисов:**\n\n| Сервис | Цена |\n|---|---|\n| Kaiten | 400 |\n`,
    'a caption about criteria': `${ru}Чаще берут Planfix, Kaiten или YouGile.\n\n**На что смотреть:**\n\n${criteria}`,
    'nothing was named before': `${ru}Сервисов много.\n\n**Сравнение популярных сервисов:**\n\n${criteria}`,
  },
  reject: {
    'criteria under a comparison of services': { example: `${ru}Чаще берут Planfix, Kaiten или YouGile.\n\n**Сравнение популярных сервисов:**\n\n${criteria}`, at: ['**Сравнение популярных сервисов:**'], severity: 'warning', message: /planfix, kaiten, yougile/ },
    'a plain line as caption': { example: `${ru}Чаще берут Planfix, Kaiten или YouGile.\n\nОбзор программ для учёта задач.\n\n${criteria}`, at: ['Обзор программ для учёта задач.'] },
    'English': { example: '# Tasks\n\nText.\n\n## Choice\n\nMost teams look at Basecamp and Wrike first.\n\n**Comparison of popular tools:**\n\n| Criterion | Question |\n|---|---|\n| Price | Is there a trial? |\n', at: ['**Comparison of popular tools:**'], message: /basecamp, wrike/ },
  },
});
