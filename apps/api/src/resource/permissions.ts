// Who may do what with a resource.
import { type AuthUser, requireStaff, requireUser } from '@latchkey/fastify-auth';

/** Throws ApiException 401 or 403 if this person may not use this method. */
export type Permission = (user: AuthUser | null, method: string) => void;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The plain rule of the old API: any signed-in user may do anything. */
export const isAuthenticated: Permission = (user) => {
  requireUser(user);
};

/** Any signed-in user reads; staff write. */
export const isStaffOrReadOnly: Permission = (user, method) => {
  if (safeMethods.has(method)) requireUser(user);
  else requireStaff(user);
};
