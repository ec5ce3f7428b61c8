/** WCAG 2.2.1 asks for twenty seconds of warning; somebody may just be at the printer. */
export const WARNED_MINUTES = 5;
