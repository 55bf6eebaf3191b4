import type { ArticleType } from '../model/brief.ts';
import type { NumberedPart } from '../model/parts.ts';
import type { Language } from './language.ts';


/** What the numbered sections of a type are; undefined for types whose sections have no numbers. */
export const NUMBERED_PARTS: Partial<Record<ArticleType, NumberedPart>> = { howto: 'step', listicle: 'item' };

/** Words that stand before a number of a step or an item, in the languages of the locales; a writer may use another one than the heading will have. */
const COUNTED = 'шаг|этап|пункт|совет|step|stage|tip|item|schritt|punkt|tipp';
/** "Шаг 5. ", "Step 3: ", "4) ", "№ 2 — ": digits behind such a word, or digits with a mark behind them. "5 reasons" and "24/7" are words of the name. */
const NUMBER = new RegExp(String.raw`^(?:(?:${COUNTED})\s*(?:№\s*|#\s*)?(\d{1,3})(?!\p{L})\s*(?:[.:)]|[—–-](?=\s))?|(?:№\s*|#\s*)?(\d{1,3})(?:[.):]|\s+[—–-]))(?:\s+|$)`, 'iu');
const NUMBER_WORD = new RegExp(String.raw`^(?:${COUNTED})\s+(\p{L}+)\s*(?:[.:)]|[—–-](?=\s))(?:\s+|$)`, 'iu');
/** "Step 2. Step 2. Name" happens; more is no heading. */
const MAX_NUMBERS = 3;

interface Section {
  heading: string;
  part?: NumberedPart;
}

/** The number a heading carries, and its name without it; undefined when it carries none. */
function cut(heading: string, language: Language): { number: number; name: string } | undefined {
  const digits = NUMBER.exec(heading);
  if (digits !== null) return { number: Number(digits[1] ?? digits[2]), name: heading.slice(digits[0].length) };
  const word = NUMBER_WORD.exec(heading);
  const number = language.numberWords[word?.[1]?.toLowerCase() ?? ''];
  return word === null || number === undefined ? undefined : { number, name: heading.slice(word[0].length) };
}

/** The number in front of a heading, whoever put it there. */
export function headingNumber(heading: string, language: Language): number | undefined {
  return cut(heading.trim(), language)?.number;
}

/** A heading without numbers in front: what the step or item is. '' when there is nothing else. */
export function nameOf(heading: string, language: Language): string {
  let name = heading.trim();
  for (let round = 0; round < MAX_NUMBERS; round++) {
    const found = cut(name, language);
    if (found === undefined) return name;
    name = found.name.trim();
  }
  return name;
}

/** Sections with the numbers of their steps and items: counted in the order in which they stand, whatever numbers they came with. Sections that are no part keep their headings. */
export function numberSections<S extends Section>(sections: readonly S[], language: Language): S[] {
  const counts: Record<NumberedPart, number> = { step: 0, item: 0 };
  return sections.map((section) => {
    const { part } = section;
    if (part === undefined) return section;
    const number = ++counts[part];
    return { ...section, heading: `${part === 'step' ? `${language.labels.step} ` : ''}${number}. ${nameOf(section.heading, language)}` };
  });
}

/**
 * An outline whose sections do not say which of them are steps or items: those that carry a number, or all but introduction and end when none does.
 * @returns the sections marked and numbered; unchanged for types without numbered parts
 */
export function markParts<S extends Section>(sections: readonly S[], type: ArticleType, language: Language): S[] {
  const part = NUMBERED_PARTS[type];
  if (part === undefined) return [...sections];
  const numbered = sections.some(({ heading }) => headingNumber(heading, language) !== undefined);
  const isPart = ({ heading }: Section): boolean => (numbered ? headingNumber(heading, language) !== undefined : !(['introduction', 'conclusion'] as const).some((end) => language.isHeading(end, heading)));
  return numberSections(sections.map((section) => (isPart(section) ? { ...section, part } : section)), language);
}
