import { inRussian, type Said } from './spoken.ts';

/** Why a claim is proven or not. The words of a fact or of the brief that prove it stay as they are. */
const CLAIMS: Said = {
  'no fact and nothing in the brief says it': 'Этого нет ни в фактах, ни в ТЗ.',
  'nobody by this name is in the facts, the brief or the config': 'Такого имени нет ни в фактах, ни в ТЗ, ни в настройках.',
  'nobody is known to have said it': 'Неизвестно, кто это сказал.',
  'it says more than "{fact}"': 'Сказано больше, чем в факте «{fact}».',
  '"{fact}" knows no such title': 'В факте «{fact}» такого звания нет.',
  'named in the config': 'Имя есть в настройках.',
  'a question states nothing': 'Вопрос ничего не утверждает.',
  'it is denied': 'Это отрицается.',
  'an example': 'Это пример.',
  'a name in quotation marks': 'Это название в кавычках.',
  'a word in quotation marks': 'Это слово в кавычках.',
  'numbers in quotation marks': 'Это числа в кавычках.',
  'a saying': 'Это поговорка.',
  'a kind of thing': 'Это вид предмета, а не количество.',
  'one of two': 'Это одно из двух.',
  'one of several': 'Это один из нескольких.',
  'one after the other': 'Это счёт по порядку.',
  counting: 'Это счёт.',
  'a number in a row': 'Это номер по порядку.',
  'part of a name': 'Это часть названия.',
  'the time of a price': 'Это срок, за который назначена цена.',
  'a size': 'Это размер.',
  'the year of the article': 'Это год статьи.',
  'a count of what the article shows': 'Столько и показано в статье.',
  'goes into a sum': 'Входит в расчёт.',
  'since {n}': 'Считается с {n} года.',
  'the rest of {part}': 'Это остаток от {part}.',
  '{n} times {value}, or its part': 'Это {value}, умноженное или делённое на {n}.',
  'from {one} and {other}': 'Следует из {one} и {other}.',
  '{n} times {one}, less {other}': '{n} × {one} минус {other}.',
};

/** @returns undefined where the reason is the text of a fact, or not known in Russian */
export function russianReason(why: string): string | undefined {
  return inRussian(why, CLAIMS);
}
