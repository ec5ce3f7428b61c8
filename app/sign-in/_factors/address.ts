import { opensDesk } from '@/app/_server/landing';

/** Where somebody sees to the own second factor: at the desk, or without its frame where there is none. */
export const factorsPage = (roles: readonly string[]): string =>
  opensDesk(roles) ? '/admin/security' : '/sign-in/enrol';
