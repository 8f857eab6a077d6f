import type { Snowflake } from './snowflake.ts'

/**
 * The address of a guild's icon; null for a guild without one. https://discord.com/developers/docs/reference#image-formatting
 * @param hash of the icon's image; undefined where it is not known
 * @param size pixels of each side
 */
export const iconUrl = (
  cdnUrl: string,
  { id, hash }: { id: Snowflake; hash: string | null | undefined },
  size: 64 | 128,
): string | null => (hash ? `${cdnUrl}/icons/${id}/${hash}.webp?size=${size}` : null)
