import { getTranslations } from 'next-intl/server';
import { ABSENT, blanksOf, neededIn } from '@/lib/mail/blanks';
import type { WordedKind } from '@/lib/mail/samples';

/** What a letter can be filled with: by which name, what it is, what it chooses, and what must not be missing. */
export async function Blanks({ kind }: { kind: WordedKind }) {
  const words = await getTranslations('admin.settings.mail');
  const needed = neededIn(kind);
  const choicesOf = (name: string) => {
    const blank = blanksOf(kind).get(name);
    return typeof blank === 'object' ? blank : [ABSENT[kind]?.[name] ?? []].flat();
  };
  return (
    <section aria-labelledby="blanks" className="grid max-w-3xl gap-3">
      <h2 id="blanks" className="text-lg">
        {words('blanks')}
      </h2>
      <p className="text-sm text-muted">{words('blanksHelp')}</p>
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        {[...blanksOf(kind).keys()].map((name) => (
          <div key={name} className="contents">
            <dt>
              <code dir="ltr">{`{${name}}`}</code>
            </dt>
            <dd className="mb-2 text-muted sm:mb-0">
              {words(`blank.${name}` as 'blank.name')}
              {needed.includes(name) && <strong className="ms-2 text-ink">{words('needed')}</strong>}
              {choicesOf(name).length > 0 && (
                <span className="ms-2">{words('chooses', { options: choicesOf(name).join(', ') })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-muted">{words('syntax')}</p>
      <p className="text-sm text-muted">{words('frame')}</p>
    </section>
  );
}
