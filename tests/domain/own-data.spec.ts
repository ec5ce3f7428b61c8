import { eq } from 'drizzle-orm';
import { auditFact } from '@/db/schema';
import { makeClaim } from '@/lib/claim/commands';
import type { Person } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { takeOwnData } from '@/lib/export/own-data';
import { reveal } from '@/lib/registration/revealing';
import { decide } from '@/lib/review/commands';
import { expect, test } from '../support/house';
import { application, delegate, NOW, organiser } from '../support/people';

const EMAIL = 'ana@example.org';
const ana = { ...(delegate(EMAIL) as Person), provedAt: NOW };

test('the person takes along what was said, sealed things included, and what was done with it; nothing of colleagues', async ({
  house,
}) => {
  const { reference } = await house.submit(
    application({ email: EMAIL, diet: 'No nuts', accessNeeds: 'A ramp', organisation: 'Porto Alegre' }),
  );
  expectOk(await reveal(house.scope(organiser), { reference, field: 'diet', reason: 'For the kitchen.' }));
  expectOk(
    await decide(house.scope(organiser), reference, { decision: 'approve', note: 'A friend of the mayor.' }),
  );
  expectOk(await makeClaim(house.scope(ana), { reference, kind: 'object', words: 'No calls.' }));
  const { data } = expectOk(await takeOwnData(house.scope(ana), 'json'));
  expect(data).toMatchObject({
    application: { reference, email: EMAIL, organisation: 'Porto Alegre' },
    confidential: { needs: { diet: 'No nuts', accessNeeds: 'A ramp' } },
    consents: [
      { purpose: 'personalData', version: 1 },
      { purpose: 'terms', version: 1 },
    ],
    reveals: [{ field: 'diet', reason: 'For the kitchen.' }],
    requests: [{ kind: 'object', words: 'No calls.' }],
  });
  expect(data.letters.map(({ kind }) => kind)).toContain('received');
  const text = JSON.stringify(data);
  for (const hidden of ['A friend of the mayor.', 'user-organiser', 'organiser@forum.example.org'])
    expect(text).not.toContain(hidden);
  const { code } = await house.secretsFor(EMAIL);
  if (code) expect(text).not.toContain(code);
});

test('it is taken only by the person, who has just shown who that is; each time is on the record', async ({
  house,
}) => {
  await house.submit(application({ email: EMAIL }));
  expect(await takeOwnData(house.scope(delegate(EMAIL)), 'pdf')).toMatchObject({
    refusal: { code: 'FRESH_PROOF_NEEDED' },
  });
  expect(await takeOwnData(house.scope(), 'pdf')).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  const other = { ...(delegate('other@example.org') as Person), provedAt: NOW };
  expect(await takeOwnData(house.scope(other), 'pdf')).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expectOk(await takeOwnData(house.scope(ana), 'pdf'));
  const taken = await house.db.select().from(auditFact).where(eq(auditFact.action, 'own_data.taken'));
  expect(taken.map(({ after }) => after)).toEqual([{ format: 'pdf' }]);
});
