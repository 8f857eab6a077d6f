import { componentId } from '../../../shared/discord/component.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { STARTER_LEVELS } from '../../../shared/levelling/starter-roles.ts'

/** The pages of the setup, in this order. `done` ends it. */
const PAGES = ['announce', 'roles', 'check', 'done'] as const

/** Custom ids of the buttons and menus of the setup, for one member. */
export interface SetupIds {
  page(page: (typeof PAGES)[number]): string
  announce: string
  channel: string
  level: string
  /** @param shown the role that the menu shows; null for none */
  role(level: number, shown: Snowflake | null): string
  confirm(level: number, roleId: Snowflake, permissions: readonly bigint[]): string
  ask: string
  /** @param levels the levels that get a role @param reused the levels among them that get an existing role */
  create(levels: readonly number[], reused: readonly number[]): string
}

const own = { version: 1, permission: Permission.ManageGuild, ephemeral: true } as const

/** Name, permission and id fields of each component of the setup. */
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
  /** `levels` and `reused` have one bit for each of `STARTER_LEVELS`. */
  create: { ...own, name: 'setup-create', fields: { owner: 'owner', levels: 'integer', reused: 'integer' } },
} as const

const bitsOf = (levels: readonly number[]): number =>
  STARTER_LEVELS.reduce((bits, level, index) => bits | (levels.includes(level) ? 1 << index : 0), 0)

/** Decodes the levels in a custom id. */
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
