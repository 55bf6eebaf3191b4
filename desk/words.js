/** The page's own words. Each pair: English, Russian. `{n}` is filled in; several Russian or English forms are parted by "|": one, few, many. */
const WORDS = {
  articles: ['Articles', 'Статьи'], run: ['Run', 'Запуск'], facts: ['Facts', 'Факты'], site: ['Site', 'Сайт'],
  theme: ['Theme', 'Тема'], 'theme-auto': ['Auto', 'Авто'], 'theme-light': ['Light', 'Светлая'], 'theme-dark': ['Dark', 'Тёмная'], language: ['Language', 'Язык'],
  search: ['Search titles and texts', 'Искать в заголовках и текстах'], 'sort-by': ['Sort by', 'Сортировка'], ascending: ['Ascending', 'По возрастанию'], descending: ['Descending', 'По убыванию'],
  all: ['All', 'Все'], edited: ['Edited by hand', 'С правками'], 'to-write': ['To write', 'Написать'], writing: ['Writing', 'Пишется'], person: ['Needs you', 'Нужны вы'], rejected: ['Rejected', 'Отклонены'], broken: ['Broken brief', 'Ошибка в ТЗ'], ready: ['Ready', 'Готовы'], published: ['Published', 'Опубликованы'], waiting: ['On hold', 'Ждут'],
  's-to-write': ['to write', 'написать'], 's-writing': ['writing', 'пишется'], 's-person': ['needs you', 'нужны вы'], 's-rejected': ['rejected', 'отклонена'], 's-broken': ['broken brief', 'ошибка в ТЗ'], 's-ready': ['ready', 'готова'], 's-published': ['published', 'опубликована'], 's-waiting': ['on hold', 'ждёт'],
  's-edited': ['edited', 'правлена'], 's-draft': ['draft', 'черновик'], 's-approved': ['approved', 'одобрена'], 's-held': ['held', 'придержана'],
  title: ['Title', 'Заголовок'], state: ['State', 'Состояние'], findings: ['Findings', 'Замечания'], words: ['Words', 'Слова'], cost: ['Cost', 'Стоимость'], changed: ['Changed', 'Изменена'],
  errors: ['{n} error|{n} errors', '{n} ошибка|{n} ошибки|{n} ошибок'], warnings: ['{n} warning|{n} warnings', '{n} предупреждение|{n} предупреждения|{n} предупреждений'], clean: ['clean', 'чисто'],
  'n-words': ['{n} word|{n} words', '{n} слово|{n} слова|{n} слов'], 'n-articles': ['{n} article|{n} articles', '{n} статья|{n} статьи|{n} статей'],
  none: ['No article fits. Change the filter or the search.', 'Ничего не нашлось. Измените фильтр или поиск.'], 'none-yet': ['No briefs and no articles yet. Put a brief into briefs/, or run `slugline import`.', 'Пока нет ни ТЗ, ни статей. Положите ТЗ в briefs/ или выполните `slugline import`.'], loading: ['Loading …', 'Загрузка …'], reading: ['Still reading files …', 'Файлы ещё читаются …'],
  keys: ['j and k move, Enter opens, / searches, Esc goes back', 'j и k — вниз и вверх, Enter — открыть, / — поиск, Esc — назад'],
  back: ['All articles', 'Все статьи'], edit: ['Edit', 'Править'], approve: ['Approve', 'Одобрить'], approved: ['Approved', 'Одобрено'], unapprove: ['Take approval back', 'Отозвать одобрение'], hold: ['Hold', 'Придержать'], unhold: ['Release', 'Отпустить'], 'send-back': ['Send back …', 'Вернуть автору …'], save: ['Save', 'Сохранить'], saved: ['Saved', 'Сохранено'], close: ['Close', 'Закрыть'], cancel: ['Cancel', 'Отмена'], undo: ['Undo', 'Отменить'],
  'tab-text': ['Text', 'Текст'], 'tab-results': ['Search and social', 'Поиск и соцсети'], 'tab-data': ['Structured data', 'Разметка'], 'tab-links': ['Links', 'Ссылки'], 'tab-versions': ['Versions', 'Версии'],
  'show-findings': ['Findings', 'Замечания'], 'show-claims': ['Claims', 'Утверждения'], unbound: ['{n} without proof', '{n} без подтверждения'],
  fix: ['Fix', 'Исправить'], fixed: ['Fixed', 'Исправлено'], 'no-findings': ['Nothing to say: the text is clean.', 'Замечаний нет: текст чист.'], 'front-matter': ['Front matter', 'Поля статьи'], 'front-findings': ['{n} note on the front matter|{n} notes on the front matter', '{n} замечание к полям|{n} замечания к полям|{n} замечаний к полям'], 'save-fields': ['Save fields', 'Сохранить поля'],
  'not-written': ['This article is not written yet.', 'Эта статья ещё не написана.'], 'too-long': ['This text is too long to be shown here. Edit {n} with another program, and check it with `slugline validate`.', 'Этот текст слишком длинный, чтобы показать его здесь. Правьте {n} в другой программе, а проверить его может `slugline validate`.'], 'is-rejected': ['This text was held back because of its errors. It is not in the output directory.', 'Этот текст не пропущен из-за ошибок. В папке статей его нет.'], 'is-pending': ['There is a new version that could not be merged with your edits.', 'Есть новая версия, которую не удалось совместить с вашими правками.'], 'look-versions': ['Compare', 'Сравнить'],
  'v-fact': ['proven by a fact', 'подтверждено фактом'], 'v-brief': ['from the brief', 'из ТЗ'], 'v-arithmetic': ['follows from facts', 'следует из фактов'], 'v-name': ['from the config', 'из настроек'], 'v-harmless': ['needs no proof', 'не требует подтверждения'], 'v-unbound': ['nothing proves this', 'ничем не подтверждено'], source: ['Source', 'Источник'],
  google: ['Google', 'Google'], yandex: ['Yandex', 'Яндекс'], desktop: ['desktop', 'компьютер'], phone: ['phone', 'телефон'], 'px-of': ['title {n} of {m} px, description {o} of {p} px', 'заголовок {n} из {m} px, описание {o} из {p} px'], 'cut-title': ['title is cut', 'заголовок обрезан'], 'cut-description': ['description is cut', 'описание обрезано'], 'results-note': ['True widths of the letters; where lines are cut is what people measure, not the engines\' word.', 'Ширина букв настоящая; где строка обрезается — по замерам, сами поисковики этого не говорят.'], social: ['Social card', 'Карточка в соцсетях'], 'picture-of': ['Picture', 'Картинка'], 'no-picture': ['No picture', 'Картинки нет'],
  'data-none': ['There is no structured data.', 'Разметки нет.'], 'data-note': ['Each value with the place where a reader sees it. Values that stand nowhere on the page are marked.', 'Каждое значение — с местом, где его видит читатель. Значения, которых на странице нет, отмечены.'], 'seen-title': ['title', 'заголовок'], 'seen-description': ['description', 'описание'], 'seen-heading': ['heading', 'подзаголовок'], 'seen-text': ['text', 'текст'], 'seen-faq': ['FAQ', 'вопросы'], 'seen-front-matter': ['fields', 'поля'], unseen: ['not on the page', 'на странице нет'],
  'links-text': ['Links in its text', 'Ссылки в тексте'], 'links-unknown': ['The other links cannot be told now.', 'Об остальных ссылках сейчас ничего не известно.'], 'by-code': ['these words name the article, so Slugline linked them', 'эти слова называют статью, поэтому Slugline поставил ссылку'], 'by-cta': ['call to action', 'призыв к действию'], 'by-source': ['source of a fact', 'источник факта'], 'by-text': ['written so in the text; the lock knows nothing of it', 'стоит в самом тексте; в lock-файле о ней ничего нет'], 'by-gone': ['in the lock, and no longer in the text', 'есть в lock-файле, но в тексте её уже нет'], 'no-article': ['there is no article {n}', 'статьи {n} нет'],
  'links-related': ['Related articles', 'Похожие статьи'], 'links-to': ['Links to', 'Ссылается на'], 'links-from': ['Linked from', 'Ссылаются сюда'], 'links-could': ['Its text could link', 'В тексте могли бы быть ссылки'], 'why-brief': ['the brief asks for it', 'просит ТЗ'], 'why-config': ['the config asks for it', 'просят настройки'], 'why-pillar': ['pillar page of its cluster', 'главная страница темы'], 'why-cluster': ['of the same cluster', 'из той же темы'], 'why-kept': ['in the list already', 'уже в списке'], 'why-near': ['near in subject', 'близка по теме'], 'in-body': ['in the text', 'в тексте'], 'in-related': ['beside the text', 'рядом с текстом'], 'in-both': ['in the text and beside it', 'в тексте и рядом'], line: ['line {n}', 'строка {n}'], nothing: ['Nothing.', 'Ничего.'], 'clicks-home': ['{n} click from the home page|{n} clicks from the home page', '{n} клик от главной|{n} клика от главной|{n} кликов от главной'], relevance: ['relevance', 'близость'],
  'ver-same': ['The file is as it was generated; there is no new version.', 'Файл такой, каким был создан; новой версии нет.'], 'ver-edits': ['What people changed since it was generated', 'Что изменили люди после создания'], 'ver-pending': ['The new version, part by part', 'Новая версия, часть за частью'], 'ver-help': ['Green comes in, red goes. Choose for each part; what nobody edited is taken over already.', 'Зелёное войдёт, красное уйдёт. Выберите для каждой части; то, чего никто не правил, уже выбрано.'], take: ['Take the new', 'Взять новое'], keep: ['Keep mine', 'Оставить моё'], 'take-all': ['Take all', 'Взять всё'], 'keep-all': ['Keep all', 'Оставить всё'], 'apply-merge': ['Save this version', 'Сохранить эту версию'], 'unchanged-part': ['{n} unchanged line|{n} unchanged lines', '{n} строка без изменений|{n} строки без изменений|{n} строк без изменений'], part: ['Part {n}', 'Часть {n}'],
  'edit-text': ['Markdown of the article', 'Markdown статьи'], preview: ['Preview', 'Просмотр'], write: ['Write', 'Текст'], checked: ['checked in {n} ms', 'проверено за {n} мс'], unsaved: ['Unsaved changes', 'Есть несохранённое'], discard: ['Discard changes', 'Отбросить правки'], 'discard-ask': ['Discard your changes?', 'Отбросить ваши правки?'], conflict: ['Somebody changed the file meanwhile', 'Файл тем временем изменили'], 'conflict-help': ['Nothing is lost. Choose for each part: theirs or yours, then save.', 'Ничего не потеряно. Выберите для каждой части — их или вашу — и сохраните.'], theirs: ['Take theirs', 'Взять их'], mine: ['Keep mine', 'Оставить моё'], 'file-gone': ['The file is gone. Save to write it again.', 'Файла больше нет. Сохраните, чтобы записать его снова.'], restored: ['Your unsaved text was restored.', 'Несохранённый текст восстановлен.'],
  'note-title': ['Send back with a note', 'Вернуть с замечанием'], 'note-help': ['The note goes into the notes of the brief; the next run writes the article anew with it.', 'Замечание попадёт в поле notes ТЗ; следующий запуск напишет статью заново с его учётом.'], note: ['What should be different?', 'Что должно быть иначе?'], 'your-name': ['Your name', 'Ваше имя'], sent: ['The note is in the brief.', 'Замечание записано в ТЗ.'], 'approved-by': ['approved by {n}', 'одобрил(а) {n}'], 'held-by': ['held by {n}', 'придержал(а) {n}'], void: ['the approval is void: the text has changed since', 'одобрение недействительно: текст с тех пор изменился'],
  'run-idle': ['No run is under way.', 'Сейчас ничего не запущено.'], 'run-plan': ['See what a run would do', 'Посмотреть, что сделает запуск'], 'run-start': ['Start', 'Начать'], 'run-pause': ['Pause', 'Пауза'], 'run-go-on': ['Go on', 'Продолжить'], 'run-stop': ['Stop', 'Остановить'], 'run-write': ['to write', 'написать'], 'run-render': ['to put together again', 'собрать заново'], 'run-none': ['up to date', 'в порядке'], 'run-hold': ['on hold', 'ждут'], 'run-calls': ['model calls', 'вызовов модели'], 'run-cost': ['forecast', 'прогноз'], 'run-time': ['time', 'время'], 'run-budget': ['Budget, US dollars', 'Бюджет, доллары США'], 'no-budget': ['no budget', 'без бюджета'], 'free': ['free: nothing is asked of a model', 'бесплатно: модель не вызывается'], 'price-unknown': ['price not known', 'цена неизвестна'], 'run-nothing': ['Everything is up to date: nothing to do.', 'Всё в порядке: делать нечего.'],
  'r-idle': ['Idle', 'Нет запуска'], 'r-planning': ['Planning …', 'Планируется …'], 'r-running': ['Writing', 'Пишется'], 'r-pausing': ['Pausing: calls under way come to their end …', 'Пауза: начатые вызовы завершаются …'], 'r-paused': ['Paused', 'На паузе'], 'r-stopping': ['Stopping: calls under way come to their end …', 'Остановка: начатые вызовы завершаются …'], 'r-done': ['Done', 'Готово'], 'r-failed': ['Ended with problems', 'Завершено с ошибками'], spent: ['Spent', 'Потрачено'], 'of-budget': ['of {n}', 'из {n}'], eta: ['left', 'осталось'], 'done-of': ['{n} of {m}', '{n} из {m}'], now: ['At work', 'В работе'], recent: ['Done last', 'Последние'], writer: ['Writer', 'Автор'],
  'a-written': ['written', 'написана'], 'a-unchanged': ['unchanged', 'без изменений'], 'a-rejected': ['rejected', 'отклонена'], 'a-conflict': ['needs you', 'нужны вы'], 'a-failed': ['failed', 'не удалась'], 'a-held': ['held', 'ждёт'], 'a-stopped': ['stopped', 'остановлена'], 'a-waiting': ['waiting', 'ждёт'], 'p-write': ['write', 'написать'], 'p-render': ['put together', 'собрать'], 'p-hold': ['hold', 'ждёт'],
  'facts-none': ['No facts yet. They stand in briefs/_facts.yaml, a brief\'s own under "facts".', 'Фактов пока нет. Они живут в briefs/_facts.yaml, а собственные факты ТЗ — в его поле facts.'], 'f-fact': ['Fact', 'Факт'], 'f-source': ['Source', 'Источник'], 'f-asof': ['As of', 'На дату'], 'f-expires': ['Expires', 'Годен до'], 'f-uses': ['Stated by', 'Где сказано'], 'f-expired': ['expired', 'истёк'], 'f-soon': ['expires soon', 'скоро истечёт'], 'f-nosource': ['no source', 'нет источника'], 'f-unused': ['nowhere', 'нигде'], 'f-differs': ['the text says something else', 'в тексте другое'], 'f-all': ['All', 'Все'], days: ['{n} day|{n} days', '{n} день|{n} дня|{n} дней'],
  'site-graph': ['Links between articles', 'Ссылки между статьями'], 'site-graph-help': ['Each circle is an article, its size the links to it, its colour the cluster. Point or press arrow keys; Enter opens.', 'Круг — статья, размер — сколько на неё ссылок, цвет — тема. Наведите или нажимайте стрелки; Enter открывает.'], 'site-orphans': ['orphans', 'без ссылок на них'], 'site-broken': ['broken links', 'битые ссылки'], 'site-links': ['links', 'ссылки'], 'site-clusters': ['clusters', 'темы'], 'site-rules': ['Findings by rule', 'Замечания по правилам'], 'site-compete': ['Articles that compete for one query', 'Статьи, что спорят за один запрос'], 'site-money': ['Money by stage and model', 'Деньги по этапам и моделям'], 'site-runs': ['Runs', 'Запуски'], 'no-compete': ['No two articles compete.', 'Соперничающих статей нет.'], 'no-money': ['No call to a model was paid for yet.', 'Платных вызовов модели ещё не было.'], stage: ['Stage', 'Этап'], model: ['Model', 'Модель'], calls: ['Calls', 'Вызовы'], total: ['Total', 'Всего'], date: ['Date', 'Дата'], rule: ['Rule', 'Правило'],
  offline: ['The desk does not answer. Is `slugline preview` still running?', 'Сервер не отвечает. Работает ли ещё `slugline preview`?'], 'skip': ['Skip to content', 'К содержанию'], 'raw-html': ['Raw HTML, shown as text', 'Код HTML, показан как текст'], 'unsafe-link': ['This address is not safe to open', 'Этот адрес небезопасно открывать'],
  'sev-error': ['Error', 'Ошибка'], 'sev-warning': ['Warning', 'Предупреждение'], 'sev-info': ['Note', 'Заметка'], 'more-findings': ['and {n} more', 'и ещё {n}'],
};

