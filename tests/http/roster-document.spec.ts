import { expect, test } from '../support/api';
import { publishText } from '../support/consents';
import { expectDocumented, readDocument } from '../support/documented';
import { openHouse } from '../support/house';
import { withPhoto } from '../support/photos';
import { approve } from '../support/who-is-who';

test('the roster of somebody with a photo who has still to agree is as the document says', async ({
  api,
  database,
}) => {
  const house = openHouse(database, () => new Date());
  const reference = await withPhoto(house, {}, new Date());
  await approve(house, reference);
  await publishText(house, 'terms', 'Second terms.', true);
  await house.settings({ isTicketStoppedUnagreed: true });
  try {
    const held = expectDocumented(await readDocument(api));
    const reply = await api.get('/api/v1/roster', { token: await api.tokenWith('gate') });
    held('get', '/api/v1/roster', reply);
    const person = reply.json.people.find((one: { reference: string }) => one.reference === reference);
    expect(person).toMatchObject({ owesConsent: true, photo: expect.any(String) });
  } finally {
    await house.settings({ isTicketStoppedUnagreed: false });
  }
});
