'use client';

import { Button, look } from '@/app/_ui/button';
import { useOutcome } from '@/app/admin/_desk/action-form';

type CodeSheetProps = {
  words: { title: string; once: string; download: string; file: string; print: string };
};

/** The recovery codes that the action around has made, shown this once. They never stand in an address of ours. */
export function CodeSheet({ words }: CodeSheetProps) {
  const { codes = [] } = useOutcome();
  if (codes.length === 0) return null;
  const grouped = codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1 '));
  const text = `${words.title}\n\n${grouped.join('\n')}\n`;
  return (
    <section
      aria-labelledby="code-sheet"
      className="grid max-w-text gap-3 rounded border border-line bg-surface p-4"
    >
      <h3 id="code-sheet" className="font-semibold">
        {words.title}
      </h3>
      <p className="text-muted">{words.once}</p>
      <ol className="tabular grid gap-x-8 gap-y-1 font-mono sm:grid-cols-2" translate="no">
        {grouped.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div data-screen className="flex flex-wrap gap-3">
        <a
          className={look({ tone: 'quiet', size: 'small' })}
          download={words.file}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >
          {words.download}
        </a>
        <Button type="button" tone="quiet" size="small" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
    </section>
  );
}
