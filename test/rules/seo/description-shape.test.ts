import { testRule } from '../../kit/rule.ts';

const page = (description: string, body = 'Felt is pressed wool.'): string => `---\ntitle: How to felt a hat\ndescription: '${description}'\n---\n# How to felt a hat\n\n${body}\n`;
const at = (description: string): string[] => [`description: '${description}'`];

testRule('seo/description-shape', {
  accept: {
    'a sentence': page('Which wool to take, how hot the water must be and when the felt is done.'),
    'an enumeration': page('Шерсть, мыло, горячая вода, бамбуковая салфетка, болванка и терпение: что нужно для валяния шляпы.'),
    'a long enumeration of verbs': page('Как выбрать шерсть, нагреть воду, взбить мыло, свалять полотно, натянуть его на болванку.'),
    'an abbreviation that the text uses': page('What the UNESCO list says about felt.', 'The UNESCO list names felt.'),
    'one exclamation mark': page('Felt a hat in one evening, even without a block!'),
    'the brand in capitals': { text: page('How DVORIK felts hats in its workshop.'), config: { brand: { name: 'DVORIK' } } },
    'none': '---\ntitle: How to felt a hat\n---\n# How to felt a hat\n\nText.\n',
  },
  reject: {
    'capitals': { example: page('СКИДКИ на валяные шляпы, только у нас.'), at: at('СКИДКИ на валяные шляпы, только у нас.'), severity: 'warning', message: /СКИДКИ/ },
    'exclamation marks': { example: page('Felt! Hats! Now!'), at: at('Felt! Hats! Now!'), message: /exclamation/ },
    'keywords': { example: page('шляпа, шляпа купить, шляпа цена, валяная шляпа, шляпа москва'), at: at('шляпа, шляпа купить, шляпа цена, валяная шляпа, шляпа москва'), message: /keywords/ },
    'keywords without repetition': { example: page('felt hat, wool, soap, wet felting, block'), at: at('felt hat, wool, soap, wet felting, block') },
    'the title': { example: page('How to felt a hat.'), at: at('How to felt a hat.'), message: /repeats the title/ },
    'the first paragraph': { example: page('Felt is pressed wool.'), at: at('Felt is pressed wool.'), message: /first paragraph/ },
  },
});
