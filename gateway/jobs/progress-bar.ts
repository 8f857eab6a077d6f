const BAR_CELLS = 20

/** A progress bar. Its width is always the same. */
export function progressBar(done: number, total: number): string {
  const full = total === 0 ? BAR_CELLS : Math.round((Math.min(done, total) / total) * BAR_CELLS)
  return `\`${'█'.repeat(full)}${'░'.repeat(BAR_CELLS - full)}\``
}
