import { testRule } from '../../kit/rule.ts';

testRule('seo/thin-content', {
  accept: {
    'three hundred words': `# Wasps\n\n${'Wasps eat ripe plums. '.repeat(75)}\n`,
    'words in lists and tables, in Russian': `# Осы\n\n${'- Осы едят спелые сливы в саду.\n'.repeat(30)}\n| Осы едят | сливы |\n|---|---|\n${'| осы летают | много и долго |\n'.repeat(40)}`,
    'a lower gate in the config': { text: '# Wasps\n\nWasps eat plums.\n', config: { rules: { 'seo/thin-content': ['warning', { min: 3 }] } } },
  },
  reject: {
    'few words': { example: '# Wasps\n\nWasps eat plums.\n', at: ['# Wasps'], severity: 'warning', message: /4 words, fewer than 300/ },
    'numbers and code are no words': { example: `# Осы\n\n${'1 2 3 '.repeat(100)}\n\n\`\`\`\n${'code '.repeat(400)}\n\`\`\`\n`, at: ['# Осы'] },
    'the related list is no text': { example: `Wasps eat plums.\n\n## Read also\n\n${'- [Wasps eat ripe plums](/blog/x/)\n'.repeat(100)}`, at: ['## Read also'] },
    'an empty body': { example: '---\ntitle: Wasps\n---\n', at: [''] },
  },
});
