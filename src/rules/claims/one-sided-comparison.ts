import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { brandVoice } from '../../text/brand-voice.ts';
import type { Language } from '../../text/language.ts';
import { toneOf } from '../../text/tone.ts';

const MIN_ROWS = 3;
/** Share of rows that must be judged one way in both columns. */
const SHARE = 0.7;

/**
 * Only tables where one column is the brand's by its head. It is one-sided when nearly all its cells praise and none has a drawback, while another column
 * has drawbacks in nearly all cells and no cell of plain praise.
 */
export default defineRule({
  id: 'claims/one-sided-comparison',
  severity: 'warning',
  about: 'A comparison table where the brand has only advantages and the other side only drawbacks.',
  why: 'Readers see that nobody weighed anything, and a comparison that is not fair counts as unfair advertising in Russia.',
  fix: 'Give each side its real advantages and drawbacks, or do not call it a comparison.',
  source: '38-ФЗ «О рекламе», ст. 5 ч. 2',
  needs: 'article',
  examples: {
    bad: [
      '# Gardens\n\n| | Own gardener | Dvorik |\n|---|---|---|\n| Cost | Expensive, hidden costs | Transparent, fixed |\n| Start | Slow, difficult search | Fast and easy |\n| Control | Requires your time | Professional reports |\n',
    ],
    good: [
      '# Gardens\n\n| | Own gardener | Dvorik |\n|---|---|---|\n| Cost | Expensive | Fixed |\n| Start | Slow | Fast |\n| Control | Full control every day | Limited to weekly visits |\n',
    ],
  },
  check({ doc, config, language }, report) {
    if (!(['positive', 'negative'] as const).every((side) => doc.matches(side).some(({ block }) => block.kind === 'cell'))) return;
    const voice = brandVoice(doc, config);
    for (const table of new Set(doc.blocks.filter((block) => block.kind === 'cell').map((block) => block.parents.at(-2)))) {
      const cells = doc.blocks.filter((block) => block.kind === 'cell' && block.parents.at(-2) === table);
      const head = cells.filter((cell) => cell.row === 0);
      const brand = head.find((cell) => cell.column > 0 && voice.speaksIn(cell.text));
      if (brand === undefined || !mostly(cells, brand.column, language, 'positive')) continue;
      const victim = head.find((cell) => cell.column > 0 && cell.column !== brand.column && mostly(cells, cell.column, language, 'negative'));
      if (victim === undefined) continue;
      const last = brand.column > victim.column ? brand : victim;
      report({ start: victim.at(0), end: last.at(last.text.length - 1) + 1, message: `"${brand.text}" has only advantages here, "${victim.text}" only drawbacks` });
    }
  },
});

/** True when nearly all cells of a column are judged this way and none plainly the other way. */
function mostly(cells: readonly Block[], column: number, language: Language, side: 'positive' | 'negative'): boolean {
  const own = cells.filter((cell) => cell.row > 0 && cell.column === column && cell.text.trim() !== '');
  const tones = own.map((cell) => toneOf(cell.words, language));
  const hits = tones.filter((tone) => tone[side]).length;
  return own.length >= MIN_ROWS && hits >= own.length * SHARE && tones.every((tone) => tone[side] || !tone[side === 'positive' ? 'negative' : 'positive']);
}
