import type { SpokenRules } from './spoken.ts';

/** What the check itself says, besides its rules. */
export const engine: SpokenRules = {
  'slugline/could-not-read': {
    title: 'Файл не читается',
    why: 'Непрочитанная статья не проверена, а значит, и не пропущена.',
    fix: 'Сохраните файл в UTF-8 и проверьте, что он на месте.',
    says: {},
  },
  'slugline/could-not-check': {
    title: 'Проверка не удалась',
    why: 'То, чего проверить не удалось, считается ошибкой: иначе её никто бы не заметил.',
    fix: 'До исправления статья считается непроверенной.',
    says: {
      'the Markdown of this file cannot be parsed: {fault}': 'Разобрать Markdown этого файла не удалось: {fault}',
      'Look for thousands of repeated characters or entities. Until it can be parsed, the article counts as not checked.': 'Поищите тысячи повторяющихся знаков. Пока файл не разбирается, статья считается непроверенной.',
      'the rule {rule} could not check this file: {fault}': 'Правило {rule} не смогло проверить этот файл: {fault}',
      'This is a defect of the rule, not of the article; report it with the file. Until then the article counts as not checked.': 'Это ошибка правила, а не статьи; сообщите о ней вместе с файлом. До тех пор статья считается непроверенной.',
    },
  },
  'slugline/ignore-without-reason': {
    title: 'Исключение без причины',
    why: 'Без причины через месяц никто не вспомнит, почему правило здесь отключено.',
    fix: 'Напишите `<!-- slugline-disable-next-line RULE: reason -->`.',
    says: {
      'this ignore comment gives no reason, so it ignores nothing': 'В исключении не названа причина, поэтому оно ничего не отключает.',
      'Write <!-- slugline-disable-next-line RULE: reason -->.': 'Напишите `<!-- slugline-disable-next-line RULE: reason -->`: правило и причину.',
    },
  },
  'slugline/unused-ignore': {
    title: 'Исключение ни к чему',
    why: 'Лишнее исключение когда-нибудь скроет настоящую ошибку.',
    fix: 'Уберите его.',
    says: {
      'this comment names an unknown rule: {rules}': 'В исключении названо незнакомое правило: {rules}.',
      'this ignore comment has nothing to ignore': 'Исключать здесь нечего.',
      'See `slugline rules` for the ids.': 'Названия правил показывает `slugline rules`.',
      'Remove it.': 'Уберите его.',
    },
  },
};
