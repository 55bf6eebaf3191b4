import { testRule } from '../../kit/rule.ts';

const long = 'what you have to know about the drying of oak before you build a table';
const russian = 'почему перед сборкой стола дубовую доску надо сушить не меньше двух полных лет под навесом';

testRule('links/anchor-too-long', {
  accept: {
    'ten words': '# Oak\n\n[How long a board of oak has to dry outside](/blog/dry/).\n',
    'a related title': `# Oak\n\nText.\n\n## Read also\n\n- [${long}](/blog/dry/)\n`,
    'an item that is a title': `# Oak\n\n- [${long}](/blog/dry/).\n`,
    'a footnote': `# Oak\n\nText.[^1]\n\n[^1]: [${long}](https://example.net/)\n`,
    'a bare address': '# Oak\n\nhttps://example.net/a-very-long-address/with-many-words/that-nobody-reads/and-that-goes-on-and-on-and-on\n',
  },
  reject: {
    'English': { example: `# Oak\n\nRead [${long}](/blog/dry/) first.\n`, at: [`[${long}](/blog/dry/)`], severity: 'warning', message: /15 words/ },
    'Russian': { example: `# Дубовый стол\n\nМы объяснили, [${russian}](/blog/dub/).\n`, at: [`[${russian}](/blog/dub/)`] },
    'an item with more than the link': { example: `# Oak\n\n- First [${long}](/blog/dry/)\n`, at: [`[${long}](/blog/dry/)`] },
    'few but long words': { example: '# Oak\n\nSee [Holzfeuchtigkeitsmessgeräteverordnungskommissionsprotokoll Holzfeuchtigkeitsmessgeräte](/blog/x/).\n', at: ['[Holzfeuchtigkeitsmessgeräteverordnungskommissionsprotokoll Holzfeuchtigkeitsmessgeräte](/blog/x/)'] },
  },
});
