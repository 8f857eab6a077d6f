import { Locale } from 'discord-api-types/v10'
import * as v from 'valibot'

/**
 * The messages of the process with the simulated Discord, each a line of JSON on standard output. scripts/ may not import
 * test/, where the simulation is, so they share this file.
 */
const communityReady = v.object({
  type: v.literal('ready'),
  /** For DISCORD_API_URL. */
  apiUrl: v.string(),
  /** Address for the requests of scripts/dev and scripts/try. */
  controlUrl: v.string(),
  /** Where visitors try the bot in a browser. */
  playgroundUrl: v.string(),
  application: v.object({ id: v.string(), token: v.string(), publicKey: v.string(), clientSecret: v.string() }),
  guild: v.object({ id: v.string(), name: v.string(), locale: v.string() }),
  /** Roles that members receive at levels. */
  levelRoles: v.array(v.object({ level: v.number(), roleId: v.string(), name: v.string() })),
  people: v.array(v.object({ id: v.string(), name: v.string() })),
})

export type CommunityReady = v.InferOutput<typeof communityReady>

const happening = v.variant('type', [
  v.object({ type: v.literal('said'), who: v.string(), channel: v.string(), text: v.string() }),
  v.object({ type: v.literal('posted'), who: v.string(), channel: v.string(), text: v.string() }),
  v.object({ type: v.literal('role'), who: v.string(), role: v.string(), change: v.picklist(['given', 'taken']) }),
  v.object({ type: v.literal('voice'), who: v.string(), channel: v.string(), change: v.picklist(['joined', 'left']) }),
  v.object({ type: v.literal('used'), who: v.string(), what: v.string(), reply: v.string() }),
])

export type Happening = v.InferOutput<typeof happening>

export const communityLine = v.pipe(v.string(), v.parseJson(), v.union([communityReady, happening]))

/** `POST /endpoint`: sets the address of the edge. The simulated Discord checks the address first. */
export const endpointRequest = v.object({ url: v.string() })

/** `POST /redirect`: registers the address to which people are sent back after they log in to the dashboard. */
export const redirectRequest = v.object({ uri: v.string() })

/**
 * `POST /run`: a member uses a command, types its last option, picks a command from another member's menu, uses a button or
 * menu of the last reply that they saw, fills in the form that it opened, or looks at it once more.
 */
export const runRequest = v.object({
  as: v.string(),
  does: v.variant('what', [
    v.object({
      what: v.literal('run'),
      line: v.string(),
      /** Files for options: the name of the option, and the file in base64. */
      files: v.optional(v.array(v.object({ option: v.string(), filename: v.string(), base64: v.string() })), []),
    }),
    v.object({ what: v.literal('type'), line: v.string() }),
    v.object({ what: v.literal('pick'), menu: v.string(), on: v.string() }),
    v.object({ what: v.literal('click'), button: v.string() }),
    v.object({ what: v.literal('select'), values: v.array(v.string()) }),
    v.object({
      what: v.literal('fill'),
      /** By label or id of the field; null for the only one. */
      filled: v.array(v.object({ field: v.nullable(v.string()), text: v.string() })),
    }),
    v.object({ what: v.literal('look') }),
  ]),
  /** The language of the member's Discord from now on. */
  locale: v.optional(v.enum(Locale)),
  /** Name of the application; the main one where this is absent. */
  app: v.optional(v.string()),
})

export type RunRequest = v.InferOutput<typeof runRequest>

/** `POST /portal`: lists the applications as the developer portal does, or sets the interactions URL of one. */
export const portalRequest = v.object({ endpoint: v.optional(v.object({ app: v.string(), url: v.string() })) })

/** The text that a person reads, or the reason why there is none. */
export const runAnswer = v.union([v.object({ text: v.string() }), v.object({ error: v.string() })])
