/** The permission bits in use. https://discord.com/developers/docs/topics/permissions */
export const Permission = {
  KickMembers: 1n << 1n,
  BanMembers: 1n << 2n,
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  EmbedLinks: 1n << 14n,
  ManageRoles: 1n << 28n,
  SendMessagesInThreads: 1n << 38n,
} as const

/** Whether somebody may do what needs a permission. An administrator may do everything. */
export const permits = (held: bigint, needed: bigint): boolean =>
  (held & Permission.Administrator) !== 0n || (held & needed) === needed

/** The first permission that somebody lacks for what needs these; null where they may. */
export const missingPermission = (held: bigint, needed: bigint): bigint | null =>
  permits(held, needed) ? null : (Object.values(Permission).find((one) => (needed & ~held & one) !== 0n) ?? needed)
