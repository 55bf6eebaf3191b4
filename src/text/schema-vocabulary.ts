import vocabulary from './schema-vocabulary.json' with { type: 'json' };

/** The schema.org vocabulary (release in the file's `about`; CC BY-SA 3.0): types with their supertypes, properties with domains and ranges. */
export interface SchemaType {
  supertypes: readonly string[];
  /** The type that took its place; '' for types in use. */
  supersededBy: string;
}

export interface SchemaProperty {
  /** Types it may stand on, their subtypes not named. */
  domains: readonly string[];
  ranges: readonly string[];
  supersededBy: string;
}

export interface SchemaVocabulary {
  type(name: string): SchemaType | undefined;
  property(name: string): SchemaProperty | undefined;
  /** True when `type` is `ancestor` or below it. */
  isA(type: string, ancestor: string): boolean;
  /** True when the property may stand on a node of this type. */
  mayHave(type: string, property: string): boolean;
  typeNames(): string[];
  propertyNames(): string[];
}

/** Entries are read when they are asked for: an article needs some dozens of the 2500. */
export const schemaVocabulary: SchemaVocabulary = createSchemaVocabulary(vocabulary);

/**
 * @param lines sorted entries, "name list,list >supersededBy"
 */
export function createSchemaVocabulary(lines: { types: readonly string[]; properties: readonly string[] }): SchemaVocabulary {
  const type = remembered((name) => {
    const line = lineOf(lines.types, name);
    if (line === undefined) return undefined;
    const [supertypes = '', ...rest] = line.slice(name.length + 1).split(' ');
    return supertypes.startsWith('>') ? { supertypes: [], supersededBy: supertypes.slice(1) } : { supertypes: listOf(supertypes), supersededBy: rest[0]?.slice(1) ?? '' };
  });
  const property = remembered((name) => {
    const line = lineOf(lines.properties, name);
    if (line === undefined) return undefined;
    const [domains = '', ranges = '', superseded = ''] = line.slice(name.length + 1).split(' ');
    return { domains: listOf(domains), ranges: listOf(ranges), supersededBy: superseded.slice(1) };
  });
  const ancestors = remembered((name): ReadonlySet<string> => {
    const found = new Set([name]);
    // A set iterates over what is added meanwhile, so this walks all the way up.
    for (const next of found) for (const parent of type(next)?.supertypes ?? []) found.add(parent);
    return found;
  });
  const ofType = remembered((name) => remembered((key) => property(key)?.domains.some((domain) => ancestors(name).has(domain)) ?? false));
  return {
    type, property,
    isA: (name, ancestor) => ancestors(name).has(ancestor),
    mayHave: (name, key) => ofType(name)(key),
    typeNames: () => lines.types.map(nameOf),
    propertyNames: () => lines.properties.map(nameOf),
  };
}

/** A function that computes once for each key. */
export function remembered<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, { value: Value }>();
  return (key) => {
    let entry = known.get(key);
    if (entry === undefined) known.set(key, (entry = { value: compute(key) }));
    return entry.value;
  };
}

/** The entry of a name, by halving: the lines are sorted by name. */
function lineOf(lines: readonly string[], name: string): string | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const line = lines[middle] ?? '';
    const found = nameOf(line);
    if (found === name) return line;
    if (found < name) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function nameOf(line: string): string {
  const end = line.indexOf(' ');
  return end < 0 ? line : line.slice(0, end);
}

function listOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}
