import type { SettingValues } from '../../../../shared/api/settings.ts'
import { CARD_WIDTH, type Card } from '../../../../shared/cards/card.ts'
import { describeCard } from '../../../../shared/cards/describe.ts'
import type { CardNode } from '../../../../shared/cards/node.ts'
import { isThemeName } from '../../../../shared/cards/themes.ts'
import { cardTree } from '../../../../shared/cards/tree.ts'
import { previewTexts } from '../../../../shared/text/web/preview-texts.ts'
import { language, sayFrom } from '../../language.ts'

const say = sayFrom(previewTexts)

/** CSS properties whose numbers are no lengths. */
const UNITLESS: ReadonlySet<string> = new Set(['flexGrow', 'flexShrink', 'fontWeight'])

/** A length of the card as a share of the width that the page has for it. */
const inCard = (pixels: number): string => `${(pixels / CARD_WIDTH) * 100}cqw`

const styleOf = (style: CardNode['style']): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(style).map(([name, value]) => {
      if (typeof value === 'string') return [name, value.replace(/(\d+)px/g, (_, pixels) => inCard(Number(pixels)))]
      return [name, UNITLESS.has(name) ? value : inCard(value)]
    }),
  )

/** Draws a part of a card. @param avatarUrl shown where the card has its avatar */
function Part({ node, avatarUrl }: { node: CardNode; avatarUrl: string | null }) {
  const style = { boxSizing: 'border-box', ...styleOf(node.style) }
  switch (node.type) {
    case 'text':
      return <span style={style}>{node.text}</span>
    case 'image':
      return avatarUrl === null ? null : <img src={avatarUrl} alt="" style={style} />
    case 'container':
      return (
        <div style={style}>
          {node.children.map((child, index) => (
            <Part key={index} node={child} avatarUrl={avatarUrl} />
          ))}
        </div>
      )
  }
}

const EXAMPLE = { level: 12, rank: 3, xp: 12_345, progress: { have: 620, need: 1_000 }, occasion: 'standing' } as const

/**
 * The picture of a level as the values in the form make it, with the name and the avatar of the person who looks at it. The page
 * draws it from the same layout as the bot, with its own font. Draws nothing where the form chooses texts.
 */
export function CardPreview({
  values,
  person: { name, avatarUrl },
}: {
  values: SettingValues
  person: { name: string; avatarUrl: string | null }
}) {
  const theme = String(values.levelCard ?? 'off')
  if (!isThemeName(theme)) return null
  const accent = typeof values.cardAccent === 'string' ? values.cardAccent : null
  const card: Card = { ...EXAMPLE, name, theme, accent, locale: language }
  return (
    <section aria-labelledby="card-preview-title" class="rounded-card border border-line bg-surface p-4 sm:p-5">
      <h2 id="card-preview-title" class="mb-3 text-base font-semibold">
        {say('preview.card')}
      </h2>
      <div
        role="img"
        aria-label={describeCard(card)}
        class="overflow-hidden rounded-control"
        style={{ containerType: 'inline-size' }}
      >
        <Part node={cardTree(card, avatarUrl !== null)} avatarUrl={avatarUrl} />
      </div>
    </section>
  )
}
