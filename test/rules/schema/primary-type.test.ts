import { testRule } from '../../kit/rule.ts';
import { page, schemaPage } from '../page.ts';

testRule('schema/primary-type', {
  accept: {
    'a BlogPosting': schemaPage("'@type': BlogPosting"),
    'a type with its prefix': schemaPage("'@type': https://schema.org/NewsArticle"),
    'one of several types': schemaPage("'@type': [TechArticle, HowTo]"),
    'in a graph': schemaPage("'@graph':\n  - '@type': WebPage\n  - '@type': Article"),
    'as main entity of a page': schemaPage("'@type': WebPage\nmainEntity:\n  '@type': BlogPosting"),
    'front matter that cannot be read': page('title: a: b'),
  },
  reject: {
    'no structured data': { example: page('title: Шины'), at: ['---'], severity: 'error', message: /`schema` is missing/ },
    'a HowTo': { example: schemaPage("'@type': HowTo\nmainEntityOfPage:\n  '@type': WebPage"), at: ["'@type': HowTo"], message: /as HowTo, not as an article/ },
    'a graph without article': { example: schemaPage("'@graph':\n  - '@type': WebPage\n  - '@type': FAQPage"), at: ["'@graph':"] },
    'an article that is only cited': { example: schemaPage("'@type': WebPage\ncitation:\n  '@type': ScholarlyArticle\n  name: On rubber"), at: ["'@type': WebPage"] },
  },
});
