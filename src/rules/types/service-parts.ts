import { defineRule } from '../../kinds.ts';
import type { PhraseListName } from '../../model/language.ts';
import { pageNode } from '../../text/typed-articles.ts';

const PARTS: readonly { list: PhraseListName; what: string }[] = [
  { list: 'serviceAudience', what: 'for whom it is' },
  { list: 'serviceProcess', what: 'how it goes' },
  { list: 'serviceLimits', what: 'what it does not include' },
];

/** Only articles whose structured data has a Service. The parts are found by their words (lists of the lexicon), so one may be there in words no list knows: a single one is a warning. */
export default defineRule({
  id: 'types/service-parts',
  severity: 'error',
  about: 'A page about a service that does not say for whom it is, how it goes, or what it does not include.',
  why: 'These are what people ask before they order. What is left out here comes back as a phone call, or as a quarrel about what was promised.',
  fix: 'Add a section for what is missing; "what is not included" is the one readers trust most.',
  needs: 'article',
  examples: {
    bad: ["---\ntitle: Garden service\nschema:\n  '@context': https://schema.org\n  '@type': Service\n  name: Garden service\n---\n# Garden service\n\nLawns are mown and hedges trimmed.\n\n## What is done\n\nRoses are pruned.\n"],
    good: ["---\ntitle: Garden service\nschema:\n  '@context': https://schema.org\n  '@type': Service\n  name: Garden service\n---\n# Garden service\n\nText.\n\n## Who it is for\n\nFor owners who are away.\n\n## How it works\n\nFirst a visit, then a plan.\n\n## What is not included\n\nNew plants are charged separately.\n"],
  },
  check({ doc }, report) {
    const service = pageNode(doc, 'Service');
    if (service === undefined) return;
    const missing = PARTS.filter(({ list }) => !doc.matches(list).some(({ block }) => block.area === 'body'));
    if (missing.length === 0) return;
    const place = doc.h1 ?? doc.place(['title']);
    report({ start: place.start, end: place.end, severity: missing.length > 1 ? 'error' : 'warning', message: `this page about a service does not say ${missing.map(({ what }) => what).join(', nor ')}` });
  },
});
