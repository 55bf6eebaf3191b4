import { fileURLToPath } from 'node:url';

/** The price list that comes with Slugline. */
export function builtinPrices(): string {
  return fileURLToPath(new URL('../prices.yaml', import.meta.url));
}

/** Directory of the templates that come with Slugline; beside `src` in a checkout and beside `dist` in the package. */
export function builtinPrompts(): string {
  return fileURLToPath(new URL('../prompts', import.meta.url)).replace(/\/$/, '');
}
