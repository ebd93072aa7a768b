/** What people in the warehouse do. Each may do what those before it may. */
export const staffRoles = ['receiver', 'inspector', 'lead'] as const;
export type StaffRole = (typeof staffRoles)[number];

const dock = ['receiving:read', 'receiving:write'];

/** What each role may do. */
export const scopesOfRole: Record<StaffRole, readonly string[]> = {
  receiver: dock,
  inspector: [...dock, 'receiving:inspect'],
  lead: [...dock, 'receiving:inspect', 'receiving:lead', 'staff:write'],
};
