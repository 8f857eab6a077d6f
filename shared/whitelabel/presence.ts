import * as v from 'valibot'

/** The status and activity that a bot shows beside its name. Stored as JSON text in `whitelabel_bots.presence`. */
export const presenceSchema = v.object({
  status: v.picklist(['online', 'idle', 'dnd', 'invisible']),
  type: v.picklist(['playing', 'listening', 'watching', 'competing', 'custom']),
  /** 1 to 128 characters, Discord's limit. No control character, because JSON may write one as six characters. */
  text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(128), v.regex(/^[^\p{Cc}\p{Cs}]*$/u)),
})

export type Presence = v.InferOutput<typeof presenceSchema>

/** Reads a stored presence; null where there is none or it is unreadable. */
export function readPresence(stored: string | null): Presence | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), presenceSchema), stored)
  return parsed.success ? parsed.output : null
}
