import { compareSnowflakes, type Snowflake } from '../discord/snowflake.ts'
import { NOTIFICATION_TYPES } from '../levelling/announcement.ts'
import { MAX_LEVEL } from '../levelling/curve.ts'
import { FACTOR_LIMITS } from '../levelling/earning-factor.ts'
import { type LevelRole, ROLE_ASSIGN_TYPES } from '../levelling/level-roles.ts'
import type { GuildSettings } from '../settings/index.ts'
import type { SourceRow } from './schema.ts'
import { flagOf, idOf, numberOf, textOf } from './values.ts'

/** The settings that the original had, too. */
export type OriginalSettings = Pick<
  GuildSettings,
  'notificationType' | 'notificationChannelId' | 'xpDelaySeconds' | 'xpRate' | 'roleAssignType'
>

/** A server of the original. */
export interface OriginalGuild {
  id: Snowflake
  name: string
  locale: string
  isActive: boolean
  settings: OriginalSettings
}

/** A value that cannot be taken over as it is. */
export interface Adjusted {
  what: string
  from: string
  to: string
}

export type ReadGuild = { ok: true; guild: OriginalGuild; adjusted: Adjusted[] } | { ok: false; why: 'bad-id' }

const LONGEST_NAME = 100
const SECONDS_PER_DAY = 86_400
const LOCALE = /^[a-z]{2}(?:-[A-Za-z0-9]{2,4})?$/
const DEFAULT_LOCALE = 'en-US'
const [USUAL_RATE, USUAL_DELAY] = [1, 60]

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** Reads a server with its settings. A setting that is missing gets its default; one that is not allowed gets the nearest value that is. */
export function readGuild(row: SourceRow<'guilds'>): ReadGuild {
  const id = idOf(row.id)
  if (id === null) return { ok: false, why: 'bad-id' }
  const adjusted: Adjusted[] = []
  const adjust = <Value extends string | number>(what: string, from: unknown, to: Value): Value => {
    const text = textOf(from)
    if (text !== null && text !== String(to) && Number(text) !== to)
      adjusted.push({ what, from: text.slice(0, 40), to: String(to) })
    return to
  }
  const choose = <Choice extends string>(
    what: string,
    from: unknown,
    choices: readonly Choice[],
    usual: Choice,
  ): Choice => adjust(what, from, choices.find((choice) => choice === textOf(from)?.toLowerCase()) ?? usual)

  const channelId = idOf(row.notificationChannelId)
  const type = choose('notificationType', row.notificationType, NOTIFICATION_TYPES, 'reply')
  const hasNoChannel = type === 'channel' && channelId === null
  const delay = within(Math.round(numberOf(row.xpDelaySeconds) ?? USUAL_DELAY), 1, SECONDS_PER_DAY)
  const rate = within(numberOf(row.xpRate) ?? USUAL_RATE, FACTOR_LIMITS.least, FACTOR_LIMITS.most)
  const locale = textOf(row.locale) ?? ''
  return {
    ok: true,
    guild: {
      id,
      name: (textOf(row.name) ?? '').slice(0, LONGEST_NAME),
      // A gateway corrects it when its sessions begin.
      locale: LOCALE.test(locale) ? locale : DEFAULT_LOCALE,
      isActive: flagOf(row.active) ?? true,
      settings: {
        notificationType: hasNoChannel ? adjust('notificationType', 'channel without a channel', 'reply') : type,
        notificationChannelId: channelId,
        xpDelaySeconds: adjust('xpDelay', row.xpDelaySeconds, delay),
        xpRate: adjust('xpRate', row.xpRate, rate),
        roleAssignType: choose('roleAssignType', row.roleAssignType, ROLE_ASSIGN_TYPES, 'single'),
      },
    },
    adjusted,
  }
}

export type ReadLevelRole =
  | { ok: true; levelRole: LevelRole; guildId: Snowflake }
  | { ok: false; why: 'bad-id' | 'bad-level' }

/** Reads a level role. */
export function readLevelRole(row: SourceRow<'levelRoles'>): ReadLevelRole {
  const [guildId, roleId, level] = [idOf(row.guildId), idOf(row.roleId), numberOf(row.level)]
  if (guildId === null || roleId === null) return { ok: false, why: 'bad-id' }
  if (level === null || !Number.isInteger(level) || level < 0 || level > MAX_LEVEL)
    return { ok: false, why: 'bad-level' }
  return { ok: true, guildId, levelRole: { level, roleId } }
}

/**
 * Chooses level roles that a server can have beside those that it has: each level and each role once, the lowest level and the
 * oldest role first. @returns also those whose level or role has another
 */
export function freeLevelRoles(
  wanted: readonly LevelRole[],
  present: readonly LevelRole[],
): { free: LevelRole[]; taken: LevelRole[] } {
  const [free, taken] = [[] as LevelRole[], [] as LevelRole[]]
  const [levels, roles] = [
    new Map(present.map(({ level, roleId }) => [level, roleId])),
    new Set(present.map((one) => one.roleId)),
  ]
  for (const one of wanted.toSorted((a, b) => a.level - b.level || compareSnowflakes(a.roleId, b.roleId))) {
    if (levels.get(one.level) === one.roleId) continue
    if (levels.has(one.level) || roles.has(one.roleId)) taken.push(one)
    else {
      levels.set(one.level, one.roleId)
      roles.add(one.roleId)
      free.push(one)
    }
  }
  return { free, taken }
}
