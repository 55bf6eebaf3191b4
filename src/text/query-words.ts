/**
 * Words of search queries, by language: those that say nothing of the subject, and those that mean one thing to who searches. General words only; the subjects themselves are the
 * briefs' business. Collected from the wording of titles and queries of how-to articles.
 */
export interface QueryWords {
  /** "a guide to", "tips": the query is the same without them. Separated by spaces. */
  frame: string;
  /** Words of one meaning, a group each. */
  same: readonly string[];
  /** Turns of phrase that stand for a word. */
  turns: readonly (readonly [turn: RegExp, word: string])[];
  /** Words that carry no subject, but the opposite of another. */
  polar: readonly string[];
}

const RU: QueryWords = {
  frame: `инструкция пошаговый пошагово полный полностью подробный подробно руководство гид совет советы рекомендация способ способы правило правила нюансы особенности секреты обзор быстро быстрый легко легкий просто простой
    правильно правильный грамотно эффективно эффективный дома домашний условие этап шаг порядок алгоритм чек-лист год начать сделать делать практический пособие памятка знать разобраться стоит понадобится пора такое лайфхак`,
  same: [
    'самостоятельно самостоятельный самому самой сам бесконтактный бесконтактно', 'выбор выбрать выбирать выбираем подобрать подбор лучший рейтинг', 'уборка убирать прибраться убраться', 'чистка чистить чистим почистить очистить очистка отчистить вычистить',
    'мыть моем помыть мойка отмыть вымыть мытье', 'стирка стирать стираем постирать выстирать отстирать', 'удалить удаление вывести выведение избавиться избавление устранить устранение убрать', 'ремонт отремонтировать ремонтировать починить починка чинить',
    'замена заменить поменять менять меняем сменить смена', 'установка установить монтаж смонтировать', 'цена стоимость расценки расценка цены', 'уход ухаживать', 'хранение хранить сохранить', 'посадка посадить сажать высадить высадка высаживать',
    'выращивание вырастить выращивать растить', 'обрезка обрезать подрезать подрезка', 'полив поливать полить', 'подкормка подкормить подкармливать удобрить удобрять удобрение', 'варить сварить варка', 'приготовить готовить готовим приготовление',
    'печь испечь выпечка', 'жарить пожарить жарка', 'арендовать аренда снять снимать снимаем съем', 'возврат вернуть возвращать', 'сдать сдавать сдача', 'жилье жилой квартира апартаменты', 'велосипед велик', 'авто автомобиль', 'ребенок дети детский ребенку',
    'кошка кот', 'смартфон телефон', 'ноутбук лэптоп', 'регистрация зарегистрировать регистрировать', 'открыть открытие открывать', 'закрыть закрытие закрывать', 'оформить оформление оформлять', 'получить получение получать', 'похудеть похудение сбросить',
    'экономия экономить сэкономить', 'снизить снижение уменьшить сократить понизить', 'ускорить ускорение', 'выучить учить изучить изучение', 'составить составление написать написание писать', 'продать продажа продавать', 'купить покупка покупать приобрести',
    'подготовить подготовка подготовиться', 'проверить проверка проверять осмотр осмотреть', 'расчет рассчитать посчитать', 'подключить подключение подсоединить', 'переезд переехать переезжать', 'поездка путешествие', 'сравнение сравнить отличие отличия разница отличаться',
    'утеплить утепление утеплять', 'защита защитить', 'лечить лечение вылечить', 'нанять найм наем', 'уволить увольнение', 'заселить заселение заселять заезд', 'выселить выселение выезд', 'пахнуть пахнет запах', 'сушка сушить высушить просушить',
    'построить строительство строить', 'изготовить изготовление смастерить', 'вред вредный', 'польза полезный',
  ],
  turns: [
    [/своими\s+(?:силами|руками)|(?<!\p{L})без\s+(?:(?:личн|посторонн|чуж)\p{L}*\s+)?(?:встреч|хозя|владел|мастер|сантехник|электрик|специалист|юрист|адвокат|агент|риелтор|риэлтор|посредник|помощ|участи|репетитор|врач|бригад)\p{L}*/giu, ' самостоятельно '],
    [/(?<!\p{L})сколько\s+(?:стоит|стоят|будет\s+стоить)(?!\p{L})/giu, ' стоимость '],
    [/(?<!\p{L})(?:от\s+а\s+до\s+я|в\s+домашних\s+условиях|в\s+\d{4}\s+год\p{L}+)(?!\p{L})/giu, ' '],
    [/(?<!\p{L})что\s+(?:такое|это)(?!\p{L})/giu, ' '],
  ],
  polar: ['без', 'до', 'после', 'вместо', 'против'],
};

const EN: QueryWords = {
  frame: `guide guides complete ultimate full comprehensive definitive tip tips trick tricks advice way ways method methods step steps step-by-step basics explained explain introduction overview handbook manual tutorial quick quickly easy easily simple simply
    properly proper correctly correct right effective effectively essential essentials need know everything thing things checklist really practical start time instructions`,
  same: [
    'self yourself diy contactless', 'choose choosing choice pick picking select selecting selection best', 'clean cleaning wash washing', 'repair repairing fix fixing mend mending patch patching', 'replace replacing replacement change changing swap',
    'install installing installation setup mount mounting', 'price prices cost costs pricing fee', 'care maintain maintenance upkeep', 'store storing storage', 'plant planting', 'grow growing', 'prune pruning trim trimming', 'water watering',
    'feed feeding fertilise fertilize fertilizer', 'cook cooking', 'bake baking', 'rent renting rental lease leasing', 'flat apartment', 'bike bicycle', 'car auto automobile', 'child children kid kids', 'phone smartphone', 'couch sofa', 'fridge refrigerator',
    'buy buying purchase purchasing', 'sell selling sale', 'register registering registration', 'reduce reducing lower cut decrease', 'learn learning study', 'write writing', 'prepare preparing preparation', 'check checking inspect inspection', 'calculate calculating calculation',
    'connect connecting', 'move moving relocate relocation', 'trip travel', 'compare comparison versus vs difference', 'remove removing removal', 'treat treating treatment cure', 'hire hiring recruit recruiting', 'dry drying', 'train training', 'house home', 'build building construct construction',
    'insulate insulation', 'tyre tire', 'tap faucet',
  ],
  turns: [
    [/(?<!\p{L})(?:on\s+your\s+own|by\s+yourself|do\s+it\s+yourself|without\s+(?:(?:a|an|the|any)\s+)?(?:host|mechanic|plumber|professional|pro|electrician|lawyer|solicitor|agent|broker|realtor|expert|help|meeting|tutor|doctor|contractor)s?)(?!\p{L})/giu, ' self '],
    [/(?<!\p{L})how\s+much\s+(?:does|do|is|are|will)(?!\p{L})/giu, ' cost '],
    [/(?<!\p{L})(?:get(?:ting)?\s+rid\s+of)(?!\p{L})/giu, ' remove '],
    [/(?<!\p{L})look(?:ing)?\s+after(?!\p{L})/giu, ' care '],
    [/(?<!\p{L})(?:best|right)\s+time\s+(?:for|to|of)(?!\p{L})/giu, ' '],
    [/(?<!\p{L})buying\s+guide(?!\p{L})/giu, ' choose '],
  ],
  polar: ['without', 'before', 'after', 'against', 'versus'],
};

/** By the tag of the language; undefined where nothing is known of its queries. */
export const QUERY_WORDS: Readonly<Record<string, QueryWords>> = { ru: RU, en: EN };
