import { inRussian, type Said } from './spoken.ts';

/** Why a plan does what it does with an article, and what a forecast rests on. */
const HELD_FOR = 'give its API key, or choose --provider';
const REASONS: Said = {
  'status is draft': 'ТЗ — черновик',
  'status is hold': 'ТЗ отложено',
  'not written yet: slugline generate writes it': 'ещё не написана: её напишет slugline generate',
  'parts are made anew by a model: give its API key': 'части пишет заново модель: нужен её ключ API',
  'one part is out of date': 'одна часть устарела',
  '{n} parts are out of date': '{n} {n|часть устарела|части устарели|частей устарели}',
  'layout, facts or site settings changed': 'изменились шаблон, факты или настройки сайта',
  'brief changed (no new text needed)': 'ТЗ изменилось (новый текст не нужен)',
  'written before, not placed yet': 'написана раньше, ещё не сохранена',
  'rejected last time; checked again': 'в прошлый раз отклонена; проверяется снова',
  'the article file is missing': 'файла статьи нет',
  'up to date': 'изменений нет',
};
/** Why a text is written; alone, or before "but MODEL wrote it". */
const CAUSES: Said = {
  forced: 'по требованию',
  new: 'новая',
  'begun, not finished': 'начата, не закончена',
  'brief changed': 'ТЗ изменилось',
  'prompt changed ({prompt})': 'изменился промпт ({prompt})',
  'model changed ({one} → {other})': 'сменилась модель ({one} → {other})',
  'facts or site settings changed': 'изменились факты или настройки сайта',
  'fact changed ({names})': 'изменился факт ({names})',
  'facts changed ({names})': 'изменились факты ({names})',
};
const HELD: Said = {
  [`{cause}, but {model} wrote it: ${HELD_FOR} {writer}`]: '{cause*}, но писала {model}: дайте её ключ API или выберите --provider {writer}',
  'competes with {file} "{title}": {evidence} (merge the two, change the keyword, link to it by links.must: [{slug}], or say "overlap: allow" with a reason)': 'спорит за запрос с {file} «{title}»: {evidence*}. Объедините их, смените ключевую фразу, сошлитесь на неё (links.must: [{slug}]) или разрешите это с причиной ("overlap: allow")',
};
const EVIDENCE: Said = {
  'each names the other\'s keyphrase': 'каждая называет ключевую фразу другой',
  'one keyphrase is part of the other': 'одна ключевая фраза входит в другую',
  '{n} of {n2} words of the keyphrase': '{n} из {n2} слов ключевой фразы',
  '{n} of {n2} headings': '{n} из {n2} подзаголовков',
  'texts alike by {n} %': 'тексты похожи на {n} %',
  'same keyphrase': 'ключевая фраза та же',
  'same question': 'вопрос тот же',
  'its title is this keyphrase': 'её заголовок — эта ключевая фраза',
  'its keyphrase is this title': 'её ключевая фраза — этот заголовок',
  'same title': 'заголовок тот же',
  'same question in the title': 'в заголовке тот же вопрос',
};
const FORECAST: Said = {
  'no model is called': 'модель не вызывается',
  'a guess from lengths: this project has no history with {model}': 'оценка по длине текстов: с моделью {model} в этом проекте ещё не работали',
  'from {past}, too few to say how far off it may be, and from lengths': 'по прошлым запускам ({past*}), но их мало, чтобы назвать погрешность, и по длине текстов',
  'from {past}': 'по прошлым запускам ({past*})',
};

const PAST: Said = { '{n} earlier call of {model}': '{n} вызов {model}', '{n} earlier calls of {model}': '{n} {n|вызов|вызова|вызовов} {model}' };

/** @returns undefined for a reason that is not known in Russian */
export function russianPlanReason(reason: string): string | undefined {
  return inRussian(reason, REASONS) ?? inRussian(reason, CAUSES) ?? inRussian(reason, HELD, { ...EVIDENCE, ...CAUSES }) ?? inRussian(reason, FORECAST, PAST);
}
