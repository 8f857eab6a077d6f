import { Type } from '../../../shared/discord/option.ts'
import { PLACES, WHERE_DESCRIPTIONS } from './where-texts.ts'

/** The option that says for which servers a member decides: for this one if left out. */
export const whereOption = {
  where: {
    type: Type.String,
    description: WHERE_DESCRIPTIONS.en,
    choices: [
      { name: PLACES.here.en, value: 'here' },
      { name: PLACES.everywhere.en, value: 'everywhere' },
    ],
  },
} as const
