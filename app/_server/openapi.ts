import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { TOKEN_SCOPES } from '@/lib/core/actor';
import packageJson from '@/package.json' with { type: 'json' };
import type { Call } from './call';
import { MOST_BYTES } from './json-body';
import { REFUSAL_STATUS, type RefusalCode } from './refusals';

const CODES = Object.keys(REFUSAL_STATUS) as [RefusalCode, ...RefusalCode[]];

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string().meta({ description: 'A sentence in the language that Accept-Language asks for' }),
    status: z.int(),
    code: z.enum(CODES).meta({ description: 'Stable: decide by this' }),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          path: z.string().meta({ example: 'nameLatin.given' }),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

/** OpenAPI 3.1 of the calls, from the very schemas that judge what comes in and shape what goes out. */
export function documentOf(calls: readonly Call[], url: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const call of calls) {
    const method = call.method === 'GET' ? 'get' : 'post';
    paths[call.path] = { ...paths[call.path], [method]: operationOf(call) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Forum registration',
      version: packageJson.version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: `Tokens are made with \`npm run -s forum -- token create\`. Scopes: ${TOKEN_SCOPES.join(', ')}; \`admin\` includes all. Bodies are JSON in UTF-8 of at most ${MOST_BYTES / 1024} kB. Times are ISO 8601; answers give them in UTC.`,
    },
    servers: [{ url }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token; cookies have no say here' },
      },
    },
  });
}

function operationOf(call: Call): ZodOpenApiOperationObject {
  const isWrite = call.method !== 'GET';
  const path = Object.fromEntries(
    [...call.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, z.string().min(1).max(40)]),
  );
  const answered = { description: 'Done', ...contentOf(call) };
  return {
    operationId: call.name,
    summary: call.summary,
    ...(call.needs && { description: `Needs the scope \`${call.needs}\`.` }),
    security: securityOf(call),
    requestParams: {
      ...(Object.keys(path).length > 0 && { path: z.object(path) }),
      ...(!isWrite && call.input && { query: call.input as z.ZodObject }),
      ...(isWrite && { header: idempotencyHeader }),
    },
    ...(isWrite && call.input && { requestBody: { required: true, content: json(call.input) } }),
    responses: { [`${call.status ?? 200}`]: answered, ...problemsOf(call) },
  };
}

const idempotencyHeader = z.object({
  'Idempotency-Key': z.string().max(200).optional().meta({
    description: 'Same key and body, same answer; same key and another body, 422 IDEMPOTENCY_KEY_REUSED',
  }),
});

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const contentOf = ({ present, answer }: Call) => ({
  content: present ? { 'text/plain': { schema: answer } } : json(answer),
});

/** A public write can be sent with a token, too. */
const securityOf = ({ needs, method }: Call): Record<string, string[]>[] =>
  needs ? [{ token: [] }] : method === 'POST' ? [{}, { token: [] }] : [];

const EVERY_WRITE: Partial<Record<RefusalCode, string>> = {
  MALFORMED_JSON: 'The body is not JSON in UTF-8.',
  UNSUPPORTED_MEDIA_TYPE: 'The body is not announced as application/json.',
  PAYLOAD_TOO_LARGE: 'The body is too large.',
  IDEMPOTENCY_KEY_REUSED: 'The key belongs to another request.',
};

/** Every status with the codes behind it and when they come. */
function problemsOf(call: Call) {
  const told: Partial<Record<RefusalCode, string>> = {
    NOT_SIGNED_IN: call.needs
      ? 'The token is missing or not valid.'
      : 'The token that was brought is not valid.',
    ...(call.method === 'POST' && EVERY_WRITE),
    ...(call.input && { INVALID_INPUT: 'A field is missing or cannot be taken; every fault is named.' }),
    // Whoever brings bad tokens again and again waits, whatever is asked for.
    TOO_MANY_REQUESTS: 'Wait as long as Retry-After says.',
    ...(call.needs && { NOT_ALLOWED: 'The token lacks the scope.' }),
    ...call.refusals,
    INTERNAL: 'Something broke; the request id finds it in the logs.',
  };
  const byStatus = Object.groupBy(Object.keys(told) as RefusalCode[], (code) => String(REFUSAL_STATUS[code]));
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes]) => [
      status,
      {
        description: (codes ?? []).map((code) => `\`${code}\`: ${told[code]}`).join('\n\n'),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}
