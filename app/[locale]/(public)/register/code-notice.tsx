import { getLocale, getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import type { Category } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import type { Offer } from '@/lib/invitation/queries';
import { listed } from '@/messages/lists';
import type { JudgedCode } from './typed-code';

type CodeNoticeProps = { code: JudgedCode | undefined; categories: readonly Category[] };

/** What the code that was typed gives; nothing where it gives nothing or was not judged. */
export async function CodeNotice({ code, categories }: CodeNoticeProps) {
  if (!code || !('approves' in code) || code.fault) return null;
  const words = await getTranslations('register.code');
  const gives = await givenBy(code, categories);
  return (
    <Notice tone="good" title={words('accepted')}>
      {gives.length > 0 && <p>{words('gives', { what: listed(gives, await getLocale()) })}</p>}
    </Notice>
  );
}

/** «Почётный гость, делегация: Харбин, место закреплено». */
async function givenBy(offer: Offer, categories: readonly Category[]): Promise<string[]> {
  const [words, locale] = await Promise.all([getTranslations('register.code'), getLocale()]);
  const category = categories.find(({ code }) => code === offer.category);
  return [
    category && inLanguage(category.name, locale),
    offer.delegation && words('delegation', { name: inLanguage(offer.delegation, locale) }),
    offer.keepsSeat && words('seat'),
    offer.approves && words('approved'),
  ].filter((part): part is string => typeof part === 'string');
}
