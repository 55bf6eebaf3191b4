import { expect, test } from 'vitest';
import { sentenceStarts } from '../../src/text/sentence-starts.ts';
import { testDocument } from '../kit/rule.ts';

test.each([
  'The paddle dries. It is light (ash wood). "Why ash?" It bends… and holds! 2 coats of oil are enough, e.g. linseed.',
  'Mr. J. Brown oils it. Version 2.5 of the oil is out... Buy it?! No.',
  '...',
  '1. Oil the shaft. 2. Wait.',
])('sentences begin where `block.sentences` has them: %s', (text) => {
  const doc = testDocument(`# Paddles\n\n${text.replace(/^1\./, String.raw`1\.`)}\n`);
  const blocks = doc.blocks.filter(({ kind }) => kind === 'paragraph');
  expect(blocks).toHaveLength(1);
  for (const block of blocks) expect(sentenceStarts(block, doc.language.abbreviations)).toEqual(block.sentences.map(({ start }) => start));
});
