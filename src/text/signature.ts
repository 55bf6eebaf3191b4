import type { Document } from './document.ts';
import type { Block } from './blocks.ts';
import { plainText } from './markdown.ts';
import { looksLikeName } from './names.ts';
import { ownBlocks } from './sources.ts';
import { normalize } from './words.ts';

export interface Signature {
  name: string;
  start: number;
  end: number;
}

/**
 * The signature of an article, in the forms articles use: a line "Author: Name" or "Written by Name", a bold name with an italic role under it as the last
 * words before the related links (experts quoted in the middle look the same), and the section about the author. Quotations never count.
 * @param author the author of the front matter: a section about the author that names them anywhere is theirs
 */
export function findSignature(doc: Document, author: string): Signature | undefined {
  const blocks = ownBlocks(doc);
  for (const block of blocks) {
    // A label and its colon are the first words.
    if (block.kind !== 'paragraph') continue;
    const name = block.text.lastIndexOf(':', LABEL) > 1 ? labelledName(block, doc) : undefined;
    const credit = name ?? (block.tokens.to - block.tokens.from <= CREDIT ? creditedName(block, doc) : undefined);
    if (credit !== undefined) return credit;
  }
  const last = blocks.findLast((block) => block.area !== 'author' || block.kind !== 'heading');
  const pair = last === undefined ? undefined : strongAndEmphasis(last);
  return pair ?? authorSection(blocks, author);
}

/** Letters a label may have. */
const LABEL = 30;

/** Words a line of credit may have. */
const CREDIT = 12;

/** Who wrote it, in words: the name comes after. Translators, editors and photographers are no authors. */
const CREDITS = [
  /^(?:(?:текст|материал|стать[яюи]|обзор|заметк[ау]|гайд|пост|колонк[ау]|подборк[ау])\s(?:для\s(?:вас|сайта|блога)\s)?)?(?:подготови[лт]а?|написа[лн]а?о?|составила?|писала?|собрала?)(?:\s(?:текст|материал|статью|обзор|заметку|гайд|пост|подборку))?[\s:—–-]+/iu,
  /^(?:над\s(?:текстом|статьёй|статьей|материалом)\sработала?|автор|авторка)(?:\s(?:текста|статьи|материала|обзора|заметки|поста|колонки|блога))?[\s:—–-]+/iu,
  /^(?:текст|слова)\s*[:—–]\s*/iu,
  /^(?:(?:text|article|story|post|words|guide|piece|review|this\s(?:article|post|guide|piece|story|text))\s(?:is\s|was\s)?)?(?:written|prepared|authored|compiled|penned|posted|put\stogether)\sby[\s:]+/iu,
  /^(?:(?:text|article|story|post|words|guide|piece|review)\s)?by[\s:]+/iu,
  /^(?:(?:post|article|story)\s)?(?:text|words|writer|author)\s*[:—–]\s*/iu,
  /^(?:(?:text|artikel|beitrag)\s)?(?:(?:geschrieben|verfasst|erstellt)\s)?von[\s:]+/iu,
];
/** What may stand behind the name: nothing, or a role. */
const AFTER_NAME = /^(?:\s*[,(|—–-]\s*[^.!?]{0,60})?[.)]?\s*$/u;
const LEADING_NAME = /^(?:\p{Lu}[\p{L}\p{M}'’-]+\.?\s){1,3}\p{Lu}[\p{L}\p{M}'’-]+/u;

/** "Text by Name", "Материал подготовила Имя Фамилия" as a paragraph of its own. */
function creditedName(block: Block, doc: Document): Signature | undefined {
  for (const credit of CREDITS) {
    const match = credit.exec(block.text);
    if (match === null) continue;
    const rest = block.text.slice(match[0].length);
    const name = LEADING_NAME.exec(rest)?.[0] ?? '';
    // "Prepared by Acme Team" names nobody.
    if (name !== '' && AFTER_NAME.test(rest.slice(name.length)) && doc.language.find('roles', doc.language.words(name)).length === 0) return { name, start: block.start, end: block.end };
  }
  return undefined;
}

/** "Author: Name" as a paragraph of its own; the label is a heading that opens the author's part in this language. */
function labelledName(block: Block, doc: Document): Signature | undefined {
  const match = /^([^:\n]{2,30}):\s*([^\n,;(.]+)/.exec(block.text);
  const name = match?.[2]?.trim() ?? '';
  if (match?.[1] === undefined || !doc.language.isHeading('author', match[1]) || !looksLikeName(name)) return undefined;
  return { name, start: block.start, end: block.end };
}

/** A paragraph of exactly a bold name and an italic role. */
function strongAndEmphasis(block: Block): Signature | undefined {
  if (block.node.type !== 'paragraph') return undefined;
  const parts = block.node.children.filter((child) => child.type !== 'break' && !(child.type === 'text' && /^[\s,–—-]*$/.test(child.value)));
  const [strong, emphasis] = parts;
  if (parts.length !== 2 || strong?.type !== 'strong' || emphasis?.type !== 'emphasis') return undefined;
  const name = plainText(strong).replace(/[\s,.;:–—-]+$/, '').trim();
  return looksLikeName(name) ? { name, start: block.start, end: block.end } : undefined;
}

/** The first name in the section about the author, unless the section names the author of the front matter. */
function authorSection(blocks: readonly Block[], author: string): Signature | undefined {
  const section = blocks.filter((block) => block.area === 'author' && block.kind !== 'heading');
  if (section.length === 0) return undefined;
  const own = normalize(author);
  if (section.some((block) => normalize(block.text).includes(own))) return undefined;
  for (const block of section) {
    if (block.node.type !== 'paragraph') continue;
    // The first of the paragraph: bold, a link to the author's page, or plain words before a dash, a comma or a verb.
    const [first] = block.node.children;
    const marked = block.node.children.find((child) => child.type === 'strong') ?? (first?.type === 'link' ? first : undefined);
    const name = marked === undefined ? (/^((?:\p{Lu}[\p{L}\p{M}'’-]+\s){1,2}\p{Lu}[\p{L}\p{M}'’-]+)\s?[,—–(-]/u.exec(block.text)?.[1] ?? '') : plainText(marked).replace(/[\s,.;:–—-]+$/, '').trim();
    if (looksLikeName(name)) return { name, start: block.start, end: block.end };
  }
  return undefined;
}
