/**
 * As many lines as fit, and in place of the others how many they are.
 * @param limit characters, room for the last line included
 */
export function fitLines(lines: readonly string[], limit: number, more: (count: number) => string): string {
  const whole = lines.join('\n')
  if (whole.length <= limit) return whole
  const room = limit - more(lines.length).length
  let kept = 0
  for (let length = 0; kept < lines.length; kept++) {
    length += (lines[kept]?.length ?? 0) + 1
    if (length > room) break
  }
  return [...lines.slice(0, kept), more(lines.length - kept)].join('\n')
}
