import { speakFrom } from '../text/say.ts'
import { accentOn } from './accent.ts'
import { CARD_HEIGHT, CARD_WIDTH, type Card, drawnName } from './card.ts'
import { box, type CardNode, nameLine, ONE_LINE, portrait, SHORTENED, type Style, text } from './node.ts'
import { cardTexts } from './texts.ts'
import { THEMES, type Theme } from './themes.ts'

/** The name under which the avatar's bytes are given to the layout engine. */
export const AVATAR = 'avatar'

const AVATAR_SIZE = 194
const BAR_HEIGHT = 34
/** High enough for Arabic and Devanagari, so that a name in any script does not move the rest of the card. */
const NAME_HEIGHT = 74

const LEFT: Style = { marginRight: 'auto', fontWeight: 700 }

const speak = speakFrom(cardTexts)

/** The bar of the way to the next level; full on the highest. */
function bar({ progress }: Card, { track }: Theme, accent: string): CardNode {
  const share = progress === null ? 1 : Math.min(1, Math.max(0, progress.have / progress.need))
  const round = { height: BAR_HEIGHT, borderRadius: BAR_HEIGHT / 2 }
  // A shorter bar could not be round.
  const width = `${Math.max(share * 100, 5)}%`
  return box(
    { ...round, width: '100%', backgroundColor: track, overflow: 'hidden' },
    ...(share === 0 ? [] : [box({ ...round, width, backgroundColor: accent })]),
  )
}

/**
 * A member's card as a tree for the layout engine.
 * @param hasAvatar whether the engine gets the avatar's bytes under the name `AVATAR`
 */
export function cardTree(card: Card, hasAvatar: boolean): CardNode {
  const theme = THEMES[card.theme]
  const accent = card.accent === null ? theme.accent : accentOn(card.theme, card.accent)
  const say = speak(card.locale)
  const label = { fontSize: 28, color: theme.quiet }
  const figures =
    card.progress === null ? say('highest', { xp: card.xp }) : say('progress', { ...card.progress, xp: card.xp })
  return box(
    {
      ...{ width: CARD_WIDTH, height: CARD_HEIGHT, padding: 40, gap: 36, alignItems: 'center' },
      ...{ backgroundImage: theme.background, fontFamily: 'sans-serif' },
    },
    portrait({ src: hasAvatar ? AVATAR : null, name: card.name, size: AVATAR_SIZE, ring: 6 }, theme, accent),
    box(
      { flexDirection: 'column', flexGrow: 1, minWidth: 0, gap: 8 },
      box(
        { justifyContent: 'flex-end', alignItems: 'baseline', gap: 28, height: 56 },
        ...(card.occasion === 'level-up'
          ? [text(say('levelUp'), { ...label, ...SHORTENED, ...LEFT, color: theme.text })]
          : []),
        text(say('rank', { rank: card.rank }), { ...label, ...ONE_LINE }),
        text(say('level', { level: card.level }), { fontSize: 44, fontWeight: 700, color: accent, ...ONE_LINE }),
      ),
      nameLine(drawnName(card.name), NAME_HEIGHT, { fontSize: 44, color: theme.text }),
      bar(card, theme, accent),
      text(figures, label),
    ),
  )
}
