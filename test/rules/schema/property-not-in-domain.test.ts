import { testRule } from '../../kit/rule.ts';
import { page, schemaPage } from '../page.ts';

testRule('schema/property-not-in-domain', {
  accept: {
    'properties of a type and of what is above it': schemaPage("'@type': BlogPosting\nheadline: Tyres\nname: Tyres\nwordCount: 200\narticleSection: Storage\nsharedContent:\n  '@type': WebPage"),
    'no structured data': page('title: Шины'),
    'several types together': schemaPage("'@type': [Person, Organization]\nname: Anna\ngivenName: Anna\nlogo: https://example.org/a.png"),
    'a role in place of the value': schemaPage("'@type': BlogPosting\nauthor:\n  '@type': Role\n  roleName: редактор\n  author:\n    '@type': Person\n    name: Анна"),
    'an unknown type': schemaPage("'@type': Tyre\nheadline: Tyres"),
    'an unknown property': schemaPage("'@type': BlogPosting\ntread: 7"),
    'terms the context gives another meaning': page("title: Tyres\nschema:\n  '@context': [https://schema.org, { jobTitle: https://example.org/job }]\n  '@type': BlogPosting\n  jobTitle: x"),
    'input of an action': schemaPage("'@type': SearchAction\n'query-input': required name=q"),
  },
  reject: {
    'a property of somebody else': { example: schemaPage("'@type': BlogPosting\njobTitle: Редактор"), at: ['jobTitle: Редактор'], severity: 'warning', message: /`jobTitle` is no property of BlogPosting; schema\.org has it for Person/ },
    'a price on a page': { example: schemaPage("'@type': WebPage\nprice: 100"), at: ['price: 100'] },
    'in a nested node': { example: schemaPage("'@type': BlogPosting\npublisher:\n  '@type': Organization\n  name: Dvorik\n  headline: Журнал"), at: ['headline: Журнал'], message: /of Organization/ },
    'an earlier name': { example: schemaPage("'@type': HowTo\nsteps: Wash them"), at: ['steps: Wash them'], severity: 'info', message: /earlier name of `step`/ },
  },
});
