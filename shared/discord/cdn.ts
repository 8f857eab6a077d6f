/** Where Discord keeps avatars and icons. The simulated Discord has them at its own address. @param apiUrl the address of the API */
export function cdnOriginOf(apiUrl: string): string {
  const [origin = apiUrl] = /^https?:\/\/[^/]+/.exec(apiUrl) ?? []
  return origin === 'https://discord.com' ? 'https://cdn.discordapp.com' : origin
}
