'use client';

import { leaveNothing } from '../sign-in/leaving';
import { GateButton } from './_scanner/gate-button';

export const GateSignOut = ({ label }: { label: string }) => (
  <form method="post" action="/sign-in/out" onSubmit={leaveNothing}>
    <GateButton type="submit">{label}</GateButton>
  </form>
);
