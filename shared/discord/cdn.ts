/** Where Discord keeps avatars and icons. The simulated Discord has them at its own address. @param apiUrl the address of the API */
export function cdnOriginOf(apiUrl: string): string {
  const [origin = apiUrl] = /^https?:\/\/[^/]+/.exec(apiUrl) ?? []
  return origin === 'https://discord.com' ? 'https://cdn.discordapp.com' : origin
}

const ATTACHMENT_ORIGINS: readonly string[] = ['https://cdn.discordapp.com', 'https://media.discordapp.net']
/** No user name, no other host behind a backslash: the text before the path is the whole origin. */
const ATTACHMENT =
  /^(https?:\/\/[^/\\?#@\s]+)\/(?:ephemeral-)?attachments\/\d{1,20}\/\d{1,20}\/[^/?#\\\s]+(?:\?[^#\\\s]*)?$/

/**
 * Whether this is the address of an attachment at Discord. Nothing else is downloaded for a member, because the address could be one
 * that only the process can reach. @param apiUrl the address of the API
 */
export function isAttachmentUrl(url: string, apiUrl: string): boolean {
  const [, origin = ''] = ATTACHMENT.exec(url) ?? []
  const cdn = cdnOriginOf(apiUrl)
  return origin === cdn || (ATTACHMENT_ORIGINS.includes(cdn) && ATTACHMENT_ORIGINS.includes(origin))
}
