import { BULK } from './bulk-uses.ts'
import { LISTS } from './list-uses.ts'
import { SEASONS } from './season-uses.ts'
import { SETTINGS } from './setting-uses.ts'
import { SETUP } from './setup-uses.ts'
import { type Change, naming, runs } from './use.ts'
import { WHITELABEL } from './whitelabel-uses.ts'

/** Every command and component that changes something. */
export const CHANGING: Readonly<Record<string, Change>> = {
  ...BULK,
  ...LISTS,
  ...SEASONS,
  ...SETTINGS,
  ...SETUP,
  ...WHITELABEL,
  '/xp give': {
    use: naming('/xp give', ({ community }) => ({ user: community.guild.member('ann'), xp: 5 })),
    leaves: ['xp.changed'],
    again: 1,
  },
  '/xp take': {
    given: naming('/xp give', ({ community }) => ({ user: community.guild.member('ann'), xp: 5 })),
    use: naming('/xp take', ({ community }) => ({ user: community.guild.member('ann'), xp: 5 })),
    leaves: ['xp.changed'],
    again: 0,
  },
  '/levels give': {
    use: naming('/levels give', ({ community }) => ({ user: community.guild.member('ann'), levels: 1 })),
    leaves: ['xp.changed'],
    again: 1,
  },
  '/levels take': {
    given: naming('/levels give', ({ community }) => ({ user: community.guild.member('ann'), levels: 1 })),
    use: naming('/levels take', ({ community }) => ({ user: community.guild.member('ann'), levels: 1 })),
    leaves: ['xp.changed'],
    again: 0,
  },
  '/branding set': { use: runs('/branding set', { nick: 'Guard' }), leaves: ['branding.set'], again: 1 },
  '/branding reset': {
    given: runs('/branding set', { nick: 'Guard' }),
    use: runs('/branding reset'),
    leaves: ['branding.reset'],
    again: 0,
  },
  '/export': { use: runs('/export', { format: 'csv' }), leaves: ['members.exported'], again: 0 },
  '/boost start': { use: runs('/boost start', { factor: 2, duration: '2h' }), leaves: ['boost.added'], again: 1 },
  '/boost schedule': {
    use: runs('/boost schedule', { factor: 2, weekdays: 'Fri', from: '18:00', to: '22:00', zone: 'Europe/Berlin' }),
    leaves: ['boost.added'],
    again: 0,
  },
  '/boost stop': {
    given: runs('/boost start', { factor: 2, duration: '2h' }),
    use: async ({ owner }) => {
      const [choice] = (await owner.types('/boost stop boost:')).choices
      return owner.runs('/boost stop', { options: { boost: String(choice?.value) } })
    },
    leaves: ['boost.stopped'],
    again: 0,
  },
  'component levelrole-confirm': {
    use: async ({ owner, community }) => {
      const dangerous = community.guild.role('Chiefs')
      const reply = await owner.runs('/levelroles add', { options: { role: dangerous, level: 7 } })
      return reply.components.length > 0 ? owner.clicks(reply, 'Add it anyway') : reply
    },
    leaves: ['level-role.added'],
    again: 0,
  },
  'component decay-undo': {
    use: async ({ owner }) => owner.clicks(await owner.runs('/decay undo', { options: { days: 2 } }), 'Give it back'),
    leaves: ['decay.undone'],
    again: 1,
  },
}
