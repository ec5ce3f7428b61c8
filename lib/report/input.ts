import { z } from 'zod';

const MOST_RECIPIENTS = 50;

/** Addresses as they are typed or pasted: one a line, or separated by commas, semicolons or spaces. */
export const recipientsInput = z.object({
  emails: z
    .string()
    .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
    .pipe(z.array(z.email()).max(MOST_RECIPIENTS)),
  locale: z.enum(['en', 'ru']),
});
export type RecipientsInput = z.output<typeof recipientsInput>;
