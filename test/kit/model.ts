import type { ChatBody } from './fake-openai-replies.ts';

/** Projects that a fake model writes, and what it answers. Free of the test runner, so that benches can use it. */

export type StageId = 'outline' | 'draft' | 'faq' | 'meta';

/** Config and briefs, by path. @param model more keys of the config's `model` block @param more blocks of the config */
export function projectFiles(baseURL: string, topics: readonly string[], model = '', more = ''): Record<string, string> {
  return {
    'slugline.config.yaml': `site: { url: https://example.org, name: The Shed, articlePath: "/blog/{slug}/", locale: en }
brand: { name: Dvorik, url: https://dvorik.example.com/, logo: https://example.org/logo.png }
authors: [{ id: anna, name: Anna Sedova, url: https://example.org/authors/anna/, bio: Anna repairs bicycles }]
images: { hosts: [example.org], pool: [{ url: https://example.org/wheel.jpg, alt: A wheel on a stand, keywords: [wheel] }] }
model: { provider: openai, name: test-model, baseURL: "${baseURL}"${model} }
${more}`,
    ...Object.fromEntries(topics.map((topic) => [`briefs/${slugOf(topic)}.yaml`, `topic: ${topic}\npubDate: 2026-01-15\n`])),
  };
}

export function slugOf(topic: string): string {
  return topic.toLowerCase().replaceAll(' ', '-');
}

/** Which stage asks, about which topic. */
export function askedFor(body: ChatBody): { stage: StageId; topic: string } {
  const format = body.response_format as { json_schema?: { name?: string } } | undefined;
  const given = body.messages.find((message) => message.role === 'user')?.content ?? '';
  return { stage: (format?.json_schema?.name ?? 'draft') as StageId, topic: /^Topic: (.*)$/m.exec(given)?.[1] ?? '' };
}

const SECTIONS = [
  'The first sign is a sound. Stop, lift the wheel and turn it by hand; the place where it catches is the place to start with.',
  'One side follows the other. Turn the bolt a little, look, and turn it again, because the thread is soft.',
];

/** A good English answer, the same for the same request. @param mark a word that goes into it, so that it can be told from all others */
export function answerTo(body: ChatBody, mark = 'bicycle'): string {
  const { stage, topic } = askedFor(body);
  const lower = topic.charAt(0).toLowerCase() + topic.slice(1);
  switch (stage) {
    case 'outline':
      return JSON.stringify({ sections: [{ heading: `Where ${lower} begins`, points: ['The first sign is a sound.', `A look at the ${mark} shows the rest.`] }, { heading: `How ${lower} is done`, points: ['One side after the other.'] }] });
    case 'draft': {
      const outline = /^Outline .*\n([^]*?)^Length/m.exec(body.messages[1]?.content ?? '')?.[1] ?? '';
      const headings = [...outline.matchAll(/^\d+\. (.*)$/gm)].map(([, heading]) => heading ?? '');
      return `A rider who knows ${lower} hears trouble before it costs money. This page shows the order of the work, the ${mark} and the sign that each part is done.\n\n${headings.map((heading, index) => `## ${heading}\n\n${SECTIONS[index % SECTIONS.length] ?? ''}\n`).join('\n')}`;
    }
    case 'faq':
      return JSON.stringify({ items: [{ question: `How often is ${lower} needed?`, answer: `A look before every long ride is enough, says the ${mark}, and after rain a second one.` }] });
    default:
      return JSON.stringify({ titles: [`${topic}: where to begin and how it is done`], descriptions: [`${topic} for riders who work at home with the ${mark}: where to begin, the order of the work and the sign that each part of it is done.`] });
  }
}
