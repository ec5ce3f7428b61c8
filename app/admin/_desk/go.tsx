import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonTone, look } from '@/app/_ui/button';

/**
 * Links of the desk load the whole page, frame included: a soft navigation would keep the frame's old count of the
 * waiting list beside the page's new one, and two numbers that contradict each other are worse than 100 ms.
 */
export const Go = ({ className = 'link', ...rest }: ComponentProps<'a'>) => (
  <a className={className} {...rest} />
);

type GoButtonProps = ComponentProps<'a'> & { tone?: ButtonTone; size?: ButtonSize };
export const GoButton = ({ tone = 'quiet', size = 'small', className, ...rest }: GoButtonProps) => (
  <a className={look({ tone, size }, className)} {...rest} />
);
