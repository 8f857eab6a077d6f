import { speakFrom } from '../../shared/text/say.ts'
import { texts } from '../../shared/text/texts.ts'
import { callerTexts } from './caller-texts.ts'
import { inputTexts } from './input-texts.ts'
import { repeatTexts } from './repeat-texts.ts'

const apiTexts = texts({
  nothingHere: {
    en: 'There is nothing at this address.',
    de: 'Unter dieser Adresse gibt es nichts.',
    fr: 'Il n’y a rien à cette adresse.',
    es: 'No hay nada en esta dirección.',
    'pt-BR': 'Não há nada neste endereço.',
  },
  otherMethod: {
    en: 'This address can be used with: {methods}.',
    de: 'Diese Adresse unterstützt: {methods}.',
    fr: 'Cette adresse accepte : {methods}.',
    es: 'Esta dirección admite: {methods}.',
    'pt-BR': 'Este endereço aceita: {methods}.',
  },
  versionNeeded: {
    en: 'Send the version that you read, as the header If-Match.',
    de: 'Sende die gelesene Version im Header If-Match mit.',
    fr: 'Envoie la version lue dans l’en-tête If-Match.',
    es: 'Envía la versión leída en la cabecera If-Match.',
    'pt-BR': 'Envie a versão lida no cabeçalho If-Match.',
  },
  tooMany: {
    en: 'Those were too many requests at once. Try again in {seconds} {seconds|second|seconds}.',
    de: 'Das waren zu viele Anfragen auf einmal. Versuch es in {seconds} {seconds|Sekunde|Sekunden} noch einmal.',
    fr: 'Trop de requêtes à la fois. Réessaie dans {seconds} {seconds|seconde|secondes}.',
    es: 'Demasiadas peticiones a la vez. Inténtalo de nuevo en {seconds} {seconds|segundo|segundos}.',
    'pt-BR': 'Foram solicitações demais de uma vez. Tente de novo em {seconds} {seconds|segundo|segundos}.',
  },
  discordSilent: {
    en: 'Discord does not answer right now. Try again in a moment.',
    de: 'Discord antwortet gerade nicht. Versuch es gleich noch einmal.',
    fr: 'Discord ne répond pas pour le moment. Réessaie dans un instant.',
    es: 'Discord no responde ahora mismo. Inténtalo en un momento.',
    'pt-BR': 'O Discord não está respondendo agora. Tente daqui a pouco.',
  },
  failed: {
    en: 'Something went wrong. Try again. If it happens again, report the code {id}.',
    de: 'Da ist etwas schiefgegangen. Versuch es noch einmal. Wenn es wieder passiert, melde den Code {id}.',
    fr: 'Une erreur s’est produite. Réessaie. Si cela se reproduit, signale le code {id}.',
    es: 'Algo ha salido mal. Inténtalo de nuevo. Si vuelve a ocurrir, informa del código {id}.',
    'pt-BR': 'Algo deu errado. Tente de novo. Se acontecer outra vez, informe o código {id}.',
  },
  uncertain: {
    en: 'Something went wrong, but the change may have been made. Look before you try again. If it happens again, report the code {id}.',
    de: 'Da ist etwas schiefgegangen, aber vielleicht ist die Änderung trotzdem gespeichert. Sieh nach, bevor du es noch einmal versuchst. Wenn es wieder passiert, melde den Code {id}.',
    fr: 'Une erreur s’est produite, mais le changement a peut-être été enregistré. Vérifie avant de réessayer. Si cela se reproduit, signale le code {id}.',
    es: 'Algo ha salido mal, pero puede que el cambio se haya guardado. Compruébalo antes de intentarlo de nuevo. Si vuelve a ocurrir, informa del código {id}.',
    'pt-BR':
      'Algo deu errado, mas a mudança pode ter sido salva. Confira antes de tentar de novo. Se acontecer outra vez, informe o código {id}.',
  },
})

/** A function of a locale that formats the sentences of the API's refusals. */
export const sayApi = speakFrom({ ...apiTexts, ...callerTexts, ...inputTexts, ...repeatTexts })

/** Formats the sentences of the API's refusals in one language. */
export type SayApi = ReturnType<typeof sayApi>
