import { SluglineError } from '../model/errors.ts';

/**
 * The page's modules as one script, for a page that lies in one file: browsers load no second module from a file, and a policy by hash lets in one script
 * and nothing else. Each module becomes a block with its own names; what it exports stands in an object in front of it. Pure.
 *
 * Understood is what the page's modules are written in: named imports of files beside them, and exports of functions, classes, constants and lists of
 * names, each at the beginning of its line. Everything else, and a circle of imports, is refused.
 */

/** The text of a module by the name of its file; undefined when there is none. */
type ReadModule = (name: string) => string | undefined;

interface Linked {
  /** Names it exports. */
  exports: ReadonlySet<string>;
}

const IMPORT = /^import\s+(?:\{([^{}]*)\}\s*from\s*)?(['"])\.\/([\w-]+\.js)\2;?[ \t]*$/gm;
const EXPORT_FROM = /^export\s*\{([^{}]*)\}\s*from\s*(['"])\.\/([\w-]+\.js)\2;?[ \t]*$/gm;
const EXPORT_LIST = /(^|[;}])[ \t]*export\s*\{([^{}]*)\};?[ \t]*$/gm;
const EXPORT_NAMED = /^export\s+((?:async\s+)?function\*?|class|const)\s+([\w$]+)/gm;

/**
 * @param entry the module that is run; those it needs are run before it
 * @param swapped modules in whose place others stand, by name
 * @returns text of a module script without imports and exports, safe inside a script element
 * @throws SluglineError when a module is missing, or written in a way that is not understood
 */
export function bundlePage(entry: string, read: ReadModule, swapped: Readonly<Record<string, string>> = {}): string {
  const done = new Map<string, Linked>();
  const open = new Set<string>();
  const parts: string[] = [];
  link(entry);
  const script = parts.join('');
  // Inside a script element these would end it, or hide its end.
  if (/<\/script|<script|<!--/i.test(script)) throw fault(entry, 'a module holds "<!--" or a script tag, which cannot stand inside a page');
  return script;

  function link(name: string): Linked {
    const known = done.get(name);
    if (known !== undefined) return known;
    if (open.has(name)) throw fault(name, 'it imports itself, by way of others');
    open.add(name);
    // A page's parser reads CR LF as LF, and the hash is that of what it reads.
    const source = read(name)?.replaceAll(/\r\n?/g, '\n');
    if (source === undefined) throw fault(name, 'there is no such file');
    const exported = new Map<string, string>();
    const head: string[] = [];
    const take = (names: string, from: string): [outer: string, inner: string][] => {
      const target = swapped[from] ?? from;
      const { exports } = link(target);
      const pairs = namesIn(names, name);
      for (const [outer] of pairs) if (!exports.has(outer)) throw fault(name, `it imports "${outer}" of ${target}, which has no such export`);
      return pairs;
    };
    const body = source
      .replaceAll(IMPORT, (_all, names: string | undefined, _quote, from: string) => {
        const pairs = take(names ?? '', from);
        if (pairs.length > 0) head.push(`const { ${pairs.map(([outer, inner]) => (outer === inner ? outer : `${outer}: ${inner}`)).join(', ')} } = ${variable(swapped[from] ?? from)};`);
        return '';
      })
      .replaceAll(EXPORT_FROM, (_all, names: string, _quote, from: string) => {
        for (const [outer, inner] of take(names, from)) exported.set(inner, `${variable(swapped[from] ?? from)}.${outer}`);
        return '';
      })
      .replaceAll(EXPORT_LIST, (_all, before: string, names: string) => {
        for (const [inner, outer] of namesIn(names, name)) exported.set(outer, inner);
        return before;
      })
      .replaceAll(EXPORT_NAMED, (_all, kind: string, given: string) => {
        exported.set(given, given);
        return `${kind} ${given}`;
      });
    const left = /^(?:import\b(?!\s*\()|export\b).*/m.exec(body);
    if (left !== null) throw fault(name, `this line is not understood: ${left[0].slice(0, 100)}`);
    parts.push(`// ${name}\n${exported.size === 0 ? '' : `const ${variable(name)} = {};\n`}{\n${head.map((line) => `${line}\n`).join('')}${body.trim()}\n`
      + `${exported.size === 0 ? '' : `Object.assign(${variable(name)}, { ${[...exported].map(([outer, inner]) => (outer === inner ? outer : `${outer}: ${inner}`)).join(', ')} });\n`}}\n`);
    open.delete(name);
    const linked = { exports: new Set(exported.keys()) };
    done.set(name, linked);
    return linked;
  }
}

/** `a, b as c` as pairs of names. */
function namesIn(list: string, file: string): [string, string][] {
  return list.split(',').map((one) => one.trim()).filter((one) => one !== '').map((one) => {
    const [, first, second] = /^([\w$]+)(?:\s+as\s+([\w$]+))?$/.exec(one) ?? [];
    if (first === undefined || first === 'default' || second === 'default') throw fault(file, `this name is not understood: ${one.slice(0, 60)}`);
    return [first, second ?? first];
  });
}

function variable(name: string): string {
  return `module$${name.replace(/\.js$/, '').replaceAll('-', '_')}`;
}

function fault(file: string, message: string): SluglineError {
  return new SluglineError({ code: 'INTERNAL', file: `desk/${file}`, message, help: 'Install Slugline again; in a checkout, write the module as the others are written (src/desk/page-bundle.ts says how).' });
}
