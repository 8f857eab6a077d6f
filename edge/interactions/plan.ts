import { assertNever } from '../../shared/assert-never.ts'
import type { Access } from '../../shared/discord/command.ts'
import { findComponent } from '../../shared/discord/component.ts'
import { asComponentsV2 } from '../../shared/discord/components-v2.ts'
import { findCommand, findUserCommand } from '../../shared/discord/find-command.ts'
import { asEphemeral, isEphemeral, type Message } from '../../shared/discord/message.ts'
import { readOptions } from '../../shared/discord/read-options.ts'
import type { Required } from './access.ts'
import { type Answer, type Deferral, refusal, refusedOption } from './answer.ts'
import type { InteractionContext } from './context.ts'
import type { Dependencies } from './dependencies.ts'
import type { CommandUse, ComponentUse, MenuUse, Use } from './parse.ts'

/** Work for an interaction, and what it requires of the member. */
export interface Work {
  required: Required
  /** What a late answer will be; null for work that opens a modal, whose answer cannot be late. */
  deferral: Deferral | null
  /** Whether the reply is declared ephemeral, and therefore in the member's own language. */
  isEphemeral: boolean
  prefetch?: (context: InteractionContext) => Promise<unknown> | undefined
  /** @param prefetched the value that `prefetch` resolved to */
  run: (context: InteractionContext, prefetched: unknown) => Promise<Answer>
}

/** Work, or a refusal that needs no work. */
export type Plan = { ok: false; answer: Answer } | ({ ok: true } & Work)

const refused = (answer: Answer): Plan => ({ ok: false, answer })

const required = ({ permission = 0n, premium }: Access): Required => ({ permission, premium: premium ?? false })

/** A new message, ephemeral where that was declared. */
const asReply = (message: Message, isDeclaredEphemeral: boolean): Answer => ({
  as: 'reply',
  message: isDeclaredEphemeral ? asEphemeral(message) : message,
})

function planCommand({ path, options, locale }: CommandUse, { commands }: Dependencies): Plan {
  const found = findCommand(commands, path)
  if (found === null) return refused(refusal(locale, 'refusal.unknownCommand'))
  const { command } = found
  const read = readOptions(command.options ?? {}, options)
  const isEphemeral = command.ephemeral ?? false
  return {
    ok: true,
    required: found,
    deferral: { as: 'reply', ephemeral: isEphemeral },
    isEphemeral,
    prefetch: (context) => (read.ok ? command.prefetch?.(context, read.values) : undefined),
    async run(context, prefetched) {
      if (!read.ok) return refusedOption(locale, read.option)
      return asReply(await command.run(context, read.values, prefetched), isEphemeral)
    },
  }
}

function planMenu({ name, targetId, locale }: MenuUse, { commands }: Dependencies): Plan {
  const command = findUserCommand(commands, name)
  if (command === null) return refused(refusal(locale, 'refusal.unknownCommand'))
  const isEphemeral = command.ephemeral ?? false
  return {
    ok: true,
    required: required(command),
    deferral: { as: 'reply', ephemeral: isEphemeral },
    isEphemeral,
    prefetch: (context) => command.prefetch?.(context, targetId),
    run: async (context, prefetched) => asReply(await command.run(context, targetId, prefetched), isEphemeral),
  }
}

function planComponent(
  { component: used, locale, userId, onComponentsV2 }: ComponentUse,
  { components }: Dependencies,
): Plan {
  const found = findComponent(components, used)
  if (!found.ok)
    return refused(refusal(locale, found.reason === 'expired' ? 'refusal.expired' : 'refusal.unknownComponent'))
  const { component, values, owners } = found
  if (owners.some((owner) => owner !== userId)) return refused(refusal(locale, 'refusal.notYours'))
  const isOwn = component.ephemeral ?? false
  return {
    ok: true,
    required: required(component),
    deferral: component.opens === 'modal' ? null : { as: 'update' },
    isEphemeral: isOwn,
    prefetch: (context) => component.prefetch?.(context, values, used.values),
    async run(context, prefetched) {
      const message = await component.run(context, values, used.values, prefetched)
      if ('modal' in message) return { as: 'modal', modal: message.modal }
      if (isEphemeral(message) && !isOwn) return { as: 'reply', message }
      return { as: 'update', message: onComponentsV2 ? asComponentsV2(message) : message }
    },
  }
}

/** Decides which work answers a command, menu command or component. Nothing is done yet. */
export function plan(use: Use, dependencies: Dependencies): Plan {
  switch (use.kind) {
    case 'command':
      return planCommand(use, dependencies)
    case 'user-menu':
      return planMenu(use, dependencies)
    case 'component':
      return planComponent(use, dependencies)
    default:
      return assertNever(use)
  }
}
