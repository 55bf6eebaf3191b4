import type { FakeRequest } from './fake-openai.ts';

/** Answers of the fake model: good English about any topic, by stage. Used by benches as well, so nothing of the test runner here. */

export type StageName = 'outline' | 'draft' | 'faq' | 'meta';

/** Which stage asks, about which topic, and whether it asks again after an unusable reply. */
export function asked(request: FakeRequest): { stage: StageName; topic: string; again: boolean } {
  const format = request.body.response_format as { json_schema?: { name?: string } } | undefined;
  const given = request.body.messages.find((message) => message.role === 'user')?.content ?? '';
  return { stage: (format?.json_schema?.name ?? 'draft') as StageName, topic: /^(?:Topic|Тема): (.*)$/m.exec(given)?.[1] ?? '', again: request.body.messages.some((message) => message.role === 'assistant') };
}

const SECTIONS = [
  'The model says that the first sign is a sound. Stop, lift the wheel and turn it by hand; the place where it catches is the place to start with.',
  'The model says that one side follows the other. Turn the bolt a little, look, and turn it again. The last turn is the slow one, because the thread is soft.',
  'The model says that a ride shows the rest. Take the short way round the house first and listen; a second look on the next day costs nothing.',
];

/** Good English answers about any topic; each names it, so that articles differ. */
export function goodAnswer(request: FakeRequest): { text: string } | { json: unknown } {
  const { stage, topic } = asked(request);
  const lower = topic.charAt(0).toLowerCase() + topic.slice(1);
  switch (stage) {
    case 'outline':
      return { json: { sections: [
        { heading: `Where ${lower} begins`, points: ['The first sign is a sound.', 'A look shows the rest.'] },
        { heading: `How ${lower} is done`, points: ['One side after the other.', 'The last turn is the slow one.'] },
      ] } };
    case 'draft': {
      const outline = /^Outline .*\n([^]*?)^Length/m.exec(request.body.messages[1]?.content ?? '')?.[1] ?? '';
      const headings = [...outline.matchAll(/^\d+\. (.*)$/gm)].map(([, heading]) => heading ?? '');
      return { text: `A rider who knows ${lower} hears trouble before it costs money. This page shows the order of the work and the sign that each part of it is done.\n\n${headings.map((heading, index) => `## ${heading}\n\n${SECTIONS[index % SECTIONS.length] ?? ''}\n`).join('\n')}` };
    }
    case 'faq':
      return { json: { items: [{ question: `How often is ${lower} needed?`, answer: 'The model answers that a look before every long ride is enough, and after rain a second one.' }] } };
    default:
      return { json: { titles: [`${topic}: where to begin and how it is done`], descriptions: [`${topic} for riders who work at home: where to begin, the order of the work and the sign that each part of it is done.`] } };
  }
}
