import { testRule } from '../../kit/rule.ts';

const wheat = '---\ntitle: How to store wheat flour\n---\n# How to store wheat flour\n\nKeep wheat flour dry. Old flour smells, and flour moths love a warm shelf.\n\n## Read also\n\n';
const moths = { slug: 'moths', text: '---\ntitle: Flour moths in the kitchen\n---\n# Flour moths in the kitchen\n\nFlour moths lay eggs in flour and groats. Empty the shelf, wipe it, and keep flour in jars.\n' };
const loans = { slug: 'loans', text: '---\ntitle: Mortgage rates explained\n---\n# Mortgage rates explained\n\nA bank sets the mortgage by the deposit and the income of the borrower.\n' };
const fence = 'Забор из штакетника ставят за выходные. Столбы забора бетонируют, штакетник крепят к лагам, а калитку в заборе вешают в конце. Покрасьте штакетник до монтажа.';

testRule('links/irrelevant-related', {
  accept: {
    'a known near article': { text: `${wheat}- [Flour moths](/blog/moths/)\n`, corpus: [moths, loans] },
    'an unknown target whose title is of the field': `${wheat}- [What to bake with old flour](/blog/bake/)\n`,
    'a field shared by words only, in Russian': `# Забор из штакетника\n\n${fence}\n\n## Читайте также\n\n- [Калитка для забора: чертёж](/blog/kalitka/)\n- [Чем покрасить забор](/blog/pokraska/)\n`,
    'foreign links in the text, which are not related': { text: '# Wheat flour\n\nPay by [mortgage](/blog/loans/).\n', corpus: [loans] },
    'an article without a related list': '# Wheat flour\n\nText.\n',
  },
  reject: {
    'a known stranger': { example: { text: `${wheat}- [Mortgages](/blog/loans/)\n- [Flour moths](/blog/moths/)\n`, corpus: [moths, loans] }, at: ['[Mortgages](/blog/loans/)'], severity: 'error', message: /"Mortgages"/ },
    'an unknown stranger': { example: `${wheat}- [Ten beaches of Portugal](/blog/beaches/)\n`, at: ['[Ten beaches of Portugal](/blog/beaches/)'] },
    'strangers in Russian': {
      example: `# Забор из штакетника\n\n${fence}\n\n## Читайте также\n\n- [Как оформить визу в Японию](/blog/viza/)\n- [Чем покрасить забор](/blog/pokraska/)\n- [Страхование автомобиля: полное руководство](/blog/kasko/)\n`,
      at: ['[Как оформить визу в Японию](/blog/viza/)', '[Страхование автомобиля: полное руководство](/blog/kasko/)'],
    },
  },
});
