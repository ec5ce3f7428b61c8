import { getTranslations } from 'next-intl/server';

const SENTENCES = ['order', 'passed', 'party', 'kept', 'outside', 'advance'] as const;

/** The rule by which the list moves, in the words that an organiser can give to whoever asks. */
export async function Rule() {
  const words = await getTranslations('admin.waiting.rule');
  return (
    <section aria-labelledby="rule" className="grid gap-2 border-s-4 border-line ps-5">
      <h2 id="rule" className="text-base font-semibold">
        {words('title')}
      </h2>
      <ul className="grid gap-x-10 gap-y-1.5 text-sm text-muted lg:grid-cols-2">
        {SENTENCES.map((sentence) => (
          <li key={sentence} className="max-w-text">
            {words(sentence)}
          </li>
        ))}
      </ul>
    </section>
  );
}
