/**
 * The cells of a line. A cell that begins with a quote ends with one: it may hold the separator and the end of a line, and a quote as two
 * quotes. @returns null where the last cell has no closing quote: the next line belongs to it
 */
export function cellsOf(line: string, separator: string): string[] | null {
  if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim())
  const cells: string[] = []
  let [cell, isQuoted] = ['', false]
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? ''
    if (char === '"' && isQuoted && line[at + 1] === '"') {
      cell += '"'
      at++
    } else if (char === '"' && isQuoted) isQuoted = false
    else if (char === '"' && cell.trim() === '') isQuoted = true
    else if (!isQuoted && line.startsWith(separator, at)) {
      cells.push(cell.trim())
      cell = ''
      at += separator.length - 1
    } else cell += char
  }
  return isQuoted ? null : [...cells, cell.trim()]
}

const SEPARATORS = ['\t', ';', ',', ' - '] as const

/** The separator that a file's first line has most often; a comma where it has none. */
export function separatorOf(line: string): string {
  const [best = ','] = SEPARATORS.toSorted((a, b) => line.split(b).length - line.split(a).length)
  return line.includes(best) ? best : ','
}
