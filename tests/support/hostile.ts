import fc from 'fast-check';
import type { Document, Schema } from './documented';

/** What has broken programs before: markup, statements, formulas, paths, odd letters, long things, names of prototypes. */
export const HOSTILE = [
  ...['', ' ', '0', '-1', 'null', 'NaN', '1e309', '9'.repeat(400), 'true', '[]', '{}'],
  ...[
    "'; DROP TABLE registration; --",
    '<script>alert(1)</script>',
    '{{7*7}}',
    '#{7*7}',
    '=HYPERLINK("http://x")',
  ],
  ...['../../etc/passwd', '%00', '%2e%2e%2f', 'a\r\nBcc: x@example.org', '__proto__', 'constructor'],
  ...[
    '\u0000',
    '\u202eabc',
    '\ud800',
    '\ufeff',
    'e\u0301'.repeat(50),
    '👩‍👩‍👧‍👦',
    'ﷺ'.repeat(90),
    'İ',
    'ß',
    '１２',
  ],
  ...['a'.repeat(10_000), 'a@'.repeat(2000), `${'a'.repeat(60)}!`, '(((((((((((((((', '\\'.repeat(99)],
  ...[
    '2027-02-30',
    '2027-08-27T25:00:00Z',
    '+275760-09-13T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
  ],
];

const anything = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<unknown>(...HOSTILE) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 0, -1, 1.5, 1e21, true, [], {}, [[]], [null]) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );

/** Values that a schema of the document allows for the most part, and that break it here and there. */
export function askedBy(schema: Schema, document: Document, depth = 0): fc.Arbitrary<unknown> {
  const sound = soundFor(schema, document, depth);
  return fc.oneof({ weight: 12, arbitrary: sound }, { weight: 1, arbitrary: anything() });
}

function soundFor(schema: Schema, document: Document, depth: number): fc.Arbitrary<unknown> {
  const inner = (one: Schema) => askedBy(one, document, depth + 1);
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return soundFor(document.components.schemas[name] ?? {}, document, depth);
  }
  if (depth > 5) return fc.constant(null);
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.examples)) return fc.constantFrom(...schema.examples);
  if ('example' in schema) return fc.constant(schema.example);
  for (const choice of [schema.anyOf, schema.oneOf])
    if (Array.isArray(choice)) return fc.oneof(...choice.map(inner));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, inner);
    case 'array':
      return fc.array(inner((schema.items ?? {}) as Schema), { maxLength: 4 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer());
    case 'boolean':
      return fc.boolean();
    case 'string':
      return stringOf(schema);
    default:
      return anything();
  }
}

function objectOf(
  { properties = {}, required = [] }: Schema,
  inner: (one: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const known = Object.entries(properties as Record<string, Schema>);
  const asked = fc.record(Object.fromEntries(known.map(([name, one]) => [name, inner(one)])), {
    requiredKeys: required as string[],
  });
  const extra = fc.dictionary(
    fc.constantFrom('id', 'state', 'role', 'isAdmin', 'constructor', 'toJSON'),
    anything(),
    {
      maxKeys: 2,
    },
  );
  const less = fc.tuple(asked, fc.nat()).map(([value, at]) => {
    const names = Object.keys(value);
    const gone = names[at % Math.max(1, names.length)];
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== gone));
  });
  return fc.oneof(
    { weight: 8, arbitrary: asked },
    { weight: 1, arbitrary: less },
    { weight: 1, arbitrary: fc.tuple(asked, extra).map(([value, more]) => ({ ...value, ...more })) },
  );
}

function stringOf({ format, minLength, maxLength }: Schema): fc.Arbitrary<string> {
  switch (format) {
    case 'email':
      return fc.nat(999_999).map((n) => `fuzz-${n}@people.example.org`);
    case 'uuid':
      return fc.uuid();
    case 'date-time':
      return fc
        .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString());
    default:
      return fc.string({
        unit: 'grapheme',
        minLength: Math.min(Number(minLength ?? 0), 50),
        maxLength: Math.min(Number(maxLength ?? 30), 80),
      });
  }
}
