import type { SpokenRules } from './spoken.ts';

/** What search results are made of. */
export const seo: SpokenRules = {
  'seo/canonical': {
    title: 'Канонический адрес ведёт не сюда',
    why: 'Он просит поисковик показывать вместо этой страницы другую.',
    fix: 'Напишите полный адрес этой статьи с https или уберите `canonical`.',
    says: {
      'the canonical "{q}" is not a whole address': 'Канонический адрес «{q}» неполный.',
      'the canonical {url} has a fragment': 'В каноническом адресе {url} есть часть после #.',
      'the canonical leads to another site, {host}': 'Канонический адрес ведёт на другой сайт: {host}.',
      'the canonical {url} is not the address of this article, {own}': 'Канонический адрес {url} — не адрес этой статьи ({own}).',
    },
  },
  'seo/description-shape': {
    title: 'Описание не похоже на описание',
    why: 'Поисковики просят предложения об этой странице; лозунги, списки ключевых слов и копии они заменяют другим текстом.',
    fix: 'Напишите одно-два простых предложения о том, что статья даёт читателю.',
    says: {
      'the description shouts: {words}': 'В описании слова прописными: {words}.',
      'the description has a row of exclamation marks': 'В описании восклицательные знаки подряд.',
      'the description is a list of keywords, not a sentence': 'Описание — список ключевых слов, а не предложение.',
      'the description repeats the title': 'Описание повторяет заголовок.',
      'the description is a copy of the first paragraph': 'Описание — копия первого абзаца.',
    },
  },
  'seo/description-unfulfilled': {
    title: 'Описание обещает то, чего нет',
    why: 'Кто пришёл за обещанным, не находит его, и поисковик показывает вместо описания другие слова.',
    fix: 'Напишите недостающее или уберите его из описания.',
    says: { 'the description speaks of {words}, and the text never does': 'В описании есть {words}, а в тексте — ни разу.' },
  },
  'seo/description-width': {
    title: 'Длина описания',
    why: 'Лишнее обрежут, а при очень коротком описании поисковик выберет текст сам. Сами поисковики предела не называют; ширину замеряют другие.',
    fix: 'Уложитесь примерно в 130 знаков кириллицы; главное обещание статьи — в начале.',
    says: {
      'the description is {n} px wide ({n2} characters); results cut it at about {n3} px': 'Ширина описания {n} px ({n2} {n2|знак|знака|знаков}); в поиске его обрежут примерно на {n3} px.',
      'the description has only {n} characters': 'В описании только {n} {n|знак|знака|знаков}.',
      'Say in one or two sentences what the reader will find and for whom it is.': 'Скажите в одном-двух предложениях, что найдёт читатель и кому это нужно.',
    },
  },
  'seo/hreflang-reciprocal': {
    title: 'Языковые версии не связаны взаимно',
    why: 'Версии, которые называет только одна из двух страниц, поисковик пропускает, и читатель попадает не на свой язык.',
    fix: 'Перечислите во всех версиях статьи одни и те же полные адреса, включая собственный.',
    says: {
      'the address {url} of the version "{lang}" is not whole': 'Адрес {url} версии «{lang}» неполный.',
      'Write it with https:// and the host.': 'Напишите его полностью, с https:// и сайтом.',
      'the versions "{one}" and "{other}" have one address, {url}': 'У версий «{one}» и «{other}» один адрес: {url}.',
      'the version "{lang}", {slug}, names no versions at all': 'Версия «{lang}» ({slug}) не называет никаких версий.',
      'Name this article in {file}.': 'Назовите эту статью в {file}.',
      'the version "{lang}", {slug}, does not name this article back': 'Версия «{lang}» ({slug}) не называет эту статью в ответ.',
      'Name {path} in {file}.': 'Назовите {path} в {file}.',
      'the list of versions leaves out this article itself ({lang})': 'В списке версий нет самой этой статьи ({lang}).',
    },
  },
  'seo/intent-drift': {
    title: 'Обещано одно, написано о другом',
    why: 'Читатель приходит за тем, что обещано в поиске, и уходит, если страница о другом.',
    fix: 'Перепишите заголовок и описание по главным разделам статьи или напишите статью, которую они обещают.',
    says: { 'title and description speak of {words}, while the article is mostly about {others}': 'Заголовок и описание говорят о другом ({words}), а статья в основном о том, что в них не названо: {others}.' },
  },
  'seo/keyphrase-density': {
    title: 'Ключевая фраза повторяется слишком часто',
    why: 'Текст, который твердит одну фразу, утомляет и считается переспамом.',
    fix: 'Замените большинство повторов местоимениями или другими словами или вычеркните фразы, которые держатся только на ней.',
    says: {
      'the key phrase "{q}" is used {n} times in {n2} words ({n3} %)': 'Ключевая фраза «{q}» встречается {n} {n|раз|раза|раз} на {n2} {n2|слово|слова|слов} ({n3} %).',
      '{n} items in a row repeat the key phrase "{q}"': '{n} {n|пункт|пункта|пунктов} подряд повторяют ключевую фразу «{q}».',
    },
  },
  'seo/keyphrase-placement': {
    title: 'Ключевой фразы нет на видном месте',
    why: 'Кто искал эти слова, первым делом ищет их там и смотрит, та ли это страница.',
    fix: 'Употребите слова фразы там в любой естественной форме и порядке.',
    says: {
      'the key phrase "{q}" is missing from the title': 'Ключевой фразы «{q}» нет в заголовке.',
      'the key phrase "{q}" is missing from the description': 'Ключевой фразы «{q}» нет в описании.',
      'the key phrase "{q}" is missing from the first paragraph': 'Ключевой фразы «{q}» нет в первом абзаце.',
      'no second-level heading has a word of the key phrase "{q}"': 'Ни в одном подзаголовке второго уровня нет слов ключевой фразы «{q}».',
    },
  },
  'seo/keyword-stuffing': {
    title: 'Абзац для поисковика',
    why: 'Такие абзацы пишут для поисковиков; их правила прямо называют это переспамом.',
    fix: 'Скажите это один раз, а настоящие списки мест или номеров вынесите в таблицу или на отдельную страницу.',
    says: {
      '"{q}" stands {n} times in one paragraph': '«{q}» встречается в одном абзаце {n} {n|раз|раза|раз}.',
      'a list of {n} telephone numbers in running text': 'Список из {n} {n|телефона|телефонов|телефонов} прямо в тексте.',
      'a list of {n} names in running text': 'Список из {n} {n|названия|названий|названий} прямо в тексте.',
    },
  },
  'seo/noindex-draft': {
    title: 'Статья закрыта от поиска',
    why: 'Забытый noindex делает статью невидимой в поиске, и этого месяцами никто не замечает.',
    fix: 'Уберите noindex или отметьте статью черновиком: `draft: true`.',
    says: {
      '`draft` is the text "{q}", not true or false': '`draft` — текст «{q}», а не true или false.',
      '`draft` is the number {n}, not true or false': '`draft` — число {n}, а не true или false.',
      'Write `draft: true` or `draft: false`, without quotes.': 'Напишите `draft: true` или `draft: false`, без кавычек.',
      '`{one}` contradicts `{other}`': '`{one}` противоречит `{other}`.',
      'Keep the one that holds.': 'Оставьте то, что верно.',
      'the article is published, but `{key}` is true': 'Статья опубликована, но `{key}` — true.',
      'the article is published, but `{key}` is false': 'Статья опубликована, но `{key}` — false.',
      'the article is published, but `{key}` says "{q}"': 'Статья опубликована, но в `{key}` стоит «{q}».',
      'the article is published, but a <meta> in it says "{q}"': 'Статья опубликована, но <meta> в ней говорит «{q}».',
    },
  },
  'seo/thin-content': {
    title: 'Слишком короткая статья',
    why: 'Такая статья редко отвечает на вопрос полностью. Поисковики не требуют числа слов; это порог для черновиков, оборванных раньше времени.',
    fix: 'Ответьте на то, о чём читатель спросит дальше, или включите текст в статью побольше.',
    says: { 'the article has {n} words, fewer than {n2}': 'В статье {n} {n|слово|слова|слов} — меньше {n2}.' },
  },
  'seo/title-boilerplate': {
    title: 'Заголовок по шаблону',
    why: 'В списке результатов такие заголовки одинаковы: единственное отличающее слово теряется среди прочих.',
    fix: 'Скажите в заголовке, на что отвечает именно эта статья, и уберите слова, которые стоят в каждом.',
    says: { 'the title follows the template "{q}" of {names}': 'Заголовок построен по тому же шаблону «{q}», что у {names~}.' },
  },
  'seo/title-repeat': {
    title: 'Повтор в заголовке',
    why: 'Заголовки с повторами ключевых слов читаются как спам и могут считаться им.',
    fix: 'Скажите каждое один раз.',
    says: { 'the title repeats "{q}"': 'В заголовке повторяется «{q}».' },
  },
  'seo/title-width': {
    title: 'Длина заголовка',
    why: 'Длинный заголовок обрезают многоточием, часто на самом важном. Сами поисковики предела не называют; ширину замеряют другие.',
    fix: 'Сократите заголовок примерно до 57 знаков кириллицы; важные слова — в начале.',
    says: {
      'the title is {n} px wide ({n2} characters); results cut it at about {n3} px': 'Ширина заголовка {n} px ({n2} {n2|знак|знака|знаков}); в поиске его обрежут примерно на {n3} px.',
      'the title is only {n} px wide ({n2} characters)': 'Ширина заголовка только {n} px ({n2} {n2|знак|знака|знаков}).',
      'Add what the article gives the reader: the object, the situation or the result.': 'Добавьте, что статья даёт читателю: предмет, случай или результат.',
    },
  },
};
