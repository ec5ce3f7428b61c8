import type { ReactNode } from 'react';

type ProseProps = {
  title: string;
  lead: string;
  parts: readonly { key: string; title: string; body: string }[];
  contact: ReactNode;
};

/** A page to be read: one column, short paragraphs, the contact at the end. */
export const Prose = ({ title, lead, parts, contact }: ProseProps) => (
  <main id="content" className="mx-auto grid max-w-page gap-10 px-5 py-10 sm:py-16">
    <header className="grid max-w-text gap-4">
      <h1 className="text-2xl sm:text-3xl">{title}</h1>
      <p className="text-lg text-muted">{lead}</p>
    </header>
    {parts.map((part) => (
      <section key={part.key} className="grid max-w-text gap-2">
        <h2 className="text-lg">{part.title}</h2>
        <p>{part.body}</p>
      </section>
    ))}
    <p className="max-w-text border-t border-line pt-6">{contact}</p>
  </main>
);
