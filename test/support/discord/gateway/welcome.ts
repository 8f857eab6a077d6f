import { ApplicationFlags, GatewayDispatchEvents } from 'discord-api-types/v10'
import type { ApplicationState } from '../state/application.ts'
import { guildCreatePayload } from '../state/guild.ts'
import type { World } from '../world.ts'
import type { Session } from './session.ts'

/** READY with all guilds unavailable, then each guild that is not in an outage. */
export function welcome(world: World, application: ApplicationState, session: Session): void {
  const guilds = [...application.guilds].filter((id) => session.serves(id))
  world.gateway.tell(session, GatewayDispatchEvents.Ready, {
    v: 10,
    user_settings: {},
    user: { ...application.bot.payload, verified: true, mfa_enabled: true, email: null, flags: 0 },
    guilds: guilds.map((id) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: `${world.address.ws}/resume`,
    shard: [session.shard.id, session.shard.count],
    application: { id: application.id, flags: flagsOf(application) },
    private_channels: [],
    relationships: [],
    geo_ordered_rtc_regions: [],
    _trace: [],
  })
  for (const id of guilds) {
    const guild = world.guilds.get(id)
    const bot = guild?.members.get(application.bot.id)
    if (!guild?.available || !bot) continue
    world.gateway.tell(session, GatewayDispatchEvents.GuildCreate, guildCreatePayload(guild, bot, session))
  }
}

/** The privileged intents as application flags; unverified applications have the limited ones. */
export const flagsOf = ({ privileged }: ApplicationState): number =>
  (privileged.guildMembers ? ApplicationFlags.GatewayGuildMembersLimited : 0) |
  (privileged.guildPresences ? ApplicationFlags.GatewayPresenceLimited : 0) |
  (privileged.messageContent ? ApplicationFlags.GatewayMessageContentLimited : 0)
