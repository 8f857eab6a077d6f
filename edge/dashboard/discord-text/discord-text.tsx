import type { ComponentChildren } from 'preact'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { sayFrom, tied, writeAgo, writeTime } from '../language.ts'
import { type Piece, parseDiscordText } from './parse.ts'

const say = sayFrom(partsTexts)

/** Finds the names of what a text mentions; undefined for an unknown name. */
export interface MentionNames {
  user?: (id: string) => string | undefined
  /** The address of a member's page; undefined for none. */
  userPage?: (id: string) => string | undefined
  role?: (id: string) => string | undefined
  channel?: (id: string) => string | undefined
}

const MENTION = 'rounded bg-accent-tint px-0.5 font-medium text-accent'

const Mention = ({ children, page }: { children: ComponentChildren; page?: string | undefined }) =>
  page === undefined ? (
    <span class={MENTION}>{children}</span>
  ) : (
    <a href={page} class={`${MENTION} underline-offset-2 hover:underline`}>
      {children}
    </a>
  )

function draw(piece: Piece, names: MentionNames): ComponentChildren {
  switch (piece.kind) {
    case 'text':
      return tied(piece.text)
    case 'bold':
      return <strong class="font-semibold">{drawAll(piece.pieces, names)}</strong>
    case 'italic':
      return <em>{drawAll(piece.pieces, names)}</em>
    case 'struck':
      return <s>{drawAll(piece.pieces, names)}</s>
    case 'code':
      return <code class="rounded bg-hover px-1 py-0.5 text-[0.9em]">{piece.text}</code>
    case 'user':
      return <Mention page={names.userPage?.(piece.id)}>@{names.user?.(piece.id) ?? say('parts.member')}</Mention>
    case 'role':
      return <Mention>@{names.role?.(piece.id) ?? say('parts.unknownRole')}</Mention>
    case 'channel':
      return <Mention>#{names.channel?.(piece.id) ?? say('parts.unknownChannel')}</Mention>
    case 'command':
      return <Mention>/{piece.name}</Mention>
    case 'time':
      return (
        <time dateTime={new Date(piece.at).toISOString()}>
          {piece.style === 'R' ? writeAgo(piece.at, Date.now()) : writeTime(piece.at)}
        </time>
      )
    case 'link':
      return (
        <a class="text-accent underline" href={piece.url} target="_blank" rel="noreferrer">
          {drawAll(piece.pieces, names)}
        </a>
      )
  }
}

const drawAll = (pieces: readonly Piece[], names: MentionNames): ComponentChildren =>
  pieces.map((piece) => draw(piece, names))

/** A text of the bot, as Discord's client shows it. Names in it are text, never HTML. */
export const DiscordText = ({ text, names = {} }: { text: string; names?: MentionNames }) => (
  <span class="whitespace-pre-line wrap-break-word">{drawAll(parseDiscordText(text), names)}</span>
)

/** The names of a server's roles and channels. @param choices null while they load: then there are no names */
export const namesIn = (
  choices: {
    roles: readonly { id: string; name: string }[]
    channels: readonly { id: string; name: string | null }[]
  } | null,
): MentionNames => ({
  role: (id) => choices?.roles.find((role) => role.id === id)?.name,
  channel: (id) => choices?.channels.find((channel) => channel.id === id)?.name ?? undefined,
})
