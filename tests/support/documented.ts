import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Api, expect, type Reply } from './api';

export type Schema = { $ref?: string; type?: string; [word: string]: unknown };
export type Operation = {
  parameters?: { name: string; in: 'path' | 'query' | 'header'; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content: Record<string, { schema: object }> }>;
};
export type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

export const readDocument = async (api: Api): Promise<Document> =>
  (await api.get('/api/v1/openapi.json')).json;

/** Judges a reply by the schema that the document gives for its call and status. */
export function expectDocumented(document: Document) {
  const fault = judgeBy(document);
  return (method: string, path: string, reply: Reply) =>
    expect(fault(method, path, reply), `${method} ${path}: ${reply.text}`).toBeUndefined();
}

type Judge = (value: unknown) => unknown;

/** What is wrong with a reply by the document; undefined where nothing is. Tens of thousands are judged without a step of the report for each. */
export function judgeBy(document: Document) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: 'document' });
  const judges = new Map<string, Judge | undefined>();
  const judgeAt = (pointer: string[]): Judge | undefined => {
    const key = pointer.join(' ');
    if (!judges.has(key)) judges.set(key, ajv.getSchema(`document#/${pointer.map(escaped).join('/')}`));
    return judges.get(key);
  };
  return (method: string, path: string, reply: Reply): string | undefined => {
    const type = (reply.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const told = document.paths[path]?.[method]?.responses[reply.status]?.content[type];
    if (!told) return `no answer of status ${reply.status} and type ${type}`;
    if (!type.endsWith('json')) return undefined;
    const judge = judgeAt([
      'paths',
      path,
      method,
      'responses',
      String(reply.status),
      'content',
      type,
      'schema',
    ]);
    if (!judge) return `no schema for ${reply.status}`;
    return judge(reply.json) ? undefined : JSON.stringify((judge as { errors?: unknown }).errors);
  };
}

const escaped = (part: string): string =>
  encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
