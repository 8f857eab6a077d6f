/** @jsxImportSource preact */
import { writeNumber } from '../../../shared/text/say.ts'
import { rowId } from './address.ts'
import type { SayBoard } from './texts.ts'
import type { BoardRow, BoardView } from './view.ts'

const PICTURE = 32

function Row({ row, view, say, isPlace }: { row: BoardRow; view: BoardView; say: SayBoard; isPlace: boolean }) {
  const { rank, name, avatarUrl, xp, standing } = row
  const percent = Math.floor((standing?.share ?? 0) * 100)
  return (
    <tr id={isPlace ? rowId(rank) : undefined}>
      <td class="n">{writeNumber(view.language, rank)}</td>
      <th scope="row">
        <span>
          <img src={avatarUrl} alt="" width={PICTURE} height={PICTURE} loading="lazy" />
          {name}
        </span>
      </th>
      {standing !== null && (
        <td class="n">
          {writeNumber(view.language, standing.level)}
          <progress value={percent} max={100} aria-label={say('progress', { percent })} />
        </td>
      )}
      <td class="n">{writeNumber(view.language, xp)}</td>
    </tr>
  )
}

/** A table of members. @param isPlace whether its rows have ids, to which links lead */
export function Members({
  rows,
  view,
  say,
  caption,
  isPlace,
}: {
  rows: readonly BoardRow[]
  view: BoardView
  say: SayBoard
  caption: string
  isPlace: boolean
}) {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="n">
            {say('place')}
          </th>
          <th scope="col">{say('member')}</th>
          {view.period === 'all' && (
            <th scope="col" class="n">
              {say('level')}
            </th>
          )}
          <th scope="col" class="n">
            XP
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.rank} row={row} view={view} say={say} isPlace={isPlace} />
        ))}
      </tbody>
    </table>
  )
}
