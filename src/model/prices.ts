import { z } from 'zod';

/** What models cost, in US dollars per million tokens: the list that comes with Slugline (`prices.yaml`) and a project's own prices. */

const perMillion = z.number().nonnegative();
const price = { input: perMillion, cachedInput: perMillion.optional(), output: perMillion };

/** Keeps "nothing cached" the dearest case of a call, which is what a budget reserves. */
const cachedIsCheaper = {
  test: (one: { input: number; cachedInput?: number | undefined }): boolean => (one.cachedInput ?? 0) <= one.input,
  fault: { error: 'a cachedInput of at most input', path: ['cachedInput'] },
};

/** The price of one model; without `cachedInput`, cached tokens cost what other input costs. */
export const priceSchema = z.strictObject(price).refine(cachedIsCheaper.test, cachedIsCheaper.fault);
export type Price = z.infer<typeof priceSchema>;

const listedPriceSchema = z
  .strictObject({
    model: z.string().min(1),
    ...price,
    /** Prices of the Batch API, where the source states them. */
    batch: z.strictObject({ input: perMillion, output: perMillion }).optional(),
    source: z.url({ protocol: /^https$/ }),
    /** The date the source states, or else the day its copy was read. */
    asOf: z.iso.date(),
  })
  .refine(cachedIsCheaper.test, cachedIsCheaper.fault);
export type ListedPrice = z.infer<typeof listedPriceSchema>;

/** `prices.yaml`. */
export const priceListSchema = z.strictObject({
  asOf: z.iso.date(),
  models: z.array(listedPriceSchema).refine((list) => new Set(list.map((one) => one.model)).size === list.length, 'every model once'),
});
export type PriceList = z.infer<typeof priceListSchema>;
