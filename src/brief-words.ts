import type { Brief } from './model/brief.ts';
import { longDuration } from './text/datelines.ts';

/** The brief's own words, which an article may repeat: everything an editor wrote to be read. Aims and notes to the writer are no statements. */
export function briefWords({ topic, title, description, lead, keywords, outline, faq, hero, compares, criteria, tools, place, minutes, locale }: Brief): string[] {
  return [
    topic, title, description, lead, keywords.primary, ...keywords.secondary, hero?.alt, place, ...(compares ?? []), ...(tools ?? []), minutes === undefined ? undefined : longDuration(minutes, locale),
    ...(criteria ?? []).flatMap(({ name, values }) => values.map((value) => `${name}. ${value}`)),
    // A point belongs to its heading: what it speaks of may stand only there.
    ...outline.flatMap(({ heading, points }) => [heading, ...points.map((point) => `${heading}. ${point}`)]),
    ...faq.flatMap(({ question, answer }) => (answer === undefined ? [question] : [`${question} ${answer}`])),
  ].filter((text): text is string => text !== undefined && text !== '');
}
