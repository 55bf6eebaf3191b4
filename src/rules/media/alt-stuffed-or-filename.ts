import { defineRule } from '../../kinds.ts';
import type { Language } from '../../text/language.ts';
import type { StemmedWord } from '../../text/phrases.ts';

/** Names that cameras, phones, messengers and design tools give to files; the whole text must be one. */
const MACHINE_NAME = /^(?:img|image|dsc|dscn|dcim|pic|photo|picture|screenshot|screen[-_ ]shot|untitled|scan|whatsapp[-_ ]image|снимок|скриншот|изображение|фото)?[-_ ]*\(?\d[\d\-_ .:()]*$/i;
const FILE_NAME = /^[^\s]*\.(?:jpe?g|png|webp|gif|svg|avif|bmp|tiff?|ico)$/i;
/** Words joined by `_`, or four and more by `-`; three may be a term (`step-by-step`). */
const JOINED = /^(?=.*_)[\p{L}\p{N}_-]+$|^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+){3,}$/u;
const REPEATS = 3;
/** Share of all words a repeated word must have: descriptions of charts name their units again and again. */
const REPEATED_SHARE = 0.2;

/** Function words may repeat; a topic word three times in a short text is a list of keywords. Long texts are only an information. */
export default defineRule({
  id: 'media/alt-stuffed-or-filename',
  severity: 'warning',
  about: 'A text alternative that is a file name, repeats a keyword, or is very long.',
  why: 'Screen readers read it out letter by letter or word by word, and lists of keywords count as spam.',
  fix: 'Say in one short phrase what the image shows.',
  source: 'Google Search Central, Google Images: avoid filling alt attributes with keywords (2026-03-02); the length is editorial judgement.',
  options: { maxWords: 20 },
  needs: 'article',
  examples: {
    bad: ['# Tyres\n\n![IMG_2041.jpg](/rack.jpg)\n', '# Tyres\n\n![tyres, cheap tyres, winter tyres](/rack.jpg)\n', '---\ntitle: Шины\nlang: ru\nheroImage: /rack.jpg\nheroImageAlt: hero-image-final-2\n---\n# Шины\n\nТекст.\n'],
    good: ['# Tyres\n\n![Winter tyres beside summer tyres on a wall rack](/rack.jpg)\n', '# Tyres\n\n![Front-wheel hub](/hub.jpg)\n'],
  },
  check({ doc, language, options }, report) {
    const maxWords = Number(options['maxWords']);
    const judge = (alt: string, url: string, place: () => { start: number; end: number }): void => {
      const text = alt.trim();
      if (text === '') return;
      if (FILE_NAME.test(text) || MACHINE_NAME.test(text) || JOINED.test(text) || isBaseName(text, url)) {
        report({ ...place(), message: `the text alternative "${text}" is a file name` });
        return;
      }
      const words = language.words(text);
      const repeated = repeatedWord(words, language);
      if (repeated !== undefined) report({ ...place(), message: `the text alternative repeats "${repeated}": "${text}"` });
      else if (words.length > maxWords) report({ ...place(), severity: 'info', message: `the text alternative has ${words.length} words, more than ${maxWords}` });
    };
    judge(doc.field('heroImageAlt'), doc.field('heroImage'), () => doc.place(['heroImageAlt']));
    for (const image of doc.images) judge(image.alt ?? '', image.url, () => ({ start: image.start, end: image.end }));
  },
});

/** True when words joined by `-` are the file's own name: `rack-wall` for `/img/rack-wall.jpg`. */
function isBaseName(text: string, url: string): boolean {
  return /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+$/u.test(text) && /([^/]*?)(?:\.[a-z0-9]+)?(?:[?#].*)?$/i.exec(url)?.[1] === text;
}

/** A topic word that stands three times or more, in any form. */
function repeatedWord(words: readonly StemmedWord[], language: Language): string | undefined {
  if (words.length < REPEATS) return undefined;
  const counts = new Map<string, number>();
  for (const word of words) {
    if (word.lower.length < 3 || language.stopWords.has(word.lower) || /^\d/.test(word.lower)) continue;
    const count = (counts.get(word.stem) ?? 0) + 1;
    if (count >= REPEATS && count / words.length >= REPEATED_SHARE) return word.text;
    counts.set(word.stem, count);
  }
  return undefined;
}
