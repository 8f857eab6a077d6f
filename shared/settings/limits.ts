import type { GenericSchema, MaxValueAction, MinValueAction } from 'valibot'

type Limit = MinValueAction<number, number, undefined> | MaxValueAction<number, number, undefined>

/** A schema of a number with limits, made by `v.pipe`. */
interface LimitedNumber extends GenericSchema<number> {
  readonly pipe: readonly { readonly type: string }[]
}

/** The limits of a schema, for an option's declaration. @throws TypeError for a schema without both limits */
export function limitsOf({ pipe }: LimitedNumber): { min_value: number; max_value: number } {
  const limit = (type: Limit['type']): number => {
    const found = pipe.find((action) => action.type === type)
    if (found === undefined || !('requirement' in found) || typeof found.requirement !== 'number') {
      throw new TypeError(`the schema has no ${type}`)
    }
    return found.requirement
  }
  return { min_value: limit('min_value'), max_value: limit('max_value') }
}
