import { BULK } from './bulk-uses.ts'
import { LISTS } from './list-uses.ts'
import { SEASONS } from './season-uses.ts'
import { type Change, chooseIn, inTurn, naming, type Place, role, runs } from './use.ts'

/** The tokens of the bots that were set up. */
export const tokens: string[] = []

/** A changed setting leaves one entry; the same change again leaves none. */
const SETTING = { leaves: ['setting.changed'], again: 0 } satisfies Partial<Change>

const PRESENCE = { status: 'dnd', type: 'playing', text: 'chess' }

/** Sets the cooldown in the modal of the setting. */
async function saveDelay({ owner }: Place) {
  const menus = await owner.runs('/settings change')
  const form = await owner.selects(menus, ['xpDelay'], `settings-choose:1:${owner.id}:earning`)
  return owner.submits(form, { xpDelaySeconds: '30' })
}

/** Every command and component that changes something. */
export const CHANGING: Readonly<Record<string, Change>> = {
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
  ...BULK,
  ...LISTS,
  '/branding set': { use: runs('/branding set', { nick: 'Guard' }), leaves: ['branding.set'], again: 1 },
  '/branding reset': {
    given: runs('/branding set', { nick: 'Guard' }),
    use: runs('/branding reset'),
    leaves: ['branding.reset'],
    again: 0,
  },
  '/export': { use: runs('/export', { format: 'csv' }), leaves: ['members.exported'], again: 0 },
  '/settings notifications': {
    use: naming('/settings notifications', ({ community }) => ({ channel: community.guild.channel('halls') })),
    leaves: ['setting.changed'],
    again: 0,
  },
  '/settings text': { use: runs('/settings text', { text: '{user}!' }), leaves: ['setting.changed'], again: 0 },
  '/settings announced-levels': { use: runs('/settings announced-levels', { every: 5 }), ...SETTING },
  '/settings roles': { use: runs('/settings roles', { type: 'stack' }), leaves: ['setting.changed'], again: 0 },
  '/settings multiplier': { use: runs('/settings multiplier', { multiplier: 2 }), ...SETTING },
  '/settings stacking': { use: runs('/settings stacking', { rule: 'add' }), leaves: ['setting.changed'], again: 0 },
  '/settings departed-members': { use: runs('/settings departed-members', { departed: 'show' }), ...SETTING },
  '/settings departed-data': { use: runs('/settings departed-data', { days: 3 }), ...SETTING },
  '/settings board': { use: runs('/settings board', { visible: 'public' }), ...SETTING },
  '/settings card': { use: runs('/settings card', { card: 'ocean' }), leaves: ['setting.changed'], again: 0 },
  '/settings gain': { use: runs('/settings gain', { least: 20, most: 25 }), ...SETTING },
  '/settings delay': { use: runs('/settings delay', { seconds: 30 }), leaves: ['setting.changed'], again: 0 },
  '/settings quiet-time': {
    use: runs('/settings quiet-time', { from: '22:00', to: '07:00', zone: 'Europe/Berlin' }),
    ...SETTING,
  },
  '/settings reactions': { use: runs('/settings reactions', { given: 2, received: 3 }), ...SETTING },
  '/settings voice': { use: runs('/settings voice', { xp: 5 }), leaves: ['setting.changed'], again: 0 },
  '/settings decay': { use: runs('/settings decay', { percent: 1 }), leaves: ['setting.changed'], again: 0 },
  '/boost start': { use: runs('/boost start', { factor: 2, duration: '2h' }), leaves: ['boost.added'], again: 1 },
  '/boost schedule': {
    use: runs('/boost schedule', { factor: 2, weekdays: 'Fri', from: '18:00', to: '22:00', zone: 'Europe/Berlin' }),
    leaves: ['boost.added'],
    again: 0,
  },
  ...SEASONS,
  '/boost stop': {
    given: runs('/boost start', { factor: 2, duration: '2h' }),
    use: async ({ owner }) => {
      const [choice] = (await owner.types('/boost stop boost:')).choices
      return owner.runs('/boost stop', { options: { boost: String(choice?.value) } })
    },
    leaves: ['boost.stopped'],
    again: 0,
  },
  '/settings managers add': {
    use: naming('/settings managers add', role('Mods')),
    leaves: ['manager.added'],
    again: 0,
  },
  '/settings managers remove': {
    given: naming('/settings managers add', role('Mods')),
    use: naming('/settings managers remove', ({ community }) => ({ role: community.guild.role('Mods').id })),
    leaves: ['manager.removed'],
    again: 0,
  },
  '/settings commands allow': {
    use: naming('/settings commands allow', (place) => ({
      ...role('Players')(place),
      channel: place.community.guild.channel('bots'),
    })),
    leaves: ['command-limit.added', 'command-limit.added'],
    again: 0,
  },
  '/settings commands remove': {
    given: naming('/settings commands allow', role('Players')),
    use: naming('/settings commands remove', ({ community }) => ({ entry: community.guild.role('Players').id })),
    leaves: ['command-limit.removed'],
    again: 0,
  },
  '/settings reset': {
    given: inTurn(
      ...[runs('/settings roles', { type: 'stack' }), runs('/settings multiplier', { multiplier: 2 })],
      ...[naming('/settings managers add', role('Mods')), naming('/settings commands allow', role('Players'))],
    ),
    use: inTurn(
      ...[
        'notifications',
        'roles',
        'multiplier',
        'stacking',
        'gain',
        'delay',
        'quiet-time',
        'managers',
        'commands',
      ].map((setting) => runs('/settings reset', { setting })),
    ),
    leaves: ['setting.changed', 'setting.changed', 'setting.changed', 'setting.changed'],
    again: 0,
  },
  '/whitelabel setup': {
    use: ({ customer }) => {
      const application = customer.application('Fresh')
      tokens.push(application.token)
      return customer.setUp(application, application.token)
    },
    leaves: ['bot.added'],
    again: 1,
  },
  '/whitelabel presence': {
    use: runs('/whitelabel presence', { ...PRESENCE, bot: 'Branded' }),
    leaves: ['bot.presence'],
    again: 0,
  },
  '/whitelabel clear-presence': {
    given: runs('/whitelabel presence', PRESENCE),
    use: runs('/whitelabel clear-presence'),
    leaves: ['bot.presence'],
    again: 0,
  },
  'component notifications': {
    use: async ({ owner }) => owner.selects(await owner.runs('/settings notifications'), ['dm']),
    leaves: ['setting.changed'],
    again: 0,
  },
  'component notification-channel': {
    use: async ({ owner, community }) => {
      const menu = await owner.selects(await owner.runs('/settings notifications'), ['channel'])
      return owner.selects(menu, [community.guild.channel('halls')])
    },
    leaves: ['setting.changed'],
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
  'component settings-save': { use: saveDelay, leaves: ['setting.changed'], again: 0 },
  'component settings-reset': {
    use: async (place) => place.owner.clicks(await saveDelay(place), 'Reset to default'),
    leaves: ['setting.changed', 'setting.changed'],
    again: 2,
  },
  'component decay-undo': {
    use: async ({ owner }) => owner.clicks(await owner.runs('/decay undo', { options: { days: 2 } }), 'Give it back'),
    leaves: ['decay.undone'],
    again: 1,
  },
  'component curve-confirm': {
    use: async ({ owner }) => {
      const reply = await (await owner.runs('/curve set', { options: { preset: 'flat' } })).settled()
      return reply.components.length > 0 ? owner.clicks(reply, 'Apply this curve') : reply
    },
    leaves: ['setting.changed'],
    again: 0,
  },
  'component setup-announce': {
    use: async ({ owner }) => chooseIn(owner, await owner.runs('/setup'), 'setup-announce', ['dm']),
    leaves: ['setting.changed'],
    again: 0,
  },
  'component setup-channel': {
    use: async ({ owner, community }) =>
      chooseIn(owner, await owner.runs('/setup'), 'setup-channel', [community.guild.channel('halls')]),
    leaves: ['setting.changed'],
    again: 0,
  },
  'component setup-role': {
    use: async ({ owner, community }) => {
      const page = await owner.clicks(await owner.runs('/setup'), 'Next')
      return chooseIn(owner, page, 'setup-role', [community.guild.role('Knight')])
    },
    leaves: ['level-role.added'],
    again: 0,
  },
  'component setup-confirm': {
    use: async ({ owner, community }) => {
      const dangerous = community.guild.role('Chiefs')
      const page = await owner.clicks(await owner.runs('/setup'), 'Next')
      return owner.clicks(await chooseIn(owner, page, 'setup-role', [dangerous]), 'Add it anyway')
    },
    leaves: ['level-role.added'],
    again: 0,
  },
  'component setup-create': {
    use: async ({ owner }) => {
      const page = await owner.clicks(await owner.runs('/setup'), 'Next')
      if (!page.text.includes('Create roles for me')) return page
      return owner.clicks(await owner.clicks(page, 'Create roles for me'), 'Create and use them')
    },
    leaves: Array.from({ length: 5 }, () => 'level-role.added'),
    again: 0,
  },
  'component whitelabel-act': {
    use: async ({ customer }) => {
      const reply = await customer.member.runs('/whitelabel actions', { options: { bot: 'Branded' } })
      return customer.member.clicks(reply, 'Stop')
    },
    leaves: ['bot.action'],
    again: null,
  },
}
