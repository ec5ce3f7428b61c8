import { mayReadAudit } from '@/lib/audit/policy';
import { mayManageStaff } from '@/lib/auth/policy';
import { mayPrintMany } from '@/lib/badge/policy';
import { mayAnswerClaims } from '@/lib/claim/policy';
import type { Actor } from '@/lib/core/actor';
import { mayChangeSettings } from '@/lib/edition/policy';
import { mayRunGates, mayScan } from '@/lib/gate/policy';
import { mayManageInvitations } from '@/lib/invitation/policy';
import { mayManageLetters } from '@/lib/letter/policy';
import { mayReadOutbox } from '@/lib/mail/policy';
import { maySendMailings } from '@/lib/mailing/policy';
import { mayReadRegistrations } from '@/lib/registration/policy';

const PLACES = [
  { key: 'dashboard', href: '/admin', mayOpen: mayReadRegistrations },
  { key: 'reports', href: '/admin/reports', mayOpen: mayReadRegistrations },
  { key: 'registrations', href: '/admin/registrations', mayOpen: mayReadRegistrations },
  { key: 'pools', href: '/admin/pools', mayOpen: mayReadRegistrations },
  { key: 'waitingList', href: '/admin/waiting-list', mayOpen: mayReadRegistrations },
  { key: 'doubles', href: '/admin/doubles', mayOpen: mayReadRegistrations },
  { key: 'badges', href: '/admin/badges', mayOpen: mayPrintMany },
  { key: 'letters', href: '/admin/letters', mayOpen: mayManageLetters },
  { key: 'codes', href: '/admin/codes', mayOpen: mayManageInvitations },
  { key: 'countries', href: '/admin/countries', mayOpen: mayReadRegistrations },
  { key: 'mail', href: '/admin/mail', mayOpen: mayReadOutbox },
  { key: 'mailings', href: '/admin/mailings', mayOpen: maySendMailings },
  { key: 'staff', href: '/admin/staff', mayOpen: mayManageStaff },
  { key: 'requests', href: '/admin/requests', mayOpen: mayAnswerClaims },
  { key: 'audit', href: '/admin/audit', mayOpen: mayReadAudit },
  { key: 'settings', href: '/admin/settings', mayOpen: mayChangeSettings },
  { key: 'gates', href: '/admin/gates', mayOpen: mayRunGates },
  { key: 'gate', href: '/gate', mayOpen: mayScan },
] as const;
export type PlaceKey = (typeof PLACES)[number]['key'];
export type Place = { key: PlaceKey; href: string };

/** The places that a role may open; what it may not is not offered, and refused again where it is asked for. */
export const placesFor = (actor: Actor): Place[] =>
  PLACES.filter(({ mayOpen }) => mayOpen(actor)).map(({ key, href }) => ({ key, href }));
