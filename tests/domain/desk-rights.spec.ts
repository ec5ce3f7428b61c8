import { chainProgress } from '@/lib/audit/chain';
import { listFacts } from '@/lib/audit/queries';
import { accessList } from '@/lib/auth/queries';
import { countriesOf } from '@/lib/dashboard/places';
import { listRegistrations, pickedRegistrations, stateCounts } from '@/lib/dashboard/queries';
import { nextUndecided, waitingLists } from '@/lib/dashboard/queue';
import { registrationRecord } from '@/lib/dashboard/record';
import { stats } from '@/lib/dashboard/stats';
import { currentSettings } from '@/lib/edition/queries';
import { outbox, readMail } from '@/lib/mail/queries';
import { expect, test } from '../support/house';
import { delegate, gateStaff, reviewer } from '../support/people';

const REFUSED = { ok: false, refusal: { code: 'NOT_ALLOWED' } };

test('delegates and gate staff read nothing of the desk, reviewers neither mail nor audit nor access', async ({
  house,
}) => {
  const { reference } = await house.submit();
  const [mail] = await house.mails();
  for (const actor of [delegate('ana@example.org'), gateStaff]) {
    const scope = house.scope(actor);
    expect(await stats(scope)).toEqual(REFUSED);
    expect(await listRegistrations(scope, {})).toEqual(REFUSED);
    expect(await pickedRegistrations(scope, [reference])).toEqual(REFUSED);
    expect(await countriesOf(scope)).toEqual(REFUSED);
    expect(await waitingLists(scope)).toEqual(REFUSED);
    expect(await registrationRecord(scope, reference)).toEqual(REFUSED);
    expect(await nextUndecided(scope)).toBeUndefined();
    expect(await stateCounts(scope, {})).toEqual({});
  }
  for (const actor of [delegate('ana@example.org'), gateStaff, reviewer]) {
    const scope = house.scope(actor);
    expect(await outbox(scope, { limit: 10, offset: 0 })).toEqual(REFUSED);
    expect(await readMail(scope, mail?.id ?? '')).toEqual(REFUSED);
    expect(await accessList(scope)).toEqual(REFUSED);
    expect(await listFacts(scope, {}, { limit: 10 })).toEqual(REFUSED);
    expect(await chainProgress(scope)).toEqual(REFUSED);
    expect(await currentSettings(scope)).toEqual(REFUSED);
  }
});
