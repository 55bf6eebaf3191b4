import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Makes src/text/schema-vocabulary.json from the type declarations of the npm package schema-dts, which are generated from the schema.org
 * release files. To make it again, in an empty directory: `npm pack schema-dts@VERSION && tar xf schema-dts-*.tgz`, then in the checkout
 * `node src/dev/schema-vocabulary.ts DIRECTORY/package/dist/schema.d.ts RELEASE VERSION`.
 */
const [path, release = '30.0', version = '2.1.0'] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: node src/dev/schema-vocabulary.ts schema.d.ts [RELEASE] [VERSION]');

interface Property {
  domains: Set<string>;
  ranges: readonly string[];
  supersededBy: string;
}

const lines = readFileSync(path, 'utf8').split('\n');
/** Declared name → name in the vocabulary: `_3DModel` is `3DModel`; types of other vocabularies (with an address) are left out. */
const names = new Map<string, string>();
const supertypes = new Map<string, Set<string>>();
const supersededTypes = new Map<string, string>();
const properties = new Map<string, Property>();

const identifier = (declared: string): string => names.get(declared) ?? declared;
const isForeign = (name: string): boolean => !/^[A-Za-z0-9]+$/.test(name);

// First the names, for the rest refers to them.
lines.forEach((line, index) => {
  const declared = /^export (?:interface|type) (\w+)Leaf\b/.exec(line)?.[1];
  if (declared === undefined) return;
  const type = lines.slice(index, index + 9).map((next) => /"@type": "([^"]+)"/.exec(next)?.[1]).find((name) => name !== undefined);
  if (type !== undefined) names.set(declared, type);
});

let owner = '';
let superseded = '';
for (const line of lines) {
  // Comments before a declaration or a property may say what took its place.
  superseded = /@deprecated (?:Use|Consider using) (?:https:\/\/schema\.org\/)?(\w+) instead/.exec(line)?.[1] ?? superseded;
  const opened = /^(?:export )?interface (\w+?)(?:Base|Leaf) /.exec(line)?.[1];
  if (opened !== undefined) owner = identifier(opened);
  const property = /^ {4}"(\w+)"\?: SchemaValue<(.+), "\w+">;$/.exec(line);
  if (property !== null) {
    const [, name = '', ranges = ''] = property;
    const known = properties.get(name) ?? { domains: new Set(), ranges: ranges.split(' | ').map(identifier).filter((range) => range !== 'IdReference' && !range.startsWith('"') && !isForeign(range)), supersededBy: superseded };
    if (!isForeign(owner)) known.domains.add(owner);
    properties.set(name, known);
    superseded = '';
  }
  const alias = /^export type (\w+)(?:<.*?>)? = (.+);$/.exec(line);
  if (alias === null || /Leaf$|Graph$/.test(alias[1] ?? '')) continue;
  const name = identifier(alias[1] ?? '');
  if (!isForeign(name) && /^[A-Z0-9]/.test(name)) {
    if (!supertypes.has(name)) supertypes.set(name, new Set());
    if (superseded !== '') supersededTypes.set(name, superseded);
    for (const member of (alias[2] ?? '').replace(/<[^>]*>/g, '').split(' | ')) {
      if (member.endsWith('Leaf') || !/^[A-Z_]\w*$/.test(member) || isForeign(identifier(member))) continue;
      const parents = supertypes.get(identifier(member)) ?? new Set();
      supertypes.set(identifier(member), parents.add(name));
    }
  }
  superseded = '';
}

/** The helper types of the package itself, which are not in the vocabulary. */
for (const helper of ['WithContext', 'SchemaValue', 'InputActionConstraints', 'OutputActionConstraints', 'WithActionConstraints']) supertypes.delete(helper);

const sorted = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
const after = (name: string | undefined): string => (name === undefined || name === '' ? '' : `>${name}`);
const vocabulary = {
  about: `schema.org release ${release} (https://schema.org/version/${release}), licence CC BY-SA 3.0, taken from schema-dts ${version}. Written by src/dev/schema-vocabulary.ts.`,
  format: 'types: "Name supertype,supertype >supersededBy"; properties: "name domain,domain range,range >supersededBy"',
  types: sorted(supertypes).map(([name, parents]) => [name, [...parents].sort().join(','), after(supersededTypes.get(name))].join(' ').trimEnd()),
  properties: sorted(properties).map(([name, property]) => [name, [...property.domains].sort().join(','), property.ranges.join(','), after(property.supersededBy)].join(' ').trimEnd()),
};
const target = fileURLToPath(new URL('../text/schema-vocabulary.json', import.meta.url));
writeFileSync(target, `${JSON.stringify(vocabulary, null, 1)}\n`);
process.stderr.write(`${vocabulary.types.length} types, ${vocabulary.properties.length} properties\n`);
