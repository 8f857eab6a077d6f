import { readFileSync } from 'node:fs'

/** Linux counts a process's time in hundredths of a second wherever this can run. */
const MS_PER_TICK = 10
const [USER, SYSTEM] = [11, 12] as const

/** Milliseconds of processor time that a process has taken, its threads included. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // After the program's name, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[USER]) + Number(fields[SYSTEM])) * MS_PER_TICK
}
