import { startServers } from '@/scripts/server/process';
import { expect, test } from '../support/house';
import { rawApplication } from '../support/people';

test.setTimeout(120_000);

test('200 parallel applications for 50 seats over two processes: 50 held, 150 in one strict line', async ({
  house,
}) => {
  await house.settings({ capacity: 50, internationalReserve: 50 });
  const servers = await startServers(2, house.url);
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, position) => {
      const { url } = servers[position % servers.length] ?? { url: '' };
      const response = await fetch(`${url}/api/v1/registrations`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          // Every fourth client repeats itself after a network error, and so names its request.
          ...(position % 4 === 0 && { 'idempotency-key': `request-${position}` }),
        },
        body: JSON.stringify(rawApplication({ email: `person-${position}@example.org` })),
      });
      return { status: response.status, body: await response.json() };
    }),
  );
  const logs = servers.map((server) => server.logs()).join('');
  await Promise.all(servers.map((server) => server.stop()));

  expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
  expect(answers.filter(({ body }) => body.status === 'submitted')).toHaveLength(50);
  const positions = answers.flatMap(({ body }) => body.waitlistPosition ?? []);
  expect(positions.sort((one, other) => one - other)).toEqual(Array.from({ length: 150 }, (_, at) => at + 1));
  expect(new Set(answers.map(({ body }) => body.reference)).size).toBe(200);
  expect(await house.mails()).toHaveLength(200);
  await house.expectSound();
  // Nothing personal in the logs of either.
  expect(logs).not.toMatch(/person-\d+|6552|Harbin/);
});

test('one address that applies through both processes at once has one registration', async ({ house }) => {
  const servers = await startServers(2, house.url);
  const body = JSON.stringify(rawApplication({ email: 'ana@example.org' }));
  const codes = await Promise.all(
    Array.from({ length: 20 }, async (_, position) => {
      const response = await fetch(`${servers[position % 2]?.url}/api/v1/registrations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const answer = await response.json();
      return response.status === 201 ? 'taken' : answer.code;
    }),
  );
  await Promise.all(servers.map((server) => server.stop()));
  expect(codes.sort()).toEqual([...Array(19).fill('ALREADY_REGISTERED'), 'taken']);
  expect(await house.mails()).toHaveLength(1);
  await house.expectSound();
});
