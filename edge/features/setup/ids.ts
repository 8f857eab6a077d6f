import { componentId } from '../../../shared/discord/component.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { STARTER_LEVELS } from '../../../shared/levelling/starter-roles.ts'
import { PAGES, type SetupIds } from './parts.ts'

const own = { version: 1, permission: Permission.ManageGuild, ephemeral: true } as const

/** What the components of the setup have in common: names, and the values in their ids. */
export const KEYS = {
  page: { ...own, name: 'setup', fields: { owner: 'owner', page: PAGES } },
  announce: { ...own, name: 'setup-announce', fields: { owner: 'owner' } },
  channel: { ...own, name: 'setup-channel', fields: { owner: 'owner' } },
  level: { ...own, name: 'setup-level', fields: { owner: 'owner' } },
  /** Without a role, `shown` is the server's id: @everyone cannot be a level role. */
  role: { ...own, name: 'setup-role', fields: { owner: 'owner', level: 'integer', shown: 'snowflake' } },
  confirm: {
    ...{ ...own, name: 'setup-confirm' },
    fields: { owner: 'owner', level: 'integer', role: 'snowflake', shown: 'snowflake' },
  },
  ask: { ...own, name: 'setup-ask', fields: { owner: 'owner' } },
  /** `levels` and `reused` have one bit for each of the usual levels. */
  create: { ...own, name: 'setup-create', fields: { owner: 'owner', levels: 'integer', reused: 'integer' } },
} as const

const bitsOf = (levels: readonly number[]): number =>
  STARTER_LEVELS.reduce((bits, level, index) => bits | (levels.includes(level) ? 1 << index : 0), 0)

/** The levels in an id. */
export const levelsIn = (bits: number): number[] => STARTER_LEVELS.filter((_, index) => (bits & (1 << index)) !== 0)

/** The ids of the setup's components, for one member in one server. */
export const idsFor = ({
  guildId,
  user: { id: owner },
}: {
  guildId: Snowflake
  user: { id: Snowflake }
}): SetupIds => ({
  page: (page) => componentId(KEYS.page, { owner, page }),
  announce: componentId(KEYS.announce, { owner }),
  channel: componentId(KEYS.channel, { owner }),
  level: componentId(KEYS.level, { owner }),
  role: (level, shown) => componentId(KEYS.role, { owner, level, shown: shown ?? guildId }),
  confirm: (level, role, permissions) =>
    componentId(KEYS.confirm, { owner, level, role, shown: String(permissions.reduce((all, one) => all | one, 0n)) }),
  ask: componentId(KEYS.ask, { owner }),
  create: (levels, reused) => componentId(KEYS.create, { owner, levels: bitsOf(levels), reused: bitsOf(reused) }),
})
