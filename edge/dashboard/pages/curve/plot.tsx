import type { CurvePreview, CurveReply } from '../../../../shared/api/curve.ts'
import { curveTexts } from '../../../../shared/text/web/curve-texts.ts'
import { sayFrom, writeNumber } from '../../language.ts'
import { AsTable } from '../../parts/charts/as-table.tsx'
import { Lines } from '../../parts/charts/lines.tsx'
import { Table } from '../../parts/table.tsx'

const say = sayFrom(curveTexts)

/** The levels that are written below the plot, at equal distances. */
const LABELLED = [0, 25, 50, 75, 100]
/** The level at the right end of the plot. */
const LAST = 100

interface Level {
  level: number
  xp: number
}

/** The points of a curve, which begins at level 0 with no XP. */
const pointsOf = (levels: readonly Level[]) =>
  [{ level: 0, xp: 0 }, ...levels].map(({ level, xp }) => ({ x: level / LAST, value: xp }))

const labels = LABELLED.map((level) => say('curve.levelLabel', { level }))

/** The total XP of levels as a plot, with its numbers in a table that opens below it. */
export const CurvePlot = ({ levels }: Pick<CurveReply, 'levels'>) => (
  <div>
    <Lines
      label={say('curve.plotLabel')}
      lines={[{ name: say('curve.xp'), points: pointsOf(levels) }]}
      labels={labels}
    />
    <AsTable
      caption={say('curve.tableCaption')}
      rows={levels}
      keyOf={({ level }) => String(level)}
      columns={[
        { title: say('curve.level'), numeric: true, cell: ({ level }) => writeNumber(level) },
        { title: say('curve.xp'), numeric: true, class: 'w-full', cell: ({ xp }) => writeNumber(xp) },
      ]}
    />
  </div>
)

/** The total XP of levels with the curve in force and with another one, as a plot with a table beside it. */
export const ComparedPlot = ({ levels }: Pick<CurvePreview, 'levels'>) => (
  <div class="grid items-start gap-x-8 gap-y-5 lg:grid-cols-2">
    {/* The plot stays in view beside the longer table. */}
    <div class="min-w-0 pt-2 lg:sticky lg:top-20">
      <Lines
        label={say('curve.comparedLabel')}
        lines={[
          { name: say('curve.after'), points: pointsOf(levels.map(({ level, after: xp }) => ({ level, xp }))) },
          { name: say('curve.now'), points: pointsOf(levels.map(({ level, now: xp }) => ({ level, xp }))) },
        ]}
        labels={labels}
      />
    </div>
    <Table
      caption={say('curve.comparedCaption')}
      rows={levels}
      keyOf={({ level }) => String(level)}
      columns={[
        { title: say('curve.level'), numeric: true, cell: ({ level }) => writeNumber(level) },
        { title: say('curve.now'), numeric: true, class: 'w-1/2', cell: ({ now }) => writeNumber(now) },
        { title: say('curve.after'), numeric: true, class: 'w-1/2', cell: ({ after }) => writeNumber(after) },
      ]}
    />
  </div>
)
