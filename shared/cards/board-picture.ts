import { speakFrom } from '../text/say.ts'
import { drawnName, PREVIEW_HEIGHT, PREVIEW_WIDTH } from './card.ts'
import { box, type CardNode, nameLine, ONE_LINE, portrait, text } from './node.ts'
import { cardTexts } from './texts.ts'
import { THEMES } from './themes.ts'

/** A member on the picture of a board. */
export interface BoardPlace {
  rank: number
  name: string
  level: number
  /** Null for a default avatar. */
  avatarUrl: string | null
}

/** What the picture of a server's leaderboard shows. */
export interface BoardPicture {
  serverName: string
  /** Null for a server without an icon. */
  iconUrl: string | null
  /** Members with any XP. */
  memberCount: number
  /** Three at most, the highest first. */
  places: readonly BoardPlace[]
  /** The language of labels and numbers, as Discord's locale code. */
  locale: string
}

/** The names under which the engine gets the bytes of the images. */
export const ICON = 'icon'
export const placeAvatar = (nth: number): string => `avatar-${nth}`

const THEME = THEMES.midnight
const [PADDING, ICON_SIZE, NAME_HEIGHT] = [56, 120, 84]
const [ROW_HEIGHT, AVATAR_SIZE, ROW_NAME_HEIGHT] = [104, 76, 72]

const speak = speakFrom(cardTexts)

/** A member's row: place, avatar, name and level. @param src the name of the avatar's bytes; null to draw a letter instead */
const row = ({ rank, name, level }: BoardPlace, src: string | null, say: ReturnType<typeof speak>): CardNode =>
  box(
    {
      ...{ height: ROW_HEIGHT, paddingLeft: 28, paddingRight: 32, gap: 24, alignItems: 'center' },
      ...{ backgroundColor: THEME.track, borderRadius: 24 },
    },
    text(say('place', { rank }), { fontSize: 40, fontWeight: 700, color: THEME.accent, ...ONE_LINE, minWidth: 76 }),
    portrait({ src, name, size: AVATAR_SIZE, ring: 0 }, THEME, THEME.accent),
    box({ flexGrow: 1, minWidth: 0 }, nameLine(drawnName(name), ROW_NAME_HEIGHT, { fontSize: 42, color: THEME.text })),
    text(say('level', { level }), { fontSize: 38, color: THEME.quiet, ...ONE_LINE }),
  )

/**
 * The picture of a leaderboard as a tree for the layout engine.
 * @param has whether the engine gets the bytes of an image under this name
 */
export function boardTree(board: BoardPicture, has: (name: string) => boolean): CardNode {
  const { serverName, memberCount, places, locale } = board
  const say = speak(locale)
  const srcOf = (name: string): string | null => (has(name) ? name : null)
  return box(
    {
      ...{ width: PREVIEW_WIDTH, height: PREVIEW_HEIGHT, padding: PADDING, gap: 36, flexDirection: 'column' },
      ...{ backgroundImage: THEME.background, fontFamily: 'sans-serif' },
    },
    box(
      { gap: 32, alignItems: 'center' },
      portrait({ src: srcOf(ICON), name: serverName, size: ICON_SIZE, ring: 0 }, THEME, THEME.accent),
      box(
        { flexDirection: 'column', flexGrow: 1, minWidth: 0 },
        nameLine(drawnName(serverName), NAME_HEIGHT, { fontSize: 56, color: THEME.text }),
        text(say('board', { count: memberCount }), { fontSize: 34, color: THEME.quiet }),
      ),
    ),
    box({ flexDirection: 'column', gap: 18 }, ...places.map((place, nth) => row(place, srcOf(placeAvatar(nth)), say))),
  )
}
