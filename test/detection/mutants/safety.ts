import { block, bottom, closing, opening, sentence, texts, top, type Draft, type Place, type Recipe } from '../kit.ts';

/** The last words before signature and related links are not the last block; a chat's farewell is usually the very last line. */
const wrap = (draft: Draft, fence: string): Place[] => {
  draft.body = `${fence}\n${draft.body.trimEnd()}\n\`\`\`\n`;
  return ['anywhere'];
};

export const recipes: Recipe[] = [
  ...texts('safety/raw-html', block, {
    ru: ['<div class="note">Важное замечание для мастера.</div>', '<center>Отдых</center>', '<font color="green">Зелёный совет</font>', '<img src="https://img.delo-ruk.example/a.webp" alt="Стол">', '<button>Записаться</button>'],
    en: ['<div class="note">An important remark for the reader.</div>', '<marquee>News</marquee>', '<font color="green">Green advice</font>', '<table><tr><td>cell</td></tr></table>', '<button>Book</button>'],
  }),
  ...texts('safety/script', block, {
    ru: ['<script src="https://cdn.example/w.js"></script>', '<iframe src="https://video.example/1"></iframe>', '<a href="https://uzly.example/" onclick="track()">схема</a>', '<style>p { color: red }</style>', '<meta http-equiv="refresh" content="0;url=https://x.example/">', '<object data="x.swf"></object>'],
    en: ['<script>fetch("/x")</script>', '<iframe srcdoc="hello"></iframe>', '<img src=x onerror=alert(1)>', '<base href="https://x.example/">', '<svg onload="go()"></svg>', '<embed src="x.swf">'],
  }),
  ...texts('safety/hidden-text', block, {
    ru: ['<span style="display:none">дешёвая мебель купить</span>', '<p style="font-size:0">диваны на заказ</p>', '<span style="color:#fff;background:#ffffff">ремонт срочно</span>', '<!-- <a href="https://spam.example/">купить ссылки</a> -->', '<div style="position:absolute; left:-9999px">скидки</div>', '<span hidden>секретные слова</span>'],
    en: ['<span style="display: none">cheap furniture buy</span>', '<p style="font-size:0px">custom sofas</p>', '<span style="color:white;background:white">repair now</span>', '<!-- <a href="https://spam.example/">buy links</a> -->', '<div style="visibility:hidden">discounts</div>', '<span style="opacity:0">secret words</span>'],
  }),
  ...texts('safety/prompt-leak', top, {
    ru: ['Отличный запрос! Ниже готовый текст для вашего блога.', 'Хорошо, я подготовил статью по вашему плану.', 'Вот переработанная версия материала с учётом замечаний:', 'С удовольствием помогу! Представляю вашему вниманию статью.'],
    en: ['Great question! Below is the finished text for your blog.', 'Absolutely! I have written the article along your outline.', 'Here is the revised version with your comments included:', 'Of course. Please find the blog post below.'],
  }),
  ...texts('safety/prompt-leak', bottom, {
    ru: ['Если нужно, могу сократить текст или изменить тон.', 'Дайте знать, если хотите добавить раздел о ценах!', 'Хотите, я подготовлю ещё три варианта заголовка?'],
    en: ['Let me know if you would like me to shorten the text or change the tone.', 'Would you like three more variants of the headline?', 'Feel free to ask if you need further changes!'],
  }),
  ...texts('safety/prompt-leak', block, {
    ru: ['Поскольку я искусственный интеллект, личного опыта у меня нет.', 'У меня, как у ИИ-ассистента, нет доступа к свежим ценам.', 'Мои знания ограничены октябрём 2023 года.'],
    en: ['Since I am an artificial intelligence, I have no personal experience.', 'As an AI assistant, I do not have access to current prices.', 'My knowledge cutoff is October 2023.'],
  }),
  ...texts('safety/prompt-leak', wrap, { ru: ['```markdown', '```md'], en: ['```markdown', '```'] }),
  ...texts('safety/instruction-leak', opening, {
    ru: ['Целевая аудитория: владельцы дач 35–50 лет', 'Тон: дружелюбный, экспертный', 'Ключи: ремонт, мебель, цена', 'Title: Лучший заголовок для поиска', 'Количество знаков: 8000', 'H1: Главный заголовок'],
    en: ['Target audience: home owners aged 35 to 50', 'Tone of voice: friendly, expert', 'Keywords: repair, furniture, price', 'Meta title: The best headline for search', 'Word count: 1200', 'Focus keyphrase: furniture repair'],
  }),
  ...texts('safety/instruction-leak', bottom, { ru: ['Слаг: remont-mebeli', 'Мета-теги: ремонт, мебель'], en: ['URL slug: furniture-repair', 'Meta description: All about furniture repair.'] }),
  ...texts('safety/secret-leak', sentence, {
    ru: ['Ключ для проверки: sk-proj-Zk3v9Qm2Lx8Rt5Wy7Bn4Jd6Hf1Ga0Sc.', 'Токен бота 7234567890:AAHk3v9Qm2Lx8Rt5Wy7Bn4Jd6Hf1Ga0ScPQ лежит в настройках.', 'Доступ: password=Berezka2026!kot', 'AWS: AKIAQ7XW3MZP5LRT2VBN.'],
    en: ['The key for tests: sk-proj-Zk3v9Qm2Lx8Rt5Wy7Bn4Jd6Hf1Ga0Sc.', 'The token ghp_a8Kd93mQz71LxVt5Rw20YbNc64HjPs1GfE9u is in the settings.', 'Log in with password=Maple2026!cat', 'AWS: AKIAQ7XW3MZP5LRT2VBN.', '-----BEGIN RSA PRIVATE KEY----- MIIEpAIBAAKCAQEA'],
  }),
  ...texts('safety/zero-width', sentence, { ru: ['Здесь спря\u200Bтан лишний знак.', 'Порядок \u202Eобратный\u202C тут.', 'Слово\u2060 и ещё слово.', 'Тег \u{E0041}\u{E0042} невидим.'], en: ['Here a si\u200Bgn is hidden.', 'The order \u202Ereversed\u202C is here.', 'One\uFEFF word and another.', 'A tag \u{E0041}\u{E0042} is hidden.'] }),
  ...texts('safety/hidden-text', closing, { ru: ['<p style="color: #FFFFFF">белые слова на белом</p>'], en: ['<p style="color: #FFFFFF">white words on white</p>'] }),
];

export const siteRecipes = [];
