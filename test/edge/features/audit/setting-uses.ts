import { type Change, inTurn, naming, type Place, role, runs } from './use.ts'

/** A changed setting leaves one entry; the same change again leaves none. */
const SETTING = { leaves: ['setting.changed'], again: 0 } satisfies Partial<Change>

/** Sets the cooldown in the modal of the setting. */
async function saveDelay({ owner }: Place) {
  const menus = await owner.runs('/settings change')
  const form = await owner.selects(menus, ['xpDelay'], `settings-choose:1:${owner.id}:earning`)
  return owner.submits(form, { xpDelaySeconds: '30' })
}

/** The commands and components that change a setting, the roles of managers, the command limits or the curve. */
export const SETTINGS: Readonly<Record<string, Change>> = {
  '/settings notifications': {
    use: naming('/settings notifications', ({ community }) => ({ channel: community.guild.channel('halls') })),
    ...SETTING,
  },
  '/settings text': { use: runs('/settings text', { text: '{user}!' }), ...SETTING },
  '/settings announced-levels': { use: runs('/settings announced-levels', { every: 5 }), ...SETTING },
  '/settings roles': { use: runs('/settings roles', { type: 'stack' }), ...SETTING },
  '/settings multiplier': { use: runs('/settings multiplier', { multiplier: 2 }), ...SETTING },
  '/settings stacking': { use: runs('/settings stacking', { rule: 'add' }), ...SETTING },
  '/settings departed-members': { use: runs('/settings departed-members', { departed: 'show' }), ...SETTING },
  '/settings departed-data': { use: runs('/settings departed-data', { days: 3 }), ...SETTING },
  '/settings board': { use: runs('/settings board', { visible: 'public' }), ...SETTING },
  '/settings card': { use: runs('/settings card', { card: 'ocean' }), ...SETTING },
  '/settings gain': { use: runs('/settings gain', { least: 20, most: 25 }), ...SETTING },
  '/settings delay': { use: runs('/settings delay', { seconds: 30 }), ...SETTING },
  '/settings quiet-time': {
    use: runs('/settings quiet-time', { from: '22:00', to: '07:00', zone: 'Europe/Berlin' }),
    ...SETTING,
  },
  '/settings reactions': { use: runs('/settings reactions', { given: 2, received: 3 }), ...SETTING },
  '/settings voice': { use: runs('/settings voice', { xp: 5 }), ...SETTING },
  '/settings decay': { use: runs('/settings decay', { percent: 1 }), ...SETTING },
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
  'component notifications': {
    use: async ({ owner }) => owner.selects(await owner.runs('/settings notifications'), ['dm']),
    ...SETTING,
  },
  'component notification-channel': {
    use: async ({ owner, community }) => {
      const menu = await owner.selects(await owner.runs('/settings notifications'), ['channel'])
      return owner.selects(menu, [community.guild.channel('halls')])
    },
    ...SETTING,
  },
  'component settings-save': { use: saveDelay, ...SETTING },
  'component settings-reset': {
    use: async (place) => place.owner.clicks(await saveDelay(place), 'Reset to default'),
    leaves: ['setting.changed', 'setting.changed'],
    again: 2,
  },
  'component curve-confirm': {
    use: async ({ owner }) => {
      const reply = await (await owner.runs('/curve set', { options: { preset: 'flat' } })).settled()
      return reply.components.length > 0 ? owner.clicks(reply, 'Apply this curve') : reply
    },
    ...SETTING,
  },
}
