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
    'unknown targets that the neighbours know': { text: `${wheat}- [Sealed jars for groats](/blog/jars/)\n- [Old wipes and clean shelves](/blog/shelf/)\n`, corpus: [moths] },
    'one stranger among unknown titles of the field': `${wheat}- [Ten beaches of Portugal](/blog/beaches/)\n- [What to bake with old flour](/blog/bake/)\n`,
    'an unknown target with a title too short to judge': `${wheat}- [Beaches](/blog/beaches/)\n`,
    'an article without a related list': '# Wheat flour\n\nText.\n',
  },
  reject: {
    'a known stranger': { example: { text: `${wheat}- [Mortgages](/blog/loans/)\n- [Flour moths](/blog/moths/)\n`, corpus: [moths, loans] }, at: ['[Mortgages](/blog/loans/)'], severity: 'error', message: /"Mortgages"/ },
    'a list of unknown strangers': { example: `${wheat}- [Ten beaches of Portugal](/blog/beaches/)\n- [Motorcycles from Japan](/blog/cars/)\n`, at: ['[Ten beaches of Portugal](/blog/beaches/)', '[Motorcycles from Japan](/blog/cars/)'], severity: 'warning' },
    'a list of unknown strangers, far from the neighbours too': {
      example: { text: `${wheat}- [Ten beaches of Portugal](/blog/beaches/)\n- [Motorcycles from Japan](/blog/cars/)\n`, corpus: [moths] },
      at: ['[Ten beaches of Portugal](/blog/beaches/)', '[Motorcycles from Japan](/blog/cars/)'],
      severity: 'error',
    },
    'strangers in Russian': {
      example: `# Забор из штакетника\n\n${fence}\n\n## Читайте также\n\n- [Как оформить визу в Японию](/blog/viza/)\n- [Страхование автомобиля: полное руководство](/blog/kasko/)\n`,
      at: ['[Как оформить визу в Японию](/blog/viza/)', '[Страхование автомобиля: полное руководство](/blog/kasko/)'],
    },
  },
});
