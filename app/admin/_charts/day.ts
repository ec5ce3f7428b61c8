/** A day of the forum's calendar, such as 2027-03-01, in the reader's language. */
export const dayIn = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00Z`));
