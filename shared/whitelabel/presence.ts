import * as v from 'valibot'

/** What a bot shows beside its name. Kept as JSON text in `whitelabel_bots.presence`. */
export const presenceSchema = v.object({
  status: v.picklist(['online', 'idle', 'dnd', 'invisible']),
  type: v.picklist(['playing', 'listening', 'watching', 'competing', 'custom']),
  /** 1 to 128 characters, as Discord takes them; none that JSON would write as six. */
  text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(128), v.regex(/^[^\p{Cc}\p{Cs}]*$/u)),
})

export type Presence = v.InferOutput<typeof presenceSchema>

/** Reads a stored presence; null where there is none, or none that can be read. */
export function readPresence(stored: string | null): Presence | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), presenceSchema), stored)
  return parsed.success ? parsed.output : null
}
