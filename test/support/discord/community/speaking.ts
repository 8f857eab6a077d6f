import {
  connectVoice,
  disconnectVoice,
  type OwnSwitches,
  raiseHand,
  setSpeaker,
  silence,
  switchVoice,
} from '../acts/voice.ts'
import type { GuildState } from '../state/guild.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import { Acting } from './acting.ts'
import type { Channel } from './channel.ts'

/** Acts of a member in voice and stage channels, and of moderators on the member there. */
export class Speaking extends Acting {
  readonly #world: World
  readonly #guild: GuildState
  readonly #user: UserState

  constructor(world: World, guild: GuildState, user: UserState) {
    super(world, guild, user)
    this.#world = world
    this.#guild = guild
    this.#user = user
  }

  get isInVoice(): boolean {
    return this.#guild.voice.has(this.#user.id)
  }

  /** Connects to a channel, or moves there. Throws if the member may not connect. */
  joinsVoice(channel: Channel): void {
    connectVoice(this.#world, this.#guild, this.#member, channel.state)
  }

  /** Leaves voice, or is disconnected by a moderator: bots receive the same event. */
  leavesVoice(): void {
    disconnectVoice(this.#world, this.#guild, this.#user.id)
  }

  /** Discord moves the member into the AFK channel. */
  goesAfk(): void {
    const afk = this.#guild.channels.get(this.#guild.afkChannelId ?? '')
    if (!afk) throw new Error('the guild has no AFK channel')
    connectVoice(this.#world, this.#guild, this.#member, afk)
  }

  /** Switches the member's own microphone, headphones, stream or camera. */
  switchesVoice(to: Partial<OwnSwitches>): void {
    switchVoice(this.#world, this.#guild, this.#user.id, to)
  }

  /** A moderator mutes or deafens the member, or ends this. */
  isSilenced(to: { mute?: boolean; deaf?: boolean }): void {
    silence(this.#world, this.#guild, this.#member, to)
  }

  /** A moderator makes the member a speaker of the stage, or moves the member to the audience. */
  speaksOnStage(speaks = true): void {
    setSpeaker(this.#world, this.#guild, this.#user.id, speaks)
  }

  raisesHand(): void {
    raiseHand(this.#world, this.#guild, this.#user.id)
  }

  /** Opens Discord on another device, whose client has another session. */
  changesDevice(): void {
    this.#user.clientSession = crypto.randomUUID().replaceAll('-', '')
  }

  get #member() {
    const member = this.#guild.members.get(this.#user.id)
    if (!member) throw new Error(`${this.#user.payload.username} is not in ${this.#guild.name}`)
    return member
  }
}
