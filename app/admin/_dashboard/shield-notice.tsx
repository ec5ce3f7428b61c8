import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { shieldStanding } from '@/lib/shield/queries';
import { deskEdition, deskScope } from '../_desk/door';
import { When } from '../_desk/when';
import { sectionAddress } from '../settings/addresses';

/** That applications are being asked for a proof of work: since when, why, and how many have come all the same. */
export async function ShieldNotice() {
  const scope = await deskScope('/admin');
  const standing = await shieldStanding(scope);
  if (!standing.ok || !standing.value) return null;
  const { raised, since } = standing.value;
  const [words, { clock }] = await Promise.all([getTranslations('admin.shield'), deskEdition()]);
  return (
    <Notice
      tone="wait"
      role="status"
      title={
        raised
          ? words.rich('raised', { when: () => <When at={raised.at} clock={clock} /> })
          : words('alwaysOn')
      }
    >
      {raised && <p>{words('why', { ...raised, since })}</p>}
      <p>
        {words.rich('meaning', {
          settings: (chunks) => (
            <a className="link" href={sectionAddress('window')}>
              {chunks}
            </a>
          ),
        })}
      </p>
    </Notice>
  );
}
