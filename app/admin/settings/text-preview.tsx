'use client';

import { ProseText } from '@/app/_ui/prose-text';
import { useOutcome } from '../_desk/action-form';

/** The text as the readers of each language will see it. */
export function TextPreview() {
  const { shown } = useOutcome();
  if (!shown) return null;
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      {shown.map(({ key, title, note, text, lang }) => (
        <section
          key={key}
          aria-labelledby={`shown-${key}`}
          className="grid content-start gap-3 border-s-4 border-river ps-4"
        >
          <h2 id={`shown-${key}`} className="text-sm text-muted">
            {title}
          </h2>
          {note && <p className="text-sm text-muted">{note}</p>}
          {text && <ProseText text={text} lang={lang} headings="h3" />}
        </section>
      ))}
    </div>
  );
}
