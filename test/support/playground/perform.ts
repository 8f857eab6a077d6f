import { ChannelType } from 'discord-api-types/v10'
import { Channel } from '../discord/community/channel.ts'
import { Member } from '../discord/community/member.ts'
import { ClientRefusal, InteractionFailed } from '../discord/interactions/refusals.ts'
import type { Reply } from '../discord/interactions/reply.ts'
import type { UserState } from '../discord/state/user.ts'
import { type Act, nonceOf } from './acts.ts'
import { type Interaction, interact } from './interact.ts'
import { PlaygroundRefusal } from './limits.ts'
import type { Playground } from './playground.ts'
import type { Told } from './protocol.ts'
import type { Client, Room } from './room.ts'

/** The acts of a member. The other acts choose the room, the member and the language. */
export type MemberAct = Exclude<Act, { do: 'enter' | 'be' | 'speak' }>

/** Performs an act as the member of a browser, and tells the browser how it ended. */
export async function perform(playground: Playground, room: Room, client: Client, act: MemberAct): Promise<void> {
  const { self } = client
  const named = nonceOf(act)
  try {
    if (!room.allowance.take(playground.now())) throw new PlaygroundRefusal('too fast: wait a moment')
    switch (act.do) {
      case 'run':
      case 'complete':
      case 'pick':
      case 'press':
      case 'choose':
      case 'submit': {
        if (room.pending >= playground.limits.pending) throw new PlaygroundRefusal('wait for the answers before')
        room.pending += 1
        try {
          const { discord, application } = playground
          const reply = await interact(discord, application, room, self, act)
          show(room, client, reply, askedBy(act), named)
        } finally {
          room.pending -= 1
        }
        return
      }
      case 'inspect':
        client.tell({ tell: 'inspected', ...named, id: act.id, ...room.inspect(act.id) })
        return
      default:
        performPlain(playground, room, self, act)
    }
  } catch (error) {
    client.tell({ tell: 'refused', ...named, ...refusalOf(error) })
  }
}

type Plain = Exclude<MemberAct, Interaction | { do: 'inspect' }>

/** Performs an act that is no interaction. @throws if Discord or the playground refuses it */
function performPlain(
  { discord: { world }, application, limits }: Playground,
  room: Room,
  self: UserState,
  act: Plain,
) {
  const member = new Member(world, room.guild.state, self)
  if (act.do === 'leave') return member.leavesVoice()
  if (act.do === 'switch') {
    const { selfMute, selfDeaf } = act
    return member.switchesVoice({
      ...(selfMute !== undefined && { selfMute }),
      ...(selfDeaf !== undefined && { selfDeaf }),
    })
  }
  const state = room.channelOf(self, act.channelId)
  if (state === null) throw new ClientRefusal('there is no such channel')
  const channel = new Channel(world, room.guild.state, state)
  const messageOf = (id: string) => {
    const message = state.messages.get(id)
    if (message === undefined) throw new ClientRefusal('the message is gone')
    return message
  }
  switch (act.do) {
    case 'say': {
      if (room.said >= limits.messages) throw new PlaygroundRefusal(`this room has had its ${limits.messages} messages`)
      if (act.content.trim() === '') throw new ClientRefusal('a message cannot be empty')
      if (state.type === ChannelType.DM) member.writesTo(application, act.content)
      else member.says(act.content, { in: channel, ...(act.replyTo && { replyTo: messageOf(act.replyTo) }) })
      room.said += 1
      return
    }
    case 'delete': {
      const message = messageOf(act.messageId)
      if (message.author.id !== self.id) throw new ClientRefusal('this message is of another member')
      return channel.deleteMessage(message)
    }
    case 'type':
      return member.startsTyping(channel)
    case 'react':
      return member.reacts(messageOf(act.messageId), act.emoji)
    case 'unreact':
      return member.takesBack(messageOf(act.messageId), act.emoji)
    case 'join':
      return member.joinsVoice(channel)
  }
}

/** What the log and the page call an interaction. */
function askedBy(act: Interaction): string {
  if (act.do === 'run' || act.do === 'complete') return `/${act.path.join(' ')}`
  if (act.do === 'pick') return act.command
  if (act.do === 'submit') return 'form'
  return `[${act.customId}]`
}

/** Shows the first answer, and follows a deferred one until it is complete. */
function show(room: Room, client: Client, reply: Reply, asked: string, named: { nonce?: string }): void {
  const { self } = client
  const { interaction, modal } = reply
  if (interaction.stage.at === 'choices') {
    client.tell({ tell: 'choices', ...named, choices: [...reply.choices] })
    return
  }
  if (modal !== null) {
    room.keepModal(self, interaction)
    // The simulated Discord has checked the modal against its schema.
    const shown = modal as unknown as Extract<Told, { tell: 'modal' }>['modal']
    client.tell({ tell: 'modal', ...named, interactionId: interaction.id, modal: shown })
    return
  }
  const tell = (at: 'thinking' | 'answered' | 'failed') =>
    room.tellSelf(self, {
      ...{ tell: 'interaction', ...named, interactionId: interaction.id, channelId: interaction.channel.id, asked, at },
      ...{ isPrivate: reply.ephemeral, sourceId: interaction.source?.id ?? null },
    })
  tell(reply.deferred ? 'thinking' : 'answered')
  if (!reply.deferred) return
  reply.settled().then(
    () => tell('answered'),
    () => tell('failed'),
  )
}

/** Which side refused an act, with its reason. */
function refusalOf(error: unknown): Pick<Extract<Told, { tell: 'refused' }>, 'by' | 'reason'> {
  const reason = error instanceof Error ? error.message : String(error)
  if (error instanceof PlaygroundRefusal) return { by: 'playground', reason }
  return { by: error instanceof InteractionFailed ? 'application' : 'discord', reason }
}
