import type { Languages } from './languages.ts';
import type { LockShelf } from './locks.ts';
import type { Brief } from './model/brief.ts';
import type { Problem } from './model/errors.ts';
import { articleUrl, type CallToAction, type SiteConfig } from './model/site.ts';
import type { Project } from './project.ts';
import { createCtaWords, ctaScore, rarity, subjectStems, type CtaWords, type LanguageWords } from './text/cta-relevance.ts';
import { targetKey } from './text/link-targets.ts';

/** Which article has which call to action: by what it is about, within the quotas of the config. */

export interface CallsToAction {
  /** The call to action of a brief of the project: the one it names, else the chosen one, if any. One that leads to the article itself is none. */
  of(brief: Brief): CallToAction | undefined;
  /**
   * Id of the one that has to stand in the article as it lies there, null when nothing was chosen for it before. An article that could get one now gets it when it is
   * put together the next time: another brief changes no old article. One that has lost it to a quota changes at once.
   */
  standing(brief: Brief): string | null;
  /** What is odd about the one that the brief names; it gets it all the same. */
  problems(brief: Brief): Problem[];
}

export interface CallsContext {
  project: Pick<Project, 'briefs' | 'config'>;
  languages: Languages;
  locks: LockShelf;
}

/**
 * A keyword that stands in topic, title or keywords of the article and in at most a tenth of the briefs gives 1; one that most briefs have nearly nothing. Of the ten
 * briefs of this repository (with their choice left open) six get the call to action, and neither of the two whose editor wants none: both are informational, with 0.40 and 0.55.
 */
const MIN_SCORE = 0.4;
/** What an informational article must reach where the config does not say for which intents the call to action is. */
const CLEAR_SCORE = 0.8;

/** Works the choice out once, when it is first asked for: linear in the number of briefs. Locks are those of the beginning of the run, so that a run and the next agree. */
export function createCallsToAction(context: CallsContext): CallsToAction {
  const { project: { briefs, config }, locks } = context;
  let known: Choice | undefined;
  const choice = (): Choice => (known ??= choose(context));
  const of = (brief: Brief): CallToAction | undefined => {
    if (config.cta.length === 0 || brief.cta === 'none') return undefined;
    const named = config.cta.find(({ id }) => id === brief.cta);
    if (brief.cta !== undefined) return named !== undefined && leadsTo(named, brief.slug, config) ? undefined : named;
    return briefs.head(brief.slug) === undefined ? undefined : choice().chosen.get(brief.slug);
  };
  return {
    of,
    standing: (brief) => (locks.noted(brief.slug)?.cta == null ? null : (of(brief)?.id ?? null)),
    problems(brief) {
      const cta = brief.cta === undefined && brief.type !== 'service' ? undefined : of(brief);
      const problem = (message: string, help: string): Problem => ({ code: 'BRIEF_INVALID', file: brief.file, message, help });
      if (cta === undefined && brief.type === 'service' && brief.cta === undefined && config.cta.length > 0) {
        return [problem('a page about a service has to say how to get it, and no call to action of the config fits this brief', 'Name one in the brief, or say "cta: none".')];
      }
      if (cta === undefined || brief.cta === undefined) return [];
      const problems: Problem[] = [];
      if (cta.intents !== undefined && !cta.intents.includes(brief.intent)) {
        problems.push(problem(`the brief names the call to action "${cta.id}", which the config has for the intent ${cta.intents.join(', ') || '(none)'}, and its own intent is ${brief.intent}; it got it all the same`, 'Name another one, "cta: none" or another intent in the brief, or add the intent to the call to action.'));
      }
      const named = cta.max === undefined ? [] : (choice().named.get(cta.id) ?? []);
      if (cta.max !== undefined && named.indexOf(brief.slug) >= cta.max) {
        problems.push(problem(`${named.length} briefs name the call to action "${cta.id}", which may stand in ${cta.max} articles at most; this one got it all the same`, 'Take it out of a brief, or raise its "max" in the config.'));
      }
      return problems;
    },
  };
}

interface Choice {
  /** By slug, for briefs that name none. */
  chosen: ReadonlyMap<string, CallToAction>;
  /** By id: slugs of the briefs that name it, sorted. */
  named: ReadonlyMap<string, readonly string[]>;
}

/** A ready brief that leaves the choice to us. `subject` has its words that some call to action has as well, with their weight. */
interface Candidate {
  slug: string;
  intent: Brief['intent'];
  type: Brief['type'];
  words: LanguageWords;
  subject: ReadonlyMap<string, number>;
}

interface Pair {
  slug: string;
  cta: CallToAction;
  held: boolean;
  score: number;
}

