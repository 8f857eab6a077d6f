/** Where Discord keeps avatars and icons. The simulated Discord has them at its own address. @param apiUrl the address of the API */
export function cdnOriginOf(apiUrl: string): string {
  const [origin = apiUrl] = /^https?:\/\/[^/]+/.exec(apiUrl) ?? []
  return origin === 'https://discord.com' ? 'https://cdn.discordapp.com' : origin
}

const ATTACHMENT_ORIGINS: readonly string[] = ['https://cdn.discordapp.com', 'https://media.discordapp.net']
/** The origin contains no user name and no backslash, so that every reader of the address takes the same host from it. */
const ATTACHMENT =
  /^(https?:\/\/[^/\\?#@\s]+)\/(?:ephemeral-)?attachments\/\d{1,20}\/\d{1,20}\/[^/?#\\\s]+(?:\?[^#\\\s]*)?$/

/**
 * Whether this is the address of an attachment at Discord. A process downloads no other address for a member, because it could be
 * inside the private network of the process. @param apiUrl the address of Discord's API
 */
export function isAttachmentUrl(url: string, apiUrl: string): boolean {
  const [, origin = ''] = ATTACHMENT.exec(url) ?? []
  const cdn = cdnOriginOf(apiUrl)
  return origin === cdn || (ATTACHMENT_ORIGINS.includes(cdn) && ATTACHMENT_ORIGINS.includes(origin))
}
