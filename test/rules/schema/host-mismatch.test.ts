import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const mainPage = (url: string): string => schemaPage(`'@type': BlogPosting\nmainEntityOfPage:\n  '@type': WebPage\n  '@id': ${url}`);

testRule('schema/host-mismatch', {
  accept: {
    'the site': mainPage('https://example.org/blog/tyres/'),
    "the brand's own host": mainPage('https://dvorik.example.com/blog/tyres/'),
    'a listed host': { text: mainPage('https://blog.example.net/tyres/'), config: { links: { ownHosts: ['blog.example.net'] } } },
    'authors, images and sources elsewhere': schemaPage("'@type': BlogPosting\nimage: https://cdn.example.net/a.jpg\nauthor:\n  '@type': Person\n  url: https://anna.github.io/\ncitation:\n  '@type': Article\n  url: https://journal.example.net/1"),
    'a platform that is the only address': { text: mainPage('https://tyres.github.io/t/'), config: { site: { url: 'https://tyres.github.io' }, brand: { name: 'Tyres', url: 'https://tyres.github.io/' } } },
  },
  reject: {
    'a preview': { example: mainPage('https://tyres.vercel.app/blog/tyres/'), at: ["'@id': https://tyres.vercel.app/blog/tyres/"], severity: 'warning', message: /hosting platform, not of example\.org/ },
    'a platform although the brand has a domain': {
      example: { text: mainPage('https://tyres.netlify.app/t/'), config: { site: { url: 'https://tyres.netlify.app' }, brand: { name: 'Шины', url: 'https://shiny.example.com/' } } },
      at: ["'@id': https://tyres.netlify.app/t/"], message: /not of shiny\.example\.com/,
    },
    'another host, once': { example: schemaPage("'@graph':\n  - '@type': WebPage\n    '@id': https://staging.example.net/t/\n    url: https://staging.example.net/t/\n  - '@type': BlogPosting\n    url: https://staging.example.net/t/"), at: ["'@id': https://staging.example.net/t/"] },
    'a breadcrumb': { example: schemaPage("'@type': BreadcrumbList\nitemListElement:\n  - position: 1\n    name: Home\n    item: https://old.example.net/\n  - position: 2\n    name: Tyres"), at: ['item: https://old.example.net/'] },
  },
});
