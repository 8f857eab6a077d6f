import type { Application } from '../discord/community/application.ts'
import type { Discord } from '../discord/discord.ts'
import type { GivenValue } from '../discord/interactions/option-values.ts'
import { ClientRefusal } from '../discord/interactions/refusals.ts'
import type { Reply } from '../discord/interactions/reply.ts'
import { submitModal } from '../discord/interactions/submit-modal.ts'
import { type Actor, typeOption, useCommand, useMenu } from '../discord/interactions/use-command.ts'
import { chooseInMenu, pressButton } from '../discord/interactions/use-component.ts'
import type { UserState } from '../discord/state/user.ts'
import type { Act } from './acts.ts'
import { PlaygroundRefusal } from './limits.ts'
import type { Room } from './room.ts'

/** The acts that Discord's client turns into an interaction. */
export type Interaction = Extract<Act, { do: 'run' | 'complete' | 'pick' | 'press' | 'choose' | 'submit' }>

/** Sends the interaction as Discord's client does. @returns the first answer, which may be deferred */
export function interact(
  { world }: Discord,
  application: Application,
  room: Room,
  self: UserState,
  act: Interaction,
): Promise<Reply> {
  switch (act.do) {
    case 'run':
      return useCommand(world, actorIn(act.channelId), { line: `/${act.path.join(' ')}`, options: given(act.options) })
    case 'complete': {
      const { [act.focused]: text = '', ...others } = given(act.options)
      // The simulated Discord takes the last option for the focused one.
      return typeOption(world, actorIn(act.channelId), {
        line: `/${act.path.join(' ')}`,
        options: { ...others, [act.focused]: text },
      })
    }
    case 'pick': {
      const { on } = act
      const target = 'userId' in on ? { user: on.userId } : { message: messageIn(act.channelId, on.messageId) }
      return useMenu(world, actorIn(act.channelId), act.command, target, {})
    }
    case 'press':
      return pressButton(world, actorIn(act.channelId), messageIn(act.channelId, act.messageId), act.customId)
    case 'choose': {
      const message = messageIn(act.channelId, act.messageId)
      return chooseInMenu(world, actorIn(act.channelId), message, act.values, act.customId)
    }
    case 'submit': {
      const from = room.privateView(self).modals.get(act.interactionId)
      if (from === undefined) throw new PlaygroundRefusal('this form is no longer open')
      return submitModal(world, actorIn(from.channel.id), from, act.values)
    }
  }

  function actorIn(channelId: string): Actor {
    const channel = channelIn(channelId)
    const guild = channel.recipient === null ? room.guild.state : null
    return { application: application.state, user: self, guild, channel }
  }

  function channelIn(id: string) {
    const channel = room.channelOf(self, id)
    if (channel === null) throw new ClientRefusal('there is no such channel')
    return channel
  }

  function messageIn(channelId: string, id: string) {
    const message = room.messageOf(self, channelIn(channelId), id)
    if (message === null) throw new ClientRefusal('the message is gone')
    return message
  }
}

type SentOptions = Extract<Act, { do: 'run' }>['options']

const given = (options: SentOptions): Record<string, GivenValue> =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      typeof value === 'object' ? { filename: value.filename, bytes: decode(value.base64) } : value,
    ]),
  )

function decode(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.fromBase64(base64)
  } catch {
    throw new PlaygroundRefusal('the file is not in base64')
  }
}
