import { type CountedSum, CountedSums, type Counts } from './counts.ts'

/** Counts in memory, for Prometheus to scrape. */
export interface PrometheusCounts extends Counts {
  /** The text for `GET /metrics`. */
  text(): string
}

const escaped = (value: string): string =>
  value.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`))

const labels = ({ command, outcome }: CountedSum): string => `{command="${escaped(command)}",outcome="${outcome}"}`

/** Counts for an edge that is a process. On Workers, Prometheus cannot scrape an isolate. */
export function prometheusCounts(version: string): PrometheusCounts {
  const sums = new CountedSums()
  const seconds = 'prosperity_edge_interaction_seconds'
  return {
    count: (counted) => sums.add(counted),
    text: () =>
      [
        '# HELP prosperity_build_info Always 1; the labels say which version runs, and in which mode',
        '# TYPE prosperity_build_info gauge',
        `prosperity_build_info{version="${escaped(version)}",mode="edge"} 1`,
        `# HELP ${seconds} Time from a request of Discord to its answer, which may be a late one, by command and outcome`,
        `# TYPE ${seconds} summary`,
        ...sums
          .all()
          .flatMap((sum) => [
            `${seconds}_sum${labels(sum)} ${sum.sumMs / 1_000}`,
            `${seconds}_count${labels(sum)} ${sum.count}`,
          ]),
        '',
      ].join('\n'),
  }
}
