import { Locale } from 'discord-api-types/v10'
import * as v from 'valibot'

/**
 * What the process with the simulated Discord says on its standard output, a line of JSON each. scripts/ may not import
 * test/, where the simulation lives, so the two meet in this form.
 */
const communityReady = v.object({
  type: v.literal('ready'),
  /** For DISCORD_API_URL. */
  apiUrl: v.string(),
  /** Where scripts/dev and scripts/try ask for things. */
  controlUrl: v.string(),
  application: v.object({ id: v.string(), token: v.string(), publicKey: v.string() }),
  guild: v.object({ id: v.string(), name: v.string(), locale: v.string() }),
  /** Roles to be had at levels. */
  levelRoles: v.array(v.object({ level: v.number(), roleId: v.string(), name: v.string() })),
  people: v.array(v.object({ id: v.string(), name: v.string() })),
})

export type CommunityReady = v.InferOutput<typeof communityReady>

const happening = v.variant('type', [
  v.object({ type: v.literal('said'), who: v.string(), channel: v.string(), text: v.string() }),
  v.object({ type: v.literal('posted'), who: v.string(), channel: v.string(), text: v.string() }),
  v.object({ type: v.literal('role'), who: v.string(), role: v.string(), change: v.picklist(['given', 'taken']) }),
  v.object({ type: v.literal('used'), who: v.string(), what: v.string(), reply: v.string() }),
])

export type Happening = v.InferOutput<typeof happening>

export const communityLine = v.pipe(v.string(), v.parseJson(), v.union([communityReady, happening]))

/** `POST /endpoint`: where the edge is; Discord checks it before it believes it. */
export const endpointRequest = v.object({ url: v.string() })

/**
 * `POST /run`: somebody uses a command, types the last option of one, picks a command from a member's menu, or uses a
 * button or menu of the last reply they saw.
 */
export const runRequest = v.object({
  as: v.string(),
  does: v.variant('what', [
    v.object({ what: v.literal('run'), line: v.string() }),
    v.object({ what: v.literal('type'), line: v.string() }),
    v.object({ what: v.literal('pick'), menu: v.string(), on: v.string() }),
    v.object({ what: v.literal('click'), button: v.string() }),
    v.object({ what: v.literal('select'), values: v.array(v.string()) }),
  ]),
  /** The language their Discord speaks from now on. */
  locale: v.optional(v.enum(Locale)),
  /** Name of the application, where it is not the main one. */
  app: v.optional(v.string()),
})

export type RunRequest = v.InferOutput<typeof runRequest>

/** `POST /portal`: looks at the applications as their owner does; or tells Discord where one of them is served. */
export const portalRequest = v.object({ endpoint: v.optional(v.object({ app: v.string(), url: v.string() })) })

/** What a person would read; or why there is nothing to read. */
export const runAnswer = v.union([v.object({ text: v.string() }), v.object({ error: v.string() })])
