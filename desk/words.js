import { SITE_WORDS } from './words-site.js';

/** The page's own words. Each pair: English, Russian. `{n}` is filled in; several Russian or English forms are parted by "|": one, few, many. */
const WORDS = {
  articles: ['Articles', 'Статьи'], run: ['Run', 'Запуск'], facts: ['Facts', 'Факты'], site: ['Site', 'Сайт'],
  theme: ['Theme', 'Тема'], 'theme-auto': ['Auto', 'Авто'], 'theme-light': ['Light', 'Светлая'], 'theme-dark': ['Dark', 'Тёмная'], language: ['Language', 'Язык'],
  search: ['Search titles and texts', 'Искать в заголовках и текстах'], 'sort-by': ['Sort by', 'Сортировка'], ascending: ['Ascending', 'По возрастанию'], descending: ['Descending', 'По убыванию'],
  all: ['All', 'Все'], edited: ['Edited by hand', 'С правками'], 'to-write': ['To write', 'К написанию'], writing: ['Writing', 'Пишутся'], person: ['Needs you', 'Нужно решение'], rejected: ['Rejected', 'Не пропущены'], broken: ['Broken brief', 'Ошибки в ТЗ'], ready: ['Ready', 'Готовы'], published: ['Published', 'Опубликованы'], waiting: ['On hold', 'Отложены'],
  's-to-write': ['to write', 'не написана'], 's-writing': ['writing', 'пишется'], 's-person': ['needs you', 'нужно решение'], 's-rejected': ['rejected', 'не пропущена'], 's-broken': ['broken brief', 'ошибка в ТЗ'], 's-ready': ['ready', 'готова'], 's-published': ['published', 'опубликована'], 's-waiting': ['on hold', 'отложена'],
  's-edited': ['edited', 'с правками'], 's-draft': ['draft', 'черновик'], 's-approved': ['approved', 'одобрена'], 's-held': ['held', 'задержана'],
  title: ['Title', 'Заголовок'], state: ['State', 'Состояние'], findings: ['Findings', 'Замечания'], words: ['Words', 'Слов'], cost: ['Cost', 'Стоимость'], changed: ['Changed', 'Изменена'],
  errors: ['{n} error|{n} errors', '{n} ошибка|{n} ошибки|{n} ошибок'], warnings: ['{n} warning|{n} warnings', '{n} предупреждение|{n} предупреждения|{n} предупреждений'], clean: ['clean', 'замечаний нет'],
  'n-words': ['{n} word|{n} words', '{n} слово|{n} слова|{n} слов'], 'n-articles': ['{n} article|{n} articles', '{n} статья|{n} статьи|{n} статей'],
  none: ['No article fits. Change the filter or the search.', 'Ничего не нашлось. Измените фильтр или запрос.'], 'none-yet': ['No briefs and no articles yet. Put a brief into briefs/, or run `slugline import`.', 'Пока нет ни ТЗ, ни статей. Положите ТЗ в папку briefs/ или выполните `slugline import`.'], loading: ['Loading …', 'Загрузка …'], reading: ['Still reading files …', 'Читаю файлы …'],
  keys: ['j and k move, Enter opens, / searches, Esc goes back', 'j и k — вниз и вверх, Enter — открыть, / — поиск, Esc — назад'],
  back: ['All articles', 'Все статьи'], edit: ['Edit', 'Править'], approve: ['Approve', 'Одобрить'], approved: ['Approved', 'Одобрено'], unapprove: ['Take approval back', 'Отозвать одобрение'], hold: ['Hold', 'Задержать'], unhold: ['Release', 'Снять задержку'], 'send-back': ['Send back …', 'Вернуть на доработку …'], save: ['Save', 'Сохранить'], saved: ['Saved', 'Сохранено'], close: ['Close', 'Закрыть'], cancel: ['Cancel', 'Отмена'], undo: ['Undo', 'Отменить'],
  'tab-text': ['Text', 'Текст'], 'tab-results': ['Search and social', 'Поиск и соцсети'], 'tab-data': ['Structured data', 'Разметка'], 'tab-links': ['Links', 'Ссылки'], 'tab-versions': ['Versions', 'Версии'],
  'show-findings': ['Findings', 'Замечания'], 'show-claims': ['Claims', 'Утверждения'], unbound: ['{n} without proof', '{n} без подтверждения'],
  'note-why': ['Why', 'Почему'], fix: ['Fix', 'Исправить'], fixed: ['Fixed', 'Исправлено'], 'no-findings': ['Nothing to say: the text is clean.', 'Замечаний нет.'], 'front-matter': ['Front matter', 'Поля статьи'], 'front-findings': ['{n} note on the front matter|{n} notes on the front matter', '{n} замечание к полям|{n} замечания к полям|{n} замечаний к полям'], 'save-fields': ['Save fields', 'Сохранить поля'],
  'not-written': ['This article is not written yet.', 'Эта статья ещё не написана.'], 'is-rejected': ['This text was held back because of its errors. It is not in the output directory.', 'Статья не пропущена из-за ошибок: в папке готовых статей её нет.'], 'is-pending': ['There is a new version that could not be merged with your edits.', 'Есть новая версия, но объединить её с вашими правками автоматически не удалось.'], 'look-versions': ['Compare', 'Сравнить'],
  'v-fact': ['proven by a fact', 'подтверждено фактом'], 'v-brief': ['from the brief', 'из ТЗ'], 'v-arithmetic': ['follows from facts', 'следует из фактов'], 'v-name': ['from the config', 'из настроек'], 'v-harmless': ['needs no proof', 'не требует подтверждения'], 'v-unbound': ['nothing proves this', 'ничем не подтверждено'], source: ['Source', 'Источник'],
  google: ['Google', 'Google'], yandex: ['Yandex', 'Яндекс'], desktop: ['desktop', 'компьютер'], phone: ['phone', 'телефон'], 'basis-measured': ['limits measured by others', 'пределы — по чужим замерам'], 'basis-guess': ['limits are our estimate', 'пределы — наша оценка'], 'table-n': ['Table {n}', 'Таблица {n}'], 'px-of': ['title {n} of {m} px, description {o} of {p} px', 'заголовок {n} из {m} px, описание {o} из {p} px'], 'cut-title': ['title is cut', 'заголовок обрезан'], 'cut-description': ['description is cut', 'описание обрезано'], 'results-note': ['Widths are those of Arial; on phones and in Yandex other fonts make the text a few percent wider or narrower. No engine says where it cuts: for Google on a desktop others have measured it, the rest is our estimate.', 'Ширина посчитана по Arial; на телефоне и в Яндексе шрифты другие, и текст может быть на несколько процентов шире или уже. Где обрезается строка, поисковики не говорят: для Google на компьютере есть чужие замеры, остальное — наша оценка.'], social: ['Social card', 'Карточка в соцсетях'], 'picture-of': ['Picture', 'Картинка'], 'no-picture': ['No picture', 'Картинки нет'],
  'data-none': ['There is no structured data.', 'Разметки нет.'], 'data-note': ['Each value with the place where a reader sees it. Values that stand nowhere on the page are marked.', 'Рядом с каждым значением — место на странице, где его видит читатель. Отмечены значения, которых на странице нет.'], 'seen-title': ['title', 'заголовок'], 'seen-description': ['description', 'описание'], 'seen-heading': ['heading', 'подзаголовок'], 'seen-text': ['text', 'текст'], 'seen-faq': ['FAQ', 'вопросы'], 'seen-front-matter': ['fields', 'поля'], unseen: ['not on the page', 'на странице нет'],
  'links-related': ['Related articles', 'Похожие статьи'], 'links-to': ['Links to', 'Ссылается на'], 'links-from': ['Linked from', 'Ссылаются сюда'], 'links-could': ['Its text could link', 'Где в тексте уместны ссылки'], 'why-brief': ['the brief asks for it', 'указана в ТЗ'], 'why-config': ['the config asks for it', 'указана в настройках'], 'why-pillar': ['pillar page of its cluster', 'главная статья темы'], 'why-cluster': ['of the same cluster', 'та же тема'], 'why-kept': ['in the list already', 'была в списке раньше'], 'why-near': ['near in subject', 'близка по теме'], 'in-body': ['in the text', 'в тексте'], 'in-related': ['beside the text', 'в списке похожих'], 'in-both': ['in the text and beside it', 'в тексте и в списке похожих'], line: ['line {n}', 'строка {n}'], nothing: ['Nothing.', 'Пусто.'], 'clicks-home': ['{n} click from the home page|{n} clicks from the home page', '{n} клик от главной|{n} клика от главной|{n} кликов от главной'], relevance: ['relevance', 'близость по теме'],
  'ver-same': ['The file is as it was generated; there is no new version.', 'Файл не менялся с момента генерации; новой версии нет.'], 'ver-edits': ['What people changed since it was generated', 'Правки людей после генерации'], 'ver-pending': ['The new version, part by part', 'Новая версия по частям'], 'ver-help': ['Green comes in, red goes. Choose for each part; what nobody edited is taken over already.', 'Зелёное появится, красное исчезнет. Выберите для каждой части; там, где никто ничего не правил, новое уже выбрано.'], take: ['Take the new', 'Взять новое'], keep: ['Keep mine', 'Оставить как есть'], 'take-all': ['Take all', 'Взять всё'], 'keep-all': ['Keep all', 'Оставить всё как есть'], 'apply-merge': ['Save this version', 'Сохранить эту версию'], 'unchanged-part': ['{n} unchanged line|{n} unchanged lines', '{n} строка без изменений|{n} строки без изменений|{n} строк без изменений'], part: ['Part {n}', 'Часть {n}'],
  'edit-text': ['Markdown of the article', 'Markdown статьи'], preview: ['Preview', 'Просмотр'], checked: ['checked in {n} ms', 'проверено за {n} мс'], unsaved: ['Unsaved changes', 'Есть несохранённые правки'], 'discard-ask': ['Discard your changes?', 'Отбросить ваши правки?'], conflict: ['Somebody changed the file meanwhile', 'Пока вы правили, файл изменился'], 'conflict-help': ['Nothing is lost. Choose for each part: theirs or yours, then save.', 'Ничего не потеряно. Выберите для каждой части чужой или свой вариант и сохраните.'], theirs: ['Take theirs', 'Взять чужой'], mine: ['Keep mine', 'Оставить мой'], restored: ['Your unsaved text was restored.', 'Несохранённый текст восстановлен.'],
  'note-title': ['Send back with a note', 'Вернуть на доработку'], 'note-help': ['The note goes into the notes of the brief; the next run writes the article anew with it.', 'Замечание попадёт в ТЗ (поле notes), и при следующем запуске статья будет написана заново с его учётом.'], note: ['What should be different?', 'Что изменить?'], 'your-name': ['Your name', 'Ваше имя'], sent: ['The note is in the brief.', 'Замечание записано в ТЗ.'], 'approved-by': ['approved by {n}', 'одобрено: {n}'], 'held-by': ['held by {n}', 'задержано: {n}'], void: ['the approval is void: the text has changed since', 'одобрение больше не действует: текст изменился'],
  'run-idle': ['No run is under way.', 'Сейчас ничего не запущено.'], 'run-plan': ['See what a run would do', 'Показать план запуска'], 'run-start': ['Start', 'Начать'], 'run-pause': ['Pause', 'Пауза'], 'run-go-on': ['Go on', 'Продолжить'], 'run-stop': ['Stop', 'Остановить'], 'run-write': ['to write', 'написать'], 'run-render': ['to put together again', 'собрать заново'], 'run-none': ['up to date', 'без изменений'], 'run-hold': ['on hold', 'отложено'], 'run-calls': ['model calls', 'вызовов модели'], 'run-cost': ['forecast', 'прогноз'], 'run-time': ['time', 'время'], 'run-budget': ['Budget, US dollars', 'Бюджет, доллары США'], 'no-budget': ['no budget', 'без бюджета'], 'free': ['free: nothing is asked of a model', 'бесплатно: модель не вызывается'], 'price-unknown': ['price not known', 'цена неизвестна'], 'run-nothing': ['Everything is up to date: nothing to do.', 'Всё готово, делать нечего.'],
  'r-idle': ['Idle', 'Не запущено'], 'r-planning': ['Planning …', 'Составляется план …'], 'r-running': ['Writing', 'Идёт работа'], 'r-pausing': ['Pausing: calls under way come to their end …', 'Ставим на паузу: ждём ответа на начатые вызовы …'], 'r-paused': ['Paused', 'На паузе'], 'r-stopping': ['Stopping: calls under way come to their end …', 'Останавливаем: ждём ответа на начатые вызовы …'], 'r-done': ['Done', 'Готово'], 'r-failed': ['Ended with problems', 'Завершено с ошибками'], spent: ['Spent', 'Потрачено'], 'of-budget': ['of {n}', 'из {n}'], eta: ['left', 'осталось'], 'done-of': ['{n} of {m}', '{n} из {m}'], now: ['At work', 'В работе'], recent: ['Done last', 'Только что готовы'], writer: ['Writer', 'Пишет'],
  'a-written': ['written', 'написана'], 'a-unchanged': ['unchanged', 'без изменений'], 'a-rejected': ['rejected', 'не пропущена'], 'a-conflict': ['needs you', 'нужно решение'], 'a-failed': ['failed', 'не удалась'], 'a-held': ['held', 'отложена'], 'a-stopped': ['stopped', 'остановлена'], 'a-waiting': ['waiting', 'ждёт'], 'p-write': ['write', 'написать'], 'p-render': ['put together', 'собрать'], 'p-hold': ['hold', 'отложена'],
  'facts-none': ['No facts yet. They stand in briefs/_facts.yaml, a brief\'s own under "facts".', 'Фактов пока нет. Общие факты хранятся в briefs/_facts.yaml, факты одного ТЗ — в его поле facts.'], 'f-asof': ['As of', 'На дату'], 'f-expires': ['Expires', 'Годен до'], 'f-uses': ['Stated by', 'Где упомянут'], 'f-expired': ['expired', 'истёк'], 'f-soon': ['expires soon', 'скоро истечёт'], 'f-nosource': ['no source', 'нет источника'], 'f-unused': ['nowhere', 'нигде не упомянут'], 'f-differs': ['the text says something else', 'в тексте сказано иначе'], 'f-all': ['All', 'Все'], days: ['{n} day|{n} days', '{n} день|{n} дня|{n} дней'],
  'site-graph': ['Links between articles', 'Ссылки между статьями'], 'site-graph-help': ['Each circle is an article, its size the links to it, its colour the cluster. Point or press arrow keys; Enter opens.', 'Круг — статья: чем больше ссылок на неё, тем он крупнее; цвет — тема. Наведите курсор или выбирайте стрелками, Enter — открыть.'], 'site-orphans': ['orphans', 'без входящих ссылок'], 'site-broken': ['broken links', 'битые ссылки'], 'site-links': ['links', 'ссылки'], 'site-rules': ['Findings by rule', 'Замечания по правилам'], 'site-money': ['Money by stage and model', 'Расходы по этапам и моделям'], 'site-runs': ['Runs', 'Запуски'], 'no-compete': ['No two articles compete.', 'Соперничающих статей нет.'], 'no-money': ['No call to a model was paid for yet.', 'Платных вызовов модели ещё не было.'], stage: ['Stage', 'Этап'], model: ['Model', 'Модель'], calls: ['Calls', 'Вызовы'], total: ['Total', 'Всего'], date: ['Date', 'Дата'], rule: ['Rule', 'Правило'],
  offline: ['The desk does not answer. Is `slugline preview` still running?', 'Нет связи. Проверьте, что `slugline preview` ещё запущен.'], 'skip': ['Skip to content', 'К содержанию'], 'raw-html': ['Raw HTML, shown as text', 'HTML, показан как текст'], 'unsafe-link': ['This address is not safe to open', 'Открывать этот адрес небезопасно'],
  'sev-error': ['Error', 'Ошибка'], 'sev-warning': ['Warning', 'Предупреждение'], 'sev-info': ['Note', 'Совет'], 'more-findings': ['and {n} more', 'и ещё {n}'],
  'report-made': ['Report of “{f}”, {d}, for reading only.', 'Отчёт по «{f}», {d}, только для чтения.'], 'report-partly': ['{n} article is listed without its text.|{n} articles are listed without their texts.', '{n} статья только в списке, без текста.|{n} статьи только в списке, без текстов.|{n} статей только в списке, без текстов.'],
  'report-left-out': ['This report does not hold this article. `slugline preview` shows it, and so does a report with `--only` and its name.', 'Этой статьи в отчёте нет. Её покажет `slugline preview` или отчёт с `--only` и её именем.'], 'report-only': ['A report is for reading only. Open the desk with `slugline preview` to change something.', 'Отчёт только для чтения. Чтобы что-то изменить, откройте `slugline preview`.'],
  'too-long': ['This text is too long to be shown here. Edit {n} with another program, and check it with `slugline validate`.', 'Этот текст слишком длинный, чтобы показать его здесь. Правьте {n} в другой программе, а проверить его может `slugline validate`.'], 'links-text': ['Links in its text', 'Ссылки в тексте'], 'links-unknown': ['The other links cannot be told now.', 'Об остальных ссылках сейчас ничего не известно.'], 'by-code': ['these words name the article, so Slugline linked them', 'эти слова называют статью, поэтому Slugline поставил ссылку'], 'by-cta': ['call to action', 'призыв к действию'], 'by-source': ['source of a fact', 'источник факта'],
  'by-text': ['written so in the text; the lock knows nothing of it', 'стоит в самом тексте; в lock-файле о ней ничего нет'], 'by-gone': ['in the lock, and no longer in the text', 'есть в lock-файле, но в тексте её уже нет'], 'no-article': ['there is no article {n}', 'статьи {n} нет'],

  'file-gone': ['The file is gone. Save to write it again.', 'Файла больше нет. Сохраните, чтобы записать его снова.'],
  ...SITE_WORDS,
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

/** @param {string} at ISO time */
export function moment(at) {
  return new Intl.DateTimeFormat(speech.language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
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
