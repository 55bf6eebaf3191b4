import { pathOf, sentence, siteActs, block, texts, type Draft, type Recipe, type SiteRecipe } from '../kit.ts';
import { siteTexts } from '../site.ts';

export const recipes: Recipe[] = [
  ...texts('links/generic-anchor', block, {
    ru: [
      'Больше об этом рассказано [по ссылке]({other}).',
      'Другие примеры собраны [на этой странице]({other}).',
      'Смотрите [тут]({other}), если хотите разобраться глубже.',
      'Полную версию можно [прочитать здесь](https://spravochnik.example/polnaya-versiya).',
      'Исходные данные лежат [на сайте](https://spravochnik.example/dannye).',
      'Об остальном мы уже писали, [узнать больше]({other}).',
    ],
    en: [
      'There is more on this [at this link]({other}).',
      'More examples are [on this page]({other}).',
      'See [here]({other}) if you want to dig deeper.',
      'You can [read the full version here](https://handbook.example/full).',
      'The raw data is on [their website](https://handbook.example/data).',
      'We have covered the rest before, [find out more]({other}).',
    ],
  }),
  ...texts('links/glued-promo', sentence, {
    ru: [
      'закажите выезд мастера [на нашем сайте](https://delo-ruk.example/masterskaya/)',
      'больше полезного для дома ищите в [мастерской Верба](https://delo-ruk.example/masterskaya/)',
      'подробности об услугах репетитора — [студия «Верба»](https://delo-ruk.example/studiya/)',
      'купить всё необходимое можно у [наших партнёров](https://partner-shop.example/katalog)',
    ],
    en: [
      'book a visit today [on our site](https://plainshelf.example/services/tuning/)',
      'for busy owners there is always [our plant sitting service](https://plainshelf.example/services/plant-sitting/)',
      'need a hand? [Plain Shelf tuning](https://plainshelf.example/services/tuning/)',
      'everything you need is available from [our partners](https://partner-shop.example/catalogue)',
    ],
  }),
];

/** The whole related list is replaced by articles about other things. */
function unrelated(slugs: readonly string[]): SiteRecipe['plant'] {
  return (drafts) => {
    const [target, ...others] = slugs.map((slug) => drafts.find((draft) => draft.slug === slug));
    if (target === undefined) return [];
    const items = others.flatMap((other) => (other === undefined ? [] : [item(other)]));
    const heading = `## ${siteTexts(target.locale).related}\n\n`;
    const start = target.body.indexOf(heading) + heading.length;
    const footnote = target.body.slice(start).split('\n\n').slice(1).join('\n\n');
    target.body = `${target.body.slice(0, start)}${items.join('\n')}\n${footnote === '' ? '' : `\n${footnote}`}`;
    return items.map((text) => ({ file: target.file, place: { text } }));
  };
}

function item(draft: Draft): string {
  return `- [${String(draft.data['title'])}](${pathOf(draft.locale, draft.slug)})`;
}

export const siteRecipes: SiteRecipe[] = [
  ...siteActs('links/irrelevant-related', [
    unrelated(['kak-podvyazat-tomaty', 'crm-dlya-masterskoy', 'procenty-v-novostyah', 'konspekt-lekcii']),
    unrelated(['oshibki-hraneniya-kofe', 'teplica-vesnoy', 'zanyatiya-s-repetitorom', 'puh-ili-sintetika']),
    unrelated(['intervalnoe-povtorenie', 'maslo-ili-lak', 'kak-postavit-palatku-v-veter', 'rasteniya-dlya-teni']),
  ], ['ru']),
  ...siteActs('links/irrelevant-related', [
    unrelated(['sourdough-starter', 'password-habits', 'restring-a-guitar', 'warm-up-before-a-run']),
    unrelated(['set-up-a-home-router', 'shape-a-round-loaf', 'repot-a-houseplant', 'history-of-the-metronome']),
    unrelated(['watering-houseplants', 'newsletter-subject-lines', 'treadmill-or-road', 'nas-or-cloud-storage']),
  ], ['en']),
];
