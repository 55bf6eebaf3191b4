import { testRule } from '../../kit/rule.ts';

testRule('safety/hidden-text', {
  accept: {
    'an accordion': '# Bread\n\n<details><summary>More</summary>Text.</details>\n',
    'white text on a colour of its own': '# Bread\n\n<div style="background: #333; color: white; font-size: 0.9em">Text</div>\n',
    'a comment without links': '# Хлеб\n\n<!-- проверить вес -->\n\nТекст.\n',
    'white on a picture, dark on white, a colour close to none': '# Bread\n\n<div style="background: url(/oven.webp); color: #fff">Text</div>\n\n<p style="color:#000;background-color:#fff">Text</p>\n\n<p style="opacity: 0.6; color: #c00">Text</p>\n',
    'code': '# Bread\n\n`<p style="display:none">`\n',
  },
  reject: {
    'not displayed': { example: '# Bread\n\n<span style="DISPLAY : none">cheap bread</span>\n', at: ['<span style="DISPLAY : none">'], severity: 'error' },
    'of no size, off the page, white, hidden': { example: '# Хлеб\n\n<p style="font-size:0">а</p>\n\n<p style="position:absolute;left:-9999px">б</p>\n\n<font color="#FFFFFF">в</font>\n\n<p hidden>г</p>\n', at: ['<p style="font-size:0">', '<p style="position:absolute;left:-9999px">', '<font color="#FFFFFF">', '<p hidden>'] },
    'the colour of the background, by another name': {
      example: '# Bread\n\n<span style="background-color: rgb(20, 20, 20); color: #151515">a</span>\n\n<p style="color: #fefefe">b</p>\n\n<b style="color:yellow;background:#ff0">c</b>\n',
      at: ['<span style="background-color: rgb(20, 20, 20); color: #151515">', '<p style="color: #fefefe">', '<b style="color:yellow;background:#ff0">'], severity: 'error',
    },
    'shrunk or cut to nothing': { example: '# Хлеб\n\n<p style="transform: scale(0)">а</p>\n\nТекст.\n\n<p style="clip-path: inset(100%)">б</p>\n\nТекст.\n\n<p style="opacity:.01">в</p>\n', at: ['<p style="transform: scale(0)">', '<p style="clip-path: inset(100%)">', '<p style="opacity:.01">'] },
    'a link in a comment': { example: '# Bread\n\n<!-- <a href="/x">cheap bread</a> -->\n\nText.\n', at: ['<!-- <a href="/x">cheap bread</a> -->'], severity: 'warning' },
  },
});
