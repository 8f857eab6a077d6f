import * as v from 'valibot'
import { databaseSettings } from '../../shared/config/database.ts'
import {
  listenAddress,
  logLevel,
  port,
  text,
  urlSafeSecret,
  urlWithAccess,
  wholeNumber,
} from '../../shared/config/fields.ts'

/** The bridge's environment. By default it listens on the loopback address, because a reverse proxy terminates TLS. */
export const bridgeSettings = v.intersect([
  v.object({
    BRIDGE_HOST: v.optional(text('the address to listen on, e.g. 127.0.0.1'), '127.0.0.1'),
    BRIDGE_PORT: v.optional(port(), '3900'),
    /** The address of /health, /ready and /metrics. The proxy in front of the bridge does not forward requests to it. */
    BRIDGE_METRICS_ADDRESS: v.optional(listenAddress(), '127.0.0.1:3901'),
    BUILD_VERSION: v.optional(text('a version or a commit')),
    LOG_LEVEL: logLevel(),
    LOKI_URL: v.optional(urlWithAccess('Loki')),
    BRIDGE_USER: urlSafeSecret(1),
    BRIDGE_PASSWORD: urlSafeSecret(16),
    /** The password before the last change. It is accepted too, until every edge uses the current one. */
    BRIDGE_PASSWORD_PREVIOUS: v.optional(urlSafeSecret(16)),
    BRIDGE_CONNECTIONS: v.optional(wholeNumber(2, 1000), '20'),
    BRIDGE_STATEMENT_TIMEOUT_SECONDS: v.optional(wholeNumber(1, 3600), '20'),
    BRIDGE_TRANSACTION_TIMEOUT_SECONDS: v.optional(wholeNumber(1, 3600), '20'),
    BRIDGE_LARGEST_REQUEST_KIB: v.optional(wholeNumber(1, 65_536), '1024'),
  }),
  databaseSettings,
])
