import type { Language } from './language.ts';
import { tokensOf, type Token } from './quantity-tokens.ts';

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
    given: new Set('александр александра алексей алена алина алла анастасия анатолий андрей анна антон арина артем борис вадим валентин валентина валерий валерия василий вера вероника виктор виктория виталий владимир владислав галина геннадий георгий глеб григорий дарья денис диана дмитрий евгений евгения егор екатерина елена елизавета иван игорь илья инна ирина карина кирилл константин кристина ксения лариса лев леонид лидия любовь людмила максим маргарита марина мария марк михаил надежда наталья никита николай нина оксана олег олеся ольга павел петр полина раиса роман руслан светлана семен сергей софья станислав степан тамара татьяна тимур ульяна федор юлия юрий яна ярослав аделина айгуль алсу амир артур аркадий богдан булат варвара василиса виолетта гузель гульнара дамир данила данил даниил динара ева жанна захар зинаида зоя ильдар инга инесса камиль каролина клавдия лейла лиана лилия майя марат марианна милана мирон мурат назар нелли нонна платон рамиль ренат рената ринат рустам савелий сабина серафима снежана таисия тимофей феликс филипп эдуард эльвира эльдар эмилия эмма яков анжела ангелина рашид равиль фаина фарид прохор арсений макар матвей елисей демид родион злата алиса агния эвелина гоша саша маша даша катя лена оля аня таня паша миша дима леша юля света'.split(' ')),
    title: /(?<!\p{L})(?:доктор|профессор|директор|мастер|эксперт|инженер|врач|юрист|адвокат|менеджер|шеф|основатель|владелиц[аы]|владелец|собственни[кц]|эксперт|вожат|тренер|педагог|пекар|технолог|методист|клиентка?|гость|гостья|консультант|психолог|специалист|дизайнер|тренер|преподаватель|руководитель|бухгалтер|аналитик)\p{L}{0,3}\s+$/iu,
  },
  en: {
    surname: /^$/u,
    given: new Set('adam alan alex alice amanda amy andrew angela anna anne anthony barbara ben benjamin brian carol catherine charles charlotte chris christine claire clara colin daniel david deborah diana donald dorothy edward elena elizabeth ella emily emma eric ethan eva fiona frank gareth gary george grace graham greg hannah harriet harry heather helen henry ian isabel jack jacob james jane janet jason jennifer jessica joan joanna john jonathan joseph joshua julia julie karen kate katherine kenneth kevin laura lauren leo linda lisa louise lucas lucy luke margaret maria mark martha martin mary matthew maya megan melissa michael michelle mia nancy naomi natalie nathan nicholas nicola nina nora oliver olivia oscar owen pamela patricia patrick paul peter philip priya rachel rebecca richard robert robin rosa rosie ruth ryan sally sam samantha samuel sandra sara sarah scott sharon simon sofia sophie stephen steven stuart susan tara teresa thomas tim tom tony tracy victoria vincent walter wendy william zoe aaron abigail aidan aisha albert alfie alison amelia amina amir andre annabel annie archie arthur ashley ava beatrice bella bernard beth bethany betty billy blake bob bobby brenda bridget bruce callum cameron carl carla carmen caroline cecilia chloe clare clive connor craig dana danielle debbie declan denise dennis derek diane dominic douglas dylan eddie edith edmund edward eileen elaine eleanor eliza ellen ellie elsie elliot erica erin esther eve evelyn felix finn flora florence frances freddie freya gary gavin gemma geoff georgia gerald gillian gina gloria gordon greta harold hassan hester hilda howard hugh hugo ibrahim ines inga ingrid irene isaac isla ivan jackie jake jamal jamie jasmine jeff jeffrey jenny jeremy jess jill jim joe joel joyce juan judith judy julian karl kathleen katie keith kelly kirsty kyle leah leila lena leonard lesley lewis liam lionel logan lola lorna lorraine louis lucia lydia lynn malcolm marcus margot marie marion marta marvin maureen maxine meera mike mila miles miriam mohammed moira molly monica muriel nadia nell neil nick nicole nigel noah norman olga omar otto paula pauline pavel percy petra phil phoebe pierre polly quentin rafael ralph raj ravi raymond rhys rita rob roger roland ron rory rosalind roy rufus rupert russell sadie sebastian shane shaun sheila shirley sienna silvia simone sonia sophia stan stella steve sue sunita sylvia tamara tariq tess theo theresa tina toby tomas tomás tracey trevor una ursula vera vernon veronica victor viola vivian wanda warren wayne wesley wilfred will winifred yasmin yusuf yvonne zara'.split(' ')),
    title: /(?<!\p{L})(?:Dr\.?|Prof\.?|Professor|Mr\.?|Mrs\.?|Ms\.?|Sir|Dame|chef|engineer|manager|founder|owner|mechanic|customer|director|doctor|expert|gardener|baker|learner|vet|guide|nurse|solicitor|landlord|grandmother|grandfather|colleague|friend|analyst|teacher|trainer|designer|consultant|economist|researcher|historian|plantsman|photographer|author|writer|blogger|vet|dentist|surgeon|hygienist|accountant|lawyer|architect|joiner|carpenter|pharmacist|coach|instructor|student|guest|client|patient|apprentice|assistant|foreman|translator|editor|biologist|psychologist)\s+$/iu,
  },
};

