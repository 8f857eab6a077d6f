import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

/** The pages that a member sees while linking their account with a bot. */
const linkTexts = texts({
  'link.done.title': {
    en: 'Your level is linked',
    de: 'Dein Level ist verknüpft',
    fr: 'Ton niveau est lié',
    es: 'Tu nivel está vinculado',
    'pt-BR': 'Seu nível está vinculado',
  },
  'link.done': {
    en: '{bot} tells Discord your level {level} in {server}, and each new level.',
    de: '{bot} meldet Discord dein Level {level} auf {server} und jedes neue Level.',
    fr: '{bot} indique à Discord ton niveau {level} sur {server}, puis chaque nouveau niveau.',
    es: '{bot} comunica a Discord tu nivel {level} en {server} y cada nivel nuevo.',
    'pt-BR': '{bot} informa ao Discord seu nível {level} em {server} e cada novo nível.',
  },
  'link.none': {
    en: '{bot} knows no XP of yours yet. As soon as you have some, it tells Discord your level.',
    de: '{bot} kennt noch keine XP von dir. Sobald du welche hast, meldet er Discord dein Level.',
    fr: '{bot} ne connaît pas encore d’XP de toi. Dès que tu en auras, il indiquera ton niveau à Discord.',
    es: '{bot} aún no conoce XP tuya. En cuanto tengas, comunicará tu nivel a Discord.',
    'pt-BR': '{bot} ainda não conhece XP seu. Assim que você tiver, ele informa seu nível ao Discord.',
  },
  'link.next': {
    en: 'Go back to Discord and press “Finish” to get your roles. You can end this at any time: in Discord, under User Settings > Authorized Apps.',
    de: 'Geh zurück zu Discord und drücke „Fertig“, um deine Rollen zu bekommen. Du kannst das jederzeit beenden: in Discord unter Benutzereinstellungen > Autorisierte Apps.',
    fr: 'Retourne sur Discord et appuie sur « Terminer » pour recevoir tes rôles. Tu peux y mettre fin à tout moment : dans Discord, sous Paramètres utilisateur > Applications autorisées.',
    es: 'Vuelve a Discord y pulsa «Finalizar» para recibir tus roles. Puedes terminarlo cuando quieras: en Discord, en Ajustes de usuario > Aplicaciones autorizadas.',
    'pt-BR':
      'Volte ao Discord e aperte “Concluir” para receber seus cargos. Você pode encerrar isso quando quiser: no Discord, em Configurações de usuário > Aplicativos autorizados.',
  },
  'link.missing.title': {
    en: 'There are no linked roles here',
    de: 'Hier gibt es keine verknüpften Rollen',
    fr: 'Il n’y a pas de rôles liés ici',
    es: 'Aquí no hay roles vinculados',
    'pt-BR': 'Não há cargos vinculados aqui',
  },
  'link.missing': {
    en: 'The owner of this bot does not offer linked roles, or not any more.',
    de: 'Der Besitzer dieses Bots bietet keine verknüpften Rollen an, oder nicht mehr.',
    fr: 'Le propriétaire de ce bot ne propose pas de rôles liés, ou plus maintenant.',
    es: 'La persona propietaria de este bot no ofrece roles vinculados, o ya no.',
    'pt-BR': 'A pessoa dona deste bot não oferece cargos vinculados, ou não oferece mais.',
  },
  'link.refused.title': {
    en: 'Nothing was linked',
    de: 'Nichts wurde verknüpft',
    fr: 'Rien n’a été lié',
    es: 'No se ha vinculado nada',
    'pt-BR': 'Nada foi vinculado',
  },
  'link.refused': {
    en: 'You did not allow the bot to tell Discord your level. Without that, Discord cannot give you the roles.',
    de: 'Du hast dem Bot nicht erlaubt, Discord dein Level zu melden. Ohne das kann Discord dir die Rollen nicht geben.',
    fr: 'Tu n’as pas permis au bot d’indiquer ton niveau à Discord. Sans cela, Discord ne peut pas te donner les rôles.',
    es: 'No has permitido que el bot comunique tu nivel a Discord. Sin eso, Discord no puede darte los roles.',
    'pt-BR': 'Você não permitiu que o bot informasse seu nível ao Discord. Sem isso, o Discord não pode dar os cargos.',
  },
  'link.expired.title': {
    en: 'This took too long',
    de: 'Das hat zu lange gedauert',
    fr: 'Cela a pris trop de temps',
    es: 'Ha tardado demasiado',
    'pt-BR': 'Demorou demais',
  },
  'link.expired': {
    en: 'It must be finished within ten minutes, in the browser in which it began. Choose the role in Discord once more.',
    de: 'Es muss innerhalb von zehn Minuten abgeschlossen werden, im selben Browser, in dem es begonnen hat. Wähle die Rolle in Discord noch einmal.',
    fr: 'Il faut terminer en dix minutes, dans le navigateur où tu as commencé. Choisis de nouveau le rôle dans Discord.',
    es: 'Hay que terminarlo en diez minutos, en el navegador en que empezó. Elige de nuevo el rol en Discord.',
    'pt-BR': 'É preciso concluir em dez minutos, no navegador em que começou. Escolha o cargo no Discord de novo.',
  },
  'link.unavailable': {
    en: 'Your level could not be linked. Please try again in a minute.',
    de: 'Dein Level konnte nicht verknüpft werden. Bitte versuche es in einer Minute noch einmal.',
    fr: 'Ton niveau n’a pas pu être lié. Réessaie dans une minute.',
    es: 'No se ha podido vincular tu nivel. Inténtalo de nuevo dentro de un minuto.',
    'pt-BR': 'Não foi possível vincular seu nível. Tente de novo em um minuto.',
  },
  'link.broken.title': {
    en: 'Linked roles do not work right now',
    de: 'Verknüpfte Rollen funktionieren gerade nicht',
    fr: 'Les rôles liés ne fonctionnent pas pour le moment',
    es: 'Los roles vinculados no funcionan ahora mismo',
    'pt-BR': 'Os cargos vinculados não funcionam agora',
  },
  'link.broken': {
    en: 'Discord no longer accepts this bot’s secret. Its owner must enter the new one. Please tell the admins of your server.',
    de: 'Discord nimmt das Geheimnis dieses Bots nicht mehr an. Sein Besitzer muss das neue eingeben. Bitte sag den Admins deines Servers Bescheid.',
    fr: 'Discord n’accepte plus le secret de ce bot. Son propriétaire doit saisir le nouveau. Préviens les admins de ton serveur.',
    es: 'Discord ya no acepta el secreto de este bot. Quien lo posee debe introducir el nuevo. Avisa a los administradores de tu servidor.',
    'pt-BR':
      'O Discord não aceita mais o segredo deste bot. A pessoa dona precisa informar o novo. Avise os administradores do seu servidor.',
  },
  'link.again': {
    en: 'Try again',
    de: 'Noch einmal versuchen',
    fr: 'Réessayer',
    es: 'Volver a intentarlo',
    'pt-BR': 'Tentar de novo',
  },
})

export const sayLink = speakFrom(linkTexts)
