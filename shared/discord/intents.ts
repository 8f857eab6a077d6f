/**
 * The intents without which a source of XP earns nothing. A session asks for its intents when it identifies, and keeps them for as
 * long as it lives, also when it is resumed. https://discord.com/developers/docs/events/gateway#gateway-intents
 */
export const SOURCE_INTENTS: Readonly<Record<IntentSource, number>> = { voice: 1 << 7, reactions: 1 << 10 }

/** The sources of XP that need an intent of their own. */
export const INTENT_SOURCES = ['voice', 'reactions'] as const
export type IntentSource = (typeof INTENT_SOURCES)[number]
