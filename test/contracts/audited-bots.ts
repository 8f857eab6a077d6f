import { type BotSetup, requestAction, setPresence, setUpBot } from '../../shared/database/bots/whitelabel.ts'
import { forgetBranding, saveBranding } from '../../shared/database/branding/branding.ts'
import { removeLinkedBot, setLinkedBot } from '../../shared/database/linked-roles/bots.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { GUILD, NOW } from './dialects.ts'
import { ANN, by, ONE, type Tried } from './tried-change.ts'

export const bot = (ownerId = '7'): BotSetup => ({
  ...{ ...by, botId: ONE, ownerId, sealedToken: `a sealed token ${Math.random()}`, publicKey: 'ab'.repeat(32) },
  ...{ name: 'Branded', discriminator: null, avatarHash: null },
})

const linked = { ...by, botId: ONE, ownerId: '7', name: 'Branded' }
const setLinked = (db: Queries) =>
  setLinkedBot(
    db,
    {
      ...linked,
      secret: `a sealed secret ${Math.random()}`,
      webUrl: 'https://web.example',
      problem: null,
      checkAt: NOW,
    },
    NOW,
  )

const branded = (db: Queries) =>
  db
    .insertInto('guild_brandings')
    .values({ guild_id: GUILD, nick: 'Guard', bio: null, avatar: null, banner: null, set_by: '7', updated_at: NOW })
    .execute()

/** Changes of customers' bots, and of the profile of the main bot in a guild. */
export const BOT_CHANGES: Readonly<Record<string, Tried>> = {
  'setting up a bot': {
    change: (db) => setUpBot(db, bot(), NOW),
    writes: [{ kind: 'bot.added', targetId: ONE, before: null, after: { name: 'Branded' } }],
    repeats: true,
    unversioned: true,
  },
  'an action of a bot': {
    given: async (db) => {
      await setUpBot(db, { ...bot(), guildId: '0' }, NOW)
      await db.updateTable('whitelabel_bots').set({ action: null }).execute()
    },
    change: (db) => requestAction(db, { ...by, botId: ONE, action: 'stop', ownerId: '7', onlyIfIdle: true }, NOW),
    writes: [{ kind: 'bot.action', targetId: ONE, after: 'stop' }],
    unversioned: true,
  },
  'a profile that a guild gives the main bot': {
    change: (db) => saveBranding(db, by, { nick: 'Guard' }, NOW),
    writes: [{ kind: 'branding.set', after: { parts: ['nick'] } }],
    repeats: true,
    unversioned: true,
  },
  'a reset of the main bot’s profile': {
    given: branded,
    change: (db) => forgetBranding(db, { guildId: GUILD, updatedAt: NOW }, { actor: ANN, why: 'asked' }, NOW),
    writes: [{ kind: 'branding.reset' }],
    unversioned: true,
  },
  'a reset of the main bot’s profile because premium has ended': {
    given: branded,
    change: (db) => forgetBranding(db, { guildId: GUILD, updatedAt: NOW }, { actor: ANN, why: 'premium-over' }, NOW),
    writes: [{ kind: 'branding.ended' }],
    unversioned: true,
  },
  'a presence of a bot': {
    given: (db) => setUpBot(db, { ...bot(), guildId: '0' }, NOW),
    change: (db) =>
      setPresence(db, { ...by, botId: ONE, ownerId: '7', before: null, presence: '{"text":"chess"}' }, NOW),
    writes: [{ kind: 'bot.presence', targetId: ONE, before: null, after: { text: 'chess' } }],
    repeats: true,
    unversioned: true,
  },
  'linked roles of a bot': {
    given: (db) => setUpBot(db, { ...bot(), guildId: '0' }, NOW),
    change: setLinked,
    writes: [{ kind: 'linked-roles.added', targetId: ONE, before: null, after: { name: 'Branded' } }],
    repeats: true,
    unversioned: true,
  },
  'switching linked roles off': {
    given: async (db) => {
      await setUpBot(db, { ...bot(), guildId: '0' }, NOW)
      await setLinked(db)
      await db.deleteFrom('audit_entries').where('kind', '=', 'linked-roles.added').execute()
    },
    change: (db) => removeLinkedBot(db, linked, NOW),
    writes: [{ kind: 'linked-roles.removed', targetId: ONE, before: { name: 'Branded' }, after: null }],
    unversioned: true,
  },
}
