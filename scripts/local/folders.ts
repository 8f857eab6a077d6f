import { join } from 'node:path'

/** The folders of scripts/dev. In a file of their own, because every script looks whether scripts/dev runs, and must start quickly. */
export const DATA = join(import.meta.dir, '../../.data')
export const LOGS = join(DATA, 'dev')
export const MARIADB = join(DATA, 'mariadb')
/** Beside the private database: these keys open the tokens that it stores. */
export const TOKEN_KEYS = join(DATA, 'token-keys')
