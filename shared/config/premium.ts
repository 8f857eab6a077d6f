import * as v from 'valibot'

/** `PREMIUM_SKU_IDS`, the products that include premium: the same value for edge, gateway and scripts. */
export const premiumSkuIds = () =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{15,20}(,\d{15,20})*$/),
      v.transform((ids) => ids.split(',')),
      v.description('ids of Discord products, with commas between them'),
    ),
  )
