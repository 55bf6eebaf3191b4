import { existsSync, writeFileSync } from 'node:fs';
import { listing, page, PAGE } from './quality-page.ts';
import { FLOOR, floorOf, measure, recordedFloor, shortcomings } from './quality-scores.ts';

/**
 * `npm run quality:links`: how good related articles and links in texts are on the labelled set, beside other methods.
 * `--write` records it (quality-floor.json, docs/links-quality.md), `--list` shows every link with its verdict and every list with a wrong article.
 */
const flags = process.argv.slice(2);
const measured = measure();
if (flags.includes('--list')) process.stdout.write(listing(measured));
else if (flags.includes('--write')) {
  writeFileSync(FLOOR, `${JSON.stringify(floorOf(measured), undefined, 2)}\n`);
  writeFileSync(PAGE, page(measured));
  process.stdout.write('Wrote test/links/quality-floor.json and docs/links-quality.md.\n');
} else process.stdout.write(page(measured));
const worse = shortcomings(measured, existsSync(FLOOR) ? recordedFloor() : undefined);
if (worse.length > 0) {
  process.stderr.write(`\nNot as it has to be:\n${worse.map((line) => `  ${line}\n`).join('')}`);
  process.exitCode = 1;
}
