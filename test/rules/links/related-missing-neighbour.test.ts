import { testRule } from '../../kit/rule.ts';

const text = (title: string): string => `---\ntitle: ${title}\n---\n# ${title}\n\nA beehive needs a dry roof. Bees leave a wet beehive, so lift the beehive from the ground.\n`;
const russian = (title: string): string => `---\nlang: ru\ntitle: ${title}\n---\n# ${title}\n\nУлей стоит на подставке. Пчёлы покидают сырой улей, поэтому улей поднимают над землёй.\n`;
const far = { slug: 'boats', text: '---\ntitle: Boat engines\n---\n# Boat engines\n\nAn outboard motor wants fresh oil and a new propeller.\n' };

testRule('links/related-missing-neighbour', {
  accept: {
    'linked in the list': { text: `${text('A beehive in winter')}\n## Read also\n\n- [Spring](/blog/spring/)\n`, corpus: [{ slug: 'spring', text: text('A beehive in spring') }] },
    'linked in the text': { text: `${text('A beehive in winter')}\nSee [spring](/blog/spring#roof).\n`, corpus: [{ slug: 'spring', text: text('A beehive in spring') }] },
    'nothing near': { text: text('A beehive in winter'), corpus: [far] },
    'the near one is of another language': { text: text('A beehive in winter'), corpus: [{ slug: 'uley', text: russian('Улей зимой') }] },
  },
  reject: {
    'a near article': { example: { text: text('A beehive in winter'), corpus: [{ slug: 'spring', text: text('A beehive in spring') }, far] }, at: ['# A beehive in winter'], severity: 'info', message: /"A beehive in spring" \(\/blog\/spring\/\)/ },
    'beside a list of strangers': { example: { text: `${text('A beehive in winter')}\n## Read also\n\n- [Boats](/blog/boats/)\n`, corpus: [{ slug: 'spring', text: text('A beehive in spring') }, far] }, at: ['## Read also'] },
    'in Russian': { example: { text: russian('Улей зимой'), corpus: [{ slug: 'vesna', text: russian('Улей весной') }] }, at: ['# Улей зимой'] },
  },
});
