import { getTranslations } from 'next-intl/server';

type ProgressProps = { done: number; all: number; isUndo: boolean };

/** How far the work has come, in words and as a bar. */
export async function Progress({ done, all, isUndo }: ProgressProps) {
  const words = await getTranslations('admin.bulk');
  const label = words(isUndo ? 'undoing' : 'deciding', { done, count: all });
  return (
    <div role="status" className="grid max-w-text gap-2">
      <p className="tabular">{label}</p>
      <progress value={done} max={Math.max(1, all)} aria-label={label} className="h-2 w-full accent-river" />
    </div>
  );
}
