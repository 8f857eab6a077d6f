/** A piece of a text in the part of Discord's markdown that the bot writes. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'struck'; pieces: readonly Piece[] }
  | { kind: 'code'; text: string }
  | { kind: 'user' | 'role' | 'channel'; id: string }
  | { kind: 'command'; name: string }
  /** @property at milliseconds since 1970 */
  | { kind: 'time'; at: number; style: string }
  | { kind: 'link'; url: string; pieces: readonly Piece[] }

const MARKS = [
  /\\(?<escaped>[\\*_~`|>#\-[\]()])/,
  /\*\*(?<bold>.+?)\*\*/,
  /(?:\*(?<italic>[^*]+)\*|(?<!\w)_(?<underscored>[^_]+)_(?!\w))/,
  /~~(?<struck>.+?)~~/,
  /`(?<code>[^`]+)`/,
  /<@!?(?<user>\d+)>/,
  /<@&(?<role>\d+)>/,
  /<#(?<channel>\d+)>/,
  /<\/(?<command>[^:>]+):\d+>/,
  /<t:(?<time>-?\d+)(?::(?<style>[tTdDfFR]))?>/,
  /\[(?<label>[^\]]+)\]\(<?(?<url>https?:\/\/[^\s)>]+)>?\)/,
  /<?(?<bare>https?:\/\/[^\s<>]*[^\s<>.,:;!?)'"*_~])>?/,
]
const ANY = new RegExp(MARKS.map(({ source }) => source).join('|'), 'gs')

function pieceOf(groups: Record<string, string | undefined>): Piece {
  const {
    escaped,
    bold,
    italic,
    underscored,
    struck,
    code,
    user,
    role,
    channel,
    command,
    time,
    style,
    label,
    url,
    bare,
  } = groups
  if (escaped !== undefined) return { kind: 'text', text: escaped }
  if (bold !== undefined) return { kind: 'bold', pieces: parseDiscordText(bold) }
  if (struck !== undefined) return { kind: 'struck', pieces: parseDiscordText(struck) }
  if (code !== undefined) return { kind: 'code', text: code }
  if (user !== undefined) return { kind: 'user', id: user }
  if (role !== undefined) return { kind: 'role', id: role }
  if (channel !== undefined) return { kind: 'channel', id: channel }
  if (command !== undefined) return { kind: 'command', name: command }
  if (time !== undefined) return { kind: 'time', at: Number(time) * 1_000, style: style ?? 'f' }
  if (label !== undefined && url !== undefined) return { kind: 'link', url, pieces: parseDiscordText(label) }
  if (bare !== undefined) return { kind: 'link', url: bare, pieces: [{ kind: 'text', text: bare }] }
  return { kind: 'italic', pieces: parseDiscordText(italic ?? underscored ?? '') }
}

/**
 * Parses a text as Discord's client does, as far as the bot's own texts use its markdown. Everything else stays text.
 * https://docs.discord.com/developers/reference#message-formatting
 */
export function parseDiscordText(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(ANY)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) })
    pieces.push(pieceOf(match.groups ?? {}))
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) })
  return pieces
}
