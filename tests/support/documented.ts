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
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: 'document' });
  return (method: string, path: string, reply: Reply) => {
    const type = (reply.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const told = document.paths[path]?.[method]?.responses[reply.status]?.content[type];
    expect(told, `${method} ${path} answers ${reply.status} ${type}: ${reply.text}`).toBeDefined();
    if (!type.endsWith('json')) return;
    const pointer = ['paths', path, method, 'responses', String(reply.status), 'content', type, 'schema'];
    const escaped = pointer.map((part) =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const judge = ajv.getSchema(`document#/${escaped.join('/')}`);
    if (!judge) throw new Error(`${method} ${path} has no schema for ${reply.status}`);
    expect(judge(reply.json) ? [] : judge.errors, `${method} ${path}: ${reply.text}`).toEqual([]);
  };
}
