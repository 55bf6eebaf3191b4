import { block, bottom, opening, sentence, texts, top, type Recipe, type SiteRecipe } from '../kit.ts';

export const siteRecipes: SiteRecipe[] = [];
export const recipes: Recipe[] = [
  ...texts('safety/prompt-leak', top, {
    ru: ['Конечно! Ниже — готовая статья на тему «{kw}», оптимизированная под поисковые системы.', 'Вот переработанный вариант текста с учётом ваших замечаний:'],
    en: ['Certainly! Below is a fully optimised article about {kw}, written in a friendly tone.', 'Here’s the revised version of your text with all the requested changes:'],
  }),
  ...texts('safety/prompt-leak', bottom, {
    ru: ['Если нужно, могу сократить текст или подготовить версию для соцсетей.', 'Дайте знать, если хотите добавить ещё один раздел или изменить тон.'],
    en: ['Would you like me to shorten it or adapt it for social media?', 'Let me know if you want another section or a different tone!'],
  }),
  ...texts('safety/prompt-leak', sentence, {
    ru: ['У меня, как у языковой модели, нет доступа к актуальным ценам.', 'На момент последнего обновления моих данных более свежих сведений не было.'],
    en: ['As an AI, I do not have access to current prices.', 'As of my last knowledge update, no newer figures were available.'],
  }),
  ...texts('safety/instruction-leak', top, {
    ru: ['Главный ключ: {kw}', 'Title: всё про {kw}\nDescription: подробный разбор от экспертов', 'Тон: дружелюбный, экспертный. Объём: не менее 6000 знаков без пробелов.'],
    en: ['Focus keyphrase: {kw}', 'Meta title: all about {kw}\nMeta description: a detailed guide by experts', 'Tone of voice: friendly. Target length: 1,200-1,500 words.'],
  }),
  ...texts('safety/instruction-leak', bottom, {
    ru: ['LSI-слова: цена, отзывы, купить, своими руками', 'Уникальность по text.ru: 97 %', 'Примечание для редактора: вставить ключи «{kw}» минимум 5 раз.'],
    en: ['LSI keywords: price, reviews, buy online, near me', 'Word count: 1,240', 'Note to editor: use the keyword "{kw}" at least five times.'],
  }),
  ...texts('safety/secret-leak', block, {
    ru: [
      'Для выгрузки укажите токен ghp_9fK2mQ7xVb4LsT1zRw8YcN5dHj3PaE6uGo0i в настройках.',
      'Доступ к админке: логин redaktor, пароль Zima-2026-sneg.',
      'Подключение к базе выглядит так: postgres://blog:t7Kq92mZ@10.0.4.17:5432/content.',
      'Черновики шлите на v.kolosova@delo-ruk.example, ключ рассылки sk-proj-Qm3vTz81LxYcB7nWd45RkHs0PfJe92Ua.',
    ],
    en: [
      'For the export, paste the token ghp_4tR8nWq2ZxLc7vBm1KsYd9HfJp3GaE6uTo5i into the settings.',
      'Admin access: login editor, password Winter-2026-snow.',
      'The database connection is postgres://blog:t7Kq92mZ@10.0.4.17:5432/content.',
      'The bucket is read with AKIAQX7RZ4MTB2LWK9PD and the secret in the wiki.',
    ],
  }),
  ...texts('safety/hidden-text', block, {
    ru: [
      '<span style="font-size:0">{kw} купить недорого цена отзывы</span>',
      '<div style="position:absolute; left:-9999px">{kw} москва спб казань</div>',
      '<p style="color:#fff;background:#ffffff">{kw} дёшево с доставкой</p>',
      '<!-- <a href="https://partner-shop.example/">{kw} купить</a> -->',
    ],
    en: [
      '<span style="font-size:0">{kw} buy cheap price reviews</span>',
      '<div style="position:absolute; left:-9999px">{kw} london leeds bristol</div>',
      '<p style="color:#fff;background:#ffffff">{kw} cheap with delivery</p>',
      '<div hidden>{kw} best deals, <a href="https://partner-shop.example/">order now</a></div>',
    ],
  }),
  ...texts('safety/prompt-leak', opening, { ru: ['Понял вас! Напишу развёрнутую статью, сохраню структуру и естественно впишу ключевые слова.'], en: ['Got it! I will write an in-depth article, keep the structure and weave in the keywords naturally.'] }),
];
