import fc from 'fast-check';
import { type Api, openApi, type Reply } from '../support/api';
import { type Document, judgeBy, type Operation, readDocument } from '../support/documented';
import { askedBy } from '../support/hostile';
import { expect, test } from '../support/own-site';
import { rawApplication } from '../support/people';

// With the forms under fire, 20,000.
const CALLS = 17_600;
const AT_ONCE = 8;
const TOO_SLOW_MS = 2000;
const LONG_ADDRESS = 12_000;
// The same calls in every run, so that a red run can be repeated; another seed looks elsewhere.
const SEED = Number(process.env.FUZZ_SEED ?? 1);

type Call = { method: string; path: string; address: string; send: () => Promise<Reply> };

test(`${CALLS} calls made from the document: no failure of the server, no answer that the document does not tell, none that takes long`, async ({
  server,
  database,
}) => {
  test.setTimeout(600_000);
  const api = openApi(server.url, database);
  await api.settings({ registrationsPerMinute: 1_000_000 });
  const document = await readDocument(api);
  const faultOf = judgeBy(document);
  const tokens = [undefined, 'forum_nonsense', await api.tokenWith('gate'), await api.tokenWith('admin')];
  const references = await Promise.all([1, 2, 3, 4].map(() => api.submitted()));
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const each = Math.ceil(CALLS / operations.length);
  const waiting = operations
    .flatMap((one, position) =>
      fc.sample(callTo(one, { api, document, tokens, references }), { numRuns: each, seed: SEED + position }),
    )
    // One after the other of every kind, and not all of one kind at once.
    .map((call, position) => ({ call, turn: position % each }))
    .sort((one, other) => one.turn - other.turn)
    .map(({ call }) => call);
  expect(waiting.length).toBeGreaterThanOrEqual(CALLS);
  const statuses = new Map<number, number>();
  /** Each fault once, with an address that shows it. */
  const faults = new Map<string, string>();
  const work = async () => {
    for (let call = waiting.pop(); call; call = waiting.pop()) {
      const { reply, ms } = await timed(call);
      statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
      // An address of more than 16 kB is refused by HTTP itself, before it is any call of ours.
      if (reply.status === 431 && call.address.length > LONG_ADDRESS) continue;
      const { code } = reply.json ?? {};
      const told = (fault: string) =>
        faults.set(`${call.method} ${call.path} ${reply.status} ${code}: ${fault}`, call.address);
      if (reply.status >= 500) told(reply.text);
      const fault = faultOf(call.method, call.path, reply);
      if (fault) told(`${fault} ${reply.text}`.slice(0, 2000));
      // On a busy machine anything may wait for its turn: what is slow by itself is slow again.
      if (ms > TOO_SLOW_MS && (await timed(call)).ms > TOO_SLOW_MS) told('slow');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect([...faults]).toEqual([]);
  // The calls get somewhere, and are not all turned away at the door.
  expect(statuses.get(200) ?? 0, JSON.stringify([...statuses])).toBeGreaterThan(CALLS / 10);
  expect(statuses.get(422) ?? 0).toBeGreaterThan(CALLS / 50);
  expect(server.logs()).not.toContain('request failed');
});

async function timed(call: Call): Promise<{ reply: Reply; ms: number }> {
  const start = performance.now();
  const reply = await call.send();
  return { reply, ms: performance.now() - start };
}

type Ground = {
  api: Api;
  document: Document;
  tokens: (string | undefined)[];
  references: string[];
};

function callTo(
  { method, path, operation }: { method: string; path: string; operation: Operation },
  { api, document, tokens, references }: Ground,
): fc.Arbitrary<Call> {
  const parameters = operation.parameters ?? [];
  const within = (place: string) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((one) => one.in === place)
          .map(({ name, schema }) => [name, askedBy(schema, document)]),
      ),
      { requiredKeys: [] },
    );
  const reference = fc.oneof(
    fc.constantFrom(...references),
    fc.string({ minLength: 1, maxLength: 40 }).filter(isOneStep),
  );
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const body = schema ? bodyFor(path, askedBy(schema, document)) : fc.constant(undefined);
  const key = fc.option(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }), {
    nil: undefined,
    freq: 1,
  });
  return fc
    .record({
      query: within('query'),
      reference,
      body,
      key,
      token: fc.constantFrom(...tokens, tokens.at(-1), tokens.at(-1)),
    })
    .map(({ query, reference: named, body: sent, key: once, token }) => {
      const asked = new URLSearchParams(
        Object.entries(query).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      );
      const filled = path.replace('{reference}', encodeURIComponent(named.toWellFormed()));
      const address = asked.size > 0 ? `${filled}?${asked}` : filled;
      const sending = { token, body: sent, key: once?.trim() || undefined };
      return { method, path, address, send: () => api.send(method.toUpperCase(), address, sending) };
    });
}

/** Most applications are sound but for a field or two: else none would come further than the first look. */
const bodyFor = (path: string, asked: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  path === '/api/v1/registrations'
    ? fc.tuple(asked, fc.infiniteStream(fc.boolean())).map(([value, keeps]) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
        const chosen = Object.entries(value).filter(([, one]) => keeps.next().value && one !== undefined);
        return rawApplication(Object.fromEntries(chosen.slice(0, 2)));
      })
    : asked;

/** Dots alone are no name in an address but a way: they lead to another call. */
const isOneStep = (name: string): boolean => !/^\.+$/.test(name);
