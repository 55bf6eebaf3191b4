import type { SpokenRules } from './spoken.ts';

/** Pictures. */
export const media: SpokenRules = {
  'media/alt-missing': {
    title: 'У картинки нет описания',
    why: 'Программам экранного доступа и поиску по картинкам не на что опереться, а если картинка не загрузится, читатель увидит пустоту.',
    fix: 'Скажите в нескольких словах, что на картинке; чистое украшение записывается в HTML с alt="".',
    says: { 'the image without an address has no text alternative': 'У картинки нет ни адреса, ни описания (alt).', 'the image {url} has no text alternative': 'У картинки {url} нет описания (alt).' },
  },
  'media/alt-stuffed-or-filename': {
    title: 'Неудачное описание картинки',
    why: 'Его читают вслух по буквам или по словам, а списки ключевых слов считаются спамом.',
    fix: 'Скажите одной короткой фразой, что на картинке.',
    says: {
      'the text alternative "{q}" is a file name': 'Описание картинки «{q}» — это имя файла.',
      'the text alternative repeats "{word}": "{q}"': 'В описании картинки повторяется «{word}»: «{q}».',
      'the text alternative has {n} words, more than {n2}': 'В описании картинки {n} {n|слово|слова|слов} — больше {n2}.',
    },
  },
  'media/format-size': {
    title: 'Формат или размер картинки',
    why: 'Неподходящий формат не покажется, слишком широкая картинка тратит время и трафик, а миниатюра на месте обложки размыта.',
    fix: 'Возьмите WebP, AVIF, JPEG, PNG или SVG; обложка — от 1200 до 2000 px, картинки в тексте — по ширине колонки.',
    says: {
      'the hero image {url} is in a format that does not suit a page': 'Обложка {url} — в формате, который не годится для страницы.',
      'the image {url} is in a format that does not suit a page': 'Картинка {url} — в формате, который не годится для страницы.',
      'the hero image is asked for {n} px wide, more than {n2}': 'Обложка запрашивается шириной {n} px — больше {n2}.',
      'the image is asked for {n} px wide, more than {n2}': 'Картинка запрашивается шириной {n} px — больше {n2}.',
      'the hero image is only {n} px wide, less than {n2}': 'Ширина обложки только {n} px — меньше {n2}.',
      'the image is only {n} px wide, less than {n2}': 'Ширина картинки только {n} px — меньше {n2}.',
    },
  },
  'media/hotlink': {
    title: 'Картинка с чужого сайта',
    why: 'Картинка исчезнет или изменится, когда так решит чужой сайт; права на неё часто неизвестны, а стоковое фото ничего не показывает о предмете.',
    fix: 'Поставьте свою картинку со своего сайта или внесите этот сайт в настройки (`images.hosts`).',
    says: {
      'the hero image is loaded from {host}, a service for stock photographs or placeholders': 'Обложка загружается с {host} — это сервис стоковых фотографий или заглушек.',
      'the image is loaded from {host}, a service for stock photographs or placeholders': 'Картинка загружается с {host} — это сервис стоковых фотографий или заглушек.',
      'the hero image is loaded from {host}': 'Обложка загружается с {host}.',
      'the image is loaded from {host}': 'Картинка загружается с {host}.',
    },
  },
  'media/no-images': {
    title: 'Нет картинок',
    why: 'Рисунок, снимок экрана или фотография объясняют сразу то, на что уходит абзац, и дают отдых глазам.',
    fix: 'Добавьте картинку, которая показывает описанное: шаг, схему, результат.',
    says: { 'there is no picture in {n} words besides the hero': 'На {n} {n|слово|слова|слов} нет ни одной картинки, кроме обложки.', 'there is no picture in {n} words': 'На {n} {n|слово|слова|слов} нет ни одной картинки.' },
  },
  'media/og-image-missing': {
    title: 'Нет картинки для ссылки в соцсетях',
    why: 'Мессенджеры и соцсети показывают ссылку с картинкой; без подходящей остаётся голая строка.',
    fix: 'Дайте картинку в JPEG, PNG или WebP или добавьте отдельную для соцсетей (`ogImage`).',
    says: {
      'the picture for link previews is written into the page as a data: address, which previews do not draw': 'Картинка для соцсетей вписана в страницу адресом data:, а такие не показываются.',
      'the picture for link previews is a .{format} file, which previews do not draw': 'Картинка для соцсетей — файл .{format}, а такие не показываются.',
    },
  },
};
