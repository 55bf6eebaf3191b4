import { describe, expect, test } from 'vitest';
import { createSchemaVocabulary, schemaVocabulary as vocabulary } from '../../src/text/schema-vocabulary.ts';
import file from '../../src/text/schema-vocabulary.json' with { type: 'json' };

describe('the vocabulary of schema.org', () => {
  test('is release 30.0, under its licence, and small', () => {
    expect(file.about).toMatch(/release 30\.0 .*CC BY-SA 3\.0/);
    expect(JSON.stringify(file).length).toBeLessThan(250_000);
    // What 30.0 added.
    expect(vocabulary.property('jobDuration')?.domains).toEqual(['JobPosting']);
    expect(vocabulary.type('Credential')?.supertypes).toEqual(['CreativeWork']);
    expect(vocabulary.property('floorLevel')?.domains).toContain('LocalBusiness');
  });

  test('every name is found, every supertype and domain is a type, every replacement exists', () => {
    const types = vocabulary.typeNames();
    const properties = vocabulary.propertyNames();
    expect([types.length > 900, properties.length > 1500]).toEqual([true, true]);
    expect([types, properties]).toEqual([types.toSorted((a, b) => (a < b ? -1 : 1)), properties.toSorted((a, b) => (a < b ? -1 : 1))]);
    const unknown = (names: readonly string[]): string[] => names.filter((name) => vocabulary.type(name) === undefined);
    const faults = types.filter((name) => {
      const type = vocabulary.type(name);
      return type === undefined || unknown(type.supertypes).length > 0 || (type.supersededBy !== '' && vocabulary.type(type.supersededBy) === undefined) || !(vocabulary.isA(name, 'Thing') || vocabulary.isA(name, 'DataType'));
    });
    const propertyFaults = properties.filter((name) => {
      const property = vocabulary.property(name);
      return property === undefined || property.domains.length === 0 || unknown([...property.domains, ...property.ranges]).length > 0 || (property.supersededBy !== '' && vocabulary.property(property.supersededBy) === undefined);
    });
    expect([faults, propertyFaults]).toEqual([[], []]);
  });

  test('hierarchy and domains', () => {
    expect(vocabulary.isA('ReportageNewsArticle', 'CreativeWork')).toBe(true);
    expect(vocabulary.isA('Hotel', 'Organization') && vocabulary.isA('Hotel', 'Place')).toBe(true);
    expect(vocabulary.isA('CreativeWork', 'Article')).toBe(false);
    expect(vocabulary.mayHave('BlogPosting', 'articleBody')).toBe(true);
    expect(vocabulary.mayHave('BlogPosting', 'jobTitle')).toBe(false);
    expect(vocabulary.mayHave('BlogPosting', 'noSuchThing')).toBe(false);
    expect(vocabulary.property('vendor')).toEqual({ domains: ['BuyAction'], ranges: ['Organization', 'Person'], supersededBy: 'seller' });
    expect(vocabulary.type('Code')).toEqual({ supertypes: ['CreativeWork'], supersededBy: 'SoftwareSourceCode' });
    expect([vocabulary.type('blogposting'), vocabulary.type(''), vocabulary.type('zzz'), vocabulary.property('constructor')]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('reads lines of its own format', () => {
    const small = createSchemaVocabulary({ types: ['A', 'B A', 'C A,B >B'], properties: ['p A A,B', 'q C A >p'] });
    expect(small.type('C')).toEqual({ supertypes: ['A', 'B'], supersededBy: 'B' });
    expect(small.type('A')).toEqual({ supertypes: [], supersededBy: '' });
    expect([small.mayHave('C', 'p'), small.mayHave('B', 'q')]).toEqual([true, false]);
  });
});
