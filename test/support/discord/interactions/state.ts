import { type APIMessage, ApplicationIntegrationType, type InteractionType } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { Choice } from '../checks/callback.ts'
import type { Modal } from '../checks/modal.ts'
import type { ApplicationState } from '../state/application.ts'
import type { ChannelState } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import type { Owners } from './installs.ts'

/** How far an interaction has been answered. */
type InteractionStage =
  | { at: 'open' }
  /** `update` where the deferred answer changes the component's own message. */
  | { at: 'deferred'; update: boolean }
  | { at: 'answered' }
  | { at: 'choices'; choices: Choice[] }
  | { at: 'modal'; modal: Modal }

export interface InteractionState {
  id: Snowflake
  token: string
  type: InteractionType
  application: ApplicationState
  user: UserState
  guild: GuildState | null
  channel: ChannelState
  /** By the simulation's clock, milliseconds since 1970. */
  createdAt: number
  /** The message whose component was used. */
  source: APIMessage | null
  /** The installs by which it is allowed. */
  owners: Owners
  stage: InteractionStage
  ephemeral: boolean
  /** The first answer's message. */
  originalId: Snowflake | null
  /** All messages of the answer, ephemeral ones included, oldest first. */
  messages: Map<Snowflake, APIMessage>
  /** How many messages followed the first answer. */
  followUps: number
  /** Called whenever something changes. */
  listeners: Set<() => void>
}

export type InteractionDetails = Pick<
  InteractionState,
  'type' | 'application' | 'user' | 'guild' | 'channel' | 'source'
> &
  /** The guild's install where absent. */
  Partial<Pick<InteractionState, 'owners'>>

export function openInteraction(world: World, details: InteractionDetails): InteractionState {
  const id = world.snowflakes.next()
  const secret = crypto.randomUUID().replaceAll('-', '').repeat(4)
  const interaction: InteractionState = {
    owners: { [ApplicationIntegrationType.GuildInstall]: details.guild?.id ?? '0' },
    ...details,
    id,
    token: Buffer.from(`interaction:${id}:${secret}`).toString('base64url'),
    createdAt: world.settings.clock.now(),
    stage: { at: 'open' },
    ephemeral: false,
    originalId: null,
    messages: new Map(),
    followUps: 0,
    listeners: new Set(),
  }
  world.interactions.set(id, interaction)
  return interaction
}

/** The id in an interaction's token. */
export const interactionIdOf = (token: string): Snowflake =>
  Buffer.from(token, 'base64url').toString().split(':')[1] ?? ''

export function changed(interaction: InteractionState): void {
  for (const listener of [...interaction.listeners]) listener()
}

export const isExpired = (world: World, interaction: InteractionState): boolean =>
  world.settings.clock.now() - interaction.createdAt > world.settings.interactionTokenMs

/** Waits until a condition on an interaction holds. @returns false where the time ran out */
export function waitFor(interaction: InteractionState, isSo: () => boolean, patienceMs: number): Promise<boolean> {
  if (isSo()) return Promise.resolve(true)
  return new Promise((resolve) => {
    const settle = (so: boolean) => {
      clearTimeout(timer)
      interaction.listeners.delete(look)
      resolve(so)
    }
    const look = () => {
      if (isSo()) settle(true)
    }
    const timer = setTimeout(() => settle(false), patienceMs)
    interaction.listeners.add(look)
  })
}
