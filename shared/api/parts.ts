import * as v from 'valibot'
import { FACTOR_LIMITS } from '../levelling/earning-factor.ts'
import { described } from './described.ts'
import { id } from './ids.ts'
import { TIERS } from './tier.ts'

/** The tier of a person in a guild. */
export const tier = v.picklist(TIERS)

/** A day by a time zone's calendar, e.g. `2026-11-26`. */
export const date = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))

/** The name of a time zone. Whether the runtime knows it is checked when it is used. */
export const timeZoneName = v.pipe(v.string(), v.maxLength(40))

/** The time zone by whose calendar a reply counts days. */
export const timeZoneChoice = described(
  'An IANA name, e.g. `Europe/Berlin`. Without it, the server’s time zone is used',
  v.optional(timeZoneName),
)

/** A number by which XP is multiplied. */
export const factor = v.pipe(v.number(), v.minValue(FACTOR_LIMITS.least), v.maxValue(FACTOR_LIMITS.most))

/** A user as pages show them. */
export const person = v.object({
  id,
  name: described(
    'The nickname in the server where Discord told it, else the display name or username; the id where none is known',
    v.string(),
  ),
  username: described('Null where the user was never seen', v.nullable(v.string())),
  avatarUrl: described(
    'Address of a square image. A user without an avatar has one of Discord’s default images',
    v.string(),
  ),
})

export type Person = v.InferOutput<typeof person>

/** A part of a list. */
export const page = <const Item extends v.GenericSchema>(item: Item) =>
  v.object({
    items: v.array(item),
    next: described('Pass it as `cursor` to get the next part; null at the end', v.nullable(v.string())),
  })

/** The start of a part of a list: an opaque text. */
export const cursor = described(
  '`next` of the part before. Without it, the reply has the first part',
  v.pipe(v.string(), v.maxLength(200)),
)

/** A whole number in an address, where every value is a text. */
export const numberText = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), v.minValue(least), v.maxValue(most))
