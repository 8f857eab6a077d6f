import type { APIInteractionResponse } from 'discord-api-types/v10'
import { assertNever } from '../../shared/assert-never.ts'
import { findCommand } from '../../shared/discord/command.ts'
import { findComponent } from '../../shared/discord/component.ts'
import { type Message, pong, privately, reply, update } from '../../shared/discord/message.ts'
import { readOptions } from '../../shared/discord/options.ts'
import { permits } from '../../shared/discord/permission.ts'
import { speak, type TextArguments, type TextKey } from '../../shared/text/say.ts'
import { commands } from '../commands/index.ts'
import { components } from '../components/index.ts'
import { withDeadline } from '../deadline.ts'
import { describeError } from '../log.ts'
import type { Dependencies, InteractionContext } from './context.ts'
import type { Interaction, Invocation, ResolvedUser } from './schema.ts'

/** Discord shows a failure of its own after 3 s; ours, with an id, is more use, and the way back takes time too. */
const REPLY_DEADLINE_MS = 2_500

type Used = Extract<Interaction, { kind: 'command' | 'component' }>
type Guild = Extract<Invocation['place'], { kind: 'guild' }>

/** A private answer of one text, in the member's own language. */
const refuse = <Key extends TextKey>(locale: string, key: Key, ...values: TextArguments<Key>): APIInteractionResponse =>
  reply(privately({ content: speak(locale)(key, ...values) }))

function contextOf(
  { userId, locale }: Invocation,
  { guildId, locale: guildLocale, permissions }: Guild,
  users: ReadonlyMap<string, ResolvedUser>,
  { database }: Dependencies,
): InteractionContext {
  const text = speak(guildLocale)
  return {
    database,
    guildId,
    user: { id: userId, permissions },
    users,
    text,
    say: (key, ...values): Message => ({ content: text(key, ...values) }),
    whisper: (key, ...values): Message => privately({ content: speak(locale)(key, ...values) }),
  }
}

async function runCommand(
  interaction: Extract<Used, { kind: 'command' }>,
  place: Guild,
  dependencies: Dependencies,
): Promise<APIInteractionResponse> {
  const { locale, path, options, users } = interaction
  const found = findCommand(commands, path)
  if (found === null) return refuse(locale, 'refusal.unknownCommand')
  if (!permits(place.permissions, found.permission)) return refuse(locale, 'refusal.permission')
  const read = readOptions(found.command.options ?? {}, options)
  if (!read.ok) return refuse(locale, 'refusal.option', { option: read.option.replaceAll('`', '') })
  return reply(await found.command.run(contextOf(interaction, place, users, dependencies), read.values))
}

async function runComponent(
  interaction: Extract<Used, { kind: 'component' }>,
  place: Guild,
  dependencies: Dependencies,
): Promise<APIInteractionResponse> {
  const { locale, customId } = interaction
  const found = findComponent(components, customId)
  if (!found.ok && found.reason === 'expired') return refuse(locale, 'refusal.expired')
  if (!found.ok) return refuse(locale, 'refusal.unknownComponent')
  if (!permits(place.permissions, found.component.permission ?? 0n)) return refuse(locale, 'refusal.permission')
  return update(await found.component.run(contextOf(interaction, place, new Map(), dependencies), found.values))
}

/** What is used, for the log; never what was typed. */
const nameOf = (used: Used): string => (used.kind === 'command' ? `/${used.path.join(' ')}` : used.customId)

/** Where whatever breaks inside a command or component is caught: the detail goes to the log, an id to the member. */
async function run(used: Used, dependencies: Dependencies): Promise<APIInteractionResponse> {
  const { place, locale } = used
  if (place.kind === 'elsewhere') return refuse(locale, 'refusal.serverOnly')
  try {
    const work =
      used.kind === 'command' ? runCommand(used, place, dependencies) : runComponent(used, place, dependencies)
    return await withDeadline(work, REPLY_DEADLINE_MS)
  } catch (error) {
    const id = dependencies.newId()
    const where = { bot: used.applicationId, guild: place.guildId, user: used.userId }
    dependencies.log.error('interaction failed', { id, used: nameOf(used), ...where, ...describeError(error) })
    return refuse(locale, 'refusal.failed', { id })
  }
}

/** The answer to an interaction. There always is one; the promise is never rejected. */
export async function respond(interaction: Interaction, dependencies: Dependencies): Promise<APIInteractionResponse> {
  switch (interaction.kind) {
    case 'ping':
      return pong()
    case 'other':
      return refuse(interaction.locale, 'refusal.unknownInteraction')
    case 'command':
    case 'component':
      return run(interaction, dependencies)
    default:
      return assertNever(interaction)
  }
}
