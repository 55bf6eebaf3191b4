import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { AUXILIARY, BETWEEN, PARTICIPLE, passiveTrait } from '../../text/passive-words.ts';
import { wordTraits } from '../../text/word-traits.ts';

const traitsOf = wordTraits(passiveTrait);
/** Words that may stand between the auxiliary and the participle. */
const MAX_BETWEEN = 2;

/**
 * Counted by form, not by grammar: "to be" and a participle right after it. Adjectives that look like participles are counted too now and then, which is why
 * the share is far above Yoast's and the finding only an information. One finding an article, at the first passive.
 */
export default defineRule({
  id: 'language/passive',
  severity: 'info',
  about: 'A text in which many sentences are passive.',
  why: 'A passive hides who does what, and in a guide that is the question.',
  fix: 'Name who acts: "the mason lays the stone" instead of "the stone is laid".',
  source: 'Yoast SEO, passive voice assessment (10 and 15 % of the sentences); the share here is measured on public texts.',
  options: { share: 0.3, sentences: 10 },
  needs: 'article',
  examples: {
    bad: [
      `# Walls\n\n${'The stones were washed. The mortar was mixed by hand. The wall was built in a week. It stands. '.repeat(4)}\n`,
      `---\nlang: ru\n---\n# Стены\n\n${'Камни были вымыты. Раствор был замешан вручную. Стена была построена за неделю. Она стоит. '.repeat(4)}\n`,
    ],
    good: [
      `# Walls\n\n${'The mason washes the stones. He mixes the mortar by hand. The wall was built in a week. It stands. '.repeat(4)}\n`,
      `---\nlang: ru\n---\n# Стены\n\n${'Мастер моет камни. Он был доволен. Цена была высока. План будет готов завтра. '.repeat(4)}\n`,
    ],
  },
  check({ doc, options }, report) {
    const traits = traitsOf(doc);
    const passives: { block: Block; start: number; end: number }[] = [];
    for (const block of doc.blocks) {
      if (block.kind === 'heading' || block.kind === 'cell' || block.area === 'related' || block.quoted) continue;
      const { numbers, starts, ends, from, to } = block.tokens;
      for (let token = from; token < to; token++) {
        if (((traits[numbers[token] as number] as number) & AUXILIARY) === 0) continue;
        let next = token + 1;
        while (next < to && next <= token + MAX_BETWEEN && ((traits[numbers[next] as number] as number) & (BETWEEN | PARTICIPLE)) === BETWEEN) next++;
        if (next >= to || ((traits[numbers[next] as number] as number) & PARTICIPLE) === 0) continue;
        passives.push({ block, start: starts[token] as number, end: ends[next] as number });
        token = next;
      }
    }
    const [first] = passives;
    const least = Number(options['sentences']);
    if (first === undefined || passives.length < least * Number(options['share'])) return;
    let sentences = 0;
    let passive = 0;
    for (const block of doc.blocks) {
      if (block.kind === 'heading' || block.kind === 'cell' || block.area === 'related' || block.quoted) continue;
      const own = passives.filter((one) => one.block === block);
      sentences += block.sentences.length;
      if (own.length > 0) passive += block.sentences.filter(({ start, end }) => own.some((one) => one.start >= start && one.start < end)).length;
    }
    if (sentences < least || passive / sentences <= Number(options['share'])) return;
    report({
      start: first.block.at(first.start), end: first.block.at(first.end - 1) + 1,
      message: `${passive} of ${sentences} sentences (${Math.round((passive / sentences) * 100)} %) are passive, beginning with "${first.block.text.slice(first.start, first.end)}"`,
    });
  },
});
