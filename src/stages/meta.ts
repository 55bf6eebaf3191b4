import { z } from 'zod';
import { defineStage, type StageInput } from '../kinds.ts';
import type { Draft, Meta, Outline } from '../model/parts.ts';
import { cleanLine } from '../text/clean.ts';
import { capitalize } from '../text/compose.ts';
import { fitDescription, fitTitle, pickDescription, pickTitle } from '../text/fit.ts';
import { parseMarkdown, plainText } from '../text/markdown.ts';
import { otherCount, titleNumbers, withItemCount } from '../text/promised-number.ts';
import { namesSide } from '../text/sides.ts';
import { typesetLine } from '../text/typography.ts';

/** Title, description and keywords. The writer proposes several of each; code picks those that fit the search results and hold the keyphrase. */
const wire = z.strictObject({ titles: z.array(z.string()), descriptions: z.array(z.string()) });

/** More, or longer ones, are no proposals. */
const MAX_PROPOSALS = 20;
const MAX_CHARACTERS = 1000;

export default defineStage<Meta>({
  id: 'meta',
  reads: ['outline', 'draft'],
  writes: 'meta',
  version: 1,
  schema: wire,
  prompt: 'meta',
  data: ({ values }) => ({
    headings: (values['outline'] as Outline).sections.map((section) => section.heading),
    lead: plainText(parseMarkdown((values['draft'] as Draft).lead)),
    items: itemsOf(values['draft'] as Draft),
    sides: (values['outline'] as Outline).comparison?.sides,
  }),
  uses: ({ brief }) => ({ title: brief.title, description: brief.description, secondary: brief.keywords.secondary }),
  known(input) {
    return input.brief.title !== undefined && input.brief.description !== undefined ? offline(input) : undefined;
  },
  parse(reply, input) {
    const { language, brief } = input;
    const proposed = wire.parse(reply);
    const [titles, descriptions] = [proposed.titles, proposed.descriptions].map((texts) => texts.filter((text) => text.length <= MAX_CHARACTERS).slice(0, MAX_PROPOSALS)) as [string[], string[]];
    const line = (text: string): string => typesetLine(cleanLine(text, language), language).replace(/^["«“](.*)["»”]$/, '$1');
    const candidates = [...titles.map(line).map((text) => text.replace(/[.:;,]+$/, '')), brief.topic];
    const title = brief.title ?? pickTitle(titlesFor(input, candidates), brief.keywords.primary, input.neighbours, language);
    const items = itemsOf(input.values['draft'] as Draft);
    const things = items === undefined ? [] : titleNumbers(title, language).flatMap(({ counts }) => counts);
    const fitting = descriptions.map(line).filter((text) => items === undefined || otherCount(text, things, items, language) === undefined);
    const description = brief.description ?? pickDescription([...fitting, fallbackDescription(input)], brief.keywords.primary, title, language);
    return { title, description, keywords: keywordsOf(input), notes: [] };
  },
  offline,
});

function offline(input: StageInput): Meta {
  const { brief, language } = input;
  const title = brief.title ?? fitTitle(titlesFor(input, [capitalize(typesetLine(cleanLine(brief.topic, language), language).replace(/[.:;,]+$/, ''))])[0] ?? '');
  return { title, description: brief.description ?? fallbackDescription(input), keywords: keywordsOf(input), notes: [] };
}

/** The opening's first sentences, as many as fit. */
function fallbackDescription({ language, values }: StageInput): string {
  return fitDescription(plainText(parseMarkdown((values['draft'] as Draft).lead)), language);
}

function keywordsOf({ brief }: StageInput): string[] {
  return [brief.keywords.primary, ...brief.keywords.secondary].filter((word) => word !== undefined).filter((word, index, all) => all.indexOf(word) === index);
}

/** How many items the article shows; undefined when it is no list. */
function itemsOf(draft: Draft): number | undefined {
  const items = draft.sections.filter(({ part }) => part === 'item').length;
  return items === 0 ? undefined : items;
}

/** Titles that keep their promise: the number of a list is corrected or its title dropped, a comparison names what it compares. Where none does, all stay, and a rule judges. */
function titlesFor({ language, values }: StageInput, candidates: readonly string[]): string[] {
  const items = itemsOf(values['draft'] as Draft);
  const sides = (values['outline'] as Outline).comparison?.sides;
  const kept = items === undefined ? [...candidates] : candidates.flatMap((title) => withItemCount(title, items, language) ?? []);
  const keeps = (title: string): boolean => (items !== undefined ? titleNumbers(title, language).length > 0 : sides !== undefined && sides.every((side) => namesSide(title, side, language)));
  const titles = kept.length === 0 ? [...candidates] : kept;
  const keeping = items === undefined && sides === undefined ? [] : titles.filter(keeps);
  return keeping.length === 0 ? titles : keeping;
}
