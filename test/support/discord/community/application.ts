import type { APIApplicationCommand, GatewayPresenceUpdateData } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { tellEntitlement } from '../acts/entitlements.ts'
import { clientSecret, resetToken, revokeToken } from '../acts/tokens.ts'
import type { Session } from '../gateway/session.ts'
import { type EndpointVerdict, setEndpoint, verifyEndpoint } from '../interactions/endpoint.ts'
import { type SignedHeaders, signBody } from '../interactions/signing.ts'
import type { ApplicationState, PrivilegedIntents } from '../state/application.ts'
import { type EntitlementState, EntitlementType } from '../state/entitlement.ts'
import type { World } from '../world.ts'

/** An application and its bot, as their owner sees them in the developer portal. */
export class Application {
  readonly #world: World
  readonly state: ApplicationState

  constructor(world: World, state: ApplicationState) {
    this.#world = world
    this.state = state
  }

  get id(): Snowflake {
    return this.state.id
  }

  get name(): string {
    return this.state.name
  }

  /** The bot token; throws once it was revoked. */
  get token(): string {
    if (this.state.token === null) throw new Error(`the token of ${this.name} was revoked`)
    return this.state.token
  }

  get publicKey(): string {
    return this.state.key.publicHex
  }

  get presence(): GatewayPresenceUpdateData | null {
    return this.state.presence
  }

  get sessions(): Session[] {
    return this.#world.gateway.of(this.id)
  }

  get identifiesLeft(): number {
    return this.state.identifies.remaining
  }

  set identifiesLeft(count: number) {
    this.state.identifies.remaining = count
  }

  /** Turns privileged intents on or off. Sessions that have them keep them until they identify again. */
  allow(intents: Partial<PrivilegedIntents>): void {
    Object.assign(this.state.privileged, intents)
  }

  revokeToken(): void {
    revokeToken(this.#world, this.state)
  }

  /** @returns the new token */
  resetToken(): string {
    return resetToken(this.#world, this.state)
  }

  /** For OAuth2, e.g. `DISCORD_CLIENT_SECRET`. */
  get clientSecret(): string {
    return this.state.clientSecret
  }

  /** @returns the new secret; the old one is refused from now on */
  resetClientSecret(): string {
    this.state.secretVersion += 1
    this.state.clientSecret = clientSecret(this.#world.settings.seed, this.id, this.state.secretVersion)
    return this.state.clientSecret
  }

  /** Addresses to which people may be sent back after they log in. */
  get redirectUris(): readonly string[] {
    return this.state.redirectUris
  }

  set redirectUris(uris: readonly string[]) {
    this.state.redirectUris = [...uris]
  }

  /** The page that people open for a linked role of the application; null for none. */
  get verificationUrl(): string | null {
    return this.state.verificationUrl
  }

  get interactionsUrl(): string | null {
    return this.state.interactionsUrl
  }

  /** Sets the interactions URL as the developer portal does: only one that answers PING and refuses wrong signatures. */
  async setInteractionsUrl(url: string | null): Promise<EndpointVerdict> {
    return await setEndpoint(this.state, url)
  }

  /** Discord's occasional check of the URL; one that fails it is removed. */
  async checkInteractionsUrl(): Promise<EndpointVerdict> {
    const url = this.state.interactionsUrl
    if (url === null) return { ok: true }
    const verdict = await verifyEndpoint(this.state, url)
    if (!verdict.ok) this.state.interactionsUrl = null
    return verdict
  }

  /** Commands it registered: globally, or in a guild. */
  commands(guild?: { id: Snowflake }): readonly APIApplicationCommand[] {
    return this.state.commands.get(guild?.id ?? 'global') ?? []
  }

  /** A user subscribes to a product of the application's. It runs until it is ended or taken back. */
  sells(
    skuId: Snowflake,
    to: { id: Snowflake },
    { type = EntitlementType.Purchase, silently = false } = {},
  ): Snowflake {
    const id = this.#world.snowflakes.next()
    const starts_at = new Date(this.#world.settings.clock.now()).toISOString()
    const entitlement = { id, sku_id: skuId, application_id: this.id, user_id: to.id, type, deleted: false }
    this.#tell({ ...entitlement, starts_at, ends_at: null, consumed: false }, 'EntitlementCreate', silently)
    return id
  }

  /** A subscription is over. */
  endsEntitlement(id: Snowflake, { silently = false } = {}): void {
    const ends_at = new Date(this.#world.settings.clock.now()).toISOString()
    this.#tell({ ...this.#entitlement(id), ends_at }, 'EntitlementUpdate', silently)
  }

  /** A purchase is refunded. */
  takesBackEntitlement(id: Snowflake, { silently = false } = {}): void {
    this.#tell({ ...this.#entitlement(id), deleted: true }, 'EntitlementDelete', silently)
  }

  #entitlement(id: Snowflake): EntitlementState {
    const found = this.#world.entitlements.get(id)
    if (found === undefined) throw new Error(`there is no entitlement ${id}`)
    return found
  }

  /** @param silently as if the event was lost */
  #tell(state: EntitlementState, told: Parameters<typeof tellEntitlement>[2], silently: boolean): void {
    if (silently) this.#world.entitlements.set(state.id, state)
    else tellEntitlement(this.#world, state, told)
  }

  /** Signs a body with this application's key, for tests of an endpoint's own checks. */
  sign(body: string, atMs = Date.now()): SignedHeaders {
    return signBody(this.state.key, body, atMs)
  }
}
