export type DeskClock = ReturnType<typeof deskClock>;

/** Dates and times as the desk shows them: day first, 24 hours, in the edition's zone, which is named beside them. */
export function deskClock(locale: string, timeZone: string) {
  const tag = locale === 'en' ? 'en-GB' : locale;
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(tag, { timeZone, ...options });
    return (at: Date) => formatter.format(at);
  };
  const partOf = (timeZoneName: 'long' | 'shortOffset') => (at: Date) =>
    new Intl.DateTimeFormat(tag, { timeZone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return {
    moment: format({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    short: format({ day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' }),
    day: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    time: format({ hour: '2-digit', minute: '2-digit' }),
    second: format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    /** «Москва, стандартное время, GMT+3» */
    zone: (at: Date) => `${partOf('long')(at)}, ${partOf('shortOffset')(at)}`,
    /** «GMT+3», for the head of a column. */
    offset: partOf('shortOffset'),
  };
}
