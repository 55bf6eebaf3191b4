import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const image = (value: string, hero: string, body?: string): string => schemaPage(`'@type': BlogPosting\nimage: ${value}`, `title: Шины\nheroImage: ${hero}`, body);

testRule('schema/image-unusable', {
  accept: {
    'a large image, and one whose height nobody knows': schemaPage("'@type': BlogPosting\nimage:\n  - '@type': ImageObject\n    url: https://example.org/hero.jpg\n    width: 1200\n    height: 675\n  - '@type': ImageObject\n    url: https://example.org/hero.jpg\n    width: 10", 'title: Шины\nheroImage: https://example.org/hero.jpg'),
    'the hero': image("{ '@type': ImageObject, url: 'https://example.org/tyres.jpg' }", 'https://example.org/tyres.jpg'),
    'the hero in another size': image("['https://example.org/tyres.jpg?w=1200&h=675', 'https://example.org/tyres.jpg?w=1200&h=900']", '/tyres.jpg'),
    'an image of the text': image('https://example.org/rack.png', 'https://example.org/tyres.jpg', '# Шины\n\n![Стойка](/rack.png)\n'),
    'a hero the build renames': image('https://example.org/_astro/tyres.X1.webp', '../../assets/tyres.jpg'),
    'a reference': schemaPage("'@graph':\n  - '@type': BlogPosting\n    image: { '@id': '#i' }\n  - '@type': ImageObject\n    '@id': '#i'\n    url: https://example.org/tyres.jpg", 'heroImage: https://example.org/tyres.jpg'),
    'no image': schemaPage("'@type': BlogPosting"),
  },
  reject: {
    'a very small image': { example: schemaPage("'@type': BlogPosting\nimage:\n  '@type': ImageObject\n  url: https://example.org/hero.jpg\n  width: 160px\n  height: 120", 'title: Шины\nheroImage: https://example.org/hero.jpg'), at: ['image:'], message: /160 × 120 px/ },
    'a relative address': { example: image('/tyres.jpg', '/tyres.jpg'), at: ['image: /tyres.jpg'], severity: 'warning', message: /no absolute URL/ },
    'an unsupported format': { example: image('https://example.org/tyres.heic', 'https://example.org/tyres.heic'), at: ['image: https://example.org/tyres.heic'], message: /format/ },
    'another picture': { example: image('https://example.org/brakes.jpg', 'https://example.org/tyres.jpg'), at: ['image: https://example.org/brakes.jpg'], message: /neither the hero/ },
  },
});
