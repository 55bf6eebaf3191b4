import type { PackedReport } from './static-report.ts';
import type { Row, State } from './shapes.ts';

/** What is read where scripts do not run, as in many mail programs: the figures and the articles to look at first, as plain HTML. Pure. */

/** Lines of the table; further ones are counted. */
const MOST = 200;

const WORDS = {
  en: {
    errors: 'Errors', warnings: 'Warnings', title: 'Title', state: 'State', made: 'Made', script: 'This viewer does not run scripts. Open the file in a browser to see the articles with their findings.', more: 'and {n} more',
    states: { 'to-write': 'to write', writing: 'writing', person: 'needs you', rejected: 'rejected', broken: 'broken brief', ready: 'ready', published: 'published', waiting: 'on hold' },
  },
  ru: {
    errors: 'Ошибки', warnings: 'Предупреждения', title: 'Заголовок', state: 'Состояние', made: 'Создано', script: 'Здесь скрипты не выполняются. Откройте файл в браузере, чтобы увидеть статьи с замечаниями.', more: 'и ещё {n}',
    states: { 'to-write': 'написать', writing: 'пишется', person: 'нужны вы', rejected: 'отклонена', broken: 'ошибка в ТЗ', ready: 'готова', published: 'опубликована', waiting: 'ждёт' },
  },
} satisfies Record<string, { states: Record<State, string> } & Record<string, unknown>>;

/** @returns HTML in which everything of the project is text */
export function summaryHtml({ rows, site, locale, note }: Pick<PackedReport, 'rows' | 'site' | 'locale' | 'note'>): string {
  const language = locale.startsWith('ru') ? 'ru' : 'en';
  const words = WORDS[language];
  const line = ({ title, slug, state, errors, warnings, problems }: Row): string =>
    `<tr><td>${text(title)}<br><small>${text(problems[0] ?? slug)}</small></td><td>${words.states[state]}</td><td>${errors}</td><td>${warnings}</td></tr>`;
  return `<div lang="${language}" class="plain-summary"><h1>${text(site)}</h1><p>${words.script}</p><p>${words.made}: ${text(note.at.slice(0, 16).replace('T', ' '))} UTC, ${text(note.folder)}, Slugline ${text(note.version)}</p>`
    + `<table class="plain-table"><thead><tr><th>${words.title} (${rows.length})</th><th>${words.state}</th><th>${words.errors}</th><th>${words.warnings}</th></tr></thead><tbody>${rows.slice(0, MOST).map(line).join('')}</tbody></table>`
    + `${rows.length > MOST ? `<p>${words.more.replace('{n}', String(rows.length - MOST))}</p>` : ''}</div>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Control characters and those that turn the direction of a line are left out. */
function text(value: string): string {
  return value.replaceAll(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ').replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
