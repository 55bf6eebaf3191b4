import { testRule } from '../../kit/rule.ts';

const section = (name: string, labels: string[]): string => `### ${name}\n\n${labels.map((label) => `* **${label}:** text.`).join('\n')}\n`;

testRule('structure/template-skeleton', {
  accept: {
    'three sections alike': `# Bread\n\n## Flours\n\n${['Rye', 'Oat', 'Corn'].map((name) => section(name, ['Pros', 'Cons'])).join('\n')}`,
    'one label each': `# Bread\n\n## Flours\n\n${['Rye', 'Oat', 'Corn', 'Rice'].map((name) => section(name, ['Price'])).join('\n')}`,
    'different labels': `# Bread\n\n## Flours\n\n${['Rye', 'Oat', 'Corn', 'Rice'].map((name) => section(name, ['Pros', name])).join('\n')}`,
  },
  reject: {
    'four sections alike': { example: `# Bread\n\n## Flours\n\n${['Rye', 'Oat', 'Corn', 'Rice'].map((name) => section(name, ['Pros', 'Cons'])).join('\n')}`, at: ['### Rye'], severity: 'info', message: /4 sections.*"Pros", "Cons"/ },
    'five in Russian with paragraphs': { example: `# Хлеб\n\n## Мука\n\n${['Рожь', 'Овёс', 'Рис', 'Пшено', 'Греча'].map((name) => `### ${name}\n\n**Вкус:** да.\n\n**Цена:** нет.\n`).join('\n')}`, at: ['### Рожь'], message: /5 sections/ },
    'the colon outside the bold text': { example: `# Bread\n\n## Flours\n\n${['Rye', 'Oat', 'Corn', 'Rice'].map((name) => `### ${name}\n\n**Taste**: good.\n\n**Price**: low.\n`).join('\n')}`, at: ['### Rye'] },
  },
});
