import { GatewayCloseCodes } from 'discord-api-types/v10'

/** Discord's own texts for its close codes. */
const REASONS: Record<number, string> = {
  [GatewayCloseCodes.UnknownOpcode]: 'Unknown opcode.',
  [GatewayCloseCodes.DecodeError]: 'Error while decoding payload.',
  [GatewayCloseCodes.NotAuthenticated]: 'Not authenticated.',
  [GatewayCloseCodes.AuthenticationFailed]: 'Authentication failed.',
  [GatewayCloseCodes.AlreadyAuthenticated]: 'Already authenticated.',
  [GatewayCloseCodes.InvalidSeq]: 'Invalid seq.',
  [GatewayCloseCodes.RateLimited]: 'Rate limited.',
  [GatewayCloseCodes.SessionTimedOut]: 'Session timed out.',
  [GatewayCloseCodes.InvalidShard]: 'Invalid shard.',
  [GatewayCloseCodes.ShardingRequired]: 'Sharding required.',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Invalid API version.',
  [GatewayCloseCodes.InvalidIntents]: 'Invalid intent(s).',
  [GatewayCloseCodes.DisallowedIntents]: 'Disallowed intent(s).',
}

export const closeReason = (code: number): string => REASONS[code] ?? ''

/** Client close codes that end a session; after any other it can be resumed. */
export const endsSession = (code: number): boolean => code === 1000 || code === 1001

/** Close codes of Discord after which a session cannot be resumed. */
export const losesSession = (code: number): boolean =>
  code === GatewayCloseCodes.InvalidShard || code === GatewayCloseCodes.ShardingRequired
