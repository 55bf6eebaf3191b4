import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const ru = (body: string): string => page('author: Анна Седова\nlang: ru', `# Шины\n\nТекст о шинах.\n\n${body}`);
const en = (body: string): string => page('author: Anna Sedova\nlang: en', `# Tyres\n\nText about tyres.\n\n${body}`);

testRule('frontmatter/byline-conflict', {
  accept: {
    'the same author': ru('**Анна Седова,**\n*мастер*\n'),
    'with a patronymic, the other way round': ru('Автор: Седова Анна Игоревна\n'),
    'an expert quoted in the middle': en('**Pavel Orlov,** *a rider*\n\nsays that pressure matters.\n'),
    'an expert in a quotation at the end': en('> **Pavel Orlov,** *a rider*\n'),
    'bold and italic words that are no name': ru('**Важно:** *проверьте давление*\n'),
    'the section about the author names them': en('## About the author\n\nAnna Sedova learned from **Pavel Orlov**.\n'),
    'a credit of the same author, of a translator, of a team': ru('Материал подготовила Анна Седова.\n\nПеревёл Павел Орлов.\n\nФото: Павел Орлов\n\nТекст подготовила Команда Дворика.\n'),
    'by, but not a credit': en('By Monday the tyre is flat.\n\nBy New York standards this is cheap.\n\nWritten by hand, the label lasts.\n'),
    'no author in the front matter': page('title: Tyres\nlang: en', '# Tyres\n\n**Pavel Orlov,**\n*mechanic*\n'),
  },
  reject: {
    'a signature before the related links': { example: ru('***\n\n**Павел Орлов,**\n*мастер колёсного цеха*\n\n---\n\n## Читайте также\n\n- [Цепи](/blog/cepi/)\n'), at: ['**Павел Орлов,**'], severity: 'error', message: /"Павел Орлов".*"Анна Седова"/ },
    'a signature swallowed by a question': { example: en('## FAQ\n\n### Is it hard?\n\nNo.\n\n**Pavel Orlov** — *wheel builder*\n'), at: ['**Pavel Orlov** — *wheel builder*'] },
    'a labelled line': { example: ru('Автор: Павел Орлов\n\n## Давление\n\nТекст.\n'), at: ['Автор: Павел Орлов'] },
    'a credit in words': { example: ru('Статью написал Павел Орлов, мастер.\n\n## Давление\n\nТекст.\n'), at: ['Статью написал Павел Орлов, мастер.'], message: /"Павел Орлов"/ },
    'a credit in English': { example: en('*Words by Pavel Orlov*\n'), at: ['*Words by Pavel Orlov*'] },
    'a section that links to another author': { example: en('## About the author\n\n[Pavel Orlov](/authors/pavel/) builds wheels.\n'), at: ['[Pavel Orlov](/authors/pavel/) builds wheels.'] },
    'a section that opens with another name': { example: ru('## Об авторе\n\nПавел Орлов — колёсный мастер.\n'), at: ['Павел Орлов — колёсный мастер.'] },
    'the section about another author': { example: en('## About the author\n\n**Pavel Orlov** builds wheels.\n'), at: ['**Pavel Orlov** builds wheels.'] },
  },
});
