import { Type } from '../../../shared/discord/option.ts'
import { namedChoices } from '../../../shared/text/language.ts'
import { PLACES, WHERE_DESCRIPTIONS } from './where-texts.ts'

/** The option of `/me` commands that says in which servers they apply: in this one if left out. */
export const whereOption = {
  where: { type: Type.String, description: WHERE_DESCRIPTIONS.en, choices: namedChoices(PLACES) },
} as const
