import type { CarriedThing } from '../carried/thing.ts'
import { delayThing, gainThings, idsOf, levelRole, otherThing, roleTypeThing, valuesOf } from '../carried/values.ts'
import type { Besides } from '../format.ts'
import { readId } from '../values.ts'

/** Keys of the file with settings of the server. */
export const LEVELUP_SETTINGS = [
  ...['levelroles', 'algorithm', 'xp', 'cooldown', 'autoremove', 'ignoredchannels', 'ignoredroles', 'allowedchannels'],
  ...['notify', 'notifydm', 'notifylog', 'min_length', 'voicexp', 'rolebonus', 'channelbonus', 'allowedroles'],
  ...['ignoredusers', 'prestigelevel', 'levelup_msg', 'levelup_dm'],
]

/** Settings that servers do not have here, or have in another form. */
const OTHERS = [
  ...['min_length', 'voicexp', 'rolebonus', 'channelbonus', 'allowedroles', 'ignoredusers', 'prestigelevel'],
  ...['levelup_msg', 'levelup_dm'],
]

/**
 * The settings of a server of LevelUp for Red. Its files leave defaults out, so a setting that is absent has its default, unless
 * the file has no setting at all. https://github.com/vertyco/vrt-cogs/blob/main/levelup/common/models.py (`GuildSettings`)
 */
export function levelupSettings(besides: Besides): CarriedThing[] {
  if (Object.keys(besides).length === 0) return []
  const { xp, cooldown, autoremove, ignoredchannels, ignoredroles, allowedchannels, levelroles } = besides
  const isKept = autoremove !== true
  const roles = Object.entries(typeof levelroles === 'object' && levelroles !== null ? levelroles : {}).flatMap(
    ([level, roleId]) => levelRole(level, roleId, isKept),
  )
  const [least, most] = xp === undefined ? [3, 6] : valuesOf(xp)
  return [
    ...gainThings(least, most),
    ...delayThing(cooldown ?? 60),
    ...announcements(besides),
    ...idsOf(ignoredchannels).map((id) => ({ kind: 'ignored', of: 'channel', id }) as const),
    ...idsOf(ignoredroles).map((id) => ({ kind: 'ignored', of: 'role', id }) as const),
    ...idsOf(allowedchannels).map((id) => ({ kind: 'earning-channel', id }) as const),
    ...OTHERS.flatMap((name) => otherThing(name, isSet(besides[name]))),
    ...roleTypeThing(roles.map(() => isKept)),
    ...roles,
  ]
}

const isSet = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? valuesOf(value).some(isSet) : Boolean(value)

/** LevelUp may announce in several places at once; a server here has one. */
function announcements({ notify, notifydm, notifylog }: Besides): CarriedThing[] {
  const log = readId(notifylog)
  const places = [
    ...(log.ok
      ? [{ name: 'notifylog', values: { notificationType: 'channel', notificationChannelId: log.userId } } as const]
      : []),
    ...(notify === true ? [{ name: 'notify', values: { notificationType: 'reply' } } as const] : []),
    ...(notifydm === true ? [{ name: 'notifydm', values: { notificationType: 'dm' } } as const] : []),
  ]
  const values = places[0]?.values ?? ({ notificationType: 'disable' } as const)
  const said = places.map(({ name }) => name).join(' + ')
  return [{ kind: 'setting', key: 'notifications', values, ...(places.length > 1 && { said }) }]
}
