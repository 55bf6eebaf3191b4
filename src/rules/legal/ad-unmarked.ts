import { defineRule } from '../../kinds.ts';
import type { Document } from '../../text/document.ts';
import { isAdMark, namesAdvertiser } from '../../text/ad-words.ts';
import { hostOf, isUnder } from '../../text/link-targets.ts';

/** Front matter keys that say "this is paid for", and those that say by whom. */
const PAID_KEYS = ['sponsored', 'isSponsored', 'advertorial', 'paidPartnership', 'paid_partnership', 'promoted', 'advertisement'] as const;
const ADVERTISER_KEYS = ['advertiser', 'sponsor', 'sponsoredBy', 'sponsored_by'] as const;
/** The identifier in an address: `?erid=…`. Its value is left to the register. */
const ERID = /[?&#;]erid=([^&#\s]*)/i;
const OPTIONS = { layoutPrints: false };

/**
 * An article is an advertisement when its front matter says so, or when a link carries an ad identifier. A link to a
 * paid host of the config without any mark in the article is an information: the editor knows whether this one was paid for. Own promotion without either is disputed law and is
 * left alone. The mark is looked for as the opening of a block anywhere in the text; sites whose layout prints mark, advertiser and identifier from front
 * matter say so by `layoutPrints: true`, then only the keys are asked for.
 */
export default defineRule({
  id: 'legal/ad-unmarked',
  severity: 'error',
  about: 'A paid article or an ad link without a visible mark, the advertiser or, in Russia, the identifier.',
  why: 'Advertising on the internet has to be recognisable; in Russia it carries «Реклама», its advertiser and an identifier, and each missing part can be fined.',
  fix: 'Begin a line with «Реклама» (in English "Sponsored"), name the advertiser, and in Russia give the identifier (erid).',
  source: '38-ФЗ, ст. 18.1 ч. 16–17; in English: FTC, 16 CFR Part 255',
  options: OPTIONS,
  needs: 'article',
  examples: {
    bad: [
      '---\ntitle: Лодки\nlang: ru\nsponsored: true\nadvertiser: ООО «Верфь»\nerid: 2VtzqwFk1Yp\n---\n# Лодки\n\nВерфь строит лодки.\n',
      '---\ntitle: Лодки\nlang: ru\n---\n# Лодки\n\nКраску продаёт [магазин](https://example.net/kraska?erid=2VtzqwFk1Yp).\n',
      '---\ntitle: Boats\nsponsored: true\n---\n# Boats\n\nThe yard builds boats.\n',
    ],
    good: [
      '---\ntitle: Лодки\nlang: ru\nsponsored: true\n---\n# Лодки\n\nРеклама. ООО «Верфь», erid: 2VtzqwFk1Yp\n\nВерфь строит лодки.\n',
      '---\ntitle: Boats\nsponsored: true\n---\n# Boats\n\n*Sponsored by The Yard.*\n\nThe yard builds boats.\n',
      '---\ntitle: Boats\nsponsored: false\n---\n# Boats\n\nA text about advertising.\n',
    ],
  },
  check({ doc, config, language, options }, report) {
    const { tag } = language;
    const paidKey = PAID_KEYS.find((key) => isYes(doc.data[key])) ?? ADVERTISER_KEYS.find((key) => doc.field(key) !== '') ?? (doc.data['erid'] === undefined || doc.data['erid'] === null ? undefined : 'erid');
    const adLinks = doc.links.filter((link) => link.url.includes('erid=') && ERID.test(link.url));
    const hosts = config?.links.sponsoredHosts ?? [];
    const partnerLink = paidKey !== undefined || hosts.length === 0 ? undefined : doc.links.find((link) => !ERID.test(link.url) && isUnder(hostOf(link.url) ?? '', hosts));
    if (partnerLink !== undefined && !doc.blocks.some((block) => markIn(block.text, tag))) {
      report({ start: partnerLink.start, end: partnerLink.end, severity: 'info', message: `the link "${partnerLink.text}" leads to a paid partner, but nothing in the article says that it is an advertisement` });
    }
    if (paidKey === undefined && adLinks.length === 0) return;
    if (paidKey === undefined) {
      for (const link of adLinks) {
        // A mark stands in the block of the link or right beside it.
        const at = doc.blocks.findIndex((block) => link.start >= block.start && link.start < block.end);
        const near = doc.blocks.slice(Math.max(0, at - 1), at + 2).some((block) => markIn(block.text, tag));
        if (!near) report({ start: link.start, end: link.end, severity: 'warning', message: `the link "${link.text}" carries an ad identifier, but nothing beside it says that it is an advertisement` });
        else if (ERID.exec(link.url)?.[1] === '') report({ start: link.start, end: link.end, message: `the ad identifier of the link "${link.text}" is empty` });
      }
      return;
    }
    const printed = { ...OPTIONS, ...options }.layoutPrints;
    const missing = [
      ...(!printed && isAdMark('', tag) !== undefined && !doc.blocks.some((block) => isAdMark(block.text, tag)) ? [tag === 'ru' ? 'the mark «Реклама»' : 'a mark such as "Sponsored"'] : []),
      ...(advertiserKnown(doc, tag) ? [] : ['the advertiser']),
      ...(tag !== 'ru' || identified(doc) ? [] : ['the identifier (erid)']),
    ];
    if (missing.length === 0) return;
    report({ ...doc.place([paidKey]), message: `the article is paid for (\`${paidKey}\`), but lacks ${missing.join(' and ')}` });
  },
});

/** A mark anywhere in a short line: the link may stand before it. */
function markIn(text: string, tag: string): boolean {
  return text.split(/[.!?…|·•()—–\n]/).some((part) => isAdMark(part, tag) ?? true);
}

function isYes(value: unknown): boolean {
  return value === true || (typeof value === 'string' && !/^(?:|false|no|off|0|нет)$/i.test(value.trim())) || (typeof value === 'object' && value !== null);
}

/** In a key, or beside the mark. Languages nobody here knows are not judged. */
function advertiserKnown(doc: Document, tag: string): boolean {
  if (ADVERTISER_KEYS.some((key) => isYes(doc.data[key]))) return true;
  return PAID_KEYS.some((key) => isName(doc.field(key))) || doc.blocks.some((block) => namesAdvertiser(block.text, tag) ?? true);
}

/** `sponsored: The Ski Works` names the advertiser, `sponsored: "yes"` does not. */
function isName(value: string): boolean {
  return value !== '' && !/^(?:yes|true|on|1|да|no|false|off|0|нет)$/i.test(value);
}

function identified(doc: Document): boolean {
  const key = doc.data['erid'];
  return (typeof key === 'string' && key.trim() !== '') || typeof key === 'number' || /erid[\s:=]+[A-Za-z0-9]{6,}/i.test(doc.split.body);
}
