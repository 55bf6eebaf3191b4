import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n';

testRule('safety/prompt-leak', {
  accept: {
    'replies quoted as samples': `${ru}# Хлеб\n\nТекст.\n\n- **Приветствие:** "Добрый день! Чем могу помочь? Если нужно, я подберу буханку."\n`,
    'talk in the middle': `# Bread\n\nLead one.\n\nLead two.\n\nLet me know if you like rye, says the baker.\n\nText.\n\nThe end.\n`,
    'an article about models': `${ru}# Нейросети\n\nТекст.\n\n## Как языковая модель выбирает слова?\n\nСловами «как языковая модель, я не могу» она извиняется.\n`,
    'a remark about models': '# Bread\n\nAs a disclaimer, LLMs (Large Language Models) wrote none of this.\n',
    'an example in a code block': '# Prompts\n\nText about prompts, which is longer than the sample below it.\n\n```markdown\n# Title\n```\n\nMore text.\n\nAnd more text.\n',
    'an ordinary first word': `${ru}# Хлеб\n\nКонечно, хлеб можно купить.\n\nВот три причины печь самому.\n`,
  },
  reject: {
    'an opening': { example: 'Sure, here is the article about bread:\n\n# Bread\n\nText.\n\nText.\n\nText.\n', at: ['Sure, here'], severity: 'error' },
    'a Russian opening': { example: `${ru}Конечно, вот статья о хлебе:\n\n# Хлеб\n\nТекст.\n\nТекст.\n\nТекст.\n`, at: ['Конечно, вот'], severity: 'error' },
    'a closing': { example: `${ru}# Хлеб\n\nТекст.\n\nТекст.\n\nТекст.\n\nНадеюсь, эта статья поможет вам!\n`, at: ['Надеюсь, эта статья поможет'], severity: 'warning' },
    'a model about itself': { example: '# Bread\n\nText.\n\nText.\n\nText.\n\n- As an AI language model, I cannot taste bread.\n\nText.\n\nText.\n', at: ['As an AI language model'], severity: 'error' },
    'the article in a code block': { example: '```markdown\n# Bread\n\nText about bread.\n```\n', at: ['```markdown'] },
    'marks of a chat': { example: '# Bread\n\nText.<|im_end|>\n', at: ['<|im_end|>'] },
  },
});
