import type { SpokenRules } from './spoken.ts';

/** How the brand speaks, and how articles differ. */
export const voice: SpokenRules = {
  'voice/example-copied': {
    title: 'Пример из настроек попал в текст',
    why: 'Примеры показывают автору, как звучит бренд. Модель охотно берёт показанную фразу, и та оказывается в каждой статье.',
    fix: 'Скажите это словами этой статьи.',
    says: {
      'this sentence is an example from the config: every article could have it': 'Это предложение — пример из настроек: оно могло бы стоять в любой статье.',
      'this sentence is an example of how the brand does not write': 'Это предложение — пример того, как бренд не пишет.',
    },
  },
  'voice/house-style': {
    title: 'Не по правилам редакции',
    why: 'Команда об этом договорилась, и автору это сказано; здесь об этом забыли.',
    fix: 'Напишите так, как просит правило.',
    says: {
      '"{q}": {rule} ({n} times, at most {n2}), and {n3} more like it': '«{q}»: {rule} ({n} {n|раз|раза|раз}, допускается {n2}), и ещё {n3} таких.',
      '"{q}": {rule} ({n} times, at most {n2})': '«{q}»: {rule} ({n} {n|раз|раза|раз}, допускается {n2}).',
      '"{q}": {rule}, and {n} more like it': '«{q}»: {rule}; и ещё {n} таких.',
      '"{q}": {rule}': '«{q}»: {rule}.',
    },
  },
  'voice/person': {
    title: 'Не то лицо',
    why: 'Кто говорит — это обещание читателю: «я» — человек с именем, «мы» — компания, без местоимения — справочник.',
    fix: 'Скажите без местоимения или так, как говорит бренд.',
    says: {
      'the text says "{q}", and {n} more words like it; the brand speaks as "we"': 'В тексте «{q}» и ещё {n} {n|такое слово|таких слова|таких слов}, а бренд говорит от лица «мы» ("we").',
      'the text says "{q}", and {n} more words like it; the brand does not speak of itself': 'В тексте «{q}» и ещё {n} {n|такое слово|таких слова|таких слов}, а бренд о себе не говорит.',
      'the text says "{q}"; the brand speaks as "we"': 'В тексте «{q}», а бренд говорит от лица «мы» ("we").',
      'the text says "{q}"; the brand does not speak of itself': 'В тексте «{q}», а бренд о себе не говорит.',
    },
  },
  'voice/rhythm': {
    title: 'Длина не по правилам бренда',
    why: 'Длина слышна в голосе первой и первой меняется, когда пишет кто-то другой.',
    fix: 'Разделите предложение или абзац там, где мысль поворачивает.',
    says: {
      'this sentence has {n} words, the brand\'s have at most {n2}, and {n3} more like it': 'В этом предложении {n} {n|слово|слова|слов}, у бренда не больше {n2}; и ещё {n3} таких.',
      'this sentence has {n} words, the brand\'s have at most {n2}': 'В этом предложении {n} {n|слово|слова|слов}, у бренда не больше {n2}.',
      'the sentences have {n} words on average, the brand\'s have at most {n2}; this is the longest one': 'В предложениях в среднем {n} {n|слово|слова|слов}, у бренда не больше {n2}; это самое длинное.',
      'this paragraph has {n} sentences, the brand\'s have at most {n2}, and {n3} more like it': 'В этом абзаце {n} {n|предложение|предложения|предложений}, у бренда не больше {n2}; и ещё {n3} таких.',
      'this paragraph has {n} sentences, the brand\'s have at most {n2}': 'В этом абзаце {n} {n|предложение|предложения|предложений}, у бренда не больше {n2}.',
    },
  },
  'voice/same-closing': {
    title: 'Концовка как у других статей',
    why: 'Концовка, которая подходит любой статье, об этой ничего не говорит.',
    fix: 'Закончите там, где кончается дело: последним шагом, его признаком или тем, что осталось сделать.',
    says: { 'the article closes with {what}, as {n} others do: {names}': 'Статья кончается так же ({what*}), как ещё {n} {n|другая|другие|других}: {names~}.' },
    words: { '"{q}…"': '«{q}…»', 'the construction "{q}"': 'построение «{q}»' },
  },
  'voice/same-headings': {
    title: 'Подзаголовок как у других статей',
    why: 'Подзаголовок, который подходит любой статье, не говорит, о чём раздел.',
    fix: 'Скажите в подзаголовке, о чём этот раздел, или разрешите подзаголовок в настройках, если ему место в каждой статье.',
    says: { 'the heading "{q}" also stands in {n} other articles, but for their subject: {names}': 'Подзаголовок «{q}» с точностью до предмета стоит ещё в {n} {n|статье|статьях|статьях}: {names~}.' },
  },
  'voice/same-opening': {
    title: 'Начало как у других статей',
    why: 'Кто прочёл две такие статьи, слышит шаблон, что бы ни говорилось дальше.',
    fix: 'Начните иначе: со случая, с ответа, с ошибки, с того, что можно увидеть.',
    says: { 'the article opens with {what}, as {n} others do: {names}': 'Статья начинается так же ({what*}), как ещё {n} {n|другая|другие|других}: {names~}.' },
    words: { '"{q}…"': '«{q}…»', 'the construction "{q}"': 'построение «{q}»', 'a question': 'с вопроса', 'a definition': 'с определения', 'a supposition': 'с предположения', 'a exclamation': 'с восклицания', 'a condition': 'с условия' },
  },
  'voice/same-structure': {
    title: 'Построена как другие статьи',
    why: 'Читатель видит тот же заполненный бланк, и искать отличие дольше, чем читать.',
    fix: 'Расположите разделы так, как требует предмет, а список или таблицу ставьте только там, где они есть по сути.',
    says: {
      'the article has headings built as "{q}", as {n} others have: {names}': 'Подзаголовки построены по образцу «{q}», как ещё у {n} {n|статьи|статей|статей}: {names~}.',
      'the article has sections laid out as {q}, as {n} others have: {names}': 'Разделы расположены по образцу {q}, как ещё у {n} {n|статьи|статей|статей}: {names~}.',
      '"•" stands for words of the subject, "*" for the one section that may differ. Order the sections by what this subject needs.': '«•» — слова о предмете, «*» — раздел, который может отличаться. Расположите разделы так, как требует этот предмет.',
    },
  },
  'voice/tone': {
    title: 'Тон не бренда',
    why: 'Эти знаки повышают голос или делают его фамильярным. Сколько этого нужно, решает бренд, и во всех статьях одинаково.',
    fix: 'Напишите так, как пишет бренд.',
    says: {
      'the article has {n} exclamation mark, the brand\'s have none': 'В статье {n} {n|восклицательный знак|восклицательных знака|восклицательных знаков}, а у бренда их нет.',
      'the article has {n} exclamation marks, the brand\'s have none': 'В статье {n} {n|восклицательный знак|восклицательных знака|восклицательных знаков}, а у бренда их нет.',
      'the article has {n} exclamation mark, the brand\'s have at most {n2}': 'В статье {n} {n|восклицательный знак|восклицательных знака|восклицательных знаков}, у бренда не больше {n2}.',
      'the article has {n} exclamation marks, the brand\'s have at most {n2}': 'В статье {n} {n|восклицательный знак|восклицательных знака|восклицательных знаков}, у бренда не больше {n2}.',
      'the article has {n} question, the brand\'s have none': 'В статье {n} {n|вопрос|вопроса|вопросов}, а у бренда их нет.',
      'the article has {n} questions, the brand\'s have none': 'В статье {n} {n|вопрос|вопроса|вопросов}, а у бренда их нет.',
      'the article has {n} question, the brand\'s have at most {n2}': 'В статье {n} {n|вопрос|вопроса|вопросов}, у бренда не больше {n2}.',
      'the article has {n} questions, the brand\'s have at most {n2}': 'В статье {n} {n|вопрос|вопроса|вопросов}, у бренда не больше {n2}.',
      'End the sentence with a full stop.': 'Закончите предложение точкой.',
      'Say the answer right away.': 'Скажите сразу ответ.',
      'the brand writes no contractions; here is "{q}", and {n} more': 'Бренд не пишет сокращений; здесь «{q}» и ещё {n}.',
      'the brand writes no contractions; here is "{q}"': 'Бренд не пишет сокращений; здесь «{q}».',
      'the brand writes contractions; here is "{q}", one of {n} long forms beside {n2} short ones': 'Бренд пишет с сокращениями; здесь «{q}», одна из {n} {n|полной формы|полных форм|полных форм} рядом с {n2} {n2|краткой|краткими|краткими}.',
    },
  },
};
