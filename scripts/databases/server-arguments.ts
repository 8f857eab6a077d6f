import type { ServerDirectory } from './directory.ts'

/** Arguments that MariaDB and MySQL understand alike: where a private server keeps its files, who reaches it, and how it stores text. */
export const serverArguments = (files: ServerDirectory, port: number): string[] => [
  `--datadir=${files.data}`,
  `--socket=${files.socket}`,
  `--pid-file=${files.pidFile}`,
  `--init-file=${files.accessFile}`,
  '--bind-address=127.0.0.1',
  `--port=${port}`,
  '--skip-name-resolve',
  '--skip-log-bin',
  '--local-infile=OFF',
  '--max-connections=500',
  '--max-allowed-packet=64M',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_ci',
]

/** Arguments for servers of tests, which make and delete thousands of tables. A crash may lose their data. */
export const FAST_ARGUMENTS: readonly string[] = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-flush-method=nosync',
]
