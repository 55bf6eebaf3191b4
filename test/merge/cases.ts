/** An article as Slugline writes it, and what a person and a new version do to it. */
export const BASE = `---
title: Bicycle tyre pressure
description: How much air a bicycle tyre needs, and how to measure it.
keywords:
  - tyre pressure
  - bicycle pump
pubDate: '2026-03-01'
author: Anna Sedova
heroImage: 'https://example.org/tyre.jpg'
lang: en
schema:
  '@context': 'https://schema.org'
  '@graph':
    - '@type': Organization
      '@id': 'https://example.org/#organization'
      name: Dvorik
    - '@type': BlogPosting
      '@id': 'https://example.org/blog/tyre/#article'
      headline: Bicycle tyre pressure
      description: 'How much air a bicycle tyre needs, and how to measure it.'
      datePublished: '2026-03-01'
      dateModified: '2026-03-01'
    - '@type': FAQPage
      '@id': 'https://example.org/blog/tyre/#faq'
      mainEntity:
        - '@type': Question
          name: How often should I pump?
          acceptedAnswer:
            '@type': Answer
            text: Once a week is enough for most riders.
        - '@type': Question
          name: Is a hard tyre faster?
          acceptedAnswer:
            '@type': Answer
            text: 'On smooth tarmac it is, on gravel it is not.'
faq:
  - question: How often should I pump?
    answer: Once a week is enough for most riders.
  - question: Is a hard tyre faster?
    answer: 'On smooth tarmac it is, on gravel it is not.'
---
# Bicycle tyre pressure

The lead says why air matters for every ride on two wheels.

It has a second paragraph about comfort and wear of the rubber.

## What pressure does

A soft tyre grips the road but bends at the rim.

A hard tyre rolls well and hops over every stone.

### On wet roads

Rain asks for a little less air in the front wheel.

## How to measure

You need three things for a measurement at home:
- a pump with a gauge
- a rag for the valve
  - an old sock does it as well
- two minutes of time

1. Unscrew the cap.
2. Press the pump onto the valve.
3. Read the gauge.

## Values to begin with

| Tyre | Front | Rear |
|------|-------|------|
| Road | 6 bar | 7 bar |
| Trekking | 4 bar | 5 bar |
| Mountain | 2 bar | 3 bar |

\`\`\`js
const bar = 4;
const psi = bar * 14.5;
\`\`\`

> A gauge on the pump is more honest than a thumb.

## Frequently asked questions

### How often should I pump?

Once a week is enough for most riders.

### Is a hard tyre faster?

On smooth tarmac it is, on gravel it is not.

## Read more

- [Chain care](/blog/chain-care/)
- [Brake pads](/blog/brake-pads/)
`;

/** Replacements one after the other; each must find its place. */
export type Edits = readonly (readonly [from: string, to: string])[];

export function edited(text: string, edits: Edits): string {
  return edits.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`not there: ${from}`);
    return result.replace(from, () => to);
  }, text);
}

/** The section under a heading, up to the next heading of the same or a higher level. */
function section(heading: string): string {
  const level = heading.indexOf(' ');
  const start = BASE.indexOf(`\n${heading}\n`) + 1;
  const next = new RegExp(`\\n#{1,${level}} `).exec(BASE.slice(start + 1));
  return next === null ? BASE.slice(start) : BASE.slice(start, start + 1 + next.index + 1);
}

export interface Case {
  name: string;
  ours: Edits;
  theirs: Edits;
  /** What both together make of the base; the person's edits and then ours by default. */
  merged?: Edits;
  /** Texts of the two sides of each conflict. */
  conflicts?: readonly { ours: string; theirs: string; line?: number; where?: string }[];
  /** Sections of what was left out. */
  notes?: readonly string[];
}

const SOFT = 'A soft tyre grips the road but bends at the rim.';
const HARD = 'A hard tyre rolls well and hops over every stone.';
const RAIN = 'Rain asks for a little less air in the front wheel.';
const LEAD = 'The lead says why air matters for every ride on two wheels.';
const ANSWER = 'Once a week is enough for most riders.';
const MEASURE = section('## How to measure');
const VALUES = section('## Values to begin with');
const PRESSURE = section('## What pressure does');
const COMFORT = 'It has a second paragraph about comfort and wear of the rubber.\n';
/** What a new version changes where the person did nothing. */
const ELSEWHERE: Edits = [[RAIN, 'Rain asks for clearly less air in both wheels of a bicycle.']];

