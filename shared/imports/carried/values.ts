import type { Snowflake } from '../../discord/snowflake.ts'
import { MAX_LEVEL } from '../../levelling/curve.ts'
import { FACTOR_LIMITS, USUAL_PERCENT } from '../../levelling/earning-factor.ts'
import { NumberText } from '../json/number-text.ts'
import { readId } from '../values.ts'
import type { CarriedThing } from './thing.ts'

/** A field of a value of a file; undefined where it has none. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined

/** The values of a list of a file, or of an object. */
export const valuesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : []

/** A number of a file; null where it is none. */
export function numberOf(value: unknown): number | null {
  const text = value instanceof NumberText ? value.text : value
  const number =
    typeof text === 'number' || (typeof text === 'string' && text.trim() !== '') ? Number(text) : Number.NaN
  return Number.isFinite(number) ? number : null
}

/** The ids in a list of a file. Values that are not ids are left out. */
export const idsOf = (values: unknown): Snowflake[] =>
  valuesOf(values).flatMap((value) => {
    const id = readId(value)
    return id.ok ? [id.userId] : []
  })

/** A level role of a file; none where it cannot be read. */
export function levelRole(level: unknown, roleId: unknown, keep?: boolean): CarriedThing[] {
  const id = readId(roleId)
  const number = numberOf(level)
  if (!id.ok || number === null || !Number.isInteger(number) || number < 1 || number > MAX_LEVEL) return []
  return [{ kind: 'level-role', level: number, roleId: id.userId, ...(keep !== undefined && { keep }) }]
}

const [LEAST, MOST] = [1, 100]
const DAY_SECONDS = 86_400

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** The value in the file as `said`, unless a server here can have the same. */
const unlessSame = (isSame: boolean, text: string) => (isSame ? {} : { said: text })

/**
 * The XP of a message. A server here has a whole number up to 100, times a rate up to 10. For more than 100 XP the rate is raised.
 * @param least as the file has it @param most as the file has it @param rate the other bot's own rate
 */
export function gainThings(least: unknown, most: unknown, rate: unknown = 1): CarriedThing[] {
  const [low, high, times] = [numberOf(least), numberOf(most), numberOf(rate) ?? 1]
  if (low === null || high === null || low < 0 || high < low || times < 0) return []
  const wanted = { least: low * times, most: high * times }
  // The file's rate is kept where a server can have it: then `low` and `high` are kept too.
  const own = Math.round(times * USUAL_PERCENT) / USUAL_PERCENT
  const isOwn = own === times && times > 0 && times <= FACTOR_LIMITS.most && high <= MOST
  const needed = Math.ceil((wanted.most / MOST) * 10) / 10
  const xpRate = isOwn ? times : within(needed, 1, FACTOR_LIMITS.most)
  const leastXp = within(Math.round(wanted.least / xpRate), LEAST, MOST)
  const mostXp = within(Math.round(wanted.most / xpRate), leastXp, MOST)
  if (wanted.most === 0) return [{ kind: 'setting', key: 'xpRate', values: { xpRate: 0 } }]
  const isSame = leastXp * xpRate === wanted.least && mostXp * xpRate === wanted.most
  return [
    {
      kind: 'setting',
      key: 'xpGain',
      values: { leastXp, mostXp },
      ...unlessSame(isSame, `${wanted.least}–${wanted.most}`),
    },
    { kind: 'setting', key: 'xpRate', values: { xpRate } },
  ]
}

/** The cooldown between two messages that earn. @param seconds as the file has them */
export function delayThing(seconds: unknown): CarriedThing[] {
  const wanted = numberOf(seconds)
  if (wanted === null || wanted < 0) return []
  const xpDelaySeconds = within(Math.round(wanted), 1, DAY_SECONDS)
  return [
    {
      kind: 'setting',
      key: 'xpDelay',
      values: { xpDelaySeconds },
      ...unlessSame(xpDelaySeconds === wanted, `${wanted} s`),
    },
  ]
}

/** The multiplier of a role or channel. @param factor as the file has it */
export function multiplierThing(of: 'role' | 'channel', id: unknown, factor: unknown): CarriedThing[] {
  const read = readId(id)
  const wanted = numberOf(factor)
  if (!read.ok || wanted === null || wanted < 0) return []
  // A factor that is nearly 0 still earns something.
  const least = wanted === 0 ? 0 : 1
  const percent = within(Math.round(wanted * USUAL_PERCENT), least, FACTOR_LIMITS.most * USUAL_PERCENT)
  const isSame = percent === wanted * USUAL_PERCENT
  return [{ kind: 'multiplier', of, id: read.userId, percent, ...unlessSame(isSame, `×${wanted}`) }]
}

/** A setting of the other bot that servers do not have here, where the file sets it. */
export const otherThing = (name: string, isSet: boolean): CarriedThing[] => (isSet ? [{ kind: 'other', name }] : [])

/**
 * How level roles are assigned, where members keep all level roles of the file or none. Otherwise each role gets its own rule.
 * @param isKept for each level role, whether members keep it when they reach the next one
 */
export function roleTypeThing(isKept: readonly boolean[]): CarriedThing[] {
  const [first] = isKept
  if (first === undefined || isKept.some((each) => each !== first)) return []
  return [{ kind: 'setting', key: 'roleAssignType', values: { roleAssignType: first ? 'stack' : 'single' } }]
}
