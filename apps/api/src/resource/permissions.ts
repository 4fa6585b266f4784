// Who may do what with the resources.
import { ApiException } from '@latchkey/drf';
import { type AuthUser, requireStaff, requireUser } from '@latchkey/fastify-auth';

export interface Permissions {
  /** Throws ApiException 401 or 403 if this person may not use this method. */
  permit(user: AuthUser | null, method: string): void;
  /** Whether this person sees the rows that belong to others too. */
  seesAll(user: AuthUser): boolean;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** DRF's IsAuthenticated, the plain rule of the old API: any signed-in user may do anything with every row. */
const isAuthenticated: Permissions = {
  permit: (user) => {
    requireUser(user);
  },
  seesAll: () => true,
};

/** Any signed-in user reads what is for everybody and what is their own; staff read and write all. */
const roles: Permissions = {
  permit: (user, method) => {
    if (safeMethods.has(method)) requireUser(user);
    else requireStaff(user);
  },
  seesAll: ({ isStaff }) => isStaff,
};

/** Whether this person may use this method; who is nobody may not. */
export function mayUse(rules: Permissions, user: AuthUser | null, method: string): boolean {
  try {
    rules.permit(user, method);
    return true;
  } catch (error) {
    if (error instanceof ApiException) return false;
    throw error;
  }
}

/** By the values of the setting PERMISSIONS. */
export const permissions = { authenticated: isAuthenticated, roles } as const;
