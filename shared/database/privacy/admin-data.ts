import { deletedRow, type PersonalTables } from './personal-table.ts'

/** Tables about work in a server: imports, jobs and what admins decided. */
export const ADMIN_DATA = {
  import_rows: {
    guild: null,
    people: {
      user_id: {
        fate: 'row',
        exported: false,
        why: 'The total in a file that an admin imported. Deleted after 30 days.',
      },
    },
  },
  imports: {
    guild: 'guild_id',
    people: {
      actor_id: { fate: 'id', exported: false, why: 'The admin who started an import.' },
      preview: { fate: 'id', exported: false, inText: true, why: 'The first members of an import, for its preview.' },
      source: { fate: 'id', exported: false, inText: true, why: 'The member whose XP an admin resets.' },
    },
  },
  jobs: {
    guild: 'guild_id',
    secret: ['payload'],
    people: {
      user_id: { ...deletedRow, why: 'Work for a member that is not done yet: roles to give, level-ups to announce.' },
      payload: { fate: 'row', exported: false, inText: true, why: 'An announcement that waits to be sent.' },
    },
  },
  boosts: {
    guild: 'guild_id',
    people: { creator_id: { fate: 'id', exported: false, why: 'The admin who added a boost.' } },
  },
  command_limits: {
    guild: 'guild_id',
    people: {
      target_id: {
        fate: 'stays',
        exported: false,
        why: 'Members whom admins do not let use commands. A deletion does not end what the admins decided.',
      },
    },
  },
  audit_entries: {
    guild: 'guild_id',
    people: {
      target_id: { fate: 'id', exported: false, why: 'The member whose XP an admin changed.' },
      actor_id: {
        fate: 'stays',
        exported: true,
        why: 'Who changed something in a server. Its admins must be able to see that; it is deleted after a year.',
      },
    },
  },
} as const satisfies PersonalTables
