/** Words that run something down when they stand in one sentence with its name, in the syntax of `text/phrases.ts`. Editorial judgement after 38-ФЗ, ст. 5. */
const DOWNGRADING: Readonly<Record<string, readonly string[]>> = {
  ru: [
    'хуже', 'худший', 'дороже', 'медленнее', 'слабее', 'сложнее', 'уступает|уступают|уступал', 'проигрывает|проигрывают', 'отстает|отстают', 'в отличие от', 'не то что', 'ненадежн~', 'некачественн~',
    'обман~', 'мошенни~', 'навязыва~', 'завыша~|завышен~', 'переплач~|переплат~', 'подводит|подводят|подвел|подвела', 'устарел~', 'неудобн~', 'тормозит|тормозят', 'глючит|глючат', 'не умеет|умеют|справляется|справляются|хватает',
    'плох~', 'провал~', 'разочаров~', 'опазд~', 'портит|портят|портили|испорт~', 'ломает|ломают|сломали', 'срывает|срывают|сорвали', 'груб~', 'хамит|хамят|хамство', 'халтур~', 'игнорирует|игнорируют', 'теряет|теряют|потеряли', 'забывает|забывают', 'задержив~|задержк~', 'втридорога',
    'грязн~', 'дорого|дороговато', 'медленно', 'врет|врут|врали', 'жалоб~|жалуются', 'брак|бракованн~', 'обсчит~', 'скрытый|скрытые', 'путает|путают', 'поддел~', 'ужасн~|кошмар~|отвратительн~', 'затягив~', 'некомпетентн~', 'неопытн~', 'небрежн~|неаккуратн~', 'криво|кривой',
    'не отвечает|отвечают|перезванивает|перезванивают|приезжает|приезжают|соблюдает|соблюдают|держит|держат', 'отказыва~', 'никогда не|нет', 'отпугива~', 'переделыва~|переделать', 'обещает|обещают ... =но|=а', 'лучше чем', 'быстрее чем', 'дешевле чем', 'надежнее чем', 'удобнее чем',
  ],
  en: [
    'worse', 'worst', 'slower', 'pricier', 'costlier', 'weaker', 'clumsier', 'more expensive', 'less reliable|secure|accurate|flexible', 'inferior', 'unlike', 'unreliable', 'overpriced', 'outdated', 'buggy', 'scam|scams', 'rip-off', 'fails|fail to',
    'late|tardy', 'ruin~', 'damage~|damaging', 'breaks', 'rude~', 'sloppy|careless~', 'ignores|ignore', 'delays|delayed', 'complain~', 'hidden fee|fees|cost|costs|charge|charges', 'dirty', 'poor|poorly', 'badly', 'awful|terrible|horrible|dreadful', 'incompetent',
    'inexperienced', 'loses', 'forgets', 'cheat~', 'overcharge~', 'never|rarely|seldom answer|answers|reply|replies|call|calls|show|shows|keep|keeps|deliver|delivers', 'messy', 'botch~', 'second-rate|shoddy|shabby', 'cuts corners', 'cut corners', 'expensive', 'unprofessional', 'unhelpful', 'refuse|refuses',
    'lags|lag behind', 'falls|fall short', 'lacks', 'cannot|=can\'t match|compete|keep', 'disappoint~', 'mislead~', 'better|faster|cheaper|safer|easier than', 'beats|outperforms',
  ],
  de: [
    'schlechter', 'schlecht~', 'langsamer', 'teurer', 'schwächer', 'unzuverlässig~', 'im gegensatz zu', 'anders als', 'überteuert~', 'veraltet~', 'unpünktlich~', 'verspät~', 'betrüg~|betrug', 'pfusch~', 'schlampig~', 'unfreundlich~', 'versteckte kosten|gebühren', 'ruinier~|beschädig~', 'enttäusch~',
    'mangelhaft~', 'unprofessionell~', 'inkompetent~', 'besser|schneller|günstiger|sicherer als', 'scheitert|scheitern', 'hinkt|hinken',
  ],
};

/** Phrases that run down what they are said of; none for languages nobody here knows. */
export function downgradingWords(tag: string): readonly string[] {
  return DOWNGRADING[tag] ?? NONE;
}

const NONE: readonly string[] = [];
