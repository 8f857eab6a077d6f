import { isThread } from './channel-type.ts'
import { Permission, permits } from './permission.ts'

/** The permission that is needed to write in a channel of this type. */
export const permissionToWrite = (type: number): bigint =>
  isThread(type) ? Permission.SendMessagesInThreads : Permission.SendMessages

/** A channel as an interaction describes it. */
export interface NamedChannel {
  type: number
  /** The invoking member's permissions in the channel. */
  permissions: bigint
}

/** Whether a member can see a channel. A channel that Discord did not resolve counts as not visible. */
export const seesChannel = (channel: NamedChannel | undefined): channel is NamedChannel =>
  channel !== undefined && permits(channel.permissions, Permission.ViewChannel)

/**
 * The permission that a member lacks to choose a channel for announcements; null where they may choose it.
 *
 * A member must be able to see the channel. A member with Manage Server need not be able to write in it: announcement
 * channels are often closed to everyone but the bot, and Discord itself lets such members choose where its welcome
 * messages go. A member who only holds a manager role must be able to write in it.
 */
export function lackedToAnnounce({ type, permissions }: NamedChannel): bigint | null {
  if (!permits(permissions, Permission.ViewChannel)) return Permission.ViewChannel
  const write = permissionToWrite(type)
  return permits(permissions, Permission.ManageGuild) || permits(permissions, write) ? null : write
}
