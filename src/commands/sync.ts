import { Option, type Command } from 'commander';
import { textFlag, usage, type Flags } from './_usage.ts';
import type { CommandContext } from './context.ts';

/** The flags of `sync` as values. */
export interface SyncFlags {
  to: string;
  layout: 'file' | 'folder';
  ext: 'md' | 'mdx';
  drafts: boolean;
  remove: boolean;
  dryRun: boolean;
  /** False where changes are only shown: with --dry-run and --patch. */
  writes: boolean;
  redirects: string | undefined;
  commit: string | undefined;
  patch: string | undefined;
  keep: readonly string[];
  restore: readonly string[];
}

export function configure(command: Command): void {
  command.description('copy the articles of the output directory into a blog, merging the edits that people made there')
    .requiredOption('--to <dir>', 'the directory of the blog in which its articles lie')
    .addOption(new Option('--layout <layout>', 'one file or one folder for a new article').choices(['file', 'folder']).default('file'))
    .addOption(new Option('--ext <ext>', 'what names of new files end in').choices(['md', 'mdx']).default('md'))
    .option('--drafts', 'take drafts along')
    .option('--delete', 'remove articles that are gone from the output and that nobody edited')
    .option('--restore <slug...>', 'put back articles that a person deleted in the blog')
    .option('--keep <slug...>', "settle conflicts: the blog's words stand, the rest of the new version comes in")
    .option('--redirects <file>', 'add redirects of changed addresses to a _redirects file')
    .option('--dry-run', 'print what would change as a diff, and write nothing')
    .option('--patch <file>', 'write the changes as a patch for `git apply`, and leave the blog alone')
    .option('--commit <message>', 'commit what was written in the checkout of the blog; refused when something is staged there')
    .addHelpText('after', `
What was last put there is remembered in .slugline-sync/ below the directory; commit it with the blog.

Exit code: 0 done, 1 some articles are in conflict and were left alone, 2 could not run.`);
}

export async function run(_args: readonly string[], flags: Flags, context: CommandContext): Promise<number> {
  const read = readFlags(flags);
  // What most calls of the command line never need is loaded here.
  const { sync } = await import('./_sync-run.ts');
  return sync(read, context);
}

/** @throws SluglineError USAGE */
function readFlags(flags: Flags): SyncFlags {
  const [dryRun, patch, commit, redirects] = [flags['dryRun'] === true, textFlag(flags, 'patch'), textFlag(flags, 'commit'), textFlag(flags, 'redirects')];
  if (commit !== undefined && (dryRun || patch !== undefined)) throw usage('--commit commits what was written, and with --dry-run and --patch nothing is', 'Leave out one of them.');
  if (dryRun && patch !== undefined) throw usage('--dry-run prints the changes, --patch writes them to a file', 'Leave out one of them.');
  if (commit?.trim() === '') throw usage('--commit: the message is empty', "For example: --commit 'Articles of this week'");
  if (redirects !== undefined && /\.(?:[cm]?[jt]s|json|toml|ya?ml|mdx?)$/i.test(redirects)) throw usage(`--redirects ${redirects}: redirects are added to files with a rule a line only`, 'Name a _redirects file; add them to other files by hand.');
  const slugs = (name: string): string[] => (Array.isArray(flags[name]) ? (flags[name] as string[]) : []);
  return {
    to: textFlag(flags, 'to') ?? '', layout: textFlag(flags, 'layout') === 'folder' ? 'folder' : 'file', ext: textFlag(flags, 'ext') === 'mdx' ? 'mdx' : 'md', drafts: flags['drafts'] === true,
    remove: flags['delete'] === true, dryRun, writes: !dryRun && patch === undefined, redirects, commit, patch, keep: slugs('keep'), restore: slugs('restore'),
  };
}
