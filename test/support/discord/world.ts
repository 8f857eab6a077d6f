import type { APIAttachment } from 'discord-api-types/v10'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { SentFile } from './checks/attachments.ts'
import { Feed } from './feed.ts'
import { Gateway } from './gateway/gateway.ts'
import type { InteractionState } from './interactions/state.ts'
import { Faults, seededRandom } from './misbehaviour.ts'
import { newOAuthState, type OAuthState } from './oauth/state.ts'
import { RequestRecord } from './request-record.ts'
import { RateLimiter } from './rest/rate-limiter.ts'
import type { Settings } from './settings.ts'
import { Snowflakes } from './snowflakes.ts'
import type { ApplicationState } from './state/application.ts'
import type { ChannelState } from './state/channel.ts'
import type { EntitlementState } from './state/entitlement.ts'
import type { GuildState } from './state/guild.ts'
import type { UserState } from './state/user.ts'

/** The state of one simulated Discord. */
export interface World {
  settings: Settings
  snowflakes: Snowflakes
  /** The address of the server, without a path. Set when the server listens. */
  address: { http: string; ws: string }
  applications: Map<Snowflake, ApplicationState>
  users: Map<Snowflake, UserState>
  guilds: Map<Snowflake, GuildState>
  /** Channels of guilds and direct message channels alike. */
  channels: Map<Snowflake, ChannelState>
  entitlements: Map<Snowflake, EntitlementState>
  /** By interaction id. */
  interactions: Map<Snowflake, InteractionState>
  /** Files of messages by the path of their address. */
  files: Map<string, SentFile>
  /** Files that people have chosen for options, by id. */
  uploads: Map<Snowflake, APIAttachment>
  oauth: OAuthState
  gateway: Gateway
  limiter: RateLimiter
  faults: Faults
  feed: Feed
  requests: RequestRecord
}

export function newWorld(settings: Settings): World {
  const faults = new Faults(seededRandom(settings.seed))
  return {
    settings,
    snowflakes: new Snowflakes(settings.clock),
    address: { http: '', ws: '' },
    applications: new Map(),
    users: new Map(),
    guilds: new Map(),
    channels: new Map(),
    entitlements: new Map(),
    interactions: new Map(),
    files: new Map(),
    uploads: new Map(),
    oauth: newOAuthState(),
    gateway: new Gateway(faults),
    limiter: new RateLimiter(settings.rateLimits),
    faults,
    feed: new Feed(),
    requests: new RequestRecord(settings.keptRequests),
  }
}
