import { ReplyError } from '../kinds.ts';
import type { Brief, Fact } from '../model/brief.ts';
import type { Draft, Outline } from '../model/parts.ts';
import { factSentence } from '../text/compose.ts';

/** What the prose of a news article needs besides that of any other: it is short, and it opens with what a dated source says. */

/** Words of a piece of news at most: it says one thing. Agencies' reports seldom have more. */
const NEWS_WORDS = 400;

/** How many words are asked for: a piece of news is short, whatever the brief's default says. */
export function wordsFor({ type, length }: Brief): number {
  return type === 'news' ? Math.min(length, NEWS_WORDS) : length;
}

/** Facts that say where and when something became known. */
function datedFacts(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact) => fact.own !== undefined || (fact.source !== undefined && fact.asOf !== undefined));
}

/** A piece of news opens with what its source says. @throws ReplyError when the writer's opening refers to no dated fact, though there is one */
export function checkedNews(draft: Draft, brief: Brief, facts: readonly Fact[]): Draft {
  const dated = brief.type === 'news' && brief.lead === undefined ? datedFacts(facts) : [];
  if (dated.length === 0 || dated.some(({ id }) => draft.lead.includes(`(fact:${id})`))) return draft;
  throw new ReplyError(`the opening of a news article says what happened, when, and who said so, and links it: none of the dated facts is linked there. They are: ${dated.map(({ id }) => `fact:${id}`).join(', ')}`);
}

/** The offline writer's opening of a piece of news: behind the brief's words the first dated fact, unless brief or outline refers to one. */
export function withDatedFact(lead: string, outline: Outline, facts: readonly Fact[]): string {
  const said = [lead, ...outline.sections.flatMap(({ points }) => points)].join('\n');
  const dated = datedFacts(facts);
  const [fact] = dated;
  return fact === undefined || dated.some(({ id }) => said.includes(`(fact:${id})`)) ? lead : `${factSentence(fact)} ${lead}`;
}
