import type { ComponentChildren } from 'preact'
import { writeNumber } from '../../language.ts'
import { heightOf, type Scale } from './scale.ts'

interface FrameProps {
  /** A sentence about the chart, for screen readers. The table beside the chart has the numbers. */
  label: string
  scale: Scale
  /** Labels below the chart, at equal distances. */
  labels: readonly string[]
  /** SVG, in a field of 100 by 100 that is stretched: lines in it need `vector-effect`. */
  children: ComponentChildren
}

/** A chart with its axes. Texts are HTML around the drawing, so that they keep their size where the drawing is stretched. */
export const Frame = ({ label, scale, labels, children }: FrameProps) => (
  <div class="grid grid-cols-[auto_1fr] gap-x-2 gap-y-1 text-xs text-soft tabular-nums">
    <div class="-my-1.5 flex flex-col-reverse items-end justify-between leading-3" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <span key={tick}>{writeNumber(tick)}</span>
      ))}
    </div>
    <svg
      class="h-44 w-full overflow-visible"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {scale.ticks.map((tick) => (
        <line
          key={tick}
          class="stroke-line"
          x1="0"
          x2="100"
          y1={100 - heightOf(tick, scale)}
          y2={100 - heightOf(tick, scale)}
          vector-effect="non-scaling-stroke"
        />
      ))}
      {children}
    </svg>
    <span />
    <div class="flex justify-between" aria-hidden="true">
      {labels.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </div>
  </div>
)
