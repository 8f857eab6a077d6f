/** Adds spaces after each cell, so that all cells of a column have the same width. @param rows have the same number of cells */
export function padColumns(rows: readonly (readonly string[])[]): string[][] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)))
}

/** A table for people: a line for each row. @param rows have the same number of cells */
export const tableLines = (rows: readonly (readonly string[])[]): string[] =>
  padColumns(rows).map((cells) => cells.join('  ').trimEnd())
