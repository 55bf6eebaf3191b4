import type { SpokenRules } from './spoken.ts';

/** Articles of one site beside each other. */
export const corpus: SpokenRules = {
  'corpus/boilerplate-block': {
    title: 'Один абзац в разных статьях',
    why: 'Кто читает вторую статью, видит тот же абзац снова и принимает за заполнение и всё остальное.',
    fix: 'Оставьте абзац в одной статье и ссылайтесь на неё; то, что должно стоять везде, перенесите в шаблон сайта или разрешите в настройках.',
    says: {
      'the paragraph "{q}" also stands in {names}, and {n} more paragraphs of this article stand elsewhere too': 'Абзац «{q}» есть и в других статьях: {names~}. Кроме него, повторяются ещё {n} {n|абзац|абзаца|абзацев} этой статьи.',
      'the paragraph "{q}" also stands in {names}': 'Абзац «{q}» есть и в других статьях: {names~}.',
    },
  },
  'corpus/bulk-burst': {
    title: 'Много статей почти одновременно',
    why: 'Десятки статей за день редактор редко вычитывает по одной; правила поисковиков против массово созданных страниц описывают именно это.',
    fix: 'Вычитайте статьи по одной и выпускайте по мере готовности; если `pubDate` — не день публикации, исправьте дату.',
    says: {
      'one of {n} articles within {n2} hours, with {names}': 'Одна из {n} {n|статьи|статей|статей}, вышедших за {n2} {n2|час|часа|часов}; среди них {names~}.',
      'one of {n} articles of one day, with {names}': 'Одна из {n} {n|статьи|статей|статей}, вышедших в один день; среди них {names~}.',
    },
  },
  'corpus/cannibalization': {
    title: 'Статьи спорят за один запрос',
    why: 'Обе отвечают на один поисковый запрос: читателям и поисковикам приходится угадывать, какая нужна, а ссылки делятся между ними.',
    fix: 'Объедините статьи, дайте одной из них другой вопрос или отметьте обзорную (`pillar: true`).',
    says: {
      'this article and {names} want to be found by the same words ("{q}") and say much the same': 'Эта статья и {names~} нацелены на одни и те же слова («{q}») и говорят почти одно и то же.',
      'this article and {names} want to be found by nearly the same words ("{q}") and say much the same': 'Эта статья и {names~} нацелены почти на одни и те же слова («{q}») и говорят почти одно и то же.',
    },
  },
  'corpus/dead-end': {
    title: 'Из статьи некуда идти',
    why: 'Дочитав, читатель не видит, куда идти дальше, и уходит; статьи, которые ответили бы на следующий вопрос, остаются непрочитанными.',
    fix: 'Добавьте ссылки на статьи, которые читатель захочет открыть следующими, — в тексте или в списке похожих.',
    says: {
      'this article links to no other page of the site': 'В статье нет ни одной ссылки на другие страницы сайта.',
      'Link what a reader would want next, for example {names}.': 'Сошлитесь на то, что читателю понадобится дальше, например: {names}.',
    },
  },
  'corpus/duplicate-description': {
    title: 'Описание повторяется',
    why: 'Описание видно под заголовком в результатах поиска; одинаковое у двух статей не описывает ни одну.',
    fix: 'Напишите, что есть только в этой статье.',
    says: { 'the description is also that of {names}': 'Такое же описание у {names~}.' },
  },
  'corpus/duplicate-title': {
    title: 'Заголовок повторяется',
    why: 'В поиске видны две одинаковые строки, и непонятно, какая статья отвечает на вопрос.',
    fix: 'Скажите в заголовке, чем эта статья отличается, или объедините обе.',
    says: { 'the title "{q}" is also that of {names}': 'Заголовок «{q}» есть и у {names~}.' },
  },
  'corpus/near-duplicate': {
    title: 'Текст почти повторяет другую статью',
    why: 'Вторая такая статья ничего не даёт тому, кто прочёл первую, а поисковики из похожих страниц показывают одну.',
    fix: 'Объедините статьи или перепишите эту так, чтобы она отвечала на собственный вопрос.',
    says: {
      'much of this text also stands in {names}, for example "{q}"': 'Значительная часть текста есть и в других статьях: {names*}. Например: «{q}».',
      'much of this text also stands in {names}': 'Значительная часть текста есть и в других статьях: {names*}.',
    },
    words: { '{n} more': 'ещё {n}', '{slug} (about {n} %)': '{slug} (около {n} %)' },
  },
  'corpus/orphan': {
    title: 'На статью никто не ссылается',
    why: 'Из других статей сюда не попасть, а поисковый робот найдёт страницу поздно или только по карте сайта.',
    fix: 'Поставьте ссылку из статьи на близкую тему — там, где возникает вопрос, на который отвечает эта.',
    says: {
      'no other article links to this one': 'Ни одна другая статья не ссылается на эту.',
      'Link to {path} from an article on a near topic, for example {names}.': 'Поставьте ссылку на {path} из статьи на близкую тему, например: {names}.',
    },
  },
  'corpus/same-hero': {
    title: 'Обложка повторяется',
    why: 'В списке статей их не отличить друг от друга, и одна картинка не может одинаково подходить к двум темам.',
    fix: 'Выберите картинку, на которой видно, о чём эта статья.',
    says: { 'the hero image is also that of {names}': 'Такая же обложка у {names~}.' },
  },
  'corpus/slug-collision': {
    title: 'Адреса статей совпадают или путаются',
    why: 'Из двух страниц с одним адресом выйдет только одна, а похожие адреса путают в ссылках.',
    fix: 'Дайте одной из статей другой адрес, а если она опубликована — перенаправление со старого.',
    says: {
      '{file} has the same address as this article: {slug}': 'У {file} тот же адрес, что у этой статьи: {slug}.',
      'the slug {own} differs only by case from {other} of {file}': 'Адрес {own} отличается от {other} ({file}) только регистром букв.',
      'the slug {own} is another spelling of {other}': 'Адрес {own} — другое написание {other}.',
      'the slugs {own} and {other} look like an article and its copy': 'Адреса {own} и {other} похожи на статью и её копию.',
      'the redirect {url} is the address of this article itself': 'Перенаправление {url} — это адрес самой статьи.',
      'the redirect {url} is the address of {slug}': 'Перенаправление {url} — это адрес статьи {slug}.',
      'the redirect {url} is also a redirect of {slug}': 'Перенаправление {url} уже ведёт на статью {slug}.',
      'Remove it: it would lead in a circle.': 'Уберите его: оно ведёт по кругу.',
      'Remove the redirect: it would hide that article.': 'Уберите перенаправление: оно закроет ту статью.',
      'Keep it in the article that took the place of the old page.': 'Оставьте его у той статьи, которая заняла место старой страницы.',
    },
  },
};
