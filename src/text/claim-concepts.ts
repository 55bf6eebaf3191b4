/**
 * Words that say the same of a claim and of the fact behind it, by language: one group a line, any form of a word. Collected by hand from the ways in which
 * shops, workshops, clinics, schools and hotels speak of what they do; judged on test/claims.
 */
export interface ConceptSource {
  /** Groups of words that stand for each other. */
  same: readonly string[];
  /** Words that follow from the number or stand anywhere: they tell no subject. */
  plain: string;
  /** Nouns that may be counted in the place of any other. */
  anything: string;
  /** Whom a firm works for. */
  served: string;
  /** Groups of which a statement about one member proves nothing about another. */
  apart: readonly string[];
}

export const CONCEPTS: Readonly<Record<string, ConceptSource>> = {
  ru: {
    same: [
      'клиент гость пациент покупатель заказчик посетитель животное питомец', 'ребенок дети ребята малыш школьник', 'заезд заселение заселять заселить заезжать заселяться', 'выезд выселять выселение выезжать съезжать', 'ответ отвечать ответить', 'вернуть возврат возвращать возместить возмещать компенсировать оплачивать компенсация', 'чистка гигиена профгигиена почистить чистить',
      'чинить ремонт починить отремонтировать ремонтировать починка', 'работать стаж основать открыть существовать открыться основание', 'бесплатно даром подарок бесплатный безвозмездно оплата платить', 'опоздание вовремя опаздывать опоздать задержка', 'сотрудник работник персонал штат команда бригада коллектив', 'вожатый воспитатель', 'квартира жилье апартаменты двушка однушка трешка',
      'хлеб буханка каравай', 'машина автомобиль авто', 'переезд перевезти перевозить перевозка перевезена', 'поломка неисправность дефект', 'оценка рейтинг балл звезда', 'отзыв анкета отклик', 'хранить хранение храниться лежать пролежать держать держаться хранится', 'заморозка морозилка замораживать заморозить морозить', 'скидка дешевле выгоднее', 'телефон смартфон аппарат аккумулятор батарея',
      'покупать купить закупать закупить брать взять приобретать', 'мельница молоть мелют помол', 'шина покрышка', 'врач доктор главврач', 'директор руководитель начальник руководить возглавлять', 'восстановить спасти оживить вернуть жизнь воскресить', 'приживаться прижиться отторжение', 'бояться страх боязнь страшно', 'штраф пеня санкция', 'отправлять отправить доставка доставить отправка',
      'место награда приз серебро бронза золото конкурс', 'смена заезд', 'опрос опросить спросить анкетирование', 'проверить проверка проверять', 'чемодан сумка рюкзак багаж', 'холодный температура градус тепло', 'тяжелый вес весить тяжелее масса', 'длинный длина протяженность', 'близко недалеко расстояние идти пешком', 'съемка фотосъемка фотограф фотография', 'прием визит осмотр консультация', 'кормить еда голод кормление есть',
      'вода жидкость влага', 'срок дедлайн поздний', 'снова повторный повторно опять', 'урок занятие встреча тренировка сеанс', 'задание задача вопрос упражнение', 'преподаватель педагог учитель репетитор', 'новичок начинающий', 'тренер инструктор', 'зал клуб', 'ученик школьник старшеклассник подросток', 'отменить отмена отказаться передумать', 'деньги сумма средства', 'заморозить приостановить пауза', 'посетитель клиент член', 'бросать бросить уйти прекратить', 'муж мужчина', 'жена женщина', 'детский ребенок', 'грязь грязный загрязнение', 'ткань материал', 'пошив сшить шить', 'экскурсия тур поездка', 'гид экскурсовод', 'стирка стирать постирать', 'окно стекло', 'мебель диван', 'собака пес щенок', 'ноутбук компьютер', 'сотрудничать работать', 'сад дача участок', 'растение саженец', 'экзамен сдача', 'документ справка бумага', 'договор контракт', 'район округ', 'дорога маршрут путь', 'вход билет', 'молоко сыр творог', 'ферма хозяйство', 'кофе зерно', 'конфета сладость шоколад', 'букет цветок', 'волосы стрижка', 'массаж процедура', 'кожа лицо', 'свадьба торжество', 'фото снимок съемка', 'ученик студент учащийся', 'заказ заявка', 'офис контора', 'приезжать приехать прибывать прибыть прибытие', 'возвращаться приезжать снова повторно', 'выпекать печь испечь выпечка', 'ночь ночной ночью', 'операция оперировать хирург', 'порция пропорция чашка', 'тариф план подписка', 'мастерская сервис салон', 'клиника центр',
      'начинаться стартовать начало открытие', 'закрываться закрытие', 'группа отряд класс', 'мастер инженер механик', 'участник дегустация', 'автор эксперт', 'прошлый минувший предыдущий', 'часто чаще частый', 'дорого дороже дорогой', 'долго дольше долгий', 'дешево дешевле дешевый', 'быстро быстрее быстрый', 'опасно опаснее опасный', 'важно важнее важный',
    ],
    plain: 'дня дней дни днем дням днями часов часа часам минут минуты минуту недели недель неделям месяцев месяца лет года годы годам секунд суток сутками стоить стоит цена стоимость обойдется обойтись отдать рубль копейка длиться длится занимать занимает занять уходить уйти составлять составить быть есть иметь мочь можно нужно надо хватать хватит достаточно придется год месяц неделя день час минута секунда сутки раз процент штука число количество примерно около более менее больше меньше почти всего только уже еще наш ваш свой весь каждый любой такой этот самый очень времени обычно среднем средний дать давать сделать делать получить получать стать становиться выйти выходит конец начало середина один другой первый второй часть доля половина треть четверть лишний',
    anything: 'человек люди случай раз время времени штука вещь пара место семья единица экземпляр вариант выручка прочее остальное',
    served: 'клиент гость пациент покупатель заказчик посетитель читатель ученик студент ребенок дети ребята участник пассажир турист хозяин владелец собственник предприниматель новичок школьник родитель женщина мужчина семья человек',
    apart: [
      'зима зимний январь февраль|весна весенний март апрель|лето летний июль|осень осенний октябрь ноябрь', 'студия|однокомнатный однушка|двухкомнатный двушка|трехкомнатный трешка', 'ржаной|пшеничный|гречневый|кукурузный', 'взрослый|котенок котята котят щенок щенки щенята|пожилой пенсионер', 'понедельник|вторник|среда|четверг|пятница|суббота|воскресенье', 'городской|горный|шоссейный|детский', 'иностранный|российский', 'минимальный минимум|максимальный максимум', 'килограмм|буханка|пачка', 'экран|аккумулятор|разъем',
      'первичный|повторный', 'цепь|кассета|втулка|колодка', 'имплант|пломба|коронка', 'доход|налог|расход|прибыль', 'область регион край|страна|город|мир|район|планета',
    ],
  },
  en: {
    same: [
      'guest customer client patient traveller', 'learner student pupil', 'driver reviewer rider', 'last keep stay hold', 'bike bicycle cycle', 'flat apartment', 'finish done complete ready', 'repair fix mend', 'free complimentary charge nothing', 'bread loaf sourdough dough', 'freezer freeze frozen', 'reply answer respond hear', 'found open start establish since operate', 'review rating score rate star mark grade',
      'water watering irrigation', 'reduce cut save less lower shrink', 'replace new replacement', 'guarantee warranty', 'grass lawn', 'car vehicle', 'alone solo', 'translate translator translation', 'survey ask poll question', 'error mistake complaint fault problem', 'team crew staff', 'oak wood timber', 'class course workshop', 'lesson session appointment', 'question task', 'coach trainer instructor', 'beginner newcomer novice', 'member membership', 'gym club', 'open door start', 'hold pause freeze', 'machine equipment', 'train exercise workout', 'commonest common frequent most', 'attempt first time', 'block pack bundle', 'wrong incorrect', 'correct right', 'suggest recommend advise', 'candle wax', 'shop store', 'order buy', 'deliver delivery ship', 'parcel package', 'wedding ceremony', 'photo picture', 'cake bake', 'dog walk', 'plant flower', 'pupil teen child', 'tutor teacher', 'hair cut', 'boiler heating', 'window glass', 'clean cleaning cleaner', 'tour trip walk', 'boat ferry', 'ticket entry', 'kitchen cook', 'paint painting', 'battery charge', 'pass succeed', 'cancel cancellation', 'beach sand sea', 'station train railway',
      'return back again revisit before', 'person people head', 'deadline late overdue', 'paperwork admin bookkeeping', 'money cash refund', 'bag wallet locker', 'hedge shrub', 'prune trim', 'collect pick fetch collection', 'discount off cheaper', 'award prize medal runner', 'store keep storage', 'bake oven baked', 'check inspect checked', 'arrive arrival come', 'leave departure', 'join joined', 'lead run head manage', 'dirty dirt', 'dry drying dried',
      'quiet quietest calm', 'recycle recycled reuse round', 'founded firm', 'work working hour', 'native grew', 'garden gardener', 'candidate exam sit', 'room dorm', 'surcharge extra dearer', 'notice period', 'kind sort type variety', 'set setup', 'threshold limit register registration', 'month monthly', 'week weekly', 'year yearly annual', 'night nightly', 'day daily',
    ],
    plain: 'cost price charge fee pay come take need spend make get have give do be use go last year month week day hour minute second time percent per cent about around nearly almost roughly more less than over under some any every each all our your their its own one two three first second number amount total share part half third quarter average usually usual thing lot way just only even still also already well good take end start beginning',
    anything: 'person people case time thing piece place way item unit one candidate',
    served: 'guest customer client visitor patient traveller learner student pupil child rider driver owner member family reader walker shopper beginner newcomer parent user candidate person people man woman freelancer',
    apart: [
      'winter january february december|spring march april may|summer june july august|autumn october november', 'monday|tuesday|wednesday|thursday|friday|saturday|sunday', 'adult|child|puppy|kitten|senior', 'basic|full|premium', 'front|rear', 'rye|country|white|wheat|baguette', 'profit|turnover|revenue|income', 'dorm|private', 'interior|exterior', 'bedroom|bathroom|kitchen', 'minimum|maximum', 'walnut|oak|pine', 'town city|county region|country|world|street',
    ],
  },
};
