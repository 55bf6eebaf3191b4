import { contentOf, copiesAreFresh, encode, isSettled, look, looksSame, safely, type Covered, type Look } from './look.ts';
import type { CheckResult } from './model/finding.ts';
import type { World } from './model/world.ts';
import { joinPath } from './text/paths.ts';

/**
 * What a check said, kept with how everything looked, so that the next one can tell by looking that it would say the same. Sound for the reasons that
 * `up-to-date.ts` gives. A check without work loads this and little else: nothing here may cost time.
 */

/** The choices of a command line that change what a check finds. */
export interface AskedCheck {
  paths: readonly string[] | undefined;
  asOf: string;
  /** Paths of findings are relative to it. */
  cwd: string;
}

export interface KnownCheck {
  result: CheckResult;
  /** The checked files, in order. */
  files: readonly string[];
  /** What the person was told besides. */
  notices: readonly string[];
}

/** Machine-local, never tracked, safe to delete. */
const STATE_FILE = '.slugline/checked';
/** Raised when the file or what it covers is another. */
const FORMAT = 1;

interface Header {
  format: number;
  asked: AskedCheck;
  covered: Covered;
  notices: readonly string[];
  files: readonly string[];
  /** Hash of all content; '' when none was taken. */
  content: string;
}

/** What the last check said, when one now would say the same. @param verify goes by content, not by times: after a checkout or a restored cache as well */
export async function recallCheck(world: World, dir: string, asked: AskedCheck, verify: boolean): Promise<KnownCheck | undefined> {
  try {
    const bytes = world.files.read(joinPath(dir, STATE_FILE));
    if (bytes === undefined) return undefined;
    const [head = '', result = '', names = '', numbers = ''] = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').split('\0');
    const header = JSON.parse(head) as Header;
    if (header.format !== FORMAT || JSON.stringify(header.asked) !== JSON.stringify(asked)) return undefined;
    if (verify) {
      if (header.covered.fetched === true && !copiesAreFresh(world, dir)) return undefined;
      if (header.content === '' || header.content !== await contentOf(world.files, dir, header.covered)) return undefined;
    } else {
      const seen = look(world, dir, header.covered);
      if (seen === undefined || seen.names !== names || encode(seen.numbers) !== numbers) return undefined;
    }
    return { result: JSON.parse(result) as CheckResult, files: header.files, notices: header.notices };
  } catch {
    // A damaged file: what cannot be used was never kept.
    return undefined;
  }
}

/** Keeps what a check said, if nothing has changed since `before` was seen. */
export async function rememberCheck(world: World, dir: string, { asked, covered, before, verify, result, files, notices }: { asked: AskedCheck; covered: Covered; before: Look | undefined; verify: boolean } & KnownCheck): Promise<void> {
  if (before === undefined || !isSettled(before) || !looksSame(before, look(world, dir, covered))) return;
  const content = verify ? await contentOf(world.files, dir, covered) : '';
  if (content === undefined) return;
  const header: Header = { format: FORMAT, asked, covered, notices, files, content };
  safely(() => world.files.write(joinPath(dir, STATE_FILE), [JSON.stringify(header), JSON.stringify(result), before.names, encode(before.numbers)].join('\0')));
}