/** Deals the calls to action out: first to those that have them already, then by score; of equals the smaller slug, then the earlier one of the config. */
function choose(context: CallsContext): Choice {
  const { candidates, named } = gather(context);
  const pairs = candidates.flatMap((candidate) => pairsOf(candidate, context));
  // The order of the config within a brief stays: the sort is stable.
  pairs.sort((a, b) => Number(b.held) - Number(a.held) || b.score - a.score || compare(a.slug, b.slug));
  const room = new Map(context.project.config.cta.map((cta) => [cta.id, (cta.max ?? Infinity) - (named.get(cta.id)?.length ?? 0)]));
  const chosen = new Map<string, CallToAction>();
  for (const { slug, cta } of pairs) {
    const left = room.get(cta.id) ?? 0;
    if (chosen.has(slug) || left <= 0) continue;
    chosen.set(slug, cta);
    room.set(cta.id, left - 1);
  }
  return { chosen, named };
}

/** What counts of every brief, in one walk. Rarity is over all briefs of a language; only ready ones take places. */
function gather({ project: { briefs, config }, languages }: CallsContext): { candidates: Candidate[]; named: Map<string, string[]> } {
  const byLanguage = new Map<string, LanguageWords>();
  const candidates: Candidate[] = [];
  const named = new Map<string, string[]>();
  for (const brief of briefs) {
    const language = languages.get(brief.locale);
    if (language === undefined) continue;
    let words = byLanguage.get(language.tag);
    if (words === undefined) byLanguage.set(language.tag, (words = createCtaWords(config.cta, language)));
    const subject = subjectStems(brief, words, language);
    words.briefs++;
    for (const stem of subject.keys()) words.frequency.set(stem, (words.frequency.get(stem) ?? 0) + 1);
    if (brief.status !== 'ready') continue;
    const { slug, intent, type } = brief;
    if (brief.cta === undefined) candidates.push({ slug, intent, type, words, subject });
    else if (config.cta.some((cta) => cta.id === brief.cta && !leadsTo(cta, slug, config))) {
      const slugs = named.get(brief.cta);
      if (slugs === undefined) named.set(brief.cta, [slug]);
      else slugs.push(slug);
    }
  }
  for (const slugs of named.values()) slugs.sort(compare);
  return { candidates, named };
}

/** Calls to action that suit a brief, best first; nothing after the first one that there is enough of. */
function pairsOf({ slug, intent, type, words, subject }: Candidate, { project: { config }, locks }: CallsContext): Pair[] {
  const had = heldBy(slug, config, locks);
  const weight = (stem: string): number => rarity(stem, words);
  const pairs = config.cta.flatMap((cta, at): Pair[] => {
    if ((cta.intents !== undefined && !cta.intents.includes(intent)) || cta.max === 0 || leadsTo(cta, slug, config)) return [];
    const held = had?.id === cta.id;
    if (subject.size === 0 && !held) return [];
    // Who reads about a service wants to know how to get it: the nearest call to action will do.
    const least = type === 'service' ? 0 : intent === 'informational' && cta.intents === undefined ? CLEAR_SCORE : MIN_SCORE;
    const own = words.ctas[at] as CtaWords;
    const score = ctaScore(subject, own, weight);
    // What has it keeps it whatever other briefs are about; a link in the text is a sign of its own that it fits.
    const fits = held ? had.inText || ctaScore(subject, own, () => 1) >= least : score >= least;
    return fits ? [{ slug, cta, held, score }] : [];
  });
  pairs.sort((a, b) => Number(b.held) - Number(a.held) || b.score - a.score);
  const enough = pairs.findIndex(({ cta }) => cta.max === undefined);
  return enough < 0 ? pairs : pairs.slice(0, enough + 1);
}

/** The one that an article has. A lock that says none may be older than the choice, or the text new: then a link in its text counts, unless it lost its address. */
function heldBy(slug: string, config: SiteConfig, locks: LockShelf): { id: string; inText: boolean } | undefined {
  const note = locks.noted(slug);
  if (note === undefined) return undefined;
  if (note.cta !== null) return { id: note.cta, inText: note.ctaInText === note.cta };
  const linked = config.cta.find((cta) => cta.id === note.ctaInText);
  if (linked === undefined) return undefined;
  const text = locks.get(slug)?.text ?? null;
  return text === null || text.includes(linked.url) || text.includes(linked.url.replaceAll('&', '&amp;')) ? { id: linked.id, inText: true } : undefined;
}

/** True when the call to action leads to the article of this slug: no page sends its readers to itself. */
function leadsTo(cta: CallToAction, slug: string, config: SiteConfig): boolean {
  return targetKey(cta.url, config) === targetKey(articleUrl(config, slug), config);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
