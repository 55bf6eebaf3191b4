import { describe, expect, test } from 'vitest';
import type { Files } from '../src/model/world.ts';
import { rules } from '../src/registry.ts';
import { validateArticles } from '../src/validate.ts';
import { languages } from './kit/rule.ts';

/** Good posts of other people's blogs, checked without a config: whatever else is said of them, nothing is an error. */
const NO_FILES: Files = {
  read: () => undefined, write: () => expect.unreachable('validate writes nothing'), remove: () => expect.unreachable('validate removes nothing'),
  stat: () => undefined, list: () => [], survey: () => undefined,
};

interface Post {
  file: string;
  text: string;
}

async function errorsOf(articles: readonly Post[]): Promise<string[]> {
  const { result } = await validateArticles({ files: NO_FILES, languages, rules, asOf: '2026-06-01', articles, complete: true });
  return result.findings.filter(({ severity }) => severity === 'error').map(({ rule, file, line, message }) => `${file}:${line} ${rule}: ${message}`);
}

const HUGO_EN = `+++
title = "Why our tide gauge lost eleven days of readings, and what we changed in the logger afterwards"
date = 2026-03-14T08:30:00+01:00
authors = ["Ingrid Moe"]
tags = ["hardware", "postmortem"]
[cover]
image = "gauge.jpg"
+++

The harbour gauge went quiet on a Sunday. Nobody noticed until the ferry office called.

{{< figure src="gauge.jpg" alt="The gauge on its pole at low water" >}}

# What happened

The logger wrote to a card that was full. The code opened the file, failed, and slept. See the <a name="log"></a> excerpt below and [the firmware notes]({{< ref "firmware.md" >}}).

\`\`\`text
2026-03-01T00:00 open failed: no space left
\`\`\`

# What we changed

| Part | Before | Now |
|------|--------|-----|
| Card | 2 GB | 32 GB |
| Alarm | none |

<details>
<summary>The whole timeline</summary>
<p style="margin-left: 1em">Sunday 06:10: the last good reading.</p>
</details>

## [Issue 48: alarms by mail](https://code.example.org/gauge/issues/48)

In our survey of 214 harbour users 61% said that they check the gauge every day. More than half of them do it by phone.

# What is next

The plan: rotate files weekly (exact day TBD) and leave a TODO in the code for the spring. Open the [settings in the editor](vscode:extension/tide.gauge) to follow along.
`;

const JEKYLL_EN = `---
layout: post
title: "Release 4.2: faster search"
date: 2026-02-03 10:00:00 +0000
categories: releases
author: jmarlow
permalink: /2026/02/03/:title/
redirect_from:
  - /blog/release-4-2/
---

Version 4.2 is out. Download it from the [releases page]({{ site.baseurl }}/releases/) or read the [upgrade guide]({% link docs/upgrade.md %}).

<!--more-->

![](/assets/search-before.png)

<iframe width="560" height="315" src="https://www.youtube-nocookie.com/embed/abc123" title="A tour of the new search" allowfullscreen></iframe>

### What's new
#### Search

Search reads the index once and keeps it. On a store of 40,000 notes a query takes 12 ms; it took 300 ms before. Thanks to [@pkowalski](https://code.example.org/pkowalski) for the idea.

<script src="/assets/js/chart.js"></script>
<div id="chart" class="wide" style="height: 240px"></div>

#### Editor

Tabs may be pinned. A note stays open until you close it.

### Contributors

Anna, Bo, Chidi and Dag wrote code. {{ page.extra }}
`;

const ASTRO_EN = `---
title: Islands of our archive
description: How we moved thirty years of parish letters to static pages.
pubDate: 'Mar 08 2026'
heroImage: '../../assets/letters.jpg'
schema: Article
faq:
  - question: Can I search the letters?
    answer: Yes, by name and by year.
---
import Gallery from '../../components/Gallery.astro';

<Gallery folder="letters" />

Thirty years of letters lay in boxes. Last autumn we scanned them, page by page, with two phones and a lamp.

## Scanning

A page takes nine seconds. Most of that is turning it without tearing it.

## Reading

Handwriting of the 1970s is easy; that of the 1990s is not, because people had begun to type and forgot how to write.
`;

