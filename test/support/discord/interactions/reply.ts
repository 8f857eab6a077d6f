import { type APIEmbed, type APIMessage, type APIMessageTopLevelComponent, MessageFlags } from 'discord-api-types/v10'
import type { Choice } from '../checks/callback.ts'
import { type AnyComponent, displayedTexts } from '../checks/component-tree.ts'
import type { Modal } from '../checks/modal.ts'
import type { World } from '../world.ts'
import { findReply } from './apply.ts'
import { renderReply } from './render-reply.ts'
import { type InteractionState, waitFor } from './state.ts'

/** Long enough for a busy machine. */
const PATIENCE_MS = 120_000

/** The replies to an interaction, with all edits and follow-ups so far. */
export class Reply {
  readonly #world: World
  readonly interaction: InteractionState

  constructor(world: World, interaction: InteractionState) {
    this.#world = world
    this.interaction = interaction
  }

  /** The first answer's message; null while deferred, and for menus of choices and modals. */
  get message(): APIMessage | null {
    return findReply(this.interaction, this.interaction.originalId ?? '') ?? null
  }

  /** The message's own text: its content, or the texts of its components. */
  get content(): string {
    const { content, components = [] } = this.message ?? {}
    return content || displayedTexts(components as unknown as AnyComponent[]).join('\n')
  }

  get embeds(): APIEmbed[] {
    return this.message?.embeds ?? []
  }

  get components(): APIMessageTopLevelComponent[] {
    return this.message?.components ?? []
  }

  /** Whether only the user sees it. */
  get ephemeral(): boolean {
    return ((this.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0 || this.interaction.ephemeral
  }

  /** Whether Discord shows "thinking", because the answer was deferred. */
  get deferred(): boolean {
    return this.interaction.stage.at === 'deferred'
  }

  get choices(): Choice[] {
    return this.interaction.stage.at === 'choices' ? this.interaction.stage.choices : []
  }

  get modal(): Modal | null {
    return this.interaction.stage.at === 'modal' ? this.interaction.stage.modal : null
  }

  /** Messages after the first, oldest first. */
  get followUps(): APIMessage[] {
    return [...this.interaction.messages.values()].filter((message) => message.id !== this.interaction.originalId)
  }

  /** The text that a person reads. */
  get text(): string {
    return renderReply(this)
  }

  /** Waits for a deferred answer to be completed. Throws where that takes longer than the token lives, or `patienceMs`. */
  async settled(patienceMs = Math.min(PATIENCE_MS, this.#world.settings.interactionTokenMs)): Promise<this> {
    await this.#until(() => !this.deferred, patienceMs, 'the deferred answer was not completed')
    return this
  }

  /** Waits until a condition holds, which is checked after each edit and follow-up. */
  async until(isSo: (reply: this) => boolean, patienceMs = PATIENCE_MS): Promise<this> {
    await this.#until(() => isSo(this), patienceMs, 'the reply did not come to this')
    return this
  }

  async #until(isSo: () => boolean, patienceMs: number, otherwise: string): Promise<void> {
    if (!(await waitFor(this.interaction, isSo, patienceMs))) throw new Error(`${otherwise} within ${patienceMs} ms`)
  }
}
