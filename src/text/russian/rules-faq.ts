import type { SpokenRules } from './spoken.ts';

/** Questions and answers. */
export const faq: SpokenRules = {
  'faq/answer-empty-or-swallowed': {
    title: 'Ответа нет, или в него попало лишнее',
    why: 'Всё, что стоит под последним вопросом до следующего подзаголовка, считается ответом на него — и подпись, и реклама.',
    fix: 'Ответьте на вопрос или уберите его.',
    says: {
      'the question "{q}" has no answer': 'На вопрос «{q}» нет ответа.',
      '"{text}" stands inside the answer to "{q}"': '«{text}» попало в ответ на вопрос «{q}».',
      'Put a heading before it, or move it before the FAQ.': 'Поставьте перед этим подзаголовок или перенесите текст выше вопросов.',
    },
  },
  'faq/answer-length': {
    title: 'Длина ответа',
    why: 'Одно «Да» никому не помогает, а длинный ответ — это раздел статьи не на своём месте.',
    fix: 'Ответьте двумя–пятью предложениями; длинное объяснение перенесите в статью и сошлитесь на него.',
    says: {
      'the answer to "{q}" has {n} word': 'В ответе на вопрос «{q}» {n} {n|слово|слова|слов}.',
      'the answer to "{q}" has {n} words': 'В ответе на вопрос «{q}» {n} {n|слово|слова|слов}.',
    },
  },
  'faq/answer-promo': {
    title: 'Реклама в ответе',
    why: 'Читатель задал вопрос, а получил рекламу; в разметке она становится частью ответа.',
    fix: 'Уберите рекламу из ответа: для призыва к действию в статье есть своё место.',
    says: {
      'the answer to "{q}" promotes {host} ("{link}")': 'Ответ на вопрос «{q}» рекламирует {host} («{link}»).',
      '"{text}" is a call to action inside the answer to "{q}"': '«{text}» — призыв к действию в ответе на вопрос «{q}».',
    },
  },
  'faq/corpus-duplicate': {
    title: 'Вопрос уже есть в другой статье',
    why: 'Две страницы объявляют себя ответом на один вопрос; ответы расходятся, а поисковик берёт один из них или ни одного.',
    fix: 'Оставьте вопрос там, где его место, и сошлитесь туда или задайте вопрос, на который отвечает только эта статья.',
    says: { '"{q}" is also marked up as a question in {names}': 'Вопрос «{q}» размечен и в других статьях: {names~}.' },
  },
  'faq/duplicate-question': {
    title: 'Вопрос задан дважды',
    why: 'Второй ответ ничего не добавляет, а два ответа на один вопрос могут противоречить друг другу.',
    fix: 'Оставьте лучший ответ, второй вопрос уберите.',
    says: { '"{q}" asks the same as "{other}" in line {n}': '«{q}» — тот же вопрос, что «{other}» в строке {n}.' },
  },
  'faq/ld-mismatch': {
    title: 'Разметка FAQ расходится с текстом',
    why: 'Разметка должна описывать то, что видно на странице; если они расходятся, одно из двух правили отдельно.',
    fix: 'Сделайте вопрос и ответ в разметке и на странице одинаковыми слово в слово.',
    says: {
      'the question "{q}" of {where} is not on the page': 'Вопроса «{q}» ({where*}) нет на странице.',
      'the answer to "{q}" in {where} differs from the one on the page': 'Ответ на «{q}» ({where*}) отличается от ответа на странице.',
      'the question "{q}" is missing in {where} ({path})': 'Вопроса «{q}» нет в разметке: {where*} ({path}).',
    },
    words: { 'the front matter list "faq"': 'список `faq` в полях статьи', 'the FAQPage of "schema"': 'FAQPage в `schema`' },
  },
  'faq/question-not-question': {
    title: 'В вопросах — не вопрос',
    why: 'Читатель ищет глазами свой вопрос, и в разметке вопросом назван каждый подзаголовок этого раздела.',
    fix: 'Сформулируйте подзаголовок так, как спросил бы читатель, со знаком вопроса.',
    says: { '"{q}" in the FAQ is not a question': '«{q}» в разделе вопросов — не вопрос.' },
  },
  'faq/section-detect': {
    title: 'Раздел вопросов не распознан',
    why: 'Вопросы берутся из подзаголовков под заголовком раздела; если их нет или разделов два, страница и разметка расходятся.',
    fix: 'Оставьте один раздел вопросов и сделайте каждый вопрос подзаголовком на уровень ниже.',
    says: {
      'the questions of the FAQ data stand under "{q}", which is no FAQ heading': 'Вопросы из разметки стоят под заголовком «{q}», по которому не видно, что это раздел вопросов.',
      'Give the section a heading that says what it is: "Frequently asked questions", "FAQ".': 'Назовите раздел так, чтобы это было ясно: «Частые вопросы», «Вопросы и ответы». Годится и "Frequently asked questions", "FAQ".',
      '"{q}" is a second FAQ section after "{first}" in line {n}': '«{q}» — второй раздел вопросов после «{first}» в строке {n}.',
      'the questions under "{q}" are not headings': 'Вопросы под «{q}» не оформлены подзаголовками.',
      'no question stands under "{q}"': 'Под «{q}» нет ни одного вопроса.',
      'Make every question a heading: {marks} and the question.': 'Сделайте каждый вопрос подзаголовком: {marks} и вопрос.',
      'Write the questions as headings below it, or remove the heading.': 'Напишите вопросы подзаголовками под ним или уберите заголовок.',
    },
  },
};
