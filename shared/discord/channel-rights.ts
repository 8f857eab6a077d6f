import { isThread } from './channel-type.ts'
import { Permission, permits } from './permission.ts'

/** The permission that writing in a channel of this type takes. */
export const permissionToWrite = (type: number): bigint =>
  isThread(type) ? Permission.SendMessagesInThreads : Permission.SendMessages

/** A channel as an interaction names it. */
export interface NamedChannel {
  type: number
  /** The member's own there. */
  permissions: bigint
}

/** Whether a member sees a channel; one that Discord did not resolve is not seen. */
export const seesChannel = (channel: NamedChannel | undefined): channel is NamedChannel =>
  channel !== undefined && permits(channel.permissions, Permission.ViewChannel)

/**
 * What a member lacks to have the bot announce in a channel; null where they may.
 *
 * They must see it. Writing there is not asked of those who may manage the server: channels for announcements are often
 * closed to all but the bot, and Discord itself lets them choose where its own welcome messages go. Those who act as
 * the bot's managers alone must be able to write there themselves.
 */
export function lackedToAnnounce({ type, permissions }: NamedChannel): bigint | null {
  if (!permits(permissions, Permission.ViewChannel)) return Permission.ViewChannel
  const write = permissionToWrite(type)
  return permits(permissions, Permission.ManageGuild) || permits(permissions, write) ? null : write
}
