import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';

const CODES = ['NOT_FOUND', 'STATE_CHANGED', 'ALREADY_PREPARED'] as const;

/** How many of a selection were put into the wave, and how many were not and why, as the address tells. */
export async function LeftOut({ asked }: { asked: Record<string, string | string[] | undefined> }) {
  if (asked.prepared === undefined) return null;
  const [words, why] = await Promise.all([getTranslations('waves.done'), getTranslations('refusals')]);
  const countIn = (raw: string | string[] | undefined) => {
    const number = Number(raw);
    return Number.isSafeInteger(number) && number > 0 ? number : 0;
  };
  const skipped = CODES.filter((code) => countIn(asked[code]) > 0);
  return (
    <Notice
      tone={skipped.length > 0 ? 'wait' : 'good'}
      role="status"
      title={words('prepared', { count: countIn(asked.prepared) })}
    >
      {skipped.map((code) => (
        <p key={code}>{words('skipped', { count: countIn(asked[code]), why: why(code) })}</p>
      ))}
    </Notice>
  );
}
