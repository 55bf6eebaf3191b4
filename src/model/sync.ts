import { z } from 'zod';

/**
 * `.slugline-sync/<slug>.json` in the directory of a blog that articles are synced to: what was last put there, the base of the next merge. It belongs to the blog and is committed with
 * it, so that every checkout, branch and machine merges with what it really has.
 */
export const syncEntrySchema = z.strictObject({
  version: z.literal(1),
  slug: z.string(),
  /** The brief it was made from: an article with a new slug is known by it. */
  brief: z.string().nullable(),
  /** Where the article lies, relative to the directory, "/" between its parts. */
  path: z.string(),
  /** Of the file as sync left it, its line ends LF and no byte order mark: another one was edited since. */
  sha256: z.string(),
  /** The article as it was when it was last synced, before a person's edits were merged in. */
  text: z.string(),
});
export type SyncEntry = z.infer<typeof syncEntrySchema>;
