import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n';

testRule('safety/prompt-leak', {
  accept: {
    'replies quoted as samples': `${ru}# Хлеб\n\nТекст.\n\n- **Приветствие:** "Добрый день! Чем могу помочь? Если нужно, я подберу буханку."\n`,
    'talk in the middle': `# Bread\n\nLead one.\n\nLead two.\n\nLet me know if you like rye, says the baker.\n\nText.\n\nThe end.\n`,
    'an article about models': `${ru}# Нейросети\n\nТекст.\n\n## Как языковая модель выбирает слова?\n\nСловами «как языковая модель, я не могу» она извиняется.\n`,
    'a remark about models': '# Bread\n\nAs a disclaimer, LLMs (Large Language Models) wrote none of this.\n',
    'an example in a code block': '# Prompts\n\nText about prompts, which is longer than the sample below it.\n\n```markdown\n# Title\n```\n\nMore text.\n\nAnd more text.\n',
    'people who research or use machines': '# Bread\n\nText.\n\nI am an AI researcher and bake.\n\nText.\n\nText.\n\nI was trained by a baker, and my training was hard.\n\nText.\n\nText.\n',
    'a shop at the end': `# Bread\n\nText.\n\nText.\n\nText.\n\nWould you like to learn more? Come to the shop: good luck with your bread!\n`,
    'a shop at the end, in Russian': `${ru}# Хлеб\n\nТекст.\n\nТекст.\n\nТекст.\n\nНужен совет? Приходите, всегда рады гостям. Удачи в выпечке!\n`,
    'an ordinary first word': `${ru}# Хлеб\n\nКонечно, хлеб можно купить.\n\nВот три причины печь самому.\n`,
  },
  reject: {
    'an opening': { example: 'Sure, here is the article about bread:\n\n# Bread\n\nText.\n\nText.\n\nText.\n', at: ['Sure, here'], severity: 'error' },
    'a Russian opening': { example: `${ru}Конечно, вот статья о хлебе:\n\n# Хлеб\n\nТекст.\n\nТекст.\n\nТекст.\n`, at: ['Конечно, вот'], severity: 'error' },
    'a closing': { example: `${ru}# Хлеб\n\nТекст.\n\nТекст.\n\nТекст.\n\nНадеюсь, эта статья поможет вам!\n`, at: ['Надеюсь, эта статья поможет'], severity: 'warning' },
    'a farewell after the related links': { example: `${ru}# Хлеб\n\nТекст.\n\nТекст.\n\nТекст.\n\n## Читайте также\n\n- [Печи](/blog/pechi/)\n\nНужны другие варианты заголовка или правки?\n`, at: ['Нужны другие варианты'], severity: 'warning' },
    'a farewell in English': { example: '# Bread\n\nText.\n\nText.\n\nText.\n\n## Read also\n\n- [Ovens](/blog/ovens/)\n\nShould I write a shorter version of it?\n', at: ['Should I write a shorter version'], severity: 'warning' },
    'an exclamation before the talk': { example: 'Understood! Please find your draft attached.\n\n# Bread\n\nText.\n\nText.\n\nText.\n', at: ['Understood! Please find'], severity: 'error' },
    'a model of another name': { example: `${ru}# Хлеб\n\nТекст.\n\nТекст.\n\nБудучи виртуальным помощником, я не чувствую запаха.\n\nТекст.\n\nТекст.\n`, at: ['Будучи виртуальным помощником'], severity: 'error' },
    'a model about itself': { example: '# Bread\n\nText.\n\nText.\n\nText.\n\n- As an AI language model, I cannot taste bread.\n\nText.\n\nText.\n', at: ['As an AI language model'], severity: 'error' },
    'the article in a code block': { example: '```markdown\n# Bread\n\nText about bread.\n```\n', at: ['```markdown'] },
    'marks of a chat': { example: '# Bread\n\nText.<|im_end|>\n', at: ['<|im_end|>'] },
  },
});
