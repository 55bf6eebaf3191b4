import { ENGLISH_CONFIG, testProject, type TestProject } from '../kit/project.ts';

/** Projects whose articles speak of each other. */

/** Sections of an article: each point is a paragraph or an item of its own. */
function brief(topic: string, keyword: string, points: readonly string[], more = ''): string {
  const half = Math.ceil(points.length / 2);
  const section = (heading: string, of: readonly string[]): string => `  - heading: ${heading}\n    points: ${JSON.stringify(of)}\n`;
  return `topic: ${topic}\nslug: ${SLUGS[keyword] ?? ''}\nkeywords: { primary: ${keyword} }\nlead: ${topic} is a matter of a quiet hour in the workshop. A rag, a lamp and some patience are enough for a bicycle.\noutline:\n${section(`What ${keyword} is for`, points.slice(0, half))}${section(`When ${keyword} goes wrong`, points.slice(half))}${more}`;
}

const SLUGS: Readonly<Record<string, string>> = { 'chain care': 'chain', 'tyre pressure': 'tyre', 'brake pads': 'brake', 'spoke tension': 'spoke', 'saddle height': 'saddle', 'pedal threads': 'pedal' };

export const CHAIN = brief('Bicycle chain care', 'chain care', ['A bicycle with the wrong tyre pressure strains its chain.', 'Brake pads collect the oil that drips from above.', 'Loose spokes betray a poor spoke tension, which pulls the wheel aside.', 'Saddle height matters to the knees more than to the drivetrain.'], 'faq:\n  - { question: Is it hard?, answer: "No. Like tyre pressure, it needs a look now and then." }\n');
export const BRIEFS: Readonly<Record<string, string>> = {
  'briefs/chain.yaml': CHAIN,
  'briefs/tyre.yaml': brief('Bicycle tyre pressure', 'tyre pressure', ['A bicycle rolls well when chain care and air go together.', 'Worn brake pads rub where a soft wheel bulges.', 'A low spoke tension shows at the rim.', 'Riders tune saddle height last.']),
  'briefs/brake.yaml': brief('Bicycle brake pads', 'brake pads', ['Careless chain care leaves oil on every bicycle brake.', 'A rim at the right tyre pressure stays straight.', 'Squeals come from dust.', 'A screw holds the shoe.']),
  'briefs/spoke.yaml': brief('Bicycle spoke tension', 'spoke tension', ['A wheel is a bicycle in small.', 'With good chain care nothing hits the spokes.', 'The brake pads touch a crooked rim.', 'Pedal threads are another story.']),
  'briefs/saddle.yaml': brief('Bicycle saddle height', 'saddle height', ['Knees like a bicycle that fits.', 'Like tyre pressure, it is a matter of taste.', 'Pedal threads creak before the post does.', 'Mark the post with tape.']),
  'briefs/pedal.yaml': brief('Bicycle pedal threads', 'pedal threads', ['Left and right differ on a bicycle.', 'A drop of what serves for chain care helps here.', 'Grease them, set the saddle height again, and ride.', 'Tape keeps the dust away.']),
};

/** @param links the block of the config */
export function linkProject(links = '', more: Readonly<Record<string, string | undefined>> = {}): TestProject {
  return testProject({ 'slugline.config.yaml': `${ENGLISH_CONFIG}links: { related: 2${links === '' ? '' : `, ${links}`} }\n`, ...BRIEFS, ...more });
}

/** Four Russian articles that speak of each other in other cases than their key phrases have. */
export function russianLinkProject(): TestProject {
  const article = (topic: string, slug: string, keyword: string, points: readonly string[]): string => `topic: ${topic}\nslug: ${slug}\nkeywords: { primary: ${keyword} }\nlead: ${topic} занимает один вечер в месяц. Хозяину квартиры хватит терпения и короткого списка дел на кухне.\noutline:\n${[points.slice(0, 2), points.slice(2)].map((of, index) => `  - heading: ${index === 0 ? 'С чего начать хозяину' : 'Что проверить перед приездом'}\n    points: ${JSON.stringify(of)}\n`).join('')}`;
  return testProject({
    'slugline.config.yaml': `site: { url: https://example.org, name: Дом, articlePath: "/blog/{slug}/", locale: ru }
brand: { name: Дворик, url: https://dvorik.example.com/ }
authors: [{ id: anna, name: Анна Седова, url: https://example.org/authors/anna/ }]
images: { hosts: [example.org], pool: [{ url: https://example.org/shina.jpg, alt: Окно и стол, keywords: [дом] }] }
links: { related: 1 }
`,
    'briefs/matras.yaml': article('Чистка матраса в квартире', 'matras', 'чистка матраса', ['Кто платит за пятна гостей, пишут в договоре аренды.', 'Порошок сыплют на ночь.', 'Пустые флаконы ждут, пока не вывезен мусор из квартиры, и вывоз мусора стоит денег.', 'Окно держат открытым.']),
    'briefs/arenda.yaml': article('Договор аренды квартиры', 'arenda', 'договор аренды', ['Хозяин сам занимается чисткой матраса раз в год.', 'Гости подписывают две бумаги.', 'Замену ключей оплачивает тот, кто их потерял, хозяин или гость.', 'Срок пишут словами.']),
    'briefs/klyuchi.yaml': article('Замена ключей от квартиры', 'klyuchi', 'замена ключей', ['О потере пишут в договорах аренды отдельной строкой.', 'Мастер приезжает за час.', 'Старые замки складывают в пакет до дня, когда будет вывоз мусора.', 'Дубликат хранит сосед.']),
    'briefs/musor.yaml': article('Вывоз мусора из квартиры', 'musor', 'вывоз мусора', ['После чистки матраса остаются пакеты и коробки.', 'Мебель берут отдельно.', 'При замене ключей выбрасывают старый замок.', 'Квитанцию хранят год.']),
  });
}
