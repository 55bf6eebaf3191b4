import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;
const LONG = 'Розы, которые весь день стоят на солнце и которые никто не поливает вечером, теряют листья задолго до первых холодных ночей осени. ';

testRule('language/long-sentences', {
  accept: {
    'short ones': ru('Розы любят солнце. Поливайте их вечером. '.repeat(10)),
    'a few long ones': ru(`${LONG.repeat(4)}${'Поливайте их вечером. '.repeat(10)}`),
    'a short article': ru(LONG.repeat(5)),
    'English': `# Gardens\n\n${'Roses like the sun, and in the evening they like a little water. '.repeat(12)}\n`,
  },
  reject: {
    'between the border and the share it is a remark': { example: ru(`${LONG.repeat(4)}${'Поливайте их вечером. '.repeat(8)}`), at: [LONG.trim()], severity: 'info' },
    'Russian': { example: ru(LONG.repeat(12)), at: [LONG.trim()], severity: 'warning', message: /12 of 12/ },
    'a list': { example: ru(Array.from({ length: 12 }, () => `* ${LONG}`).join('\n')), at: [LONG.trim()] },
    'another share': { example: { text: ru(`${LONG.repeat(4)}${'Поливайте их вечером. '.repeat(8)}`), config: { rules: { 'language/long-sentences': ['warning', { share: 0.3 }] } } }, at: [LONG.trim()], message: /33 %/ },
  },
});
