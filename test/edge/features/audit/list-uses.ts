import { type Change, naming, role } from './use.ts'

/** The commands and buttons that change a list of a server. */
export const LISTS: Readonly<Record<string, Change>> = {
  '/levelroles add': {
    use: naming('/levelroles add', (place) => ({ ...role('Knight')(place), level: 3 })),
    leaves: ['level-role.added'],
    again: 0,
  },
  '/levelroles remove': {
    given: naming('/levelroles add', (place) => ({ ...role('Knight')(place), level: 3 })),
    use: naming('/levelroles remove', ({ community }) => ({ role: community.guild.role('Knight').id })),
    leaves: ['level-role.removed'],
    again: 0,
  },
  '/levelroles rule': {
    given: naming('/levelroles add', (place) => ({ ...role('Knight')(place), level: 3 })),
    use: naming('/levelroles rule', ({ community }) => ({ role: community.guild.role('Knight').id, next: 'keep' })),
    leaves: ['level-role.changed'],
    again: 0,
  },
  'component levelrole-rule': {
    given: naming('/levelroles add', (place) => ({ ...role('Knight')(place), level: 1 })),
    async use({ owner, community }) {
      const squire = { role: community.guild.role('Muted'), level: 2 }
      await owner.runs('/levelroles add', { options: squire })
      await community.grant(community.guild.member('ann'), 1_210)
      const options = { role: community.guild.role('Knight').id, next: 'keep' }
      const reply = await (await owner.runs('/levelroles rule', { options })).settled()
      return reply.components.length > 0 ? owner.clicks(reply, 'Apply this rule') : reply
    },
    leaves: ['level-role.changed', 'level-role.added'],
    again: 0,
  },
  '/ignored channels add': {
    use: naming('/ignored channels add', ({ community }) => ({ channel: community.guild.channel('spam') })),
    leaves: ['ignored.added'],
    again: 0,
  },
  '/ignored channels remove': {
    given: naming('/ignored channels add', ({ community }) => ({ channel: community.guild.channel('spam') })),
    use: naming('/ignored channels remove', ({ community }) => ({ channel: community.guild.channel('spam').id })),
    leaves: ['ignored.removed'],
    again: 0,
  },
  '/ignored roles add': {
    use: naming('/ignored roles add', role('Muted')),
    leaves: ['ignored.added'],
    again: 0,
  },
  '/ignored roles remove': {
    given: naming('/ignored roles add', role('Muted')),
    use: naming('/ignored roles remove', ({ community }) => ({ role: community.guild.role('Muted').id })),
    leaves: ['ignored.removed'],
    again: 0,
  },
  '/multipliers role': {
    use: naming('/multipliers role', (place) => ({ ...role('Booster')(place), factor: 1.5 })),
    leaves: ['multiplier.set'],
    again: 0,
  },
  '/multipliers channel': {
    use: naming('/multipliers channel', ({ community }) => ({ channel: community.guild.channel('art'), factor: 0 })),
    leaves: ['multiplier.set'],
    again: 0,
  },
  '/multipliers remove': {
    given: naming('/multipliers role', (place) => ({ ...role('Booster')(place), factor: 1.5 })),
    use: naming('/multipliers remove', ({ community }) => ({ entry: community.guild.role('Booster').id })),
    leaves: ['multiplier.removed'],
    again: 0,
  },
  '/activityroles add': {
    use: naming('/activityroles add', role('Regular')),
    leaves: ['activity-role.set'],
    again: 0,
  },
  '/activityroles remove': {
    given: naming('/activityroles add', role('Regular')),
    use: naming('/activityroles remove', ({ community }) => ({ role: community.guild.role('Regular').id })),
    leaves: ['activity-role.removed'],
    again: 0,
  },
  '/leveltexts set': {
    use: naming('/leveltexts set', () => ({ level: 10, text: 'GG {user}!' })),
    leaves: ['level-text.set'],
    again: 0,
  },
  '/leveltexts remove': {
    given: naming('/leveltexts set', () => ({ level: 10, text: 'GG {user}!' })),
    use: naming('/leveltexts remove', () => ({ level: 10 })),
    leaves: ['level-text.removed'],
    again: 0,
  },
  '/xpchannels add': {
    use: naming('/xpchannels add', ({ community }) => ({ channel: community.guild.channel('art') })),
    leaves: ['earning-channel.added'],
    again: 0,
  },
  '/xpchannels remove': {
    given: naming('/xpchannels add', ({ community }) => ({ channel: community.guild.channel('art') })),
    use: naming('/xpchannels remove', ({ community }) => ({ channel: community.guild.channel('art').id })),
    leaves: ['earning-channel.removed'],
    again: 0,
  },
}
