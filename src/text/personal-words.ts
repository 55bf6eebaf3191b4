/** Words that make a number somebody's: documents of a person, and roles in which private persons appear in a text. Folded; a stem is marked by `~`. */
export const DOCUMENT = 1;
export const PRIVATE_PERSON = 2;
/** A Russian patronymic ("Игоревна"), by its ending; its capital is looked at where it stands. */
export const PATRONYMIC = 8;
/** A street, and the words for somebody's home. */
export const HOME = 16;
/** Added to numbers of three digits and more: shorter ones belong to no document and no telephone by themselves. */
export const DIGITS = 4;

interface PersonalWords {
  documents: RegExp;
  persons: RegExp;
  home: RegExp;
}

const PATRONYMICS = /^\p{L}{2,}(?:[ое]вич(?:а|у|ем|е)?|[ое]вн(?:а|ы|е|у|ой)|иничн(?:а|ы|е|у|ой)|ьич(?:а|у|ем|е)?)$/u;

const PERSONAL: Readonly<Record<string, PersonalWords>> = {
  // «Серия» alone is also a series of goods, «карта» a map: their numbers have a shape of their own.
  ru: {
    documents: /^(?:паспорт(?:а|у|ом|е|ные|ных)?|снилс|инн|серия|карта|карты|карту|карте|картой|счет|счета|свидетельств[а-я]+|удостоверени[а-я]+)$/,
    persons: /^(?:клиентк?[а-я]{0,3}|пациентк?[а-я]{0,3}|жилец|жильц[а-я]{1,3}|жительниц[а-я]+|соседк?[а-я]{0,3}|сосед[а-я]{0,3}|арендатор[а-я]{0,3}|собственник[а-я]{0,3}|собственниц[а-я]+|заявител[а-я]+|гость|гостя|гостю|гостья|гостьи|покупательниц[а-я]+|студентк?[а-я]{0,3}|ученик[а-я]{0,3}|ученица|вдова|пенсионерк?[а-я]{0,3}|хозяин|хозяина|хозяйк[а-я]|владелица|владельца|сын|сына|дочь|дочери|мама|мамы|папа|бабушк[а-я]|дедушк[а-я]|муж|мужа|жена|жены)$/,
    home: /^(?:живет|живут|жил|жила|проживает|проживают|проживал|проживала|прописан|прописана|зарегистрирован|зарегистрирована|домашн[а-я]+|квартир[аеуы]|кв)$/,
  },
  en: {
    documents: /^(?:passport|passports|ssn|social|card|iban|licence|license)$/,
    persons: /^(?:client|patient|tenant|neighbou?r|resident|landlord|landlady|applicant|guest|student|pupil|widow|pensioner|son|daughter|mother|father|husband|wife|grandmother|grandfather|customer)(?:'s|’s|s)?$/,
    home: /^(?:lives|lived|resides|resided|flat|apartment|apt)$/,
  },
  de: {
    documents: /^(?:reisepass|personalausweis|ausweisnummer|steuer-id|sozialversicherungsnummer|karte|iban)$/,
    persons: /^(?:kundin|kunde|kunden|patientin|patient|mieterin|mieter|nachbarin|nachbar|nachbarn|bewohnerin|bewohner|schülerin|schüler|witwe|rentnerin|rentner|tochter|sohn|mutter|vater|ehefrau|ehemann)$/,
    home: /^(?:wohnt|wohnte|wohnhaft|privatadresse|wohnung)$/,
  },
};

/** What a word says about the numbers beside it; nothing but its digits in languages nobody here knows. */
export function personalTrait(lower: string, _stem: string, tag: string): number {
  const words = PERSONAL[tag];
  const digits = /\d{3}/.test(lower) ? DIGITS : 0;
  if (words === undefined) return digits;
  return digits + (words.documents.test(lower) ? DOCUMENT : 0) + (words.persons.test(lower) ? PRIVATE_PERSON : 0)
    + (words.home.test(lower) ? HOME : 0) + (tag === 'ru' && lower.length > 5 && PATRONYMICS.test(lower) ? PATRONYMIC : 0);
}
