import * as v from 'valibot'
import { snowflakeSchema } from '../discord/snowflake-schema.ts'
import { canBeToldApart, passwordCanBeToldApart, SECRET_EXPECTED } from './secrets.ts'

/** Fields of an environment schema. Each reads a string and describes the values that it accepts. */

/** A whole number. @param least inclusive @param most inclusive */
export const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^-?\d{1,15}$/),
    v.transform(Number),
    v.minValue(least),
    v.maxValue(most),
    v.description(`a whole number from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}`),
  )

/** The lowest level of lines that are logged. SIGUSR2 changes it to debug and back. */
export const logLevel = () => v.optional(oneOf(['trace', 'debug', 'info', 'warn', 'error']), 'info')

/** A TCP port; with 0 the operating system picks a free one. */
export const port = () =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,5}$/),
    v.transform(Number),
    v.maxValue(65_535),
    v.description('a port, from 0 to 65535'),
  )

/** An address to listen on: `host:port`, with an IPv6 address in brackets. */
export const listenAddress = () =>
  v.pipe(
    v.string(),
    v.regex(/^(?:\[[\da-f:.]+\]|[^\s:/[\]]+):\d{1,5}$/i),
    v.transform((text) => {
      const colon = text.lastIndexOf(':')
      return { hostname: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) }
    }),
    v.check(({ port }) => port <= 65_535),
    v.description('host:port, e.g. 127.0.0.1:9100'),
  )

/** An http or https address that may name a user and a password. */
export const urlWithAccess = (what: string) =>
  v.pipe(
    v.string(),
    v.regex(/^https?:\/\/(?:[^\s/@:]+:[^\s/@:]+@)?[^\s/@?#]+(?:\/[^\s?#]*)?$/),
    v.check(passwordCanBeToldApart),
    v.description(`${what}: https://host or https://user:password@host; the password: ${SECRET_EXPECTED}`),
  )

/** A text that is not empty. */
export const text = (description: string) => v.pipe(v.string(), v.nonEmpty(), v.description(description))

/** A secret that is long enough to be removed from the log without removing other text. */
export const secret = (description: string) =>
  v.pipe(v.string(), v.check(canBeToldApart), v.description(`${description}: ${SECRET_EXPECTED}`))

/** A secret that also stands in a URL. It has no character that needs encoding, because some clients do not decode it. */
export const urlSafeSecret = (leastLength: number) =>
  v.pipe(
    v.string(),
    v.regex(/^[\w.~-]+$/),
    v.minLength(leastLength),
    v.description(`at least ${leastLength} letters, digits or any of - _ . ~`),
  )

/** A number of shards, or `auto`. @returns null for `auto` */
export const shardCount = () =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(?:auto|[1-9]\d{0,4})$/),
      v.transform((text) => (text === 'auto' ? null : Number(text))),
      v.description('auto, or a whole number from 1 to 99,999'),
    ),
    'auto',
  )

/** One of several words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  v.pipe(v.picklist(words), v.description(`one of ${words.join(', ')}`))

/** The ids that Discord gives have this many digits; a shorter number is not an id that somebody copied. */
export const SNOWFLAKE_EXPECTED = 'a Discord id, 15 to 20 digits'

/** A Discord id that a person typed or copied. */
export const snowflake = (what: string) =>
  v.pipe(snowflakeSchema, v.minLength(15), v.description(`${what}: ${SNOWFLAKE_EXPECTED}`))

/** An absolute http or https address without credentials. */
export const httpUrl = (what: string) =>
  v.pipe(
    v.string(),
    v.regex(/^https?:\/\/[^\s/?#@]+([/?][^\s#]*)?$/),
    v.description(`${what}: an address that begins with https:// or http://`),
  )

const NATS_ADDRESS = /^(?:nats|tls):\/\/(?:[^\s/@:]+:(?<password>[^\s/@:]+)@)?[^\s/@?#]+$/

/** The address of a NATS server, with a user and a password where it asks for them. */
export const natsUrl = () =>
  v.pipe(
    v.string(),
    v.check((text) => {
      const address = NATS_ADDRESS.exec(text)
      const password = address?.groups?.password
      return address !== null && (password === undefined || canBeToldApart(password))
    }),
    v.description(
      `the address of a NATS server, such as nats://user:password@host:4222. The password: ${SECRET_EXPECTED}`,
    ),
  )

/** A name that may stand in names of streams and subjects. */
export const environmentName = () =>
  v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/), v.description('1 to 32 letters, digits, - or _'))
