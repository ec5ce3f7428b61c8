import { expectOk } from '@/lib/core/result';
import { eraseAgain, erasedSoFar } from '@/lib/retention/again';
import { eraseRegistration } from '@/lib/retention/commands';
import { expect, test } from '../support/house';
import { application, organiser } from '../support/people';
import { tracesOf } from '../support/traces';

test('who had been erased is erased again when a backup of before has brought them back', async ({
  house,
}) => {
  const gone = await house.submit(application({ email: 'gone@people.example.org' }));
  const typed = { reference: gone.reference, typed: gone.reference };
  expectOk(await eraseRegistration(house.scope(organiser), typed));
  expect(await erasedSoFar(house.scope())).toEqual([{ registrationId: gone.id, cause: 'organiser' }]);
  // What a backup of before has of somebody whom the list names.
  const back = await house.submit(application({ email: 'bugtan@people.example.org' }));
  const known = [{ registrationId: back.id, cause: 'own' as const }, ...(await erasedSoFar(house.scope()))];
  expect(await eraseAgain(house.scope(), known)).toBe(1);
  expect(await eraseAgain(house.scope(), known)).toBe(0);
  expect(await tracesOf(house, ['bugtan'])).toEqual([]);
  expect(await house.row(back.reference)).toMatchObject({ state: 'cancelled' });
  await house.expectSound();
});
