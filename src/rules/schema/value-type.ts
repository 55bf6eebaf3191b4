import { defineRule } from '../../kinds.ts';
import type { Json } from '../../model/article.ts';
import { addedTerms, describesPage, isArticleType, isObject, isReference, listOf, typesOf } from '../../text/schema-nodes.ts';
import { isA, knownTypes, propertyOf } from '../../text/schema-terms.ts';
import { isWrong, valueRange, type ValueKind, type ValueRange } from '../../text/schema-values.ts';
import { setValue } from '../../text/yaml-edits.ts';

const WANTED: Readonly<Record<ValueKind, string>> = {
  number: 'is no number', rating: 'is no number', price: 'is no price as a number', boolean: 'is neither true nor false', date: 'is no ISO 8601 date', time: 'is no ISO 8601 time',
  duration: 'is no ISO 8601 duration', url: 'is no absolute URL',
};
const ADVICE: Readonly<Record<ValueKind, string>> = {
  number: 'Write digits, with a point before decimals.', rating: 'Write digits, with a point before decimals: 4.9.',
  price: 'Write digits with a point before decimals, and the currency in `priceCurrency`.', boolean: 'Write true or false.', date: 'Write 2026-03-01 or 2026-03-01T09:30:00+03:00.',
  time: 'Write 09:30:00.', duration: 'Write PT30M for 30 minutes, PT1H30M for an hour and a half, P2D for two days.', url: 'Write the address with https:// and the host.',
};

/** Looked at by rules of their own when they stand on an article. */
const OF_OTHER_RULES: ReadonlySet<string> = new Set(['datePublished', 'dateModified', 'image', 'author']);

/**
 * Only what is certainly wrong: schema.org accepts text nearly everywhere, so words in place of a node are never reported, and texts only where
 * the property asks for nothing but numbers, dates, durations, addresses or true and false.
 */
export default defineRule({
  id: 'schema/value-type',
  severity: 'warning',
  about: 'A value in the structured data of another kind than its property asks for: "4,9" for a number, "30 minutes" for a duration, a relative address for a URL, a node of a foreign type.',
  why: 'A value that cannot be read is as good as none, and a rich result that needs it is not shown.',
  fix: 'Write the value in the form schema.org asks for.',
  source: 'schema.org release 30.0 (2026-03-19), rangeIncludes; Google Search Central, Review snippet (2026-07-24): decimals with a point',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': Product\n  name: Rover 40\n  url: /tyres/rover-40/\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': HowTo\n  totalTime: 30 minutes\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': AggregateRating\n  ratingValue: '4,9'\n  reviewCount: 214 reviews\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': HowTo\n  totalTime: PT30M\n  url: https://example.org/tyres/\n  tool: A jack\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': AggregateRating\n  ratingValue: '4.9'\n  reviewCount: '214'\n---\n# Tyres\n\nText.\n",
    ],
  },
  check({ doc }, report) {
    if (doc.jsonld.length === 0) return;
    const added = addedTerms(doc);
    if (added === undefined) return;
    for (const { node, path } of doc.jsonld) {
      if (typesOf(node).length === 0) continue;
      const article = isArticleType(node) && describesPage(path);
      for (const key in node) {
        const name = propertyOf(key, added);
        if (name === '' || name !== key) continue;
        const range = valueRange(name);
        if (range === undefined) continue;
        const value = node[key];
        // Those rules read texts and nodes; a number or true is for nobody.
        if (article && OF_OTHER_RULES.has(name) && listOf(value).every((one) => typeof one !== 'number' && typeof one !== 'boolean')) continue;
        if (Array.isArray(value)) value.forEach((item, index) => judge(item, range, [...path, key, index], key));
        else judge(value, range, [...path, key], key);
      }
    }

    function judge(value: Json | undefined, range: ValueRange, path: readonly (string | number)[], key: string): void {
      if (typeof value === 'string') {
        const text = value.trim();
        const [first] = range.kinds;
        if (text === '' || first === undefined || range.kinds.some((kind) => !isWrong(kind, text, range.types.length === 0))) return;
        // "1,234" may be a thousand, "4,9" is no such thing.
        const edit = /^\d{1,2},\d$/.test(text) && (first === 'rating' || first === 'number') ? setValue(doc, path, text.replace(',', '.')) : undefined;
        report({ ...doc.place(path), edits: edit === undefined ? undefined : [edit], message: `\`${key}\`: "${text}" ${range.kinds.map((kind) => WANTED[kind]).join(' and ')}`, help: ADVICE[first] });
      } else if (typeof value === 'number' || typeof value === 'boolean') {
        if (isMeaningless(value, range)) report({ ...doc.place(path), message: `\`${key}\` is ${String(value)}; schema.org asks for ${[...range.types, ...range.kinds.filter((kind) => kind === 'url').map(() => 'an address')].join(' or ') || 'a date or a duration'}` });
      } else if (isObject(value) && !isReference(value) && !('@value' in value) && !('@list' in value) && !('@set' in value)) {
        const types = knownTypes(value);
        if (range.textOnly && types === undefined && typesOf(value).length === 0) report({ ...doc.place(path), message: `\`${key}\` is an object; schema.org asks for text` });
        if (types === undefined || isA(types, 'Role') || types.includes('Thing')) return;
        const wanted = range.types;
        if (wanted.includes('Thing') || (wanted.length === 0 && !range.textOnly) || wanted.some((type) => isA(types, type))) return;
        report({ ...doc.place(path), message: `\`${key}\` is a ${types.join(', ')}; schema.org asks for ${wanted.length === 0 ? 'text' : wanted.join(', ')}` });
      }
    }
  },
});

/** A number or true where only nodes, addresses or times may stand. A year is a date; where any text will do, numbers are texts. */
function isMeaningless(value: number | boolean, { kinds, types, textOnly }: ValueRange): boolean {
  if (textOnly || (kinds.length === 0 && types.length === 0) || kinds.some((kind) => kind === 'number' || kind === 'rating' || kind === 'price' || kind === 'boolean')) return false;
  return kinds.length > 0 ? typeof value === 'boolean' || !kinds.includes('date') : false;
}
