import * as v from 'valibot'
import { id } from './ids.ts'

/** A day by a time zone's calendar, e.g. `2026-11-26`. */
export const date = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))

/** A user as pages show them. */
export const person = v.object({
  id,
  /** The nickname in the server where Discord told it, else the display name or username; the id where none is known. */
  name: v.string(),
  /** Null where the user was never seen. */
  username: v.nullable(v.string()),
  /** Address of a square image. A user without an avatar has one of Discord's default images. */
  avatarUrl: v.string(),
})

export type Person = v.InferOutput<typeof person>

/** A part of a list. `next` is the cursor of the next part, null at the end. */
export const page = <const Item extends v.GenericSchema>(item: Item) =>
  v.object({ items: v.array(item), next: v.nullable(v.string()) })

/** The opaque start of a part of a list, as the part before named it. */
export const cursor = v.pipe(v.string(), v.maxLength(200))

/** A whole number in an address, where every value is a text. */
export const numberText = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), v.minValue(least), v.maxValue(most))
