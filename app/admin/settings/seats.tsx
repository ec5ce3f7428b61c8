import { getTranslations } from 'next-intl/server';
import { type Edition, sizesOf } from '@/lib/edition/rules';
import { Go } from '../_desk/go';
import { SIZES } from '../pools/addresses';
import { HELD_FROM } from './held-from/address';

/** What moves seats when it changes: shown here, changed where its effect is shown first. */
export async function Seats({ edition }: { edition: Edition }) {
  const words = await getTranslations('admin.settings');
  const { capacity, internationalReserve, internationalTarget } = sizesOf(edition);
  const isFromApproval = edition.seatsHeldFrom === 'approval';
  return (
    <section aria-labelledby="seats" className="grid max-w-text gap-4">
      <h2 id="seats" className="text-lg">
        {words('group.seats')}
      </h2>
      <p>
        {words('seats.lead', { capacity, reserve: internationalReserve, target: internationalTarget })}{' '}
        <Go href={SIZES}>{words('seats.change')}</Go>
      </p>
      <p>
        {words(`heldFromNow.${edition.seatsHeldFrom}`)}{' '}
        <Go href={`${HELD_FROM}?to=${isFromApproval ? 'submission' : 'approval'}`}>
          {words(isFromApproval ? 'switch.toSubmission' : 'switch.toApproval')}
        </Go>
      </p>
    </section>
  );
}
