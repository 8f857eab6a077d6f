import { createHmac } from 'node:crypto'
import { GatewayCloseCodes } from 'discord-api-types/v10'
import type { ApplicationState } from '../state/application.ts'
import type { World } from '../world.ts'

const STAMP_CHARACTERS = 6
const SECRET_CHARACTERS = 38
const SECRET_LENGTH = 32

/** A bot token in Discord's shape: the id, a time and a secret, in base64. */
export function botToken(seed: string, id: string, version: number): string {
  const digest = createHmac('sha512', seed).update(`${id}:${version}`).digest('base64url')
  const stamp = `G${digest.slice(-STAMP_CHARACTERS + 1)}`
  return `${Buffer.from(id).toString('base64url')}.${stamp}.${digest.slice(0, SECRET_CHARACTERS)}`
}

/** An application's secret for OAuth2, in Discord's shape. */
export const clientSecret = (seed: string, id: string, version: number): string =>
  createHmac('sha256', seed).update(`${id}:secret:${version}`).digest('base64url').slice(0, SECRET_LENGTH)

/** Revokes the token: its sessions end with 4004 and REST answers 401. */
export function revokeToken(world: World, application: ApplicationState): void {
  application.token = null
  for (const session of world.gateway.of(application.id)) {
    const connection = session.connection
    world.gateway.end(session)
    connection?.close(GatewayCloseCodes.AuthenticationFailed)
  }
}

/** Revokes the token and makes another. */
export function resetToken(world: World, application: ApplicationState): string {
  revokeToken(world, application)
  application.tokenVersion += 1
  application.token = botToken(world.settings.seed, application.id, application.tokenVersion)
  world.feed.tell({ type: 'token-reset', application })
  return application.token
}
