import Link from 'next/link';
import type { ComponentProps } from 'react';
import { classes } from './classes';

export type ButtonTone = 'primary' | 'accent' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';
type Look = { tone?: ButtonTone; size?: ButtonSize };

const TONES: Record<ButtonTone, string> = {
  primary: 'bg-river text-on-river border-transparent hover:bg-river-strong',
  accent: 'bg-brick text-on-brick border-transparent hover:bg-brick-strong',
  quiet: 'bg-surface text-ink border-edge hover:border-ink hover:bg-sunken',
  danger: 'bg-surface text-red border-red hover:bg-red-soft',
};

const SIZES: Record<ButtonSize, string> = {
  small: 'min-h-8 px-3 py-1 text-sm',
  medium: 'min-h-11 px-5 py-2 text-base',
  large: 'min-h-14 px-7 py-3 text-lg',
};

export const look = ({ tone = 'primary', size = 'medium' }: Look, className?: string) =>
  classes(
    'inline-flex items-center justify-center gap-2 rounded border font-medium text-center cursor-pointer transition-colors',
    'aria-disabled:cursor-not-allowed aria-disabled:opacity-60',
    TONES[tone],
    SIZES[size],
    className,
  );

/** `accent` is for the one most important act of a page. A button that cannot act says why beside it. */
export function Button({ tone, size, className, type = 'submit', ...rest }: ComponentProps<'button'> & Look) {
  return <button type={type} className={look({ tone, size }, className)} {...rest} />;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ tone, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link prefetch={false} className={look({ tone, size }, className)} {...rest} />;
}
