/** Discord's client does not let the person do this: nothing is sent. */
export class ClientRefusal extends Error {
  override name = 'ClientRefusal'
}

/** "The application did not respond", with what an onlooker would like to know. */
export class InteractionFailed extends Error {
  override name = 'InteractionFailed'
}
