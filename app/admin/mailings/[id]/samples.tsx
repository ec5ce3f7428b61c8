import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { sampleOf } from '@/lib/mailing/previewing';
import { type Mailing, writtenIn } from '@/lib/mailing/rules';
import { deskEdition } from '../../_desk/door';
import { sampleAddress } from '../addresses';

/** The mail as it leaves, in each language that is written, with an invented name in it. */
export async function Samples({ one }: { one: Mailing }) {
  const [words, { edition }] = await Promise.all([getTranslations('mailings'), deskEdition()]);
  return (
    <section aria-labelledby="look" className="grid gap-4">
      <h2 id="look" className="text-lg">
        {words('draft.look')}
      </h2>
      <div className="grid gap-6 lg:grid-cols-2">
        {writtenIn(one).map((locale) => {
          const title = words('draft.frame', { language: words(`language.${locale}`) });
          return (
            <figure key={locale} className="grid min-w-0 gap-2">
              <figcaption className="grid">
                <span className="text-sm text-muted">{title}</span>
                <strong lang={locale}>
                  <Bidi>{sampleOf(one, locale, edition).subject}</Bidi>
                </strong>
              </figcaption>
              <iframe
                src={sampleAddress(one.id, locale, one.version)}
                title={title}
                sandbox=""
                referrerPolicy="no-referrer"
                className="h-120 w-full rounded border border-line bg-white"
              />
            </figure>
          );
        })}
      </div>
    </section>
  );
}
