/** Where the service worker keeps the pages for the day without a network; signing out deletes them. */
export const TICKET_CACHE = 'ticket';
export const GATE_CACHE = 'gate';
