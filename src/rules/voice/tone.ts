import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { contractionsIn } from '../../text/contractions.ts';
import { placeIn, proseBlocks } from '../../text/voice-places.ts';
import { writtenBlocks } from '../../text/written.ts';

interface Place {
  block: Block;
  start: number;
  end: number;
}

/** Long forms below which nothing can be said: one "do not" may be meant. */
const LONG_FORMS = 3;
const brand = (voiceRules: Record<string, unknown>): { brand: Record<string, unknown> } => ({ brand: { voiceRules } });

/** One finding of each kind, at the first place that is too many. What stands in quotation marks is somebody else's tone. */
export default defineRule({
  id: 'voice/tone',
  severity: 'warning',
  about: 'More exclamation marks or questions than `brand.voiceRules` allows, or contractions where the brand has none (or the other way round).',
  why: 'These marks raise the voice or make it familiar. How much of that a brand wants is its own decision, and it should hold in every article.',
  fix: 'Write it as the brand does.',
  needs: 'article',
  examples: {
    bad: [
      { text: '# Chains\n\nOil the chain. It runs again!\n', config: brand({ exclamations: 0 }) },
      { text: '# Chains\n\nWhy does it squeak? Because it is dry.\n', config: brand({ questions: 0 }) },
      { text: "# Chains\n\nDon't use water.\n", config: brand({ contractions: 'avoid' }) },
      { text: '# Chains\n\nDo not use water. It is wet. You are late, and it will rust.\n', config: brand({ contractions: 'use' }) },
    ],
    good: [
      { text: '# Chains\n\nOil the chain. He said "At last!" and left.\n\n## FAQ\n\n### Why does it squeak?\n\nIt is dry.\n', config: brand({ exclamations: 0, questions: 0 }) },
      { text: "# Chains\n\nDon't use water, do not use sand.\n", config: brand({ contractions: 'use' }) },
      "# Chains\n\nDon't use water!\n",
    ],
  },
  check({ doc, config, language }, report) {
    const rules = config?.brand.voiceRules;
    if (rules === undefined) return;
    const spoken = ({ block, start }: Place): boolean => block.inQuotes(start);
    const tell = (places: readonly Place[], most: number | undefined, what: string, help: string): void => {
      const own = most === undefined ? [] : places.filter((place) => !spoken(place));
      const place = own[most ?? 0];
      if (place !== undefined) report({ ...placeIn(place.block, place), message: `the article has ${own.length} ${what}${own.length === 1 ? '' : 's'}, the brand's have ${most === 0 ? 'none' : `at most ${most}`}`, help });
    };
    const blocks = proseBlocks(doc, config);
    if (rules.exclamations !== undefined) {
      const marks = writtenBlocks(doc, config, true).flatMap((block) => [...block.text.matchAll(/!+/g)].map((match): Place => ({ block, start: match.index, end: match.index + match[0].length })));
      tell(marks, rules.exclamations, 'exclamation mark', 'End the sentence with a full stop.');
    }
    if (rules.questions !== undefined) {
      const questions = blocks.filter(({ area }) => area === 'body').flatMap((block) => block.sentences.filter(({ text }) => /\?[!?"»”)\]]*$/.test(text)).map((sentence): Place => ({ block, start: sentence.start, end: sentence.end })));
      tell(questions, rules.questions, 'question', 'Say the answer right away.');
    }
    if (rules.contractions === undefined) return;
    const forms = blocks.map((block) => ({ block, ...contractionsIn(block.text, language.tag) }));
    const short = forms.flatMap(({ block, short: places }) => places.map((place): Place => ({ block, ...place }))).filter((place) => !spoken(place));
    const long = forms.flatMap(({ block, long: places }) => places.map((place): Place => ({ block, ...place }))).filter((place) => !spoken(place));
    const wrong = rules.contractions === 'avoid' ? short : long.length >= LONG_FORMS && long.length > short.length ? long : [];
    const [first] = wrong;
    if (first === undefined) return;
    const words = first.block.text.slice(first.start, first.end);
    report({
      ...placeIn(first.block, first),
      message: rules.contractions === 'avoid' ? `the brand writes no contractions; here is "${words}"${wrong.length === 1 ? '' : `, and ${wrong.length - 1} more`}` : `the brand writes contractions; here is "${words}", one of ${long.length} long forms beside ${short.length} short ones`,
    });
  },
});
