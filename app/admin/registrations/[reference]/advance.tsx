import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Notice } from '@/app/_ui/notice';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { DeskClock } from '../../_desk/clock';
import { factWords } from '../../_desk/fact-words';
import { When } from '../../_desk/when';

type AdvanceProps = { record: RegistrationRecord; at: Date; clock: DeskClock };

/** That the decision is taken and only a seat is missing, by whom and when. */
export async function Advance({ record, at, clock }: AdvanceProps) {
  const [words, facts] = await Promise.all([getTranslations('admin.decision'), factWords(record.actors)]);
  return (
    <Notice tone="good">
      <p>
        {words.rich('advanced', {
          who: () => <Bidi>{facts.who(record.advance?.by ?? '')}</Bidi>,
          when: () => <When at={at} clock={clock} />,
        })}
      </p>
    </Notice>
  );
}
