import type { ReactNode } from 'react';

type MessagePageProps = {
  title: ReactNode;
  body: ReactNode;
  action: ReactNode;
  /** «Номер обращения: …», for the person who will be asked about it. */
  reference?: ReactNode;
};

/** A page that has one thing to say: what happened, what it means, what to do. */
export const MessagePage = ({ title, body, action, reference }: MessagePageProps) => (
  <main
    id="content"
    className="mx-auto grid min-h-[60vh] w-full max-w-page content-center justify-items-start gap-5 px-5 py-16"
  >
    <h1 className="max-w-text text-2xl sm:text-3xl">{title}</h1>
    <p className="max-w-text text-lg text-muted">{body}</p>
    <div className="flex flex-wrap gap-3 pt-2">{action}</div>
    {reference && <p className="pt-6 text-sm text-muted">{reference}</p>}
  </main>
);
