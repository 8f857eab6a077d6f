import * as v from 'valibot'

/**
 * A schema with the text that the API's documentation shows for it.
 * @param text what the value means, without a full stop at its end
 */
export const described = <Schema extends v.GenericSchema>(text: string, schema: Schema): Schema =>
  // A description changes neither the values that the schema accepts nor their type.
  v.pipe(schema, v.description(text)) as unknown as Schema
