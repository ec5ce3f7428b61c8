import { readFileSync } from 'node:fs';
import type fc from 'fast-check';
import { z } from 'zod';
import type { Document, Schema } from './documented';
import { askedBy } from './hostile';
import type { Fields } from './server-actions';

const NO_DOCUMENT: Document = { openapi: '3.1.0', paths: {}, components: { schemas: {} } };

/** The schemas that an action's file hands to its commands, found by what it imports from the modules' `input`. */
export async function schemasOf(actionName: string): Promise<z.ZodType[]> {
  const text = readFileSync(`app/${actionName.split('#')[0]}.ts`, 'utf8');
  const found: z.ZodType[] = [];
  for (const [, names = '', path = ''] of text.matchAll(/import \{([^}]*)\} from '@\/(lib\/\w+\/input)'/g)) {
    const module: Record<string, unknown> = await import(`@/${path}`);
    for (const name of names.split(',').map((one) => one.trim()))
      if (module[name] instanceof z.ZodType) found.push(module[name]);
  }
  return found;
}

/** What a form would send for a schema: each value as its field's text, a thing within a thing under `outer.inner`. */
export const fieldsFor = (schema: z.ZodType): fc.Arbitrary<Fields> => {
  const asked = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return askedBy(asked, NO_DOCUMENT).map((value) => flat(value));
};

function flat(value: unknown, before = ''): Fields {
  if (typeof value !== 'object' || value === null) return before ? { [before]: textOf(value) } : {};
  if (Array.isArray(value)) return before ? { [before]: value.map(textOf) } : {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) => flat(inner, before ? `${before}.${name}` : name)),
  );
}

const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
