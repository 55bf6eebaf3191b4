import { testRule } from '../../kit/rule.ts';

const lead = 'Rye bread keeps for a week, needs no kneading and forgives mistakes. Here is how to grow a starter, mix the dough and bake the first loaf.';

testRule('structure/intro-missing', {
  accept: {
    'a lead of two sentences': `# Bread\n\n${lead}\n\n## Dough\n\nText.\n`,
    'an article without sections': '# Bread\n\nText.\n',
    'a page of questions': '# FAQ\n\n## Why rye?\n\nIt keeps longer.\n',
    'a first section called introduction': `---\nlang: ru\n---\n# Хлеб\n\n## Введение\n\nРжаной хлеб хранится неделю и прощает ошибки новичка. Расскажем, как вырастить закваску, замесить тесто и испечь первую буханку в обычной духовке без формы.\n\n## Тесто\n\nТекст.\n`,
  },
  reject: {
    'no lead': { example: '# Bread\n\n## Dough\n\nText.\n', at: ['## Dough'], severity: 'warning', message: /without any/ },
    'a short lead': { example: '# Bread\n\nLet us bake.\n\n## Dough\n\nText.\n', at: ['## Dough'], message: /only 3 words/ },
    'a short lead in Russian': { example: '---\nlang: ru\n---\n# Хлеб\n\nПечём сами.\n\n## Тесто\n\nТекст.\n', at: ['## Тесто'], message: /only 2 words/ },
  },
});
