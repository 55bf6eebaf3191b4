/** Random small sites in words of two languages, with all that Markdown puts around words. The same seed gives the same site. */

const SUBJECTS: Readonly<Record<'en' | 'ru', readonly (readonly string[])[]>> = {
  en: [['chain', 'care'], ['tyre', 'pressure'], ['brake', 'pads'], ['spoke', 'tension'], ['saddle', 'height'], ['pedal', 'threads'], ['garden', 'hose'], ['roof', 'repair'], ['coffee', 'grinder'], ['winter', 'storage']],
  ru: [['чистка', 'матраса'], ['оплата', 'коммунальных', 'услуг'], ['договор', 'аренды'], ['уборка', 'квартиры'], ['замена', 'замков'], ['ремонт', 'крана'], ['страховка', 'жилья'], ['вывоз', 'мусора'], ['управляющая', 'компания'], ['счётчик', 'воды']],
};
const FILLERS: Readonly<Record<'en' | 'ru', readonly string[]>> = {
  en: ['then', 'someone', 'looks', 'at', 'the', 'old', 'workshop', 'bench', 'and', 'finds', 'grease', 'under', 'a', 'heavy', 'wrench', 'of', 'steel', 'while', 'rain', 'falls'],
  ru: ['потом', 'сосед', 'смотрит', 'на', 'старый', 'подъезд', 'и', 'находит', 'ключи', 'под', 'тяжёлой', 'дверью', 'пока', 'идёт', 'сильный', 'дождь', 'без', 'всякой', 'причины', 'городской'],
};
/** What may stand around the words of a subject. */
const AROUND: readonly (readonly [string, string])[] = [
  ...Array.from({ length: 12 }, () => ['', ''] as const), ['«', '»'], ['"', '"'], ['**', '**'], ['*', '*'], ['`', '`'], ['[', '](/x)'], ['(', ')'], ['&mdash; ', ' &amp;'], ['\\* ', ' \\_'], ['<b>', '</b>'], ['<a href="/y">', '</a>'], ['![', '](/i.jpg)'], ['{{< x >}}', '{{< /x >}}'], ['!', '!'], ['[[', ']]'], ['— ', ','], ['', '  \n'],
];
const BLOCKS: readonly ((text: string) => string)[] = [
  ...Array.from({ length: 8 }, () => (text: string): string => text), (text) => `- ${text}\n- ${text}`, (text) => `1. ${text}\n   - ${text}`, (text) => `> ${text}`, (text) => `## ${text.replaceAll('\n', ' ')}`, (text) => `| A |\n|---|\n| ${text.replace(/[|\n]/g, ' ')} |`, (text) => `\`\`\`\n${text}\n\`\`\``,
];

/** @param random numbers from 0 to 1 @returns files by slug */
export function randomSite(random: () => number, lang: 'en' | 'ru'): Record<string, string> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const subjects = SUBJECTS[lang].filter(() => random() < 0.7);
  const some = (count: number): string => Array.from({ length: count }, () => pick(FILLERS[lang])).join(' ');
  const sentence = (): string => {
    const [before, after] = pick(AROUND);
    const words = pick(SUBJECTS[lang]).join(' ');
    return `${some(4)} ${before}${random() < 0.3 ? words.toUpperCase() : words}${after} ${some(3)}.`;
  };
  return Object.fromEntries(subjects.map((subject, index) => {
    const name = subject.join(' ');
    const blocks = Array.from({ length: 3 + Math.floor(random() * 5) }, () => pick(BLOCKS)(`${sentence()} ${random() < 0.5 ? sentence() : ''}`.trim()));
    const front = `---\ntitle: ${name}\nkeywords: [${name}]\nlang: ${lang}\n${random() < 0.1 ? 'draft: true\n' : ''}pubDate: 2026-0${1 + (index % 9)}-01\n---\n`;
    const text = `${front}# ${name}\n\n${some(6)} ${name} ${some(5)}.\n\n${blocks.join('\n\n')}\n`;
    return [`s${index}`, random() < 0.15 ? `\uFEFF${text.replaceAll('\n', '\r\n')}` : text];
  }));
}
