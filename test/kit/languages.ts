import de from '../../src/locales/de.ts';
import en from '../../src/locales/en.ts';
import ru from '../../src/locales/ru.ts';
import { createLanguage, type Language } from '../../src/text/language.ts';

/** The languages of the house, compiled once a test file, without the whole registry. */
export const russian: Language = createLanguage(ru);
export const english: Language = createLanguage(en);
export const german: Language = createLanguage(de);
