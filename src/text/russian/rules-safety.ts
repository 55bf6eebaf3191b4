import type { SpokenRules } from './spoken.ts';

/** What must not reach a page. */
export const safety: SpokenRules = {
  'safety/hidden-text': {
    title: 'Скрытый текст',
    why: 'Текст только для поисковиков — приём спама, а найти его в исходном коде может каждый.',
    fix: 'Покажите текст или уберите его.',
    says: {
      'a comment holds the link "{url}"': 'В комментарии спрятана ссылка «{url}».',
      'Remove the comment.': 'Уберите комментарий.',
      '<{tag}> hides its text by the attribute "hidden"': '<{tag}> прячет текст атрибутом "hidden".',
      '<{tag}> hides its text by white text ({how})': '<{tag}> прячет текст белым цветом ({how}).',
      '<{tag}> hides its text by {how}': '<{tag}> прячет текст: {how}.',
    },
  },
  'safety/instruction-leak': {
    title: 'В тексте осталось задание',
    why: 'Эти строки были для автора или модели, а не для читателей.',
    fix: 'Уберите строку; её содержание — для полей статьи или ТЗ.',
    says: { '"{q}" is an instruction for the writer, not text for readers': '«{q}» — указание автору, а не текст для читателя.' },
  },
  'safety/prompt-leak': {
    title: 'В тексте остались слова модели',
    why: 'Видно, что текст вставили не читая, а читателю эти слова ничего не говорят.',
    fix: 'Уберите слова модели и прочтите статью целиком до публикации.',
    says: {
      'the whole article stands in a code block': 'Вся статья стоит внутри блока кода.',
      'Remove the line with ``` before it and the one after it.': 'Уберите строку с ``` перед ней и строку после неё.',
      '"{q}" is a mark of a chat format': '«{q}» — служебная метка чата.',
      '"{q}" is a chat model speaking to its user': '«{q}» — модель обращается к собеседнику.',
    },
  },
  'safety/raw-html': {
    title: 'HTML, который не разрешён',
    why: 'Он попадает на страницу как есть, мимо оформления блога; отсюда берутся чужой код и сломанная вёрстка.',
    fix: 'Запишите это в Markdown или разрешите тег в настройках (`article.html`).',
    says: {
      'the tag <{tag}> is not allowed in articles': 'Тег <{tag}> в статьях не разрешён.',
      'the attribute "{name}" is not allowed on <{tag}>': 'Атрибут «{name}» у <{tag}> не разрешён.',
      'Remove the attribute, or allow it under `article.html` in the configuration.': 'Уберите атрибут или разрешите его в настройках (`article.html`).',
    },
  },
  'safety/script': {
    title: 'Код в статье',
    why: 'Он выполняется в браузере каждого читателя с правами блога; статье он никогда не нужен.',
    fix: 'Уберите код; скрипт, нужный сайту, стоит в шаблоне блога.',
    says: {
      'the element <{tag}> does not belong in an article': 'Элементу <{tag}> не место в статье.',
      'the attribute {attribute} on <{tag}> restyles the page': 'Атрибут {attribute} у <{tag}> меняет вид страницы.',
      'the attribute {attribute} on <{tag}> runs code': 'Атрибут {attribute} у <{tag}> запускает код.',
    },
  },
  'safety/secret-leak': {
    title: 'Ключ или пароль в тексте',
    why: 'После публикации им может воспользоваться любой, и удалить его уже недостаточно.',
    fix: 'Отзовите ключ там, где его выдали, затем уберите из текста; в примере напишите YOUR_API_KEY.',
    says: {
      'this looks like a password or a key beside its name': 'Похоже на пароль или ключ рядом с его названием.',
      'this looks like {what}': 'Похоже на {what*}.',
    },
    words: {
      'a private key': 'закрытый ключ', 'an Anthropic key': 'ключ Anthropic', 'an OpenAI key': 'ключ OpenAI', 'an AWS key id': 'идентификатор ключа AWS', 'a Google API key': 'ключ Google API',
      'a Google OAuth token': 'токен Google OAuth', 'a signed web token': 'подписанный веб-токен', 'a password in an address': 'пароль в адресе', 'a {name} bot token': 'токен бота {name}', 'a {name} token': 'токен {name}',
      'an {name} token': 'токен {name}', 'a {name} key': 'ключ {name}',
    },
  },
  'safety/zero-width': {
    title: 'Невидимые знаки',
    why: 'Они ломают поиск, копирование и адреса, меняют порядок чтения или несут скрытые пометки.',
    fix: 'Уберите невидимые знаки.',
    says: {
      'an invisible character stands here ({codes}) after "{q}"': 'Здесь невидимый знак ({codes}) после «{q}».',
      'an invisible character stands here ({codes})': 'Здесь невидимый знак ({codes}).',
      '{n} invisible characters stand here ({codes}) after "{q}"': 'Здесь {n} {n|невидимый знак|невидимых знака|невидимых знаков} ({codes}) после «{q}».',
      '{n} invisible characters stand here ({codes})': 'Здесь {n} {n|невидимый знак|невидимых знака|невидимых знаков} ({codes}).',
    },
  },
};
