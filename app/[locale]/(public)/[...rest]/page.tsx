import { notFound } from 'next/navigation';

/** An unknown address under a language keeps the header and the footer of the public pages. */
export default function UnknownPage() {
  notFound();
}
