import type { Queries } from '../queries.ts'

/** Everything up to `position` of a partition's messages is committed. */
export interface StreamPosition {
  partition: number
  /** The identity of the stream. A stream that was made anew under the same name has another. */
  stream: string
  position: number
}

/** Positions of partitions in this stream; 0 where none is stored, or one of an earlier stream. */
export async function loadPositions(
  db: Queries,
  stream: string,
  partitions: readonly number[],
): Promise<Map<number, number>> {
  const positions = new Map(partitions.map((partition) => [partition, 0]))
  if (partitions.length === 0) return positions
  const rows = await db
    .selectFrom('stream_positions')
    .select(['partition_number as partition', 'position'])
    .where('partition_number', 'in', partitions)
    .where('stream', '=', stream)
    .execute()
  for (const { partition, position } of rows) positions.set(partition, position)
  return positions
}

/** Writes positions in one statement. */
export async function savePositions(db: Queries, positions: readonly StreamPosition[]): Promise<void> {
  if (positions.length === 0) return
  await db
    .insertInto('stream_positions')
    .values(positions.map(({ partition, stream, position }) => ({ partition_number: partition, stream, position })))
    .onDuplicateKeyUpdate((eb) => ({ stream: eb.fn('values', ['stream']), position: eb.fn('values', ['position']) }))
    .execute()
}
