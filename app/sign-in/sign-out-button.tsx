'use client';

import { Button } from '@/app/_ui/button';
import { TICKET_CACHE } from './ticket-cache';

/** Without script there is no service worker either, and nothing that it could have kept. */
const forgetTicket = () => {
  if ('caches' in window) caches.delete(TICKET_CACHE).catch(() => undefined);
};

export const SignOutButton = ({ label }: { label: string }) => (
  <form method="post" action="/sign-in/out" onSubmit={forgetTicket}>
    <Button tone="quiet" size="small">
      {label}
    </Button>
  </form>
);
