import { Locale } from 'discord-api-types/v10'
import * as v from 'valibot'

/** What a visitor's page sends over its socket. The limits are those of the page; Discord's own are checked by the simulated Discord. */

const MOST_FILE_CHARACTERS = 350_000

const snowflake = v.pipe(v.string(), v.regex(/^\d{1,20}$/))
const short = v.pipe(v.string(), v.maxLength(100))
/** Longer than Discord takes, so that the page shows Discord's own refusal. */
const text = v.pipe(v.string(), v.maxLength(7_000))
const texts = v.pipe(v.array(text), v.maxLength(25))
const path = v.pipe(v.array(short), v.minLength(1), v.maxLength(3))
const channel = { channelId: snowflake }
const message = { channelId: snowflake, messageId: snowflake }

/** A file for an option of the type attachment, at most 256 KiB. */
const file = v.object({ filename: short, base64: v.pipe(v.string(), v.maxLength(MOST_FILE_CHARACTERS)) })
const options = v.pipe(v.record(short, v.union([text, v.number(), v.boolean(), file])), v.maxEntries(25))

const acts = v.variant('do', [
  /** The first act of a socket. `token` is the visitor's, from `entered`; null enters a new room. */
  v.object({ do: v.literal('enter'), token: v.nullable(short), locale: v.optional(v.enum(Locale)) }),
  /** From now on the socket acts as this member, and shows what this member sees. The answer is `entered`. */
  v.object({ do: v.literal('be'), userId: snowflake }),
  /** The language of the member's Discord. The answer is `entered`, with the commands in this language. */
  v.object({ do: v.literal('speak'), locale: v.enum(Locale) }),
  v.object({ do: v.literal('say'), ...channel, content: text, replyTo: v.optional(snowflake) }),
  /** Deletes one of the member's own messages. */
  v.object({ do: v.literal('delete'), ...message }),
  /** Starts typing. Discord shows it for 10 seconds. */
  v.object({ do: v.literal('type'), ...channel }),
  v.object({ do: v.literal('react'), ...message, emoji: short }),
  v.object({ do: v.literal('unreact'), ...message, emoji: short }),
  /** Runs a slash command. `path` is the command, its group and its subcommand; options by name; ids for users, roles and channels. */
  v.object({ do: v.literal('run'), ...channel, path, options }),
  /** Asks for the choices of the option `focused`, whose text so far is in `options`. The answer is `choices`. */
  v.object({ do: v.literal('complete'), ...channel, path, options, focused: short }),
  /** Picks a command from the menu of a member or message. */
  v.object({
    do: v.literal('pick'),
    ...channel,
    command: short,
    on: v.union([v.object({ userId: snowflake }), v.object({ messageId: snowflake })]),
  }),
  v.object({ do: v.literal('press'), ...message, customId: short }),
  /** Chooses in a menu: values, or ids of users, roles or channels. */
  v.object({ do: v.literal('choose'), ...message, customId: short, values: texts }),
  /** Submits the modal of `modal`. Values by custom id: a text, a checkbox, or the chosen values. */
  v.object({
    do: v.literal('submit'),
    interactionId: snowflake,
    values: v.pipe(v.record(short, v.union([text, v.boolean(), texts])), v.maxEntries(40)),
  }),
  /** Joins a voice channel, or moves there. */
  v.object({ do: v.literal('join'), ...channel }),
  v.object({ do: v.literal('leave') }),
  /** Asks for the JSON of an entry of the wire. The answer is `inspected`. */
  v.object({ do: v.literal('inspect'), id: v.pipe(v.number(), v.integer()) }),
  /** Mutes or deafens the member in voice, or takes that back. */
  v.object({ do: v.literal('switch'), selfMute: v.optional(v.boolean()), selfDeaf: v.optional(v.boolean()) }),
])

/** Something that a visitor does. The page chooses the `nonce`, and the answers repeat it. */
export const act = v.intersect([acts, v.object({ nonce: v.optional(v.pipe(v.string(), v.maxLength(40))) })])

export type Act = v.InferOutput<typeof act>

/** The nonce of an act, as its answers repeat it; nothing for an act without one. */
export const nonceOf = ({ nonce }: Pick<Act, 'nonce'>): { nonce?: string } => (nonce === undefined ? {} : { nonce })
