import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const ROSES = 'Prune roses when the forsythia blooms. Cut above an outer bud with sharp shears, take out dead wood, and feed the bush afterwards. Old roses want a harder cut than young ones.';
const APPLES = 'Store apples in a cool cellar, each kind by itself. Look through the boxes every week, and eat bruised fruit first; russets keep until spring when the air is moist.';
const KOFE = 'Кофемолка с жерновами мелет зерно ровно. Настройте помол под воронку, чистите жернова раз в месяц и не мойте их водой: сталь ржавеет, а старое масло портит вкус кофе.';
const post = (title: string, keyword: string, text: string, rest = ''): string => page(`title: ${title}\nkeywords: [${keyword}]${rest}`, `# ${title}\n\n${text}\n`);
const slugged = (title: string, text: string): string => page(`title: ${title}`, `# ${title}\n\n${text}\n`);

testRule('corpus/cannibalization', {
  accept: {
    'the same phrase about other things': { text: post('Storing apples', 'storing fruit', APPLES), corpus: [{ slug: 'roses', text: post('Pruning roses', 'storing fruit', ROSES) }] },
    'other phrases': { text: post('Pruning roses', 'pruning roses', ROSES), corpus: [{ slug: 'roses', text: post('Feeding roses', 'fertilizer dosage', ROSES) }] },
    'an overview': { text: post('Pruning roses', 'pruning roses', ROSES, '\npillar: true'), corpus: [{ slug: 'roses', text: post('How to prune roses', 'pruning roses', ROSES) }] },
    'a part of a cluster': { text: post('Pruning roses', 'pruning roses', ROSES), corpus: [{ slug: 'roses', text: post('How to prune roses', 'pruning roses', ROSES, '\ncluster: roses') }] },
    'a series': { text: post('Pruning roses 2025', 'pruning roses', ROSES), corpus: [{ slug: 'roses', text: post('Pruning roses 2026', 'pruning roses', ROSES) }] },
    'a draft': { text: post('Pruning roses', 'pruning roses', ROSES), corpus: [{ slug: 'roses', text: post('How to prune roses', 'pruning roses', ROSES, '\ndraft: true') }] },
    'a copy that names its original': { text: post('Pruning roses', 'pruning roses', ROSES, '\ncanonical: https://example.org/blog/roses/'), corpus: [{ slug: 'roses', text: post('How to prune roses', 'pruning roses', ROSES) }] },
  },
  reject: {
    'the same phrase': { example: { text: post('Pruning roses', 'pruning roses', ROSES), corpus: [{ slug: 'roses', text: post('How to prune roses', 'Roses, prune', ROSES) }, { slug: 'cut', text: post('Roses and shears', 'prune the roses', ROSES) }] }, at: ['# Pruning roses'], severity: 'warning', message: /^this article and roses want to be found|^this article and roses, cut want to be found by the same words \("pruning roses"\)/ },
    'a part of the phrase': { example: { text: post('Чистка кофемолки', 'кофемолка', KOFE, '\nlang: ru'), corpus: [{ slug: 'chistka', text: post('Как чистить кофемолку дома', 'чистка кофемолки', KOFE, '\nlang: ru') }] }, at: ['# Чистка кофемолки'], severity: 'warning' },
    'half of it, read off slugs': { example: { text: slugged('Чистка кофемолки', KOFE), slug: 'chistka-kofemolki', corpus: [{ slug: 'remont-kofemolki', text: slugged('Ремонт кофемолки', KOFE) }] }, at: ['# Чистка кофемолки'], severity: 'info', message: /nearly the same words/ },
  },
});
