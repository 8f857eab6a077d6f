import { findCommand } from '../../shared/discord/find-command.ts'
import { asEphemeral } from '../../shared/discord/message.ts'
import { readOptions } from '../../shared/discord/read-options.ts'
import type { WaitUntil } from '../runtime/timers.ts'
import { type Answer, refusal } from './answer.ts'
import type { Dependencies } from './dependencies.ts'
import type { Executed } from './execute.ts'
import { openMentions } from './mentions.ts'
import { openElsewhere } from './open-context.ts'
import type { OtherPlace, Use } from './parse.ts'

/** The work for a command where the bot is no member, or a refusal. */
type PlanElsewhere =
  | { ok: false; answer: Answer }
  | { ok: true; run(dependencies: Dependencies, waitUntil: WaitUntil): Promise<Executed> }

/**
 * Decides which work answers a use in another server or in a direct message. It reads and writes nothing of that server: the work gets
 * no id of it. Only the main bot answers: a customer's own bot would show servers of other customers.
 */
export function planElsewhere(use: Use, { kind }: OtherPlace, dependencies: Dependencies): PlanElsewhere {
  const { locale, applicationId } = use
  if (kind === 'unknown') return { ok: false, answer: refusal(locale, 'refusal.unknownPlace') }
  const command = use.kind === 'command' ? findCommand(dependencies.commands, use.path)?.command : undefined
  const respond = command?.elsewhere
  if (use.kind !== 'command' || respond === undefined || applicationId !== dependencies.application.id) {
    return { ok: false, answer: refusal(locale, 'refusal.serverOnly') }
  }
  const read = readOptions(command?.options ?? {}, use.options)
  if (!read.ok) {
    const option = read.option.replaceAll('`', '')
    return { ok: false, answer: refusal(locale, 'refusal.option', { option }) }
  }
  return {
    ok: true,
    async run(bounded, waitUntil) {
      const mentions = openMentions({ use, dependencies: bounded }, false)
      const context = openElsewhere({ use, dependencies: bounded, waitUntil }, mentions)
      const message = asEphemeral(await respond(context, read.values))
      return { answer: await mentions.settle({ as: 'reply', message }), outcome: 'answered' }
    },
  }
}
