import { deletedRow, type PersonalTables } from './personal-table.ts'

/** Tables about the XP and the choices of members. */
export const MEMBER_DATA = {
  users: {
    guild: null,
    people: { id: { ...deletedRow, why: 'The name and avatar on leaderboards and in the dashboard.' } },
  },
  guild_users: {
    guild: 'guild_id',
    people: {
      user_id: {
        ...deletedRow,
        why: 'XP and level of a member, how many messages earned XP, and when the last one did.',
      },
    },
  },
  message_logs: {
    guild: 'guild_id',
    people: { user_id: { ...deletedRow, why: 'How much XP each message earned, and where. Never its text.' } },
  },
  xp_ledger: {
    guild: 'guild_id',
    people: {
      user_id: { ...deletedRow, why: 'Every change of XP that no message caused.' },
      actor_id: { fate: 'id', exported: false, why: 'Who changed the XP of another member.' },
    },
  },
  earning_days: {
    guild: 'guild_id',
    people: { user_id: { ...deletedRow, why: 'XP of the newest day by source, for the limit of a day.' } },
  },
  member_periods: {
    guild: 'guild_id',
    people: {
      user_id: {
        ...deletedRow,
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
    people: { user_id: { ...deletedRow, why: 'XP of a member in a season.' } },
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
      user_id: {
        ...deletedRow,
        why: 'A stay in voice, and the minutes of it that count. Deleted a day after leaving.',
      },
    },
  },
  activity_role_holders: {
    guild: 'guild_id',
    people: {
      user_id: { ...deletedRow, why: 'Who has a role for the most active members, so that it can be taken again.' },
    },
  },
  unpinged_members: {
    guild: 'guild_id',
    people: { user_id: { ...deletedRow, why: 'The member’s wish not to be pinged.' } },
  },
  unlisted_members: {
    guild: 'guild_id',
    people: {
      user_id: { ...deletedRow, why: 'The member’s wish not to be shown, and when the member left the server.' },
    },
  },
  member_cards: {
    guild: 'guild_id',
    people: { user_id: { ...deletedRow, why: 'The member’s choice of a picture.' } },
  },
  shared_members: {
    guild: 'guild_id',
    people: { user_id: { ...deletedRow, why: 'The member’s wish to share their level by a link.' } },
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
    people: { user_id: { ...deletedRow, why: 'The wish to be deleted, until that is done.' } },
  },
} as const satisfies PersonalTables
