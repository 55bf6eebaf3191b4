import { testRule } from '../../kit/rule.ts';
import { page, schemaPage } from '../page.ts';

testRule('schema/value-type', {
  accept: {
    'no structured data': page('title: Шины'),
    'numbers as text and as numbers': schemaPage("'@type': AggregateRating\nratingValue: '4.9'\nreviewCount: '214'\nratingCount: 300\nbestRating: 5"),
    'a rating as a share': schemaPage("'@type': Rating\nratingValue: 60%\nbestRating: 6/10"),
    'prices': schemaPage("'@type': AggregateOffer\nlowPrice: '1299.50'\nhighPrice: 1 500\npriceCurrency: RUB"),
    'dates of all lengths': schemaPage("'@type': Organization\nname: Dvorik\nfoundingDate: '2016'\nevent:\n  '@type': Event\n  startDate: '2026-03-01T19:30:00+03:00'\n  endDate: '2026-03-01T22:30Z'\n  doorTime: '19:00'\n  previousStartDate: 2026-02"),
    'durations': schemaPage("'@type': HowTo\ntotalTime: PT1H30M\nprepTime: P2D\nperformTime: PT0.5H"),
    'a duration as a quantity': schemaPage("'@type': JobPosting\njobDuration:\n  '@type': QuantitativeValue\n  value: 6"),
    'addresses': schemaPage("'@type': Person\nname: Анна\nurl: https://example.org/anna\nsameAs: [https://social.example.org/anna, 'mailto:anna@example.org']"),
    'words where a node is asked for': schemaPage("'@type': BlogPosting\nlicense: CC BY 4.0\nabout: шины\npublisher: Dvorik"),
    'true as text': schemaPage("'@type': BlogPosting\nisAccessibleForFree: 'True'"),
    'text in several languages': schemaPage("'@type': Product\nname:\n  '@value': Rover\n  '@language': en"),
    'a node of a subtype': schemaPage("'@type': BlogPosting\npublisher:\n  '@type': NewsMediaOrganization\n  name: Dvorik\nisPartOf:\n  '@type': Blog\n  name: Dvorik"),
    'anything about anything': schemaPage("'@type': BlogPosting\nabout:\n  '@type': Product\n  name: Rover\nmainEntityOfPage:\n  '@type': WebPage"),
    'a path of breadcrumbs, for which relative addresses do': schemaPage("'@type': BreadcrumbList\nitemListElement:\n  - '@type': ListItem\n    position: '1'\n    item: /blog/"),
    'dates of the article, which have a rule': schemaPage("'@type': BlogPosting\ndatePublished: вчера"),
  },
  reject: {
    'a comma in a number': { example: schemaPage("'@type': Product\nname: Rover\naggregateRating:\n  '@type': AggregateRating\n  ratingValue: '4,9'"), at: ["ratingValue: '4,9'"], severity: 'warning', message: /`ratingValue`: "4,9" is no number/ },
    'a whole number behind the comma, which may be thousands': { example: schemaPage("'@type': AggregateRating\nratingValue: 4\nreviewCount: 1,214"), at: ['reviewCount: 1,214'] },
    'a rating in words': { example: schemaPage("'@type': Rating\nratingValue: отлично"), at: ['ratingValue: отлично'] },
    'a count in words': { example: schemaPage("'@type': AggregateRating\nratingValue: 4.9\nreviewCount: двести отзывов"), at: ['reviewCount: двести отзывов'] },
    'a price with its currency': { example: schemaPage("'@type': Offer\nprice: 1200 ₽"), at: ['price: 1200 ₽'], message: /no price/ },
    'a price with a comma': { example: schemaPage("'@type': Offer\nprice: '1 200,50'"), at: ["price: '1 200,50'"] },
    'a date as people write it': { example: schemaPage("'@type': Event\nstartDate: 1 марта 2026\nendDate: 03/02/2026"), at: ['startDate: 1 марта 2026', 'endDate: 03/02/2026'], message: /ISO 8601 date/ },
    'a day that does not exist': { example: schemaPage("'@type': Event\nstartDate: '2026-02-30'"), at: ["startDate: '2026-02-30'"] },
    'a date with a space': { example: schemaPage("'@type': VideoObject\nuploadDate: '2026-03-01 10:00'"), at: ["uploadDate: '2026-03-01 10:00'"] },
    'a duration in words': { example: schemaPage("'@type': HowTo\ntotalTime: 30 минут"), at: ['totalTime: 30 минут'], message: /ISO 8601 duration/ },
    'relative addresses': { example: schemaPage("'@type': Organization\nname: Dvorik\nurl: /about/\nlogo: logo.png\nsameAs: ['@dvorik', social.example.org/dvorik]"), at: ['url: /about/', 'logo: logo.png', "'@dvorik'", 'social.example.org/dvorik'], message: /no absolute URL/ },
    'yes for true': { example: schemaPage("'@type': BlogPosting\nisAccessibleForFree: да"), at: ['isAccessibleForFree: да'], message: /neither true nor false/ },
    'an object for text': { example: schemaPage("'@type': Product\nname:\n  ru: Ровер\n  en: Rover"), at: ['name:'], message: /asks for text/ },
    'a node of a foreign type': { example: schemaPage("'@type': BlogPosting\npublisher:\n  '@type': WebSite\n  name: Dvorik"), at: ['publisher:'], message: /`publisher` is a WebSite; schema\.org asks for Organization, Person/ },
  },
});
