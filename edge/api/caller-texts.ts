import { texts } from '../../shared/text/texts.ts'

/** Refusals that depend on the identity and the rights of the caller. */
export const callerTexts = texts({
  notLoggedIn: {
    en: 'You are not logged in. Log in and try again.',
    de: 'Du bist nicht angemeldet. Melde dich an und versuch es noch einmal.',
    fr: 'Tu n’es pas connecté. Connecte-toi et réessaie.',
    es: 'No has iniciado sesión. Iníciala e inténtalo de nuevo.',
    'pt-BR': 'Você não está conectado. Entre e tente de novo.',
  },
  notAKey: {
    en: 'This is not a valid API key. Keys are made on the server’s page “API keys”.',
    de: 'Das ist kein gültiger API-Schlüssel. Schlüssel entstehen auf der Seite „API-Schlüssel“ des Servers.',
    fr: 'Ce n’est pas une clé d’API valable. Les clés se créent sur la page « Clés d’API » du serveur.',
    es: 'No es una clave de API válida. Las claves se crean en la página «Claves de API» del servidor.',
    'pt-BR': 'Esta não é uma chave de API válida. As chaves são criadas na página “Chaves de API” do servidor.',
  },
  keyExpired: {
    en: 'This API key has expired. Make a new one.',
    de: 'Dieser API-Schlüssel ist abgelaufen. Erstelle einen neuen.',
    fr: 'Cette clé d’API a expiré. Crée-en une nouvelle.',
    es: 'Esta clave de API ha caducado. Crea otra.',
    'pt-BR': 'Esta chave de API expirou. Crie uma nova.',
  },
  onlyDashboard: {
    en: 'API keys cannot be used for this. Use the dashboard.',
    de: 'Dafür reicht ein API-Schlüssel nicht. Nutze das Dashboard.',
    fr: 'Une clé d’API ne permet pas cela. Utilise le tableau de bord.',
    es: 'Una clave de API no sirve para esto. Usa el panel.',
    'pt-BR': 'Uma chave de API não serve para isto. Use o painel.',
  },
  keyOnlyReads: {
    en: 'This API key can only read. Make one that can write.',
    de: 'Dieser API-Schlüssel darf nur lesen. Erstelle einen, der schreiben darf.',
    fr: 'Cette clé d’API permet seulement de lire. Crées-en une qui permet d’écrire.',
    es: 'Esta clave de API solo puede leer. Crea una que pueda escribir.',
    'pt-BR': 'Esta chave de API só pode ler. Crie uma que possa gravar.',
  },
  noSuchServer: {
    en: 'There is no such server, or you may not see it.',
    de: 'Diesen Server gibt es nicht, oder du darfst ihn nicht sehen.',
    fr: 'Ce serveur n’existe pas, ou tu n’as pas le droit de le voir.',
    es: 'Este servidor no existe o no puedes verlo.',
    'pt-BR': 'Este servidor não existe ou você não pode vê-lo.',
  },
  botUnusable: {
    en: 'The token of this server’s bot does not work. The owner of the bot must set it up again.',
    de: 'Das Token des Bots auf diesem Server funktioniert nicht. Der Besitzer des Bots muss ihn neu einrichten.',
    fr: 'Le jeton du bot de ce serveur ne fonctionne pas. Le propriétaire du bot doit le configurer de nouveau.',
    es: 'El token del bot de este servidor no funciona. El propietario del bot tiene que volver a configurarlo.',
    'pt-BR': 'O token do bot deste servidor não funciona. O dono do bot precisa configurá-lo de novo.',
  },
  needsManager: {
    en: 'For this you need Manage Server or a manager role.',
    de: 'Dafür brauchst du „Server verwalten“ oder eine Manager-Rolle.',
    fr: 'Il te faut pour cela « Gérer le serveur » ou un rôle de gestion.',
    es: 'Para esto necesitas «Gestionar servidor» o un rol de gestión.',
    'pt-BR': 'Para isto você precisa de “Gerenciar servidor” ou de um cargo de gestão.',
  },
  needsAdmin: {
    en: 'For this you need to be an administrator of the server.',
    de: 'Dafür musst du Administrator des Servers sein.',
    fr: 'Il te faut pour cela être administrateur du serveur.',
    es: 'Para esto tienes que ser administrador del servidor.',
    'pt-BR': 'Para isto você precisa ser administrador do servidor.',
  },
  otherOrigin: {
    en: 'This request does not come from the dashboard. Reload the page and try again.',
    de: 'Diese Anfrage kommt nicht aus dem Dashboard. Lade die Seite neu und versuch es noch einmal.',
    fr: 'Cette requête ne vient pas du tableau de bord. Recharge la page et réessaie.',
    es: 'Esta petición no viene del panel. Recarga la página e inténtalo de nuevo.',
    'pt-BR': 'Esta solicitação não veio do painel. Recarregue a página e tente de novo.',
  },
})
