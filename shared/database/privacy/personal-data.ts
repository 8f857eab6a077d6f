import type { Database } from '../schema.ts'

/**
 * What happens to a person's id when the person asks for deletion. `row`: the row is deleted. `id`: the row stays without the id.
 * `stays`: nothing changes, for the reason in `why`.
 */
export type Fate = 'row' | 'id' | 'stays'

/** A column with the ids of people. */
export interface PersonColumn {
  fate: Fate
  /** Why the id is stored, and for `stays` why it is not deleted. */
  why: string
  /** Whether `/me data` has the rows of the person by this column. */
  exported: boolean
  /** Whether the ids are inside JSON or text. */
  inText?: true
}

/** A table with ids of people. */
export interface PersonalTable<Table> {
  people: { readonly [Column in keyof Table & string]?: PersonColumn }
  /** The column with the guild; null for a table whose rows belong to no guild, or to one only by way of another table. */
  guild: (keyof Table & string) | null
  /** Columns that no export has, because whoever knows them could act as the person or as a bot. */
  secret?: readonly (keyof Table & string)[]
}

const settings = { fate: 'row', exported: true } as const

/**
 * Every table with the id of a person: what is exported, what is deleted, and what stays and why. This is the only list: the file of
 * `/me data`, deletion, and the deletion of members who left follow from it. A test fails for a column with an id that is neither here
 * nor in the list of that test.
 */
export const PERSONAL_DATA = {
  users: {
    guild: null,
    people: { id: { ...settings, why: 'The name and avatar on leaderboards and in the dashboard.' } },
  },
  guild_users: {
    guild: 'guild_id',
    people: {
      user_id: {
        ...settings,
        why: 'XP and level of a member, how many messages earned XP, and when the last one did.',
      },
    },
  },
  message_logs: {
    guild: 'guild_id',
    people: { user_id: { ...settings, why: 'How much XP each message earned, and where. Never its text.' } },
  },
  xp_ledger: {
    guild: 'guild_id',
    people: {
      user_id: { ...settings, why: 'Every change of XP that no message caused.' },
      actor_id: { fate: 'id', exported: false, why: 'Who changed the XP of another member.' },
    },
  },
  earning_days: {
    guild: 'guild_id',
    people: { user_id: { ...settings, why: 'XP of the newest day by source, for the limit of a day.' } },
  },
  member_periods: {
    guild: 'guild_id',
    people: {
      user_id: {
        ...settings,
        why: 'On which days a member last earned XP, for the leaderboards of a day, week and month.',
      },
    },
  },
  period_boards: {
    guild: 'guild_id',
    people: {
      members: { fate: 'id', exported: false, inText: true, why: 'Pages of leaderboards, stored for a minute.' },
    },
  },
  season_members: {
    guild: 'guild_id',
    people: { user_id: { ...settings, why: 'XP of a member in a season.' } },
  },
  seasons: {
    guild: 'guild_id',
    people: {
      won: { fate: 'id', exported: false, inText: true, why: 'The winners of a season.' },
      holders: {
        fate: 'id',
        exported: false,
        inText: true,
        why: 'Who has the role of the winners, so that it can be taken again.',
      },
    },
  },
  voice_sessions: {
    guild: 'guild_id',
    people: {
      user_id: { ...settings, why: 'A stay in voice, and the minutes of it that count. Deleted a day after leaving.' },
    },
  },
  activity_role_holders: {
    guild: 'guild_id',
    people: {
      user_id: { ...settings, why: 'Who has a role for the most active members, so that it can be taken again.' },
    },
  },
  unpinged_members: {
    guild: 'guild_id',
    people: { user_id: { ...settings, why: 'The member’s wish not to be pinged.' } },
  },
  unlisted_members: {
    guild: 'guild_id',
    people: {
      user_id: { ...settings, why: 'The member’s wish not to be shown, and when the member left the server.' },
    },
  },
  member_cards: {
    guild: 'guild_id',
    people: { user_id: { ...settings, why: 'The member’s choice of a picture.' } },
  },
  shared_members: {
    guild: 'guild_id',
    people: { user_id: { ...settings, why: 'The member’s wish to share the own level by a link.' } },
  },
  uncounted_users: {
    guild: null,
    people: {
      user_id: {
        fate: 'stays',
        exported: true,
        why: 'The wish not to be counted. Without it, the person would be counted again.',
      },
    },
  },
  erasures: {
    guild: 'guild_id',
    secret: ['reply'],
    people: { user_id: { ...settings, why: 'The wish to be deleted, until that is done.' } },
  },
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
      user_id: { ...settings, why: 'Work for a member that is not done yet: roles to give, level-ups to announce.' },
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
  web_sessions: {
    guild: null,
    secret: ['id_hash', 'token'],
    people: { user_id: { ...settings, why: 'Logins in the dashboard.' } },
  },
  api_keys: {
    guild: 'guild_id',
    secret: ['key_hash'],
    people: {
      created_by: {
        ...settings,
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
        ...settings,
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
        ...settings,
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
        why: 'The owner of a bot. Whoever has one must delete it first, because servers depend on it.',
      },
    },
  },
} as const satisfies { readonly [Table in keyof Database]?: PersonalTable<Database[Table]> }
