'use client';

import { useOutcome } from '../../_desk/action-form';

/** What the change that was typed would do, in sentences, where the button that saves it is. */
export function Foretold({ words }: { words: { title: string } }) {
  const { foretold } = useOutcome();
  if (!foretold) return null;
  return (
    <section aria-labelledby="foretold" className="grid gap-2 border-s-4 border-river ps-4">
      <input type="hidden" name="looked" value={foretold.mark} />
      <h2 id="foretold" className="text-lg">
        {words.title}
      </h2>
      <ul className="grid gap-1">
        {foretold.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
