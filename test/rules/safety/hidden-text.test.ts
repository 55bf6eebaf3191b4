import { testRule } from '../../kit/rule.ts';

testRule('safety/hidden-text', {
  accept: {
    'an accordion': '# Bread\n\n<details><summary>More</summary>Text.</details>\n',
    'white text on a colour of its own': '# Bread\n\n<div style="background: #333; color: white; font-size: 0.9em">Text</div>\n',
    'a comment without links': '# Хлеб\n\n<!-- проверить вес -->\n\nТекст.\n',
    'code': '# Bread\n\n`<p style="display:none">`\n',
  },
  reject: {
    'not displayed': { example: '# Bread\n\n<span style="DISPLAY : none">cheap bread</span>\n', at: ['<span style="DISPLAY : none">'], severity: 'error' },
    'of no size, off the page, white, hidden': { example: '# Хлеб\n\n<p style="font-size:0">а</p>\n\n<p style="position:absolute;left:-9999px">б</p>\n\n<font color="#FFFFFF">в</font>\n\n<p hidden>г</p>\n', at: ['<p style="font-size:0">', '<p style="position:absolute;left:-9999px">', '<font color="#FFFFFF">', '<p hidden>'] },
    'a link in a comment': { example: '# Bread\n\n<!-- <a href="/x">cheap bread</a> -->\n\nText.\n', at: ['<!-- <a href="/x">cheap bread</a> -->'], severity: 'warning' },
  },
});
