'use client';

import { Button } from '@/app/_ui/button';
import { leaveNothing } from './leaving';

export const SignOutButton = ({ label }: { label: string }) => (
  <form method="post" action="/sign-in/out" onSubmit={leaveNothing}>
    <Button tone="quiet" size="small">
      {label}
    </Button>
  </form>
);
