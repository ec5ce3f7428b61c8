import type { FormState } from '@/app/_server/action';
import type { SummaryError } from '@/app/_ui/error-summary';

/** What a form of the desk shows after an action: sentences in the reader's language, and what was typed. */
export type DeskState = {
  message?: string;
  /** Everything that is wrong, each with the place to mend it; told instead of the message. */
  summary?: { title: string; errors: readonly SummaryError[] };
  /** Sentence by field name. */
  faults?: Record<string, string>;
  typed?: FormState['typed'];
  /** Shown this once: a link, a token. */
  secret?: string;
  /** An address that is drawn as a QR code, shown this once, and what it is for. */
  drawn?: { text: string; label: string; help: string };
  /** Recovery codes, shown this once. */
  codes?: readonly string[];
  /** The way to a fresh proof, where that is what is missing. */
  proof?: string;
  /** The way to sign in again, where the session ended while something was typed. */
  signIn?: string;
  done?: string;
  /** What would come of it, in sentences; the mark tells that these were read. */
  foretold?: { lines: string[]; mark: string };
  /** A drawing, as an address that carries it. */
  picture?: string;
  /** Texts as their readers see them. */
  shown?: ShownText[];
};
export type ShownText = { key: string; title: string; note?: string; text: string; lang: string };
export const UNTOUCHED: DeskState = {};
export type DeskAction = (state: DeskState, form: FormData) => Promise<DeskState>;
