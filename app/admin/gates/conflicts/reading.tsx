import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import type { ConflictScan } from '@/lib/gate/conflicts';
import { deskEdition } from '../../_desk/door';

/** One reading: where, when, by which device, and who stood there. */
export async function Reading({ scan }: { scan: ConflictScan }) {
  const [words, direction, { clock }] = await Promise.all([
    getTranslations('gates.conflicts'),
    getTranslations('gates.direction'),
    deskEdition(),
  ]);
  const { gate, at, device, operator, overrideReason, isOffline } = scan;
  const besides = [
    isOffline && words('offline'),
    device && words('device', { name: device }),
    operator && words('operator', { name: operator }),
    overrideReason && words('override', { reason: overrideReason }),
  ].filter((one): one is string => typeof one === 'string');
  return (
    <>
      <span className="tabular font-medium">
        {words('reading', {
          gate,
          direction: direction(scan.direction),
          time: `${clock.day(at)}, ${clock.second(at)}`,
        })}
      </span>
      {besides.length > 0 && (
        <span className="ms-2 text-muted">
          <Bidi>{besides.join(', ')}</Bidi>
        </span>
      )}
    </>
  );
}
