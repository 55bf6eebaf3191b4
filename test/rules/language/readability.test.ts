import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;
const HARD = 'Профессионализация многофункционального взаимодействия обусловливает необходимость систематизации организационных процедур. ';

testRule('language/readability', {
  accept: {
    'plain Russian': ru('Розы любят солнце. Поливайте их вечером, а осенью режьте. '.repeat(20)),
    'plain English': `# Gardens\n\n${'Roses like the sun. Cut them in the fall. '.repeat(20)}\n`,
    'a short text': ru(HARD.repeat(3)),
  },
  reject: {
    'Russian': { example: ru(HARD.repeat(20)), at: [HARD.trim()], severity: 'warning', message: /under 40/ },
    'English': { example: `# Gardens\n\n${'Organisational professionalisation necessitates considerable interdisciplinary accountability. '.repeat(20)}\n`, at: ['Organisational professionalisation necessitates considerable interdisciplinary accountability.'], message: /under 50/ },
    'in a list': { example: ru(Array.from({ length: 20 }, () => `* ${HARD}`).join('\n')), at: [HARD.trim()] },
  },
});
