import { newId } from '@/lib/core/id';
import { expect, expectProblem, test } from '../support/api';
import { notification } from '../support/bounces';
import { openHouse } from '../support/house';
import { application } from '../support/people';

test('a provider reports a bounce by the API: it is noted once, also when the report is sent again', async ({
  api,
  database,
}) => {
  const house = openHouse(database, () => new Date());
  const email = `bounced-${newId()}@example.org`;
  const { id } = await house.submit(application({ email }));
  const mail = (await house.mails()).find(({ registrationId }) => registrationId === id);
  await database.db.execute(`UPDATE mail_message SET state = 'sent' WHERE id = '${mail?.id}'`);
  const token = await api.tokenWith('registrations:write');
  const send = (body: unknown, key?: string) =>
    api.send('POST', '/api/v1/bounces', {
      token,
      body,
      ...(key && { headers: { 'idempotency-key': key } }),
    });
  const body = { message: notification({ mailId: mail?.id ?? '', recipient: email }) };
  const key = newId();
  for (const reply of [await send(body, key), await send(body, key)]) {
    expect(reply.status, reply.text).toBe(200);
    expect(JSON.parse(reply.text)).toEqual({ noted: 1, known: 0, unknown: 0, ignored: 0 });
  }
  expect(JSON.parse((await send(body)).text)).toMatchObject({ noted: 0, known: 1 });
  const none = await send({ bounces: [{ kind: 'permanent', recipient: `nobody-${newId()}@example.org` }] });
  expect(JSON.parse(none.text)).toMatchObject({ unknown: 1 });
  for (const wrong of [{}, { bounces: [{}] }, { message: 5 }])
    expectProblem(await send(wrong), 422, 'INVALID_INPUT');
  const found = (await house.mails()).find((one) => one.id === mail?.id);
  expect(found?.state).toBe('bounced');
});
