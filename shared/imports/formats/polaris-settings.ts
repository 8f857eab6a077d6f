import { isSnowflake } from '../../discord/snowflake.ts'
import type { MultiplierRule } from '../../levelling/earning-factor.ts'
import type { CarriedThing } from '../carried/thing.ts'
import {
  delayThing,
  field,
  gainThings,
  levelRole,
  multiplierThing,
  numberOf,
  otherThing,
  roleTypeThing,
  valuesOf,
} from '../carried/values.ts'

const RULES: Readonly<Record<string, MultiplierRule>> = {
  largest: 'highest',
  add: 'add',
  combine: 'multiply',
  multiply: 'multiply',
}

/**
 * The settings of a server of Polaris. Settings that servers do not have here are listed by name, unless they have their default.
 * https://github.com/GDColon/Polaris-Open/blob/main/database_schema.js
 */
export function polarisSettings(settings: unknown): CarriedThing[] {
  const gain = field(settings, 'gain')
  const rewards = valuesOf(field(settings, 'rewards')).map((reward) => ({
    ...{ level: field(reward, 'level'), id: field(reward, 'id'), isKept: field(reward, 'keep') === true },
  }))
  const roles = rewards.flatMap(({ level, id, isKept }) => levelRole(level, id, isKept))
  return [
    ...gainThings(field(gain, 'min'), field(gain, 'max')),
    ...delayThing(field(gain, 'time')),
    ...multipliers(field(settings, 'multipliers')),
    ...announcements(field(settings, 'levelUp')),
    ...otherThing('maxLevel', (numberOf(field(settings, 'maxLevel')) ?? 1_000) < 1_000),
    ...roleTypeThing(roles.map((role) => role.kind === 'level-role' && role.keep === true)),
    ...roles,
  ]
}

function multipliers(all: unknown): CarriedThing[] {
  const those = (of: 'role' | 'channel', list: string): CarriedThing[] =>
    valuesOf(field(all, list)).flatMap((one) => multiplierThing(of, field(one, 'id'), field(one, 'boost')))
  const [roles, channels] = [those('role', 'roles'), those('channel', 'channels')]
  // A rule matters only where two multipliers can apply to one message. Polaris has a rule for roles and one for channels; here both are one.
  const wanted = new Set([
    ...(roles.length > 1 ? [field(all, 'rolePriority') ?? 'largest'] : []),
    ...(roles.length > 0 && channels.length > 0 ? [field(all, 'channelStacking') ?? 'multiply'] : []),
  ])
  const rules = new Set([...wanted].map((name) => (typeof name === 'string' ? RULES[name] : undefined)))
  const [rule] = rules
  if (rules.size === 0) return [...roles, ...channels]
  const asRule: CarriedThing[] =
    rules.size > 1 || rule === undefined
      ? otherThing(`multipliers: ${[...wanted].join(', ')}`.slice(0, 100), true)
      : [{ kind: 'setting', key: 'multiplierRule', values: { multiplierRule: rule } }]
  return [...asRule, ...roles, ...channels]
}

function announcements(levelUp: unknown): CarriedThing[] {
  const isOn = field(levelUp, 'enabled')
  if (typeof isOn !== 'boolean') return []
  if (!isOn) return [{ kind: 'setting', key: 'notifications', values: { notificationType: 'disable' } }]
  const every = numberOf(field(levelUp, 'multiple')) ?? 1
  const announceEvery = Math.min(100, Math.max(1, Math.round(every)))
  const announceOnly = field(levelUp, 'rewardRolesOnly') === true ? 'rewards' : 'all'
  return [
    ...place(field(levelUp, 'channel')),
    {
      ...{ kind: 'setting', key: 'announcedLevels', values: { announceOnly, announceEvery } },
      ...(announceEvery !== every && { said: String(every) }),
    },
    ...otherThing('levelUp.message', field(levelUp, 'message') !== undefined && field(levelUp, 'message') !== ''),
  ]
}

function place(channel: unknown): CarriedThing[] {
  const of = (notificationType: 'dm' | 'reply'): CarriedThing[] => [
    { kind: 'setting', key: 'notifications', values: { notificationType } },
  ]
  if (channel === 'dm') return of('dm')
  // Polaris posts in the channel of the message. The nearest here is a reply to the message.
  if (channel === 'current' || channel === undefined) return of('reply')
  if (typeof channel !== 'string' || !isSnowflake(channel)) return []
  const values = { notificationType: 'channel' as const, notificationChannelId: channel }
  return [{ kind: 'setting', key: 'notifications', values }]
}