export const CASES: readonly Case[] = [
  { name: 'an edit here, an edit there', ours: [[SOFT, 'A soft tyre holds the road but bends at the rim.']], theirs: ELSEWHERE },
  { name: 'edits of neighbouring paragraphs', ours: [[SOFT, 'A soft tyre holds the road but bends at the rim.']], theirs: [[HARD, 'A hard tyre rolls well and jumps over every stone.']] },
  { name: 'the same edit on both sides', ours: [[SOFT, 'A soft tyre holds the road.']], theirs: [[SOFT, 'A soft tyre holds the road.'], ...ELSEWHERE], merged: [[SOFT, 'A soft tyre holds the road.'], ...ELSEWHERE] },
  {
    name: 'different edits of one paragraph', ours: [[SOFT, 'A soft tyre holds the road but bends at the rim.']], theirs: [[SOFT, 'A soft tyre grips the road but wears at the rim.']],
    merged: [[SOFT, 'A soft tyre holds the road but bends at the rim.']], conflicts: [{ ours: 'A soft tyre holds the road but bends at the rim.\n', theirs: 'A soft tyre grips the road but wears at the rim.\n', line: 50, where: 'What pressure does' }],
  },
  { name: 'a paragraph added by a person', ours: [[SOFT, `${SOFT}\n\nMy own experience agrees with this.`]], theirs: ELSEWHERE },
  { name: 'a paragraph added by us', ours: [[SOFT, 'A soft tyre holds the road.']], theirs: [[HARD, `${HARD}\n\nNew research agrees with this.`]] },
  { name: 'paragraphs added by both in one place: the person’s first', ours: [[HARD, `${HARD}\n\nMy own experience agrees with this.`]], theirs: [[HARD, `${HARD}\n\nNew research from Delft says otherwise.`]], merged: [[HARD, `${HARD}\n\nMy own experience agrees with this.\n\nNew research from Delft says otherwise.`]] },
  { name: 'the same paragraph added by both', ours: [[HARD, `${HARD}\n\nNew research agrees with this.`]], theirs: [[HARD, `${HARD}\n\nNew research agrees with this.`], ...ELSEWHERE], merged: [[HARD, `${HARD}\n\nNew research agrees with this.`], ...ELSEWHERE] },
  { name: 'a paragraph deleted by a person stays deleted', ours: [[`${SOFT}\n\n`, '']], theirs: ELSEWHERE },
  { name: 'a paragraph deleted by us', ours: [[HARD, 'A hard tyre rolls well and jumps over every stone.']], theirs: [[`${SOFT}\n\n`, '']] },
  { name: 'a paragraph deleted by both', ours: [[`${SOFT}\n\n`, '']], theirs: [[`${SOFT}\n\n`, ''], ...ELSEWHERE], merged: [[`${SOFT}\n\n`, ''], ...ELSEWHERE] },
  { name: 'deleted by a person, edited by us: stays deleted, and it is told', ours: [[`${SOFT}\n\n`, '']], theirs: [[SOFT, 'A soft tyre grips every road but bends at the rim.'], ...ELSEWHERE], merged: [[`${SOFT}\n\n`, ''], ...ELSEWHERE], notes: ['What pressure does'] },
  {
    name: 'edited by a person, deleted by us', ours: [[SOFT, 'A soft tyre holds the road but bends at the rim.']], theirs: [[`${SOFT}\n\n`, '']],
    merged: [[SOFT, 'A soft tyre holds the road but bends at the rim.']], conflicts: [{ ours: 'A soft tyre holds the road but bends at the rim.\n', theirs: '' }],
  },
  {
    name: 'rewritten by both from the ground', ours: [[SOFT, 'Low numbers feel plush.']], theirs: [[SOFT, 'Grip comes from the contact patch, says physics.']],
    merged: [[SOFT, 'Low numbers feel plush.']], conflicts: [{ ours: 'Low numbers feel plush.\n', theirs: 'Grip comes from the contact patch, says physics.\n' }],
  },
  {
    name: 'rewritten by a person from the ground, edited by us', ours: [[SOFT, 'Low numbers feel plush.']], theirs: [[SOFT, 'A soft tyre grips every road but bends at the rim.']],
    merged: [[SOFT, 'Low numbers feel plush.']], conflicts: [{ ours: 'Low numbers feel plush.\n', theirs: 'A soft tyre grips every road but bends at the rim.\n' }],
  },
  {
    name: 'edited by a person, rewritten by us from the ground', ours: [[SOFT, 'A soft tyre holds the road but bends at the rim.']], theirs: [[SOFT, 'Grip comes from the contact patch, says physics.']],
    merged: [[SOFT, 'A soft tyre holds the road but bends at the rim.']], conflicts: [{ ours: 'A soft tyre holds the road but bends at the rim.\n', theirs: 'Grip comes from the contact patch, says physics.\n' }],
  },
  { name: 'a paragraph moved by a person within its section', ours: [[`${SOFT}\n\n${HARD}\n`, `${HARD}\n\n${SOFT}\n`]], theirs: ELSEWHERE },
  { name: 'a paragraph moved to another section, with our changes in it', ours: [[`${SOFT}\n\n`, ''], [LEAD, `${LEAD}\n\n${SOFT}`]], theirs: [[SOFT, 'A soft tyre grips the road but bends near the rim.']] },
  { name: 'a section moved by a person, with our changes in it', ours: [[MEASURE, ''], [PRESSURE, `${MEASURE}${PRESSURE}`]], theirs: [['Read the gauge.', 'Read the gauge in good light.'], ['two minutes of time', 'three minutes of time']] },
  { name: 'a section moved by a person, and a new paragraph of ours in it', ours: [[VALUES, ''], [PRESSURE, `${VALUES}${PRESSURE}`]], theirs: [['> A gauge', 'Begin with the value printed on the side.\n\n> A gauge']] },
  { name: 'sections moved by us, an edit of a person in one of them', ours: [['Read the gauge.', 'Read the gauge twice.']], theirs: [[MEASURE, ''], [PRESSURE, `${MEASURE}${PRESSURE}`]], merged: [[MEASURE, ''], [PRESSURE, `${MEASURE}${PRESSURE}`], ['Read the gauge.', 'Read the gauge twice.']] },
  { name: 'sections moved by both: they stay where the person put them', ours: [[VALUES, ''], [PRESSURE, `${VALUES}${PRESSURE}`]], theirs: [[VALUES, ''], [MEASURE, `${VALUES}${MEASURE}`], ...ELSEWHERE], merged: [[VALUES, ''], [PRESSURE, `${VALUES}${PRESSURE}`], ...ELSEWHERE] },
  { name: 'a new section of ours comes in at its place', ours: [[SOFT, 'A soft tyre holds the road.']], theirs: [['## Values to begin with', '## Which pump to buy\n\nA floor pump is the best for home.\n\n## Values to begin with']] },
  { name: 'new sections of both in one place', ours: [['## Values to begin with', '## My pump\n\nIt is old and blue.\n\n## Values to begin with']], theirs: [['## Values to begin with', '## Which pump to buy\n\nA floor pump is best.\n\n## Values to begin with']], merged: [['## Values to begin with', '## My pump\n\nIt is old and blue.\n\n## Which pump to buy\n\nA floor pump is best.\n\n## Values to begin with']] },
  { name: 'a new section of ours behind one that a person deleted', ours: [[MEASURE, '']], theirs: [['## Values to begin with', '## Which pump to buy\n\nA floor pump is best.\n\n## Values to begin with']] },
  { name: 'a section deleted by a person, a new paragraph of ours in it: left out, and it is told', ours: [[MEASURE, '']], theirs: [['1. Unscrew', 'Do it while the tyre is cold.\n\n1. Unscrew'], ...ELSEWHERE], merged: [[MEASURE, ''], ...ELSEWHERE], notes: ['How to measure'] },
  { name: 'a section deleted by us', ours: [[SOFT, 'A soft tyre holds the road.']], theirs: [[MEASURE, '']] },
  {
    name: 'a section deleted by us in which a person wrote', ours: [['1. Unscrew', 'Do it while the tyre is cold.\n\n1. Unscrew']], theirs: [[MEASURE, '']],
    conflicts: [{ ours: 'Do it while the tyre is cold.\n', theirs: '', line: 66, where: 'How to measure' }], merged: [],
  },
  { name: 'a section renamed by a person, with our changes in it', ours: [['## How to measure', '## Measuring at home']], theirs: [['Read the gauge.', 'Read the gauge in good light.']] },
  { name: 'a section renamed by us, with edits of a person in it', ours: [['Read the gauge.', 'Read the gauge twice.']], theirs: [['## How to measure', '## Measuring at home']] },
  { name: 'a section renamed by both', ours: [['## How to measure', '## Measuring at home']], theirs: [['## How to measure', '## The measurement']], merged: [['## How to measure', '## Measuring at home']], conflicts: [{ ours: '## Measuring at home\n', theirs: '## The measurement\n' }] },
  { name: 'a level changed by a person', ours: [['### On wet roads', '## On wet roads']], theirs: [['Rain asks for a little', 'Rain always asks for a little']] },
  { name: 'the main heading taken out by a person, a new section of ours', ours: [['# Bicycle tyre pressure\n\n', '']], theirs: [['## Values to begin with', '## Which pump to buy\n\nA floor pump is best.\n\n## Values to begin with'], [LEAD, 'The lead says why air matters for every ride.']] },
  { name: 'an item added by a person, another by us', ours: [['- two minutes of time', '- a good mood\n- two minutes of time']], theirs: [['- a rag for the valve', '- a lamp\n- a rag for the valve']] },
  { name: 'items added by both at the end', ours: [['- two minutes of time', '- two minutes of time\n- a good mood']], theirs: [['- two minutes of time', '- two minutes of time\n- a lamp']], merged: [['- two minutes of time', '- two minutes of time\n- a good mood\n- a lamp']] },
  { name: 'an item edited by a person, its neighbour by us', ours: [['- a pump with a gauge', '- a pump with an honest gauge']], theirs: [['- two minutes of time', '- five minutes of time']] },
  { name: 'items reordered by a person, one edited by us', ours: [['- a pump with a gauge\n', ''], ['- two minutes of time\n', '- two minutes of time\n- a pump with a gauge\n']], theirs: [['a pump with a gauge', 'a pump with a good gauge']] },
  { name: 'an item deleted by a person, another edited by us', ours: [['- two minutes of time\n', '']], theirs: [['a pump with a gauge', 'a pump with a good gauge']] },
  { name: 'a nested item edited by a person, its parent by us', ours: [['an old sock does it as well', 'an old sock does it just as well']], theirs: [['a rag for the valve', 'a clean rag for the valve']] },
  { name: 'a nested item added by us', ours: [['an old sock does it as well', 'an old sock does it just as well']], theirs: [['  - an old sock does it as well\n', '  - an old sock does it as well\n  - so does a napkin from the kitchen\n']], merged: [['an old sock does it as well\n', 'an old sock does it just as well\n  - so does a napkin from the kitchen\n']] },
  { name: 'steps of a numbered list edited on both sides', ours: [['1. Unscrew the cap.', '1. Unscrew the dust cap.']], theirs: [['3. Read the gauge.', '3. Read the gauge in good light.\n4. Write it down.']] },
  { name: 'other bullets by a formatter: our items come with them', ours: [['- a pump with a gauge\n- a rag for the valve\n  - an old sock does it as well\n- two minutes of time', '* a pump with a gauge\n* a rag for the valve\n  * an old sock does it as well\n* two minutes of time']], theirs: [['- two minutes of time', '- five minutes of time\n- a lamp']], merged: [['- a pump with a gauge\n- a rag for the valve\n  - an old sock does it as well\n- two minutes of time', '* a pump with a gauge\n* a rag for the valve\n  * an old sock does it as well\n* five minutes of time\n* a lamp']] },
  { name: 'rows of a table: edited, added, deleted', ours: [['| Road | 6 bar | 7 bar |', '| Road | 6 bar | 8 bar |'], ['| Mountain | 2 bar | 3 bar |\n', '']], theirs: [['| Trekking | 4 bar | 5 bar |', '| Trekking | 4 bar | 4 bar |\n| Folding | 5 bar | 6 bar |']] },
  { name: 'the same row edited by both', ours: [['| Road | 6 bar | 7 bar |', '| Road | 6 bar | 8 bar |']], theirs: [['| Road | 6 bar | 7 bar |', '| Road | 5 bar | 7 bar |']], merged: [['| Road | 6 bar | 7 bar |', '| Road | 6 bar | 8 bar |']], conflicts: [{ ours: '| Road | 6 bar | 8 bar |\n', theirs: '| Road | 5 bar | 7 bar |\n' }] },
  { name: 'a table aligned by a formatter, a row changed by us', ours: [['| Road | 6 bar | 7 bar |\n| Trekking | 4 bar | 5 bar |', '| Road     | 6 bar | 7 bar |\n| Trekking | 4 bar | 5 bar |']], theirs: [['| Road | 6 bar', '| Road | 5 bar']], merged: [['| Road | 6 bar | 7 bar |', '| Road | 5 bar | 7 bar |']] },
  { name: 'code edited by a person, prose by us', ours: [['const bar = 4;', 'const bar = 5;']], theirs: ELSEWHERE },
  { name: 'code edited by both: white space counts', ours: [['const bar = 4;', '  const bar = 4;']], theirs: [['const bar = 4;', 'const bar = 5;']], merged: [['const bar = 4;', '  const bar = 4;']], conflicts: [{ ours: '```js\n  const', theirs: '```js\nconst bar = 5;' }] },
  { name: 'a quotation edited by us', ours: [['two minutes', 'three minutes']], theirs: [['> A gauge on the pump', '> A good gauge on the pump']] },
  { name: 'typography by a person, words by us: the new words', ours: [[HARD, 'A hard tyre rolls well — and hops over every stone.'], [SOFT, 'A soft  tyre grips the road but bends at the rim.']], theirs: [[SOFT, 'A soft tyre grips the road but wears at the rim.']], merged: [[HARD, 'A hard tyre rolls well — and hops over every stone.'], [SOFT, 'A soft tyre grips the road but wears at the rim.']] },
  { name: 'words by a person, typography by us: the person’s text', ours: [[SOFT, 'A soft tyre holds the road but bends at the rim.']], theirs: [[SOFT, 'A soft tyre grips the road but\u00A0bends at the rim.'], ...ELSEWHERE], merged: [[SOFT, 'A soft tyre holds the road but bends at the rim.'], ...ELSEWHERE] },
  { name: 'a paragraph wrapped by an editor, words by us', ours: [[SOFT, 'A soft tyre grips the road\nbut bends at the rim.']], theirs: [[SOFT, 'A soft tyre grips the road but wears at the rim.']], merged: [[SOFT, 'A soft tyre grips the road but wears at the rim.']] },
  { name: 'an ignore comment of a person stays above its paragraph', ours: [[HARD, `<!-- slugline-disable-next-line language/cliche: a quotation -->\n${HARD}`]], theirs: [[HARD, 'A hard tyre rolls well and jumps over every stone.'], [SOFT, `${SOFT}\n\nNew research agrees.`]], merged: [[SOFT, `${SOFT}\n\nNew research agrees.`], [HARD, '<!-- slugline-disable-next-line language/cliche: a quotation -->\nA hard tyre rolls well and jumps over every stone.']] },
  { name: 'an ignore comment moves with its section', ours: [['## How to measure', '<!-- slugline-disable-next-line seo/x: fine -->\n## How to measure']], theirs: ELSEWHERE },
  { name: 'a picture and a link of a person', ours: [[SOFT, `${SOFT}\n\n![A tyre](/img/tyre.png)`], ['a rag for the valve', 'a [rag](https://shop.example.net/rag) for the valve']], theirs: ELSEWHERE },
  { name: 'a reference of a person at the end', ours: [['- [Brake pads](/blog/brake-pads/)\n', '- [Brake pads](/blog/brake-pads/)\n\n[gauge]: https://example.org/gauge\n']], theirs: [['- [Brake pads](/blog/brake-pads/)\n', '- [Brake pads](/blog/brake-pads/)\n- [Lights](/blog/lights/)\n']], merged: [['- [Brake pads](/blog/brake-pads/)\n', '- [Brake pads](/blog/brake-pads/)\n- [Lights](/blog/lights/)\n\n[gauge]: https://example.org/gauge\n']] },
  { name: 'related links replaced by us, one added by a person', ours: [['- [Chain care](/blog/chain-care/)\n', '- [Chain care](/blog/chain-care/)\n- [My own page](/me/)\n']], theirs: [['- [Brake pads](/blog/brake-pads/)\n', '- [Lights](/blog/lights/)\n']] },

  { name: 'a question added by a person comes into the data', ours: [['### Is a hard tyre faster?', '### Does heat matter?\n\nYes, a little.\n\n### Is a hard tyre faster?']], theirs: ELSEWHERE, merged: [
    ['### Is a hard tyre faster?', '### Does heat matter?\n\nYes, a little.\n\n### Is a hard tyre faster?'], ...ELSEWHERE,
    ['  - question: Is a hard', "  - question: Does heat matter?\n    answer: 'Yes, a little.'\n  - question: Is a hard"],
    ["        - '@type': Question\n          name: Is a hard", "        - '@type': Question\n          name: Does heat matter?\n          acceptedAnswer:\n            '@type': Answer\n            text: 'Yes, a little.'\n        - '@type': Question\n          name: Is a hard"],
  ] },
  { name: 'a question removed by a person leaves the data', ours: [[`### How often should I pump?\n\n${ANSWER}\n\n`, '']], theirs: ELSEWHERE, merged: [
    [`### How often should I pump?\n\n${ANSWER}\n\n`, ''], ...ELSEWHERE, [`  - question: How often should I pump?\n    answer: ${ANSWER}\n`, ''],
    [`        - '@type': Question\n          name: How often should I pump?\n          acceptedAnswer:\n            '@type': Answer\n            text: ${ANSWER}\n`, ''],
  ] },
  { name: 'an answer edited by a person: the data follow', ours: [[`pump?\n\n${ANSWER}`, 'pump?\n\nEvery Sunday.']], theirs: ELSEWHERE, merged: [[`pump?\n\n${ANSWER}`, 'pump?\n\nEvery Sunday.'], [`text: ${ANSWER}`, 'text: Every Sunday.'], [`answer: ${ANSWER}`, 'answer: Every Sunday.'], ...ELSEWHERE] },
  { name: 'an answer edited by a person in all three places', ours: [[`pump?\n\n${ANSWER}`, 'pump?\n\nEvery Sunday.'], [`text: ${ANSWER}`, 'text: Every Sunday.'], [`answer: ${ANSWER}`, 'answer: Every Sunday.']], theirs: ELSEWHERE },
  { name: 'a question and its answer new from us', ours: [[SOFT, 'A soft tyre holds the road.']], theirs: [["text: 'On smooth tarmac it is, on gravel it is not.'\n", "text: 'On smooth tarmac it is, on gravel it is not.'\n        - '@type': Question\n          name: What is psi?\n          acceptedAnswer:\n            '@type': Answer\n            text: Pounds for each square inch.\n"], ['\n## Read more', '\n### What is psi?\n\nPounds for each square inch.\n\n## Read more'], ['gravel it is not.\'\n---', "gravel it is not.'\n  - question: What is psi?\n    answer: Pounds for each square inch.\n---"]] },
  { name: 'one question edited by a person, the other by us', ours: [[`pump?\n\n${ANSWER}`, 'pump?\n\nOnce a week is enough for nearly all riders.']], theirs: [['faster?\n\nOn smooth tarmac it is, on gravel it is not.', 'faster?\n\nOn tarmac it is, on gravel it is not.'], ["text: 'On smooth tarmac", "text: 'On tarmac"], ["answer: 'On smooth tarmac", "answer: 'On tarmac"]], merged: [
    [`pump?\n\n${ANSWER}`, 'pump?\n\nOnce a week is enough for nearly all riders.'], [`text: ${ANSWER}`, 'text: Once a week is enough for nearly all riders.'], [`answer: ${ANSWER}`, 'answer: Once a week is enough for nearly all riders.'],
    ['faster?\n\nOn smooth tarmac it is, on gravel it is not.', 'faster?\n\nOn tarmac it is, on gravel it is not.'], ["text: 'On smooth tarmac", "text: 'On tarmac"], ["answer: 'On smooth tarmac", "answer: 'On tarmac"],
  ] },

  { name: 'the title by a person, in front matter and heading: the data follow', ours: [['title: Bicycle tyre pressure', 'title: Air in your tyres'], ['# Bicycle tyre pressure', '# Air in your tyres']], theirs: ELSEWHERE, merged: [['title: Bicycle tyre pressure', 'title: Air in your tyres'], ['headline: Bicycle tyre pressure', 'headline: Air in your tyres'], ['# Bicycle tyre pressure', '# Air in your tyres'], ...ELSEWHERE] },
  { name: 'the title by both: the person’s, and it is told', ours: [['title: Bicycle tyre pressure', 'title: Air in your tyres']], theirs: [['title: Bicycle tyre pressure', 'title: Tyre pressure explained'], ['headline: Bicycle tyre pressure', 'headline: Tyre pressure explained']], merged: [['title: Bicycle tyre pressure', 'title: Air in your tyres'], ['headline: Bicycle tyre pressure', 'headline: Air in your tyres']], notes: ['title'] },
  { name: 'the title by a person, the description by us', ours: [['title: Bicycle tyre pressure', 'title: Air in your tyres'], ['headline: Bicycle tyre pressure', 'headline: Air in your tyres']], theirs: [['description: How much air a bicycle tyre needs, and how to measure it.', 'description: Air and how to measure it.'], ["description: 'How much air a bicycle tyre needs, and how to measure it.'", 'description: Air and how to measure it.']] },
  { name: 'keywords by both, item by item', ours: [['  - bicycle pump\n', '  - bicycle pump\n  - gauge\n']], theirs: [['  - tyre pressure\n', '  - tyre pressure\n  - psi\n'], ...ELSEWHERE] },
  { name: 'a keyword deleted by a person, another by us', ours: [['  - tyre pressure\n', '']], theirs: [['  - bicycle pump\n', '  - pump\n']] },
  { name: 'keys added by both', ours: [['lang: en\n', 'lang: en\ncategory: workshop\n']], theirs: [['pubDate:', 'tags:\n  - tyres\npubDate:']] },
  { name: 'a key deleted by a person stays deleted', ours: [["heroImage: 'https://example.org/tyre.jpg'\n", '']], theirs: ELSEWHERE },
  { name: 'a key deleted by a person and changed by us', ours: [["heroImage: 'https://example.org/tyre.jpg'\n", '']], theirs: [['https://example.org/tyre.jpg', 'https://example.org/pump.jpg'], ...ELSEWHERE], merged: [["heroImage: 'https://example.org/tyre.jpg'\n", ''], ...ELSEWHERE], notes: ['heroImage'] },
  { name: 'a key deleted by us', ours: [[SOFT, 'A soft tyre holds the road.']], theirs: [['lang: en\n', '']] },
  { name: 'comments and quotes of a person in front matter stay', ours: [['title: Bicycle tyre pressure', '# checked by Boris\ntitle: "Bicycle tyre pressure"']], theirs: [['description: How much air a bicycle tyre needs', 'description: How much air any tyre needs'], ["description: 'How much air a bicycle tyre needs", "description: 'How much air any tyre needs"]] },
  { name: 'a nested value added by a person, another changed by us', ours: [['      name: Dvorik\n', '      name: Dvorik\n      sameAs: https://example.org/about\n']], theirs: [["      '@id': 'https://example.org/#organization'\n      name: Dvorik\n", "      '@id': 'https://example.org/#organization'\n      name: Dvorik Ltd\n"]], merged: [['      name: Dvorik\n', "      name: Dvorik Ltd\n      sameAs: 'https://example.org/about'\n"]] },
  { name: 'a nested value changed by both', ours: [['name: Dvorik', 'name: Dvorik Berlin']], theirs: [['name: Dvorik', 'name: Dvorik Ltd']], merged: [['name: Dvorik', 'name: Dvorik Berlin']], conflicts: [{ ours: 'Dvorik Berlin', theirs: 'Dvorik Ltd', line: 16, where: 'schema.@graph.0.name' }] },
  { name: 'the date of change comes with our changes', ours: [[SOFT, 'A soft tyre holds the road.']], theirs: [...ELSEWHERE, ["pubDate: '2026-03-01'\n", "pubDate: '2026-03-01'\nupdatedDate: '2026-05-01'\n"], ["dateModified: '2026-03-01'", "dateModified: '2026-05-01'"]] },
  { name: 'the later date of change holds', ours: [["pubDate: '2026-03-01'\n", "pubDate: '2026-03-01'\nupdatedDate: '2026-06-01'\n"]], theirs: [...ELSEWHERE, ["pubDate: '2026-03-01'\n", "pubDate: '2026-03-01'\nupdatedDate: '2026-05-01'\n"], ["dateModified: '2026-03-01'", "dateModified: '2026-05-01'"]], merged: [...ELSEWHERE, ["pubDate: '2026-03-01'\n", "pubDate: '2026-03-01'\nupdatedDate: '2026-06-01'\n"], ["dateModified: '2026-03-01'", "dateModified: '2026-06-01'"]] },
  { name: 'the date alone is no change', ours: [[`${SOFT}\n\n`, '']], theirs: [[SOFT, 'A soft tyre grips every road but bends at the rim.'], ["pubDate: '2026-03-01'\n", "pubDate: '2026-03-01'\nupdatedDate: '2026-05-01'\n"], ["dateModified: '2026-03-01'", "dateModified: '2026-05-01'"]], merged: [[`${SOFT}\n\n`, '']], notes: ['What pressure does'] },
  { name: 'front matter that cannot be read', ours: [['title: Bicycle tyre pressure', 'title: "Bicycle: tyre']], theirs: ELSEWHERE, conflicts: [{ ours: '', theirs: '' }], merged: [] },
  { name: 'front matter removed by a person, changed by us', ours: [[BASE.slice(0, BASE.indexOf('# Bicycle')), '']], theirs: [['lang: en\n', '']], conflicts: [{ ours: '', theirs: '---\n' }], merged: [] },
  { name: 'an unclosed fence of a person: our text comes in outside of it', ours: [[LEAD, `${LEAD}\n\n\`\`\`\nabc`]], theirs: [[LEAD, 'The lead says why air matters for each ride on two wheels.'], [COMFORT, `${COMFORT}\nAnother paragraph.\n`]], merged: [[LEAD, 'The lead says why air matters for each ride on two wheels.\n\n```\nabc'], ['> A gauge', 'Another paragraph.\n\n> A gauge']] },
  { name: 'an unclosed comment of a person: what would be swallowed by it is a conflict', ours: [[HARD, `${HARD}\n\n<!-- to do`]], theirs: [['\n## Read more', '\n## The last word\n\nRide with air.\n\n## Read more']], conflicts: [{ ours: '', theirs: '' }], merged: [] },
  { name: 'an ignore comment goes with the paragraph that we moved', ours: [[SOFT, `<!-- slugline-disable-next-line language/cliche: a quotation -->\n${SOFT}`]], theirs: [[`${SOFT}\n\n`, ''], [RAIN, `${RAIN}\n\n${SOFT}`]], merged: [[`${SOFT}\n\n`, ''], [RAIN, `${RAIN}\n\n<!-- slugline-disable-next-line language/cliche: a quotation -->\n${SOFT}`]] },
  { name: 'a heading taken out by us, its parts in another order; the person took out a paragraph', ours: [[`${SOFT}\n\n`, '']], theirs: [[PRESSURE, `### On wet roads\n\n${RAIN}\n\n`]], merged: [[PRESSURE, `### On wet roads\n\n${RAIN}\n\n`]] },
];
