import type { Language } from './language.ts';

/** Names of people in running text, by how they are written: words in capitals that stand together, one of which looks like a name of a person. */
export interface PersonName {
  start: number;
  end: number;
  text: string;
}

/** How surnames and patronymics end, in all case forms; and given names that most texts use. Judged on test/claims. */
const SHAPES: Readonly<Record<string, { surname: RegExp; given: ReadonlySet<string>; title: RegExp }>> = {
  ru: {
    surname: /(?:[оеё]в|[иы]н|ск(?:ий|ая|ого|ой|ому|им|ую)|цк(?:ий|ая|ого|ой|ому|им)|енко|чук|юк|дзе|швили|ян|ович|евич|овна|евна|ична)(?:а|у|ым|е|ой|ы|ем|ом)?$/u,
    given: new Set('александр александра алексей алена алина алла анастасия анатолий андрей анна антон арина артем борис вадим валентин валентина валерий валерия василий вера вероника виктор виктория виталий владимир владислав галина геннадий георгий глеб григорий дарья денис диана дмитрий евгений евгения егор екатерина елена елизавета иван игорь илья инна ирина карина кирилл константин кристина ксения лариса лев леонид лидия любовь людмила максим маргарита марина мария марк михаил надежда наталья никита николай нина оксана олег олеся ольга павел петр полина раиса роман руслан светлана семен сергей софья станислав степан тамара татьяна тимур ульяна федор юлия юрий яна ярослав'.split(' ')),
    title: /(?<!\p{L})(?:доктор|профессор|директор|мастер|эксперт|инженер|врач|юрист|адвокат|менеджер|шеф|основатель|владелиц[аы]|владелец|собственни[кц]|эксперт|вожат|тренер|педагог|пекар|технолог|методист|клиентка?|гость|гостья|консультант|психолог|специалист|дизайнер|тренер|преподаватель|руководитель|бухгалтер|аналитик)\p{L}{0,3}\s+$/iu,
  },
  en: {
    surname: /^$/u,
    given: new Set('adam alan alex alice amanda amy andrew angela anna anne anthony barbara ben benjamin brian carol catherine charles charlotte chris christine claire clara colin daniel david deborah diana donald dorothy edward elena elizabeth ella emily emma eric ethan eva fiona frank gareth gary george grace graham greg hannah harriet harry heather helen henry ian isabel jack jacob james jane janet jason jennifer jessica joan joanna john jonathan joseph joshua julia julie karen kate katherine kenneth kevin laura lauren leo linda lisa louise lucas lucy luke margaret maria mark martha martin mary matthew maya megan melissa michael michelle mia nancy naomi natalie nathan nicholas nicola nina nora oliver olivia oscar owen pamela patricia patrick paul peter philip priya rachel rebecca richard robert robin rosa rosie ruth ryan sally sam samantha samuel sandra sara sarah scott sharon simon sofia sophie stephen steven stuart susan tara teresa thomas tim tom tony tracy victoria vincent walter wendy william zoe'.split(' ')),
    title: /(?<!\p{L})(?:Dr\.?|Prof\.?|Professor|Mr\.?|Mrs\.?|Ms\.?|Sir|Dame|chef|engineer|manager|founder|owner|mechanic|customer|director|doctor|expert|gardener|baker|learner|vet|guide|nurse|solicitor|landlord|grandmother|grandfather|colleague|friend|analyst|teacher|trainer|designer|consultant|economist|researcher)\s+$/u,
  },
};

const CAPITALISED = /\p{Lu}[\p{Ll}\p{M}'’]+(?:-\p{Lu}\p{Ll}+)?|\p{Lu}\./gu;

/** Names in one text. Single given names count only behind a title or a role ("мастер Игорь"). */
export function personNames(text: string, language: Language): PersonName[] {
  const shape = SHAPES[language.tag] ?? SHAPES['en'];
  if (shape === undefined) return [];
  const parts = [...text.matchAll(CAPITALISED)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
  const found: PersonName[] = [];
  for (let at = 0; at < parts.length;) {
    const group = [parts[at] as (typeof parts)[number]];
    while (at + group.length < parts.length && group.length < 4 && /^[ \u00A0]?$/.test(text.slice((group.at(-1) as PersonName).end, (parts[at + group.length] as PersonName).start))) group.push(parts[at + group.length] as PersonName);
    at += group.length;
    // At the start of a sentence any word has a capital.
    while (group.length > 1 && opensSentence(text, (group[0] as PersonName).start) && !isGiven((group[0] as PersonName).text, shape.given) && !shape.surname.test((group[0] as PersonName).text)) group.shift();
    // A title in capitals is no part of the name: "Professor Helen Marsh".
    while (group.length > 1 && shape.title.test(text.slice((group[0] as PersonName).start, (group[1] as PersonName).start))) group.shift();
    const [first, last] = [group[0] as PersonName, group.at(-1) as PersonName];
    const named = group.some((part) => isGiven(part.text, shape.given));
    const behindTitle = shape.title.test(text.slice(0, first.start));
    const surnamed = group.length > 1 && shape.surname.source !== '^$' && group.some((part) => shape.surname.test(part.text)) && group.some((part) => /^\p{Lu}\.$/u.test(part.text) || isGiven(part.text, shape.given));
    if ((group.length > 1 && (named || surnamed)) || (behindTitle && (named || group.length > 1))) found.push({ start: first.start, end: last.end, text: text.slice(first.start, last.end) });
  }
  return found;
}

/** A given name in any case form: its first letters. Of a double name ("Анна-Мария", "Mary-Jane") the first part counts. */
function isGiven(word: string, given: ReadonlySet<string>): boolean {
  const lower = word.toLowerCase().replaceAll('ё', 'е').replace(/-.*$/, '');
  if (given.has(lower)) return true;
  if (!/[а-я]/.test(lower)) return false;
  const root = lower.replace(/(?:ой|ей|ом|ем|ою|ии|ию|ия|а|у|е|ы|и|ю|я|й|ь)$/, '');
  return root.length > 2 && ['', 'а', 'я', 'й', 'ь', 'ия', 'ий', 'ья'].some((ending) => given.has(root + ending));
}

function opensSentence(text: string, at: number): boolean {
  return /(?:^|[.!?…:»"”]\s*|\n\s*|[-*]\s)$/u.test(text.slice(Math.max(0, at - 4), at));
}