/** @typedef {'en' | 'ru'} Spoken */
/** @typedef {keyof typeof WORDS} Word */

/** @type {{ language: Spoken }} */
export const speech = { language: /** @type {Spoken} */ (localStorage.getItem('slugline-language') ?? document.documentElement.lang) === 'ru' ? 'ru' : 'en' };

/**
 * A word of the page in the person's language. With several forms `values.n` chooses one.
 * @param {Word} name
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(name, values = {}) {
  const forms = WORDS[name][speech.language === 'ru' ? 1 : 0]?.split('|') ?? [name];
  const rule = forms.length < 2 ? 'one' : new Intl.PluralRules(speech.language).select(Number(values['n']));
  const form = forms[rule === 'one' ? 0 : rule === 'few' || forms.length === 2 ? 1 : 2] ?? forms[0] ?? '';
  return form.replace(/\{(\w)\}/g, (_match, /** @type {string} */ key) => {
    const value = values[key] ?? '';
    return typeof value === 'number' ? number(value) : value;
  });
}

/** @param {string} name @returns {Word} */
export function word(name) {
  return /** @type {Word} */ (name);
}

/** @param {number} value @param {Intl.NumberFormatOptions} [options] */
export function number(value, options) {
  return new Intl.NumberFormat(speech.language, options).format(value);
}

/** @param {number | null} value US dollars */
export function money(value) {
  if (value === null) return '—';
  if (value === 0) return '$0';
  return `$${number(value, value < 0.1 ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** @param {number} at milliseconds since 1970 */
export function age(at) {
  if (at === 0) return '';
  const seconds = (at - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat(speech.language, { numeric: 'auto', style: 'short' });
  for (const [unit, size] of /** @type {const} */ ([['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3600], ['minute', 60]])) {
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  }
  return format.format(0, 'minute');
}

/** @param {number} seconds */
export function duration(seconds) {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return `${Math.round(seconds)} ${speech.language === 'ru' ? 'с' : 's'}`;
  return minutes < 60 ? `${minutes} ${speech.language === 'ru' ? 'мин' : 'min'}` : `${Math.floor(minutes / 60)} ${speech.language === 'ru' ? 'ч' : 'h'} ${minutes % 60} ${speech.language === 'ru' ? 'мин' : 'min'}`;
}
