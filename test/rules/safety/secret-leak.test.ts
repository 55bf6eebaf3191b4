import { testRule } from '../../kit/rule.ts';

// Made-up keys, put together here so that no scanner takes this file for a leak.
const github = ['ghp', 'q8Zt2LwX7vRb4NcJ1yHd6KfS9mGp3TaE5uVo'].join('_');
const openai = ['sk', 'proj', 'q8Zt2LwX7vRb4NcJ1yHd6KfS9mGp3Ta'].join('-');
const aws = ['AK', 'IAQ8ZT2LWX7VRB4NCJ'].join('');
const pem = ['-----BEGIN', 'RSA PRIVATE KEY-----\nMIIEq8Zt2LwX7vRb4NcJ1yHd6KfS9mGp3TaE5uVoWxYz0011'].join(' ');

testRule('safety/secret-leak', {
  accept: {
    'names of keys': '# Keys\n\nPut `OPENAI_API_KEY` into `.env`; a key begins with `sk-` or `ghp_`.\n',
    'examples of manuals': '# Keys\n\n`AKIAIOSFODNN7EXAMPLE`, `sk-your-key-goes-here-0000`, `ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`.\n',
    'hashes and long words': '# Ключи\n\nКоммит 9fceb02d0ae598e95dc970b74767f19372d61af8, класс `sk-learn-pipeline-with-many-steps`.\n',
    'passwords of an article about passwords': '# Passwords\n\nA weak password: Maria1984!x. Пароль=P@ssw0rd99.\n\nThe token: abbreviated later. Password: at least 12 signs.\n',
    'a manual that breaks a key off': '# Keys\n\nThe file opens with -----BEGIN PRIVATE KEY----- MIIEvQIBADANBg... and goes on.\n',
    'names, links and settings in code': '# Keys\n\n```\ntoken = readSecret(process.env.LONG_NAME_OF_A_TOKEN)\npassword: ${DB_PASSWORD}\n```\n\n[token=a1B2](/docs/token-based-Auth0-Guide-2026/)\n',
    'an address with a port': '# Keys\n\nOpen https://example.org:8443/x and postgres://user:password@localhost/db.\n',
  },
  reject: {
    'a token in code': { example: `# Keys\n\n\`\`\`\nexport TOKEN=${github}\n\`\`\`\n`, at: [github], severity: 'error', message: /^this looks like a GitHub token$/ },
    'keys in text': { example: `# Ключи\n\nКлюч ${openai} и ${aws}.\n`, at: [openai, aws] },
    'a private key': { example: `# Keys\n\n\`\`\`\n${pem}\n\`\`\`\n`, at: [pem.split('\n')[0] ?? ''], message: /private key/ },
    'a private key in a sentence': { example: `# Keys\n\nThe old one was ${pem.split('\n')[0] ?? ''} MIIJQzKBAAKLvGhT and it still works.\n`, at: [`${pem.split('\n')[0] ?? ''} MIIJQzKBAAKLvGhT`] },
    'a password beside its name': { example: '---\nlang: ru\n---\n# Склад\n\nВход общий: login=sklad, passwd=Kedr#1974le. Спросите мастера.\n', at: ['Kedr#1974le'], severity: 'error', message: /beside its name/ },
    'a password after a colon': { example: '# Store\n\nThe wifi is called Mill, the password: rye&Loaf77.\n', at: ['rye&Loaf77'], severity: 'warning' },
    'a key of no known shape in code': { example: '# Keys\n\n```\napi_key = "k7Qv2ZtLm9Xb4RcW1yHd"\n```\n', at: ['k7Qv2ZtLm9Xb4RcW1yHd'], severity: 'error' },
    'a password in an address': { example: '# Keys\n\n`postgres://baker:Rye7Loaf9Kv@db.mill.net/bread`\n', at: ['postgres://baker:Rye7Loaf9Kv@db.mill.net'] },
  },
});
