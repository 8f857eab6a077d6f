import type { APIMessage, RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { directChannel, privateChannel } from '../acts/channels.ts'
import type { GivenValue, PlainValue } from '../interactions/option-values.ts'
import { ClientRefusal } from '../interactions/refusals.ts'
import { Reply } from '../interactions/reply.ts'
import { type Entered, submitModal } from '../interactions/submit-modal.ts'
import { type Actor, typeOption, useCommand, useMenu } from '../interactions/use-command.ts'
import { chooseInMenu, pressButton } from '../interactions/use-component.ts'
import type { ApplicationState } from '../state/application.ts'
import { takesMessages } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import type { Application } from './application.ts'
import type { Channel } from './channel.ts'

export interface Patience {
  /** Returns the first answer, though it may be deferred. Left out, a deferred answer is waited for. */
  early?: boolean
}

export interface Place extends Patience {
  /**
   * The guild's first channel where absent; `direct` is the direct message channel with the bot, `private` a group direct message
   * channel without the bot.
   */
  in?: Channel | 'direct' | 'private'
  /** The guild's only application where absent. */
  app?: Application
}

export interface RunOptions extends Place {
  /** Values beside those in the line; an object with an id stands for its id. */
  options?: Readonly<Record<string, GivenValue>>
  /** Declarations to use instead of the registered commands. */
  declared?: readonly RESTPostAPIApplicationCommandsJSONBody[]
}

/**
 * What one person does with applications: commands, buttons, menus. Each act throws `ClientRefusal` where Discord's
 * client would not let them, and `InteractionFailed` where the application did not respond as it must.
 */
export class Acting {
  readonly #world: World
  readonly #guild: GuildState
  readonly #user: UserState

  constructor(world: World, guild: GuildState, user: UserState) {
    this.#world = world
    this.#guild = guild
    this.#user = user
  }

  async runs(line: string, { options, declared, ...place }: RunOptions = {}): Promise<Reply> {
    const use = { line, ...(options ? { options } : {}), ...(declared ? { declared } : {}) }
    return await patient(useCommand(this.#world, this.#actor(place), use), place)
  }

  /** Types the last option of the line. @returns a reply with choices */
  async types(line: string, { options, declared, ...place }: RunOptions = {}): Promise<Reply> {
    const use = { line, ...(options ? { options } : {}), ...(declared ? { declared } : {}) }
    return await typeOption(this.#world, this.#actor(place), use)
  }

  /** Picks a command from the menu of a member or message. */
  async picks(
    name: string,
    on: { user: { id: Snowflake } } | { message: APIMessage },
    { declared, ...place }: Omit<RunOptions, 'options'> = {},
  ): Promise<Reply> {
    const target = 'user' in on ? { user: on.user.id } : on
    return await patient(useMenu(this.#world, this.#actor(place), name, target, declared ? { declared } : {}), place)
  }

  /** Presses a button, named by its label or custom id. */
  async clicks(on: Reply | APIMessage, button: string, patience: Patience = {}): Promise<Reply> {
    const message = messageOf(on)
    return await patient(pressButton(this.#world, this.#actorAt(message), message, button), patience)
  }

  /** Chooses in the message's menu, or in the one with this custom id; values or labels, or what has an id. */
  async selects(on: Reply | APIMessage, values: readonly PlainValue[], menu?: string): Promise<Reply> {
    const message = messageOf(on)
    return await patient(chooseInMenu(this.#world, this.#actorAt(message), message, values, menu), {})
  }

  /** Fills in the modal that a reply opened, by custom id or label. Inputs that are not named stay as they are shown. */
  async submits(reply: Reply, filled: Readonly<Record<string, Entered>>): Promise<Reply> {
    const { application, channel, guild } = reply.interaction
    const actor = { application, channel, guild, user: this.#user }
    return await patient(submitModal(this.#world, actor, reply.interaction, filled), {})
  }

  #actor({ in: channel, app }: Place): Actor {
    const application = app?.state ?? this.#onlyApplication()
    if (channel === 'direct') {
      return {
        application,
        user: this.#user,
        guild: null,
        channel: directChannel(this.#world, application, this.#user),
      }
    }
    if (channel === 'private') {
      return { application, user: this.#user, guild: null, channel: privateChannel(this.#world, this.#user) }
    }
    const first = [...this.#guild.channels.values()].find(takesMessages)
    const place = channel?.state ?? first
    if (!place) throw new ClientRefusal(`${this.#guild.name} has no channel`)
    return { application, user: this.#user, guild: this.#guild, channel: place }
  }

  #actorAt(message: APIMessage): Actor {
    const application = this.#world.applications.get(message.author.id)
    const channel = this.#world.channels.get(message.channel_id)
    if (!application || !channel) throw new ClientRefusal('the message is of no application')
    return { application, channel, user: this.#user, guild: channel.guildId === null ? null : this.#guild }
  }

  #onlyApplication(): ApplicationState {
    const [first, ...others] = [...this.#guild.applications].flatMap((id) => this.#world.applications.get(id) ?? [])
    if (!first || others.length > 0)
      throw new Error(`say which application: ${this.#guild.name} has ${others.length + 1}`)
    return first
  }
}

/** An application may defer any answer, on a busy machine too. */
async function patient(answer: Promise<Reply>, { early = false }: Patience): Promise<Reply> {
  const reply = await answer
  return early ? reply : reply.settled()
}

function messageOf(on: Reply | APIMessage): APIMessage {
  const message = on instanceof Reply ? on.message : on
  if (!message) throw new ClientRefusal('the reply has no message yet')
  return message
}
