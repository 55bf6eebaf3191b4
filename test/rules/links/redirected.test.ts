import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const post = (body: string): string => page('title: Tyres', `# Tyres\n\n${body}\n`);
const moved = (front: string): { slug: string; text: string }[] => [{ slug: 'brakes', text: page(`title: Brakes\n${front}`, '# Brakes\n\nText.\n') }];

testRule('links/redirected', {
  accept: {
    'the present address': { text: post('See [brakes](/blog/brakes/).'), corpus: moved('aliases: [/old/]') },
    'another page': { text: post('See [old things](/older/) and [a test](https://test.example.net/old/).'), corpus: moved('aliases: [/old/]') },
    'an address that has an article again': { text: post('See [rims](/blog/rims/).'), corpus: [...moved('aliases: [/blog/rims/]'), { slug: 'rims', text: post('Text.') }] },
    'a draft': { text: post('See [brakes](/old/).'), corpus: moved('aliases: [/old/]\ndraft: true') },
  },
  reject: {
    'an alias': { example: { text: post('See [brakes](/old/brakes#disc).'), corpus: moved('aliases:\n  - /old/brakes/') }, at: ['[brakes](/old/brakes#disc)'], severity: 'info', message: /a former address of brakes$/ },
    'a whole address': { example: { text: post('Смотрите [про тормоза](https://example.org/tormoza/).'), corpus: moved('redirect_from: /tormoza/') }, at: ['[про тормоза](https://example.org/tormoza/)'] },
  },
});
