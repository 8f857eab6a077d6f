import { assertNever } from '../../shared/assert-never.ts'
import { isSnowflake, type Snowflake } from '../../shared/discord/snowflake.ts'
import type { Outcome } from '../runtime/counts.ts'
import { describeError, type Log } from '../runtime/log.ts'
import { readBody } from '../runtime/read-body.ts'
import type { WaitUntil } from '../runtime/timers.ts'
import type { Dependencies, Features } from './dependencies.ts'
import { type Interaction, parseInteraction } from './parse.ts'
import type { PublicKeys } from './public-keys.ts'
import { respond, type Watch } from './respond.ts'
import { readSignature, type Signature, verify } from './signature.ts'
import { toResponse } from './to-response.ts'

/** The response to a request that is refused, with the reason. */
export const refuse = (status: number, error: string, headers: Record<string, string> = {}): Response =>
  Response.json({ error }, { status, headers })

const forged = (): Response => refuse(401, 'the signature is not valid')
const notServed = (): Response => refuse(404, 'no bot with this id is served here')

/** Discord's largest interactions are some tens of kilobytes. */
const LARGEST_BODY_BYTES = 1024 * 1024

/** Parses JSON; undefined for text that is not JSON. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Whether this process has the command or component of an interaction. */
function isKnown(
  interaction: Exclude<Interaction, { kind: 'ping' }>,
  { commands, components }: Pick<Features, 'commands' | 'components'>,
): boolean {
  switch (interaction.kind) {
    case 'other':
      return false
    case 'component': {
      const [name] = interaction.component.id.split(':', 1)
      return components.some((one) => one.name === name)
    }
    case 'user-menu':
      return commands.some((one) => 'menu' in one && one.name === interaction.name)
    case 'autocomplete':
    case 'command':
      return commands.some((one) => !('menu' in one) && one.name === interaction.path[0])
    default:
      return assertNever(interaction)
  }
}

/** Whether a bot's application signed the body, with the key in memory or a newer one. */
async function isSigned(
  keys: PublicKeys,
  { botId, key }: { botId: Snowflake; key: CryptoKey | null },
  { signature, body }: { signature: Signature; body: string },
  { log, waitUntil }: { log: Log; waitUntil: WaitUntil },
): Promise<boolean> {
  if (key !== null && (await verify(key, signature, body))) return true
  try {
    const newer = await keys.changed(botId, key, waitUntil)
    return newer !== null && (await verify(newer, signature, body))
  } catch (error) {
    // Without the database only the key in memory counts, and the signature does not match it.
    log.warn('public key not refreshed', { bot: botId, ...describeError(error) })
    return false
  }
}

/**
 * `POST /interactions/:bot_id`. No body is parsed before its signature is verified, and no key is looked up for a
 * request whose headers show already that Discord did not send it.
 */
export function createReceiver(
  dependencies: Dependencies,
): (request: Request, botId: string, waitUntil: WaitUntil) => Promise<Response> {
  const { log, clock, counts, tracing, publicKeys: keys, forward, commandLimits } = dependencies

  /** Checks the signature. @returns `genuine`, or the refusal */
  async function authenticate(
    request: Request,
    { botId, body }: { botId: Snowflake; body: string },
    waitUntil: WaitUntil,
  ): Promise<'genuine' | Response> {
    const signature = readSignature(request.headers, clock())
    if (signature === null) return forged()
    try {
      const found = await keys.get(botId, waitUntil)
      if (!found.ok && found.reason === 'unknown') return notServed()
      if (!found.ok) return refuse(503, 'too many unknown bots asked for; try again', { 'retry-after': '1' })
      const signed = await isSigned(keys, { botId, key: found.key }, { signature, body }, { log, waitUntil })
      return signed ? 'genuine' : forged()
    } catch (error) {
      // Only a whitelabel bot's key needs the database. Without the key the sender is unknown.
      log.error('public key not available', { bot: botId, ...describeError(error) })
      return refuse(503, 'the database does not answer; try again', { 'retry-after': '1' })
    }
  }

  async function receive(
    request: Request,
    { botId, since }: { botId: string; since: number },
    waitUntil: WaitUntil,
    watch: Watch,
  ): Promise<Response> {
    if (!isSnowflake(botId)) return notServed()
    // A body that is not UTF-8 becomes another text than was signed, so it does not verify.
    const body = await readBody(request, LARGEST_BODY_BYTES)
    if (body === null) return refuse(413, 'the body is larger than 1 MiB')
    const verifying = watch.span?.child('verify')
    const genuine = await authenticate(request, { botId, body }, waitUntil)
    verifying?.end()
    if (genuine !== 'genuine') return genuine

    const json = parseJson(body)
    if (json === undefined) return refuse(400, 'the body is not JSON')
    const interaction = parseInteraction(json)
    if (interaction === null) return refuse(400, 'the body is not an interaction')
    if (interaction.applicationId !== undefined && interaction.applicationId !== botId) {
      return refuse(400, 'the interaction is for another application')
    }
    if (forward !== null && interaction.kind !== 'ping' && !isKnown(interaction, dependencies)) {
      const { response, outcome } = await forward({ request, body, interaction, since })
      // The other worker may have changed the command limits, which this process keeps in memory.
      if ('place' in interaction && interaction.place.kind === 'guild') commandLimits.forget(interaction.place.guildId)
      if (interaction.kind === 'command' && interaction.path[0] === 'whitelabel') keys.expectChange()
      watch.ended('forwarded', outcome)
      return response
    }
    if (!('place' in interaction) || interaction.place.kind !== 'guild')
      return toResponse(await respond(interaction, dependencies, waitUntil, watch))
    const { guildId } = interaction.place
    const forget = (): void => dependencies.forgetBoard(guildId)
    // The command may have changed what the leaderboard on the web shows, also after its reply.
    const waitAndForget: WaitUntil = (work) => waitUntil(work.finally(forget))
    const response = toResponse(await respond(interaction, dependencies, waitAndForget, watch))
    forget()
    return response
  }

  return async (request, botId, waitUntil) => {
    const since = clock()
    // A trace of the caller is not continued, because then any caller could have its requests recorded.
    const span = tracing?.tracer.root('interaction', 'server') ?? null
    const ended: Watch['ended'] = (command, outcome) => {
      counts.count({ command, outcome, ms: clock() - since }, waitUntil)
      if (tracing === null || span === null) return
      span.set({ command, outcome })
      span.end()
      waitUntil(tracing.flush())
    }
    try {
      const response = await receive(request, { botId, since }, waitUntil, { ended, span })
      if (response.status !== 200) ended('none', outcomeOf(response.status))
      return response
    } catch (error) {
      ended('none', 'failed')
      throw error
    }
  }
}

/** The outcome of a request that is refused. */
function outcomeOf(status: number): Outcome {
  if (status === 503) return 'unavailable'
  return status === 401 || status === 404 ? 'unsigned' : 'malformed'
}
