'use client';

import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { WordedKind } from '@/lib/mail/samples';
import { useOutcome } from '../../../_desk/action-form';
import { wordingAddress } from '../../addresses';

type SightProps = { kind: WordedKind; words: { asText: string; asLetter: string } };

/** The letter in every language as text and as its reader's mail program shows it, once it was checked. */
export function LetterSight({ kind, words }: SightProps) {
  const { shown, typed } = useOutcome();
  if (!shown) return null;
  return (
    <div className="grid gap-8">
      {shown.map(({ key, title, text, lang }) => (
        <section
          key={key}
          aria-labelledby={`shown-${key}`}
          className="grid gap-3 border-s-4 border-river ps-4"
        >
          <h2 id={`shown-${key}`} className="text-lg">
            {title}
          </h2>
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <div className="grid gap-1">
              <h3 className="text-sm text-muted">{words.asText}</h3>
              <div lang={lang} dir="auto" className="wrap-anywhere whitespace-pre-line">
                {text}
              </div>
            </div>
            {typed?.step === 'check' && (
              <LetterFrame
                address={`${wordingAddress(kind)}/letter.html`}
                locale={lang}
                title={`${words.asLetter}: ${title}`}
                wording={{ subject: one(typed[`${lang}.subject`]), body: one(typed[`${lang}.body`]) }}
              />
            )}
          </div>
        </section>
      ))}
    </div>
  );
}

const one = (typed: string | string[] | undefined) => String(typed ?? '');

type FrameProps = {
  address: string;
  locale: string;
  title: string;
  wording: { subject: string; body: string };
};

/**
 * Letters have styles of their own, which no page of ours may have: so the words are posted into a frame, and what comes back
 * is a document of its own, under an address with a dot, whose headers stay its own. The form stands outside of the one that is being written.
 */
function LetterFrame({ address, locale, title, wording: { subject, body } }: FrameProps) {
  const form = useRef<HTMLFormElement>(null);
  const name = `letter-${locale}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are posted anew
  useEffect(() => form.current?.submit(), [subject, body]);
  return (
    <>
      <iframe
        name={name}
        title={title}
        sandbox=""
        className="h-120 w-full rounded border border-line bg-white"
      />
      {createPortal(
        <form ref={form} method="post" action={address} target={name} hidden>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="subject" value={subject} />
          <input type="hidden" name="body" value={body} />
        </form>,
        document.body,
      )}
    </>
  );
}
