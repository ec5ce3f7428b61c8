/** Where the service worker keeps the ticket page for the day without a network; signing out deletes it. */
export const TICKET_CACHE = 'ticket';
