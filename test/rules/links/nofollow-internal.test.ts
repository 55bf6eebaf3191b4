import { testRule } from '../../kit/rule.ts';

testRule('links/nofollow-internal', {
  accept: {
    'a foreign host': '# Cups\n\n<a href="https://example.net/cups" rel="nofollow">Cups</a>\n',
    'a door': '# Cups\n\n<a href="/account/" rel="nofollow">Account</a>, <a href="https://dvorik.example.com/korzina" rel="nofollow">cart</a>\n',
    'an own page without it': '# Cups\n\n<a href="/blog/cups/" rel="noopener">Cups</a>\n',
    'a decision of the config': { text: '# Cups\n\n<a href="https://dvorik.example.com/order" rel="nofollow">Order</a>\n', config: { cta: [{ id: 'order', url: 'https://dvorik.example.com/order', text: 'order', rel: ['nofollow'] }] } },
    'an own paid page': '# Cups\n\n<a href="/blog/cups/" rel="sponsored nofollow">Cups</a>\n',
  },
  reject: {
    'a path, mended': { example: '# Cups\n\nSee <a href="/blog/cups/" rel="nofollow">cups</a>.\n', at: ['<a href="/blog/cups/" rel="nofollow">cups</a>'], severity: 'warning' },
    'the brand, other tokens kept': { example: "# Чашки\n\nСм. <a href='https://www.dvorik.example.com/chashki' rel='noopener nofollow' target='_blank'>чашки</a>.\n", at: ["<a href='https://www.dvorik.example.com/chashki' rel='noopener nofollow' target='_blank'>чашки</a>"] },
    'an own host of the config': { example: { text: '# Cups\n\n<a href="https://shop.example.com/x" rel=nofollow>Cups</a>\n', config: { links: { ownHosts: ['shop.example.com'] } } }, at: ['<a href="https://shop.example.com/x" rel=nofollow>Cups</a>'] },
  },
});
