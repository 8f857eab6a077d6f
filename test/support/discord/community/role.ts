import type { APIRole } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { deleteRole, updateRole } from '../acts/roles.ts'
import type { GuildState } from '../state/guild.ts'
import type { World } from '../world.ts'

/** A role of a guild. */
export class Role {
  readonly #world: World
  readonly #guild: GuildState
  readonly id: Snowflake

  constructor(world: World, guild: GuildState, id: Snowflake) {
    this.#world = world
    this.#guild = guild
    this.id = id
  }

  get state(): APIRole {
    const role = this.#guild.roles.get(this.id)
    if (!role) throw new Error(`role ${this.id} was deleted`)
    return role
  }

  get name(): string {
    return this.state.name
  }

  get position(): number {
    return this.state.position
  }

  rename(name: string): void {
    updateRole(this.#world, this.#guild, this.id, { name })
  }

  permit(permissions: bigint): void {
    updateRole(this.#world, this.#guild, this.id, { permissions: String(permissions) })
  }

  /** Places the role; roles at that height and above move up. */
  moveTo(position: number): void {
    for (const role of this.#guild.roles.values()) {
      if (role.id === this.id || role.id === this.#guild.id || role.position < position) continue
      updateRole(this.#world, this.#guild, role.id, { position: role.position + 1 })
    }
    updateRole(this.#world, this.#guild, this.id, { position })
  }

  delete(): void {
    deleteRole(this.#world, this.#guild, this.id)
  }
}
