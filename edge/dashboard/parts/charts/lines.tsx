import { Frame } from './frame.tsx'
import { heightOf, scaleOf } from './scale.ts'

/** A line of a chart. */
export interface Line {
  /** The line's name in the legend. */
  name: string
  /** From left to right. `x` is 0 to 1. */
  points: readonly { x: number; value: number }[]
}

/** Looks of the lines, in their order: the second is dashed, so that colours are not needed to tell them apart. */
const LOOKS = [
  { class: 'stroke-accent forced-colors:stroke-[CanvasText]' },
  { class: 'stroke-soft forced-colors:stroke-[CanvasText]', 'stroke-dasharray': '5 4' },
] as const

/** A chart with up to two lines on one scale, and a legend where there are two. */
export function Lines({ label, lines, labels }: { label: string; lines: readonly Line[]; labels: readonly string[] }) {
  const scale = scaleOf(lines.flatMap(({ points }) => points.map(({ value }) => value)))
  return (
    <div class="grid gap-3">
      <Frame label={label} scale={scale} labels={labels}>
        {lines.map(({ name, points }, nth) => (
          <polyline
            key={name}
            {...LOOKS[nth]}
            fill="none"
            stroke-width="2"
            points={points.map(({ x, value }) => `${100 * x},${100 - heightOf(value, scale)}`).join(' ')}
            stroke-linejoin="round"
            vector-effect="non-scaling-stroke"
          />
        ))}
      </Frame>
      {lines.length > 1 && (
        <ul class="flex flex-wrap gap-x-5 gap-y-1 text-sm text-soft">
          {lines.map(({ name }, nth) => (
            <li key={name} class="flex min-w-0 items-center gap-2">
              <svg viewBox="0 0 28 2" class="h-0.5 w-7 shrink-0 overflow-visible" aria-hidden="true">
                <line {...LOOKS[nth]} x1="0" x2="28" y1="1" y2="1" stroke-width="2" />
              </svg>
              <span class="min-w-0 wrap-anywhere">{name}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
