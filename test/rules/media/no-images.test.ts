import { testRule } from '../../kit/rule.ts';

const en = 'Skis want dry snow and a wax that suits the air of the day. '.repeat(100);
const ru = 'Лыжам нужны сухой снег и мазь, которая подходит к погоде дня. '.repeat(130);

testRule('media/no-images', {
  accept: {
    'a short article': '# Skis\n\nSkis want snow.\n',
    'a picture': `# Skis\n\n${en}\n\n![Wax on a ski](/wax.jpg)\n`,
    'a picture by reference': `---\nlang: ru\n---\n# Лыжи\n\n![Мазь][wax]\n\n${ru}\n\n[wax]: /wax.jpg\n`,
    'a film': `# Skis\n\n${en}\n\n<iframe src="https://example.org/film"></iframe>\n`,
    'a component': `# Skis\n\n${en}\n\n<Image src={wax} alt="Wax" />\n`,
    'a drawing as code': `# Skis\n\n${en}\n\n\`\`\`mermaid\ngraph TD\n\`\`\`\n`,
    'a higher limit': { text: `# Skis\n\n${en}\n`, config: { rules: { 'media/no-images': ['info', { words: 2000 }] } } },
  },
  reject: {
    'a long article': { example: `# Skis\n\n${en}\n`, at: ['# Skis'], severity: 'info', message: /no picture in 1401 words besides the hero/ },
    'in Russian, without a hero': { example: `---\ntitle: Лыжи\nlang: ru\n---\nТекст.\n\n## Лыжи\n\n${ru}\n`, at: ['## Лыжи'], message: /no picture in 1432 words$/ },
    'an address in code is no picture': { example: `# Skis\n\n\`![](/wax.jpg)\` ${en}\n`, at: ['# Skis'] },
    'a lower limit': { example: { text: '# Skis\n\nSkis want snow.\n', config: { rules: { 'media/no-images': ['info', { words: 3 }] } } }, at: ['# Skis'] },
  },
});
