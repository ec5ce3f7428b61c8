import { getLocale } from 'next-intl/server';
import { ProseText } from '@/app/_ui/prose-text';
import type { ConsentDocument } from '@/lib/consent/queries';
import { ownWords } from '@/lib/edition/rules';

/** What stands in one version of a text, in the reader's language or the one it was written in. */
export async function DocumentText({ document }: { document: ConsentDocument }) {
  const locale = await getLocale();
  const own = ownWords(document.written, locale);
  if (!own) return null;
  return (
    <ProseText
      text={own.text}
      lang={own.locale === locale ? undefined : own.locale}
      className="grid max-w-text gap-4"
    />
  );
}
