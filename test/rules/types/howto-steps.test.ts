import { testRule } from '../../kit/rule.ts';

const steps = (numbers: readonly number[], word = 'Step'): string => numbers.map((number) => `## ${word} ${number}. Turn it\n\nText.\n`).join('\n');
const howto = (names: readonly string[], body: string): string => `---\ntitle: Tyres\nlang: en\nschema:\n  '@context': https://schema.org\n  '@type': HowTo\n  step:\n${names.map((name) => `    - '@type': HowToStep\n      name: ${name}\n`).join('')}---\n# Tyres\n\nText.\n\n${body}`;

testRule('types/howto-steps', {
  accept: {
    'steps in order': `# Tyres\n\nText.\n\n${steps([1, 2, 3])}`,
    'sections between that are no steps': '# Tyres\n\nText.\n\n## What you need\n\n- A lever\n\n## Step 1. Lift\n\nText.\n\n## Step 2. Turn\n\nText.\n\n## If it catches\n\nText.\n',
    'two procedures, each with its own numbers': '# Tyres\n\nText.\n\n## Front\n\n### Step 1. Lift\n\nText.\n\n### Step 2. Turn\n\nText.\n\n## Back\n\n### Step 1. Lift\n\nText.\n',
    'numbers that go on in the next chapter': '# Tyres\n\nText.\n\n## Front\n\n### Step 1. Lift\n\nText.\n\n## Back\n\n### Step 2. Turn\n\nText.\n',
    'numbered headings that are no steps': '# Tyres\n\nText.\n\n## 2. Rye\n\nText.\n\n## 5. Spelt\n\nText.\n',
    'a HowTo with the steps of the page': howto(['Turn it', 'Turn it again'], steps([1, 2])),
    'a HowTo whose steps are a list on the page': howto(['Lift', 'Turn'], '1. Lift\n2. Turn\n'),
    'a heading that speaks of steps': '# Tyres\n\nText.\n\n## Step by step\n\nText.\n',
  },
  reject: {
    'a step that is missing': { example: `# Tyres\n\nText.\n\n${steps([1, 2, 4])}`, at: ['## Step 4. Turn it'], severity: 'error', message: /step 4, and step 3/ },
    'steps that do not begin at one': { example: `# Tyres\n\nText.\n\n${steps([5, 6])}`, at: ['## Step 5. Turn it'], message: /step 5, and step 1/ },
    'the same number twice': { example: `# Tyres\n\nText.\n\n${steps([1, 1, 2])}`, at: ['## Step 1. Turn it'], message: /step 1, and step 2/ },
    'steps in Russian': { example: `---\nlang: ru\n---\n# Шины\n\nТекст.\n\n${steps([1, 3], 'Шаг')}`, at: ['## Шаг 3. Turn it'] },
    'a HowTo of one step': { example: howto(['Turn it'], 'Text.\n'), at: ["'@type': HowTo"], message: /single step/ },
    'an opening that announces more steps': { example: howto(['Turn it', 'Turn it again'], steps([1, 2])).replace('\n\nText.\n', '\n\nThe work has five steps.\n'), at: ['The work has five steps.'], message: /"five steps".*shows 2/ },
    'a HowTo with other steps than the page': { example: howto(['Turn it', 'Turn', 'Lift'], steps([1, 2])), at: ['step:'], message: /has 3 steps, the page shows 2/ },
  },
});
