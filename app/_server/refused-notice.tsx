import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { REFUSAL_STATUS, type RefusalCode } from './refusals';

/** What a form without script was refused for, as its address says; one that says anything else says nothing. */
export async function RefusedNotice({ code }: { code: string | undefined }) {
  const refused = Object.keys(REFUSAL_STATUS).find((one) => one === code) as RefusalCode | undefined;
  if (!refused) return null;
  const words = await getTranslations('refusals');
  return (
    <Notice tone="bad" role="alert">
      {words(refused)}
    </Notice>
  );
}
