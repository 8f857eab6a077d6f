/** Runs a file in a new process, which calls `printGrowth`. @returns the bytes that it printed */
export async function growthOf(file: string): Promise<number> {
  const child = Bun.spawn([process.execPath, '--no-install', file], { stdout: 'pipe' })
  return Number(await new Response(child.stdout).text())
}

/** Prints by how many bytes the memory of this process grows while a function fills it. */
export function printGrowth(fill: () => void): void {
  Bun.gc(true)
  const before = process.memoryUsage().rss
  fill()
  Bun.gc(true)
  process.stdout.write(String(process.memoryUsage().rss - before))
}
