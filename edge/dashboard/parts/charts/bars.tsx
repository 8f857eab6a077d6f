import { Frame } from './frame.tsx'
import { heightOf, scaleOf } from './scale.ts'

export interface Bar {
  key: string
  value: number
  /** Shown while the pointer is over the bar. */
  text: string
}

interface BarsProps {
  label: string
  bars: readonly Bar[]
  /** Labels below the bars, at equal distances. */
  labels: readonly string[]
}

/** Share of a bar's place that stays free. */
const GAP = 0.25

/** A chart with one bar for each value. */
export function Bars({ label, bars, labels }: BarsProps) {
  const scale = scaleOf(bars.map(({ value }) => value))
  const width = 100 / bars.length
  return (
    <Frame label={label} scale={scale} labels={labels}>
      {bars.map(({ key, value, text }, nth) => (
        <g key={key}>
          <rect
            class="fill-accent forced-colors:fill-[CanvasText]"
            x={(nth + GAP / 2) * width}
            y={100 - heightOf(value, scale)}
            width={width * (1 - GAP)}
            height={heightOf(value, scale)}
          />
          {/* The whole column answers to the pointer, because a low bar is hard to hit. */}
          <rect class="fill-transparent hover:fill-ink/5" x={nth * width} y="0" width={width} height="100">
            <title>{text}</title>
          </rect>
        </g>
      ))}
    </Frame>
  )
}
