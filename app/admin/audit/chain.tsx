import { getTranslations } from 'next-intl/server';

/** How much of the record is chained. Counting proves nothing, and says so: the proof is a command. */
export async function Chain({ progress }: { progress: { sealed: number; unsealed: number } }) {
  const words = await getTranslations('admin.audit.chain');
  return (
    <section aria-label={words('label')} className="grid max-w-text gap-1">
      <p>{words('sealed', { count: progress.sealed })}</p>
      <p className="text-muted">
        {progress.unsealed === 0 ? words('allSealed') : words('unsealed', { count: progress.unsealed })}
      </p>
      <p className="text-sm text-muted">
        {words.rich('verify', {
          command: (chunks) => <code className="font-mono text-ink">{chunks}</code>,
        })}
      </p>
    </section>
  );
}
