import { type Change, chooseIn } from './use.ts'

/** The components of `/setup` that change something. */
export const SETUP: Readonly<Record<string, Change>> = {
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
}
