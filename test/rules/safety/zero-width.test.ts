import { testRule } from '../../kit/rule.ts';

testRule('safety/zero-width', {
  accept: {
    'emoji of several parts': '# Bread\n\nA baker 👩‍🍳, a heart ❤️, a thumb 👍🏽, a keycap 1️⃣.\n',
    'a flag of tag characters': '# Bread\n\n🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}\n',
    'a byte order mark at the start': '\uFEFF# Bread\n\nText.\n',
    'joiners where spelling needs them': '# Bread\n\nنان می‌خواهم\n',
    'no-break spaces and soft hyphens': '# Хлеб\n\nВес 5\u00a0кг, хлебо\u00adпекарня.\n',
  },
  reject: {
    'a zero-width space': { example: '# Хлеб\n\nРжа\u200bной хлеб.\n', at: ['\u200b'], severity: 'error', message: /U\+200B.*"Ржа"/ },
    'a direction override': { example: '# Bread\n\nFile \u202egpj.exe\u202c.\n', at: ['\u202e', '\u202c'] },
    'hidden tag characters': { example: '# Bread\n\nText\u{e0048}\u{e0069}.\n', at: ['\u{e0048}\u{e0069}'], message: /2 invisible characters/ },
    'in the front matter, and a joiner between letters': { example: '---\ntitle: "Br\u200dead"\n---\n# Bread\n\nText.\n', at: ['\u200d'] },
  },
});
