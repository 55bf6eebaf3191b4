import type { Document } from './document.ts';
import { oncePer } from './once-per.ts';

/** Jamo, Mongolian and other far scripts, characters without width, direction marks, East Asian signs, emoji: nothing that ordinary prose of European languages needs. */
const RARE = /[\u1100-\u1fff\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3000-\uffff]/;

/** True when the file holds a character that most articles do not have: rules that look for one of these need not search the others. */
export const hasRareCharacters: (doc: Document) => boolean = oncePer((doc) => RARE.test(doc.text));
