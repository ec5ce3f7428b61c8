import { eq } from 'drizzle-orm';
import { apiToken } from '@/db/schema';
import { createToken } from '@/lib/auth/commands';
import type { TokenScope } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { hashToken } from '@/lib/core/token';
import type { SettingsInput } from '@/lib/edition/input';
import { currentEdition } from '@/lib/edition/queries';
import { changeSettings } from '@/lib/waitlist/settings';
import type { Database } from './database';
import { rawApplication } from './people';
import { expect, test as web } from './web';

export type Sending = {
  token?: string;
  key?: string;
  headers?: Record<string, string>;
  /** Sent as JSON; a string or bytes are sent as they are. */
  body?: unknown;
};
// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever came; the test says what it should be
export type Reply = { status: number; headers: Headers; text: string; json: any };

/** Speaks to the API of one server as a program would, and makes what its tests need behind it. */
export function openApi(url: string, database: Database) {
  const scope = database.scope();
  const send = async (method: string, path: string, { token, key, headers, body }: Sending = {}) => {
    const response = await fetch(new URL(path, url), {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key && { 'idempotency-key': key }),
        ...headers,
      },
      body: isRaw(body) ? body : body === undefined ? undefined : JSON.stringify(body),
    });
    return replyOf(response);
  };
  const tokenWith = async (...scopes: TokenScope[]) =>
    expectOk(await createToken(scope, { name: 'test', scopes })).token;
  const api = {
    send,
    tokenWith,
    get: (path: string, sending?: Sending) => send('GET', path, sending),
    post: (path: string, body: unknown, sending?: Sending) => send('POST', path, { body, ...sending }),
    revokedToken: async (...scopes: TokenScope[]) => {
      const token = await tokenWith(...scopes);
      await database.db
        .update(apiToken)
        .set({ revokedAt: new Date() })
        .where(eq(apiToken.tokenHash, hashToken(token)));
      return token;
    },
    /** Submits somebody and gives back the reference. */
    submitted: async (own?: Record<string, unknown>): Promise<string> => {
      const reply = await api.post('/api/v1/registrations', rawApplication(own));
      expect(reply.status, reply.text).toBe(201);
      return reply.json.reference;
    },
    settings: async (changes: SettingsInput) =>
      expectOk(await changeSettings(scope, (await currentEdition(scope)).id, changes)),
    /** Settings for the time of `work`: the tests of a worker share one edition. */
    during: async (changes: SettingsInput, work: () => Promise<void>) => {
      const { capacitySeats, internationalReserveSeats, ...before } = await currentEdition(scope);
      await api.settings(changes);
      try {
        await work();
      } finally {
        const { seatsHeldFrom, registrationOpensAt, registrationClosesAt } = before;
        await api.settings({
          capacity: capacitySeats,
          internationalReserve: internationalReserveSeats,
          ...{ seatsHeldFrom, registrationOpensAt, registrationClosesAt },
        });
      }
    },
  };
  return api;
}
export type Api = ReturnType<typeof openApi>;

const isRaw = (body: unknown): body is BodyInit => typeof body === 'string' || body instanceof Uint8Array;

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson && text ? JSON.parse(text) : undefined,
  };
}

export const test = web.extend<{ api: Api }>({
  api: ({ server, database }, use) => use(openApi(server.url, database)),
});

/** A refusal as the contract promises it: its status, its stable code, and how it is dressed. */
export function expectProblem(reply: Reply, status: number, code: string): void {
  expect({ status: reply.status, code: reply.json?.code }, reply.text.slice(0, 500)).toEqual({
    status,
    code,
  });
  expect(reply.headers.get('content-type')).toBe('application/problem+json');
  expect(reply.json).toMatchObject({ type: 'about:blank', status, title: expect.any(String) });
  expect(reply.json.requestId).toBe(reply.headers.get('x-request-id'));
}

export { expect };
