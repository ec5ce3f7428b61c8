import { getTranslations } from 'next-intl/server';

/** The name of a field that nobody sees: what fills in every field it finds is no person's hand. */
export const DECOY_FIELD = 'homepage';

/** Hidden from eyes, keyboard and screen readers; who reads without styles is told to leave it empty. */
export async function Decoy() {
  const words = await getTranslations('common.proof');
  return (
    <div className="sr-only" aria-hidden="true">
      <label>
        {words('decoy')}
        <input
          type="text"
          name={DECOY_FIELD}
          tabIndex={-1}
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
        />
      </label>
    </div>
  );
}
