/** Second takes of articles of the site: the same topic in other words, as it happens when two people get one brief. */
export const rewritten: Readonly<Record<string, { title: string; description: string; body: string }>> = {
  'konspekt-lekcii': {
    title: 'Как вести конспект лекции студенту',
    description: 'Как вести конспект лекции студенту: метод Корнелла, карта, список, правка вечером и хранение тетради.',
    body: `
Конспект лекции помогает вспомнить тему перед экзаменом. Расскажем, какой способ записи выбрать, что отмечать на занятии и зачем открывать тетрадь вечером.

## Почему запись полезнее слайдов

На слайде есть слова, связи приходится искать самому. Когда студент ведёт запись от руки, он сортирует материал и лучше отвечает на вопросы. Аудиозапись оставьте для страховки: преподаватель говорит час, и слушать столько же вечером мало кто станет.

## Какие бывают способы

Метод Корнелла делит страницу на поля. Запись стоит справа, вопросы слева, внизу листа итог. Вечером правую часть закрывают и отвечают на вопросы по памяти.

Карта ставит тему в центр листа. Ветви идут к подтемам, и обзор по истории или биологии получается наглядным. Формулы на карте теряют порядок.

Список проще всего. Каждое утверждение занимает строку, отступ показывает, что чему подчинено. Такой конспект удобно искать поиском в компьютере.

## Что записывать на занятии

Записывайте мысль своими словами. То, что преподаватель повторил, отмечайте звёздочкой, определения берите в рамку, пример держите рядом одним словом. Длинные слова сокращайте всегда одинаково. Пропустили фразу — оставьте пустую строку. Рисунок с доски перечерчивайте вместе с подписью.

## Зачем нужна правка вечером

Вечером хватает десяти минут. Допишите пустые строки, подчеркните главное, придумайте вопросы на поля, закройте тетрадь и перескажите тему вслух. Непонятное выпишите на отдельный лист для консультации.

## Бумага, планшет и хранение

Бумага не отвлекает уведомлениями, планшет быстро ищет по словам. Можно вести запись от руки и фотографировать страницы в папку курса. Пронумеруйте страницы, оставьте место под оглавление, подпишите корешок тетради. После семестра выбросьте черновики: перед экзаменом понадобится только тонкая папка. Маркера хватит двух цветов, для определений и для сомнений.`,
  },
  'sourdough-starter': {
    title: 'Sourdough starter care for home bakers',
    description: 'Sourdough starter care for home bakers: feeding, fridge or counter, hunger, spoiled jars and discard.',
    body: `
A sourdough starter needs flour, water and a little of your time. Here is how often to feed the jar, where to store it, and what to do when the starter looks spoiled.

## What is in the jar

Yeast raises the dough and makes the bubbles in the jar. Bacteria add acid, the sour smell and some protection against mould. After two weeks of feeding, yeast and bacteria balance each other, and the flour you choose matters more than your kitchen.

## Feeding the starter

Use equal weights of old starter, flour and water. Discard most of the jar, add fifty grams of flour and the same of water, stir, scrape the sides and cover it loosely. A rubber band shows the level. The starter doubles in some hours at room temperature, so feed it again when the dome begins to sink. A late feed lets the acid build up.

## Counter, fridge or freezer

A starter on the counter wants a feed every day and suits people who bake a lot. In the fridge the cold slows the yeast, and one feed a week is enough. Take the jar out in the evening, feed it, then feed it once more in the morning before you bake bread. The freezer keeps a spare copy, and so does a dried one: spread the starter thin on baking paper, let it flake and store it in an envelope.

## When the starter is hungry

Grey liquid on top and a smell of nail varnish are signs of hunger. Pour the liquid off or stir it in and feed the jar twice.

## When it is spoiled

Pink or orange streaks and fur mean that the culture is spoiled. Throw it away, wash the jar with hot water and start again from the dried copy. In two weeks there is a new culture.

## Using the discard

Discard brings flavour to pancakes and cracker dough, though it gives no lift. Fry it with spring onions. Tap water is fine for feeding unless it smells of chlorine, and whole rye flour wakes a sleepy starter fastest.`,
  },
};
