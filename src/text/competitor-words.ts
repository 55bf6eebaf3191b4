/** Words that run something down when they stand in one sentence with its name, in the syntax of `text/phrases.ts`. Editorial judgement after 38-ФЗ, ст. 5. */
const DOWNGRADING: Readonly<Record<string, readonly string[]>> = {
  ru: [
    'хуже', 'худший', 'дороже', 'медленнее', 'слабее', 'сложнее', 'уступает|уступают|уступал', 'проигрывает|проигрывают', 'отстает|отстают', 'в отличие от', 'не то что', 'ненадежн~', 'некачественн~',
    'обман~', 'мошенни~', 'навязыва~', 'завыша~|завышен~', 'переплач~|переплат~', 'подводит|подводят|подвел|подвела', 'устарел~', 'неудобн~', 'тормозит|тормозят', 'глючит|глючат', 'не умеет|умеют|справляется|справляются|хватает',
    'плох~', 'провал~', 'разочаров~', 'лучше чем', 'быстрее чем', 'дешевле чем', 'надежнее чем', 'удобнее чем',
  ],
  en: [
    'worse', 'worst', 'slower', 'pricier', 'costlier', 'weaker', 'clumsier', 'more expensive', 'less reliable|secure|accurate|flexible', 'inferior', 'unlike', 'unreliable', 'overpriced', 'outdated', 'buggy', 'scam|scams', 'rip-off', 'fails|fail to',
    'lags|lag behind', 'falls|fall short', 'lacks', 'cannot|=can\'t match|compete|keep', 'disappoint~', 'mislead~', 'better|faster|cheaper|safer|easier than', 'beats|outperforms',
  ],
};

/** Phrases that run down what they are said of; none for languages nobody here knows. */
export function downgradingWords(tag: string): readonly string[] {
  return DOWNGRADING[tag] ?? NONE;
}

const NONE: readonly string[] = [];
