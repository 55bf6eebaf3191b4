/** An article that tries whatever an article can: scripts, handlers, addresses that run, elements that load or hide. Whatever of it runs sets `window.hit`. */
export const HOSTILE = `---
title: '<script>window.hit = "title"</script><img src=x onerror="window.hit=1">'
description: '"><svg onload="window.hit=2">'
pubDate: '2026-01-01'
author: '<b onclick="window.hit=3">Anna</b>'
heroImage: 'javascript:window.hit=4'
heroImageAlt: '"><script>window.hit=5</script>'
tags: ['<script>window.hit=6</script>', a]
schema: { '@context': 'https://schema.org', '@type': '<script>window.hit=7</script>', headline: '<img src=x onerror=window.hit=8>', url: 'javascript:window.hit=9' }
draft: false
---

# Heading <script>window.hit=10</script> <img src=x onerror="window.hit=11">

<script>window.hit = 12; document.body.dataset.hit = 'yes'</script>

<style>body { display: none !important } .bar { background: url(https://evil.example/a.png) }</style>

<svg onload="window.hit=13"><script>window.hit=14</script><a xlink:href="javascript:window.hit=15"><text>x</text></a></svg>

<iframe srcdoc="<script>parent.hit=16</script>"></iframe><object data="data:text/html,<script>parent.hit=17</script>"></object><embed src="data:text/html,x">

<math><mtext><table><mglyph><style><img src=x onerror="window.hit=18"></style></mglyph></table></mtext></math>

<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css">

<form action="https://evil.example/"><input autofocus onfocus="window.hit=19"><button>press</button></form>

Text with <b onmouseover="window.hit=20" style="position:fixed;inset:0">bold</b>, <a href="javascript:window.hit=21" onclick="window.hit=22">a raw link</a>, <sup onclick="window.hit=23">sup</sup> and <unknown-tag onclick="window.hit=24">x</unknown-tag>.

[a link](javascript:window.hit=25) [another](JaVaScRiPt:window.hit=26) [tab](java&#9;script:window.hit=27) [data](data:text/html,<script>window.hit=28</script>) [vb](vbscript:x) [blob](blob:http://127.0.0.1/x) [protocol](//evil.example/) [file](file:///etc/passwd)

![picture](https://evil.example/track.png) ![data](data:image/svg+xml,<svg/onload=window.hit=29>) ![js](javascript:window.hit=30)

<javascript:window.hit=31> <https://evil.example/auto>

\`<script>window.hit=32</script>\`

\`\`\`html
<script>window.hit=33</script>
\`\`\`

| <img src=x onerror=window.hit=34> | b |
| --- | --- |
| <script>window.hit=35</script> | [x](javascript:window.hit=36) |

Footnote[^<img>]. And a note[^1].

[^1]: <img src=x onerror=window.hit=37>

<!-- comment --><img src="x" onerror="window.hit=38"
`;
