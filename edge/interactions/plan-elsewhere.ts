import type { Elsewhere } from '../../shared/discord/command.ts'
import { findComponent, type Opening } from '../../shared/discord/component.ts'
import { findCommand } from '../../shared/discord/find-command.ts'
import { asEphemeral, type Message } from '../../shared/discord/message.ts'
import { readOptions } from '../../shared/discord/read-options.ts'
import type { WaitUntil } from '../runtime/timers.ts'
import { type Answer, type Deferral, refusal, refusedOption } from './answer.ts'
import type { InteractionContext } from './context.ts'
import type { Dependencies } from './dependencies.ts'
import type { Executed } from './execute.ts'
import { openMentions } from './mentions.ts'
import { openElsewhere } from './open-context.ts'
import type { CommandUse, ComponentUse, OtherPlace, Use } from './parse.ts'

/** The work for a command or component where the bot is no member, or a refusal that needs no work. */
type PlanElsewhere =
  | { ok: false; answer: Answer }
  | {
      ok: true
      deferral: Deferral | null
      run(dependencies: Dependencies, waitUntil: WaitUntil): Promise<Executed>
    }

type Respond = (context: Elsewhere<InteractionContext>) => Message | Opening | Promise<Message | Opening>

/** The handler of a command or component that works where the bot is no member. */
interface Handler {
  as: 'reply' | 'update'
  opens: boolean
  respond: Respond
}

function findCommandHandler(
  { path, options, locale }: CommandUse,
  { commands }: Dependencies,
): Handler | Answer | null {
  const command = findCommand(commands, path)?.command
  const respond = command?.elsewhere
  if (respond === undefined) return null
  const read = readOptions(command?.options ?? {}, options)
  if (!read.ok) return refusedOption(locale, read.option)
  return { as: 'reply', opens: false, respond: (context) => respond(context, read.values) }
}

function findComponentHandler(
  { component: used, userId, locale }: ComponentUse,
  { components }: Dependencies,
): Handler | Answer | null {
  const found = findComponent(components, used)
  if (!found.ok) return null
  const { component, values, owners } = found
  const respond = component.elsewhere
  if (respond === undefined) return null
  if (owners.some((owner) => owner !== userId)) return refusal(locale, 'refusal.notYours')
  return {
    as: 'update',
    opens: component.opens === 'modal',
    respond: (context) => respond(context, values, used.values),
  }
}

/**
 * Decides which work answers a use in another server or in a direct message. The work does not get that server's id, so it cannot read
 * or write the server's data. Only the main bot answers: a customer's own bot would show servers of other customers.
 */
export function planElsewhere(use: Use, { kind }: OtherPlace, dependencies: Dependencies): PlanElsewhere {
  const { locale, applicationId } = use
  if (kind === 'unknown') return { ok: false, answer: refusal(locale, 'refusal.unknownPlace') }
  const isMainBot = applicationId === dependencies.application.id
  const found =
    use.kind === 'user-menu' || !isMainBot
      ? null
      : use.kind === 'command'
        ? findCommandHandler(use, dependencies)
        : findComponentHandler(use, dependencies)
  if (found === null) return { ok: false, answer: refusal(locale, 'refusal.serverOnly') }
  if (!('respond' in found)) return { ok: false, answer: found }
  const { as, opens, respond } = found
  return {
    ok: true,
    deferral: opens ? null : as === 'reply' ? { as, ephemeral: true } : { as },
    async run(bounded, waitUntil) {
      const mentions = openMentions({ use, dependencies: bounded }, false)
      const message = await respond(openElsewhere({ use, dependencies: bounded, waitUntil }, mentions))
      if ('modal' in message) return { answer: { as: 'modal', modal: message.modal }, outcome: 'answered' }
      const shown = as === 'reply' ? asEphemeral(message) : message
      return { answer: await mentions.settle({ as, message: shown }), outcome: 'answered' }
    },
  }
}
