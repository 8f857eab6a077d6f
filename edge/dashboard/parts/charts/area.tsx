import type { Bar } from './bars.tsx'
import { Frame } from './frame.tsx'
import { heightOf, scaleOf } from './scale.ts'

interface AreaProps {
  label: string
  /** At equal distances, from left to right. */
  points: readonly Bar[]
  labels: readonly string[]
}

/** A chart with a line from value to value. */
export function Area({ label, points, labels }: AreaProps) {
  const scale = scaleOf(points.map(({ value }) => value))
  const xOf = (nth: number): number => (points.length < 2 ? 50 : (100 * nth) / (points.length - 1))
  const line = points.map(({ value }, nth) => `${xOf(nth)},${100 - heightOf(value, scale)}`).join(' ')
  const width = 100 / points.length
  return (
    <Frame label={label} scale={scale} labels={labels}>
      <polygon class="fill-accent-tint forced-colors:fill-none" points={`0,100 ${line} 100,100`} />
      <polyline
        class="fill-none stroke-accent stroke-2 forced-colors:stroke-[CanvasText]"
        points={line}
        stroke-linejoin="round"
        vector-effect="non-scaling-stroke"
      />
      {points.map(({ key, text }, nth) => (
        <rect key={key} class="fill-transparent hover:fill-ink/5" x={nth * width} y="0" width={width} height="100">
          <title>{text}</title>
        </rect>
      ))}
    </Frame>
  )
}
