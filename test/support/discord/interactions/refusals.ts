/** Discord's client does not allow this act and sends nothing. */
export class ClientRefusal extends Error {
  override name = 'ClientRefusal'
}

/** "The application did not respond", with the reason. */
export class InteractionFailed extends Error {
  override name = 'InteractionFailed'
}
