import { assertNever } from '../../shared/assert-never.ts'
import type { Access } from '../../shared/discord/command.ts'
import { findComponent } from '../../shared/discord/component.ts'
import { findCommand, findUserCommand } from '../../shared/discord/find-command.ts'
import { asEphemeral, isEphemeral, type Message } from '../../shared/discord/message.ts'
import { readOptions } from '../../shared/discord/options.ts'
import { judgeAccess, type Required } from './access.ts'
import { type Answer, type Deferral, refusal } from './answer.ts'
import type { Dependencies, InteractionContext } from './context.ts'
import type { CommandUse, ComponentUse, MenuUse, Use } from './interaction.ts'
import { openMentions } from './mentions.ts'
import { noteEntitlements } from './note-entitlements.ts'
import { type GuildInteraction, openContext } from './open-context.ts'

/** What is to be done for an interaction: the refusal of one that cannot be, or the work with what it asks for. */
type Plan =
  | { ok: false; answer: Answer }
  | {
      ok: true
      required: Required
      deferral: Deferral
      isEphemeral: boolean
      prefetch?: (context: InteractionContext) => Promise<unknown> | undefined
      /** @param prefetched what `prefetch` has read */
      work: (context: InteractionContext, prefetched: unknown) => Promise<Answer>
    }

const refused = (answer: Answer): Plan => ({ ok: false, answer })

const required = ({ permission = 0n, premium }: Access): Required => ({ permission, premium: premium ?? false })

/** A message of its own, private where it was declared so. */
const asReply = (message: Message, declaredEphemeral: boolean): Answer => ({
  as: 'reply',
  message: declaredEphemeral ? asEphemeral(message) : message,
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
    async work(context, prefetched) {
      if (!read.ok) return refusal(locale, 'refusal.option', { option: read.option.replaceAll('`', '') })
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
    work: async (context) => asReply(await command.run(context, targetId), isEphemeral),
  }
}

function planComponent({ component: used, locale, userId }: ComponentUse, { components }: Dependencies): Plan {
  const found = findComponent(components, used)
  if (!found.ok)
    return refused(refusal(locale, found.reason === 'expired' ? 'refusal.expired' : 'refusal.unknownComponent'))
  const { component, values, owners } = found
  if (owners.some((owner) => owner !== userId)) return refused(refusal(locale, 'refusal.notYours'))
  const isOwn = component.ephemeral ?? false
  return {
    ok: true,
    required: required(component),
    deferral: { as: 'update' },
    isEphemeral: isOwn,
    prefetch: (context) => component.prefetch?.(context, values, used.values),
    async work(context, prefetched) {
      const message = await component.run(context, values, used.values, prefetched)
      return { as: isEphemeral(message) && !isOwn ? 'reply' : 'update', message }
    },
  }
}

function plan(use: Use, dependencies: Dependencies): Plan {
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

/** Work on an answer, and what a late one will be; or at once an answer that needs no work. */
export type Running = { done: false; deferral: Deferral; answer: Promise<Answer> } | { done: true; answer: Answer }

/** Begins what a command, menu command or component does, once the member may. */
export function run(interaction: GuildInteraction & { use: Use }): Running {
  const { use, place, dependencies } = interaction
  const planned = plan(use, dependencies)
  if (!planned.ok) return { done: true, answer: planned.answer }
  const { required, deferral, isEphemeral, prefetch, work } = planned

  if (required.premium) interaction.waitUntil(noteEntitlements(use, dependencies))
  const access = judgeAccess(required, use, place, dependencies)
  switch (access.verdict) {
    case 'granted':
      return { done: false, deferral, answer: carryOut() }
    case 'refused':
      return { done: true, answer: access.answer }
    case 'asked':
      return { done: false, deferral, answer: carryOut(access.refusal) }
    default:
      return assertNever(access)
  }

  async function carryOut(asked?: Promise<Answer | null>): Promise<Answer> {
    // Admins' replies are the ones that point to other commands.
    const mentions = openMentions(interaction, required.permission !== 0n)
    const context = openContext(interaction, isEphemeral, mentions)
    const prefetching = prefetch?.(context)
    // Where the member is refused, nobody hears how that ended.
    prefetching?.catch(() => {})
    const refused = asked === undefined ? null : await asked
    if (refused !== null) return refused
    return mentions.settle(await work(context, prefetching && (await prefetching)))
  }
}
