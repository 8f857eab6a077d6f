/** Where Discord keeps avatars and icons. The simulated Discord has them at its own address. */
export const cdnOriginOf = (apiUrl: string): string => {
  const { origin } = new URL(apiUrl)
  return origin === 'https://discord.com' ? 'https://cdn.discordapp.com' : origin
}
