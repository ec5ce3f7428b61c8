import type { ReactNode } from 'react';

type SectionProps = { id: string; title: ReactNode; help?: ReactNode; children: ReactNode };

/** A hairline, the heading at the side, the matter beside it. */
export const Section = ({ id, title, help, children }: SectionProps) => (
  <section
    aria-labelledby={id}
    className="grid gap-x-12 gap-y-6 border-t border-line pt-8 lg:grid-cols-[1fr_2fr]"
  >
    <div className="grid content-start gap-2">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {help && <p className="max-w-text text-sm text-muted">{help}</p>}
    </div>
    {children}
  </section>
);
