import { getTranslations } from 'next-intl/server';
import { StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';
import type { Verdict } from '@/db/schema';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { DeskClock } from '../../_desk/clock';
import { When } from '../../_desk/when';

const TONES: Record<Verdict, Tone> = {
  admit: 'good',
  admit_with_action: 'wait',
  help_desk: 'info',
  stop: 'bad',
};

/** Every reading of the code at a gate, refused ones too. */
export async function Scans({ scans, clock }: { scans: RegistrationRecord['scans']; clock: DeskClock }) {
  if (scans.length === 0) return null;
  const words = await getTranslations('admin.record');
  return (
    <section aria-labelledby="scans" className="grid gap-2">
      <h2 id="scans" className="text-lg">
        {words('scans')}
      </h2>
      <ul className="grid">
        {scans.map(({ id, verdict, direction, gate, scannedAt }) => (
          <li
            key={id}
            className="flex min-h-9 flex-wrap items-center gap-x-4 border-b border-line py-1 last:border-0"
          >
            <StateTag tone={TONES[verdict]}>{words(`verdict.${verdict}`)}</StateTag>
            <span>{words(`direction.${direction}`, { gate })}</span>
            <span className="ms-auto text-sm text-muted">
              <When at={scannedAt} clock={clock} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
