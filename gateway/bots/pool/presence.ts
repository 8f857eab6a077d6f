import { ActivityType, type GatewayPresenceUpdateData, PresenceUpdateStatus } from 'discord-api-types/v10'
import type { Presence } from '../../../shared/whitelabel/presence.ts'

const TYPES: Record<Presence['type'], ActivityType> = {
  playing: ActivityType.Playing,
  listening: ActivityType.Listening,
  watching: ActivityType.Watching,
  competing: ActivityType.Competing,
  custom: ActivityType.Custom,
}

const STATUSES: Record<Presence['status'], PresenceUpdateStatus> = {
  online: PresenceUpdateStatus.Online,
  idle: PresenceUpdateStatus.Idle,
  dnd: PresenceUpdateStatus.DoNotDisturb,
  invisible: PresenceUpdateStatus.Invisible,
}

/** A presence as Discord's gateway expects it. A custom status shows its `state`. https://discord.com/developers/docs/events/gateway-events#update-presence */
export function presenceUpdate({ status, type, text }: Presence): GatewayPresenceUpdateData {
  const activity =
    type === 'custom' ? { name: 'Custom Status', type: TYPES[type], state: text } : { name: text, type: TYPES[type] }
  return { since: null, afk: false, status: STATUSES[status], activities: [activity] }
}
