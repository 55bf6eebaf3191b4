import en from '../../src/locales/en.ts';
import ru from '../../src/locales/ru.ts';
import { createLanguage, type Language } from '../../src/text/language.ts';

/** The two languages of the house, compiled once a test file, without the whole registry. */
export const russian: Language = createLanguage(ru);
export const english: Language = createLanguage(en);