const HUGO_RU = `---
title: "Как мы за две недели перевели городскую метеостанцию на солнечную батарею и что из этого вышло зимой"
date: 2026-01-20
draft: false
tags: [железо]
---

Станция стоит на крыше школы. Раньше она питалась от розетки, а розетка пропадала в каждую грозу.

# Что купили

Панель, контроллер и аккумулятор. Список с ценами лежит в [таблице](https://docs.example.org/sheet), ссылки мы собрали в Facebook и в чате.

# Что получилось

<p>За декабрь станция молчала четыре часа. По нашему опросу, 70 % учеников смотрят её показания перед выходом из дома.</p>

<img src="panel.jpg" alt="Панель на крыше" width="400">

## [Обсуждение на форуме](https://forum.example.org/t/42)

Больше всего спорили об угле наклона. Мы поставили 60 градусов: зимой солнце низко, и снег сползает сам.

## Что дальше

### Датчик ветра
### Вторая панель

Обе задачи оставили на лето. Кто хочет помочь, пишите в [чат](tg://resolve?domain=meteo_school).
`;

const JEKYLL_RU = `---
layout: post
title: "Заметки с кухни: хлеб без замеса"
date: 2025-11-02
---

Тесто мешают ложкой одну минуту и забывают о нём до утра. {% include ad.html %}

## Утром

Доску посыпают мукой, тесто складывают конвертом. Печь греют вместе с чугунком, не меньше получаса.

<center><img src="/img/bread.jpg" alt="Разрезанный хлеб"></center>

## Можно ли взять ржаную муку?

Можно заменить треть. Корка будет темнее, а мякиш плотнее.
`;

describe('good posts of other blogs have no errors', () => {
  test.each<[string, string, string]>([
    ['Hugo, English', 'content/posts/tide-gauge/index.md', HUGO_EN],
    ['Jekyll, English', '_posts/2026-02-03-Release_4.2.markdown', JEKYLL_EN],
    ['Astro, English', 'src/content/blog/islands.mdx', ASTRO_EN],
    ['Hugo, Russian', 'content/ru/posts/meteo.md', HUGO_RU],
    ['Jekyll, Russian', '_posts/2025-11-02-hleb.md', JEKYLL_RU],
  ])('%s', async (_name, file, text) => expect(await errorsOf([{ file, text }])).toEqual([]));

  test('a whole blog, with a series and with translations side by side', async () => {
    const release = (version: string, day: string): Post => ({
      file: `content/posts/release-${version}.md`,
      text: `---\ntitle: Release notes\ndescription: What is new.\ndate: ${day}\n---\n\nThis release brings fixes. As always, update with the package manager of your system and restart the service afterwards.\n\n## How to update\n\nStop the service, install the package and start the service again. Keep the old package until the new one has run for a day.\n\n## Thanks\n\nThanks to everyone who reported a defect, tested a build or translated a page since the last release of ${version}.\n`,
    });
    const posts = [release('1.1', '2026-01-10'), release('1.2', '2026-02-10'), release('1.3', '2026-03-10'), { file: 'content/en/index.md', text: HUGO_EN }, { file: 'content/ru/index.md', text: HUGO_RU }, { file: 'content/blog/islands.mdx', text: ASTRO_EN }];
    expect(await errorsOf(posts)).toEqual([]);
  });
});

describe('what is broken on any page is an error there too', () => {
  test.each([
    ['code in an attribute', 'The <a href="/x" onclick="go()">list</a> is long.', 'safety/script'],
    ['code in the text', 'Text.\n\n<script>track()</script>', 'safety/script'],
    ['a frame of a stranger', 'Text.\n\n<iframe src="https://ads.example.net/frame"></iframe>', 'safety/script'],
    ['a frame nobody sees', 'Text.\n\n<iframe src="https://www.youtube.com/embed/x" width="0" height="0"></iframe>', 'safety/script'],
    ['a scheme with a letter missing', 'See [the issue](ttps://code.example.org/1).', 'links/javascript-url'],
    ['an address that runs code', '[Open](javascript:go()) it.', 'links/javascript-url'],
    ['an image without the attribute', 'Text.\n\n<img src="gauge.png">', 'media/alt-missing'],
    ['a cell that is lost', '| a | b |\n|---|---|\n| 1 | 2 | lost |', 'structure/table-ragged'],
    ['an invisible character', 'The gau\u200Bge stands still.', 'safety/zero-width'],
    ['a letter of another alphabet', 'В этой cтатье рассказано о датчиках давления и о том, как их ставят.', 'language/homoglyph'],
    ['a text nobody wrote', 'Lorem ipsum dolor sit amet.', 'structure/leftover-placeholder'],
  ])('%s', async (_name, body, rule) => {
    const errors = await errorsOf([{ file: 'posts/gauge.md', text: `---\ntitle: Gauge\ndate: 2026-03-01\n---\n\n${body}\n` }]);
    expect(errors.map((error) => error.split(' ')[1])).toEqual([`${rule}:`]);
  });
});
