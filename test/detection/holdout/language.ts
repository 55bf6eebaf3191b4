import { block, closing, opening, texts, type Recipe, type SiteRecipe } from '../kit.ts';

export const siteRecipes: SiteRecipe[] = [];
export const recipes: Recipe[] = [
  ...texts('language/ai-cliche', opening, {
    ru: ['В современном мире, где темп жизни стремительно растёт, эта тема становится всё более актуальной. Давайте погрузимся в неё и разберёмся, почему она играет ключевую роль. Это не просто привычка, а настоящее искусство.'],
    en: ['In today’s fast-paced world, this topic has become more important than ever. Let’s dive in and explore why it plays a crucial role. It’s not just a habit, it’s an art form.'],
  }),
  ...texts('language/ai-cliche', block, {
    ru: [
      'Важно понимать, что универсального решения не существует. Следует отметить, что правильный подход открывает новые горизонты. Это не роскошь, а необходимость, и ключ к успеху лежит в деталях.',
      'Представьте себе: вы просыпаетесь, и всё уже работает как часы. Звучит заманчиво? Именно здесь на помощь приходит грамотный подход — настоящий гейм-чейнджер в мире, полном возможностей.',
    ],
    en: [
      'It is important to note that there is no one-size-fits-all solution. The right approach can unlock new possibilities and elevate your experience. It is not a luxury but a necessity, and the key to success lies in the details.',
      'Imagine waking up and everything just works. Sounds too good to be true? This is where a seamless, holistic approach comes in: a true game-changer in the ever-evolving landscape of modern living.',
    ],
  }),
  ...texts('language/ai-cliche', closing, {
    ru: [
      'Таким образом, можно с уверенностью сказать: это не просто тренд, а неотъемлемая часть нашей жизни. Подводя итоги, хочется подчеркнуть, что комплексный подход — залог успеха. Помните: путь в тысячу миль начинается с первого шага.',
      'В заключение стоит отметить, что мир не стоит на месте. Это целое искусство, требующее терпения, и настоящая сокровищница возможностей. В эпоху цифровых технологий каждый может вывести своё дело на новый уровень.',
    ],
    en: [
      'In conclusion, it is safe to say that this is more than just a trend: it is an integral part of our lives. Remember, every journey begins with a single step. Embrace the process, harness its power and take it to the next level.',
      'Ultimately, it stands as a testament to human ingenuity. Whether you are a seasoned pro or just starting out, there is something for everyone in this rich tapestry. In the realm of everyday life, the possibilities are endless.',
    ],
  }),
];