/** A given name alone is a person where it comes from a place or says something: "Людмила из Щёкино", "says Maya". */
const SPOKEN = /(?:\bsays |\bsaid |говорит |рассказывает )\||\|,? (?:из|from) \p{Lu}/u;
/** Whoever speaks is a person, whatever the name: "the old warden Amos Pike used to say". */
const TELLS_BEFORE = /(?:\bsays|\bsaid|\bwrites|\bwarns|\bexplains|\brecalls|говорит|сказал|рассказывает|вспоминает|пишет|считает|советует)\s+(?:\p{Ll}+\s+){0,3}$/u;
const TELLS_BEHIND = /^,?\s+(?:\p{Ll}+\s+){0,2}(?:says|said|used to say|wrote|writes|warns|recalls|explains|swears|insists|believes|говорит|сказал|рассказывает|вспоминает|уверяет|предупреждает)(?!\p{L})/u;
const INSTITUTE = /\p{Lu}{2,}|(?:Institute|University|Council|Association|Federation|Guild|Trust|Society|Office|Academy|Research|Coatings|Water|England|Group|Board|Agency|Survey|Magazine|University)/u;
/** "Нижний Новгород" is no person. */
const ADJECTIVE = /(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ую|ских|цких|их|ых)$/u;
/** Words that begin with a capital, "Анна-Мария" as one, and initials with their full stop. */
function capitalised(text: string, tokens: readonly Token[]): PersonName[] {
  const parts: PersonName[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const { kind, upper, capitals, start, end, tight } = tokens[at] as Token;
    if (kind !== 'word' || !upper || (tight && tokens[at - 1]?.kind === 'word')) continue;
    const [next, other] = [tokens[at + 1], tokens[at + 2]];
    if (end === start + 1) {
      if (next?.lower === '.' && next.tight) parts.push({ start, end: next.end, text: text.slice(start, next.end) });
    } else if (!capitals) {
      const double = next?.lower === '-' && next.tight && other?.upper === true && other.tight;
      parts.push({ start, end: double ? other.end : end, text: text.slice(start, double ? other.end : end) });
      if (double) at += 2;
    }
  }
  return parts;
}


/** Names in one text. Single given names count only behind a title or a role ("мастер Игорь"). */
export function personNames(text: string, language: Language, tokens: readonly Token[] = tokensOf(text, language.tag)): PersonName[] {
  const shape = SHAPES[language.tag] ?? SHAPES['en'];
  if (shape === undefined) return [];
  const parts = capitalised(text, tokens);
  if (parts.length === 0) return [];
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
    const surnamed = group.length > 1 && shape.surname.source !== '^$' && group.some((part) => shape.surname.test(part.text)) && (group.some((part) => /^\p{Lu}\.$/u.test(part.text) || isGiven(part.text, shape.given)) || (group.length === 2 && shape.surname.test(last.text) && !ADJECTIVE.test(first.text) && !opensSentence(text, first.start)));
    const tells = group.length > 1 && group.length < 4 && !opensSentence(text, first.start) && (TELLS_BEFORE.test(text.slice(Math.max(0, first.start - 40), first.start)) || TELLS_BEHIND.test(text.slice(last.end, last.end + 40))) && !INSTITUTE.test(text.slice(first.start, last.end));
    const spoken = tells || group.length === 1 && named && SPOKEN.test(`${text.slice(Math.max(0, first.start - 16), first.start)}|${text.slice(last.end, last.end + 16)}`);
    if ((group.length > 1 && (named || surnamed)) || spoken || (behindTitle && (named || group.length > 1))) found.push({ start: first.start, end: last.end, text: text.slice(first.start, last.end) });
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
