import { deletedRow, type PersonalTables } from './personal-table.ts'

/** Tables about logins, keys, webhooks, linked accounts, purchases and bots. */
export const ACCOUNT_DATA = {
  web_sessions: {
    guild: null,
    secret: ['id_hash', 'token'],
    people: { user_id: { ...deletedRow, why: 'Logins in the dashboard.' } },
  },
  api_keys: {
    guild: 'guild_id',
    secret: ['key_hash'],
    people: {
      created_by: {
        ...deletedRow,
        why: 'Keys of the API, which act as the person. Deleted with the person everywhere, not in one server.',
      },
    },
  },
  webhooks: {
    guild: 'guild_id',
    secret: ['secret', 'old_secret'],
    people: { created_by: { fate: 'id', exported: false, why: 'The admin who added a webhook.' } },
  },
  guild_brandings: {
    guild: 'guild_id',
    people: { set_by: { fate: 'id', exported: false, why: 'The customer who gave the bot a profile in a server.' } },
  },
  webhook_deliveries: {
    guild: 'guild_id',
    people: {
      user_id: {
        ...deletedRow,
        why: 'Events that were sent to an address of the server’s admins. Deleted after a week.',
      },
      body: { fate: 'row', exported: false, inText: true, why: 'The winners of a season, in such an event.' },
    },
  },
  linked_members: {
    guild: null,
    secret: ['tokens'],
    people: {
      user_id: {
        ...deletedRow,
        why: 'The member’s wish that a server’s own bot reports their level to Discord, for linked roles.',
      },
    },
  },
  entitlements: {
    guild: null,
    people: {
      user_id: {
        fate: 'stays',
        exported: true,
        why: 'Purchases, as Discord reports them. Discord reports them again, and premium depends on them.',
      },
    },
  },
  whitelabel_bots: {
    guild: null,
    secret: ['token', 'reply_token'],
    people: {
      user_id: {
        fate: 'stays',
        exported: true,
        why: 'The owner of a bot. The owner must delete the bot first, because servers depend on it.',
      },
    },
  },
} as const satisfies PersonalTables
