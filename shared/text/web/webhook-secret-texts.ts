import { texts } from '../texts.ts'

/** The secret of a webhook, which is shown once. */
export const webhookSecretTexts = texts({
  'webhookSecret.title': {
    en: 'Secret of the webhook to {host}',
    de: 'Geheimnis des Webhooks an {host}',
    fr: 'Secret du webhook vers {host}',
    es: 'Secreto del webhook a {host}',
    'pt-BR': 'Segredo do webhook para {host}',
  },
  'webhookSecret.shownOnce': {
    en: 'Your program checks the signatures with this secret. Copy it now: it is shown only this once.',
    de: 'Mit diesem Geheimnis prüft dein Programm die Signaturen. Kopiere es jetzt: Es wird nur dieses eine Mal angezeigt.',
    fr: 'Avec ce secret, ton programme vérifie les signatures. Copie-le maintenant : il ne s’affiche qu’une fois.',
    es: 'Con este secreto, tu programa comprueba las firmas. Cópialo ahora: solo se muestra esta vez.',
    'pt-BR': 'Com este segredo, seu programa confere as assinaturas. Copie-o agora: ele só aparece desta vez.',
  },
  'webhookSecret.secret': { en: 'Secret', de: 'Geheimnis', fr: 'Secret', es: 'Secreto', 'pt-BR': 'Segredo' },
  'webhookSecret.copy': { en: 'Copy', de: 'Kopieren', fr: 'Copier', es: 'Copiar', 'pt-BR': 'Copiar' },
  'webhookSecret.copied': { en: 'Copied', de: 'Kopiert', fr: 'Copié', es: 'Copiado', 'pt-BR': 'Copiado' },
  'webhookSecret.done': {
    en: 'I have copied it',
    de: 'Ich habe es kopiert',
    fr: 'C’est copié',
    es: 'Ya lo he copiado',
    'pt-BR': 'Já copiei',
  },
  'webhookSecret.replace': {
    en: 'Replace the secret',
    de: 'Geheimnis ersetzen',
    fr: 'Remplacer le secret',
    es: 'Sustituir el secreto',
    'pt-BR': 'Substituir o segredo',
  },
  'webhookSecret.replaceTitle': {
    en: 'Replace the secret of the webhook to {host}?',
    de: 'Das Geheimnis des Webhooks an {host} ersetzen?',
    fr: 'Remplacer le secret du webhook vers {host} ?',
    es: '¿Sustituir el secreto del webhook a {host}?',
    'pt-BR': 'Substituir o segredo do webhook para {host}?',
  },
  'webhookSecret.replaceText': {
    en: 'For a day, both the new and the old secret sign, so that your program misses nothing. After that, only the new one signs.',
    de: 'Einen Tag lang signieren das neue und das alte Geheimnis, damit deinem Programm nichts entgeht. Danach signiert nur das neue.',
    fr: 'Pendant un jour, le nouveau et l’ancien secret signent tous les deux, pour que ton programme ne manque rien. Ensuite, seul le nouveau signe.',
    es: 'Durante un día firman el secreto nuevo y el antiguo, para que tu programa no se pierda nada. Después solo firma el nuevo.',
    'pt-BR':
      'Por um dia, o segredo novo e o antigo assinam, para que seu programa não perca nada. Depois, só o novo assina.',
  },
})
