import { speakFrom } from '../../text/say.ts'
import { texts } from '../../text/texts.ts'
import type { CarriedRefusal } from './refusal.ts'

/** Why something that a file carries is not taken over, as the end of a sentence. */
const reasons = texts({
  unsupported: {
    en: 'because servers do not have this setting here',
    de: 'weil Server diese Einstellung hier nicht haben',
    fr: 'car les serveurs n’ont pas ce réglage ici',
    es: 'porque aquí los servidores no tienen este ajuste',
    'pt-BR': 'porque aqui os servidores não têm esta configuração',
  },
  gone: {
    en: 'because it is not in this server',
    de: 'weil es das auf diesem Server nicht gibt',
    fr: 'car cela n’existe pas sur ce serveur',
    es: 'porque no existe en este servidor',
    'pt-BR': 'porque não existe neste servidor',
  },
  'wrong-type': {
    en: 'because no messages can be posted in this channel',
    de: 'weil in diesem Kanal keine Nachrichten gepostet werden können',
    fr: 'car on ne peut pas publier de messages dans ce salon',
    es: 'porque en este canal no se pueden publicar mensajes',
    'pt-BR': 'porque não é possível publicar mensagens neste canal',
  },
  'has-level-roles': {
    en: 'because it would also change the level roles of this server',
    de: 'weil es auch die Level-Rollen dieses Servers ändern würde',
    fr: 'car cela changerait aussi les rôles de niveau de ce serveur',
    es: 'porque también cambiaría los roles de nivel de este servidor',
    'pt-BR': 'porque também mudaria os cargos de nível deste servidor',
  },
  'level-taken': {
    en: 'because the level has another role here',
    de: 'weil das Level hier eine andere Rolle hat',
    fr: 'car le niveau a un autre rôle ici',
    es: 'porque aquí el nivel tiene otro rol',
    'pt-BR': 'porque aqui o nível tem outro cargo',
  },
  'role-taken': {
    en: 'because it is the role of another level here',
    de: 'weil sie hier die Rolle eines anderen Levels ist',
    fr: 'car c’est le rôle d’un autre niveau ici',
    es: 'porque aquí es el rol de otro nivel',
    'pt-BR': 'porque aqui é o cargo de outro nível',
  },
  everyone: {
    en: 'because everybody has it',
    de: 'weil alle sie haben',
    fr: 'car tout le monde l’a',
    es: 'porque todos lo tienen',
    'pt-BR': 'porque todos o têm',
  },
  managed: {
    en: 'because an integration or boosting gives it',
    de: 'weil eine Integration oder ein Boost sie vergibt',
    fr: 'car une intégration ou un boost le donne',
    es: 'porque lo da una integración o un boost',
    'pt-BR': 'porque uma integração ou um boost o dá',
  },
  'above-bot': {
    en: 'because it is not below my role',
    de: 'weil sie nicht unter meiner Rolle steht',
    fr: 'car il n’est pas sous mon rôle',
    es: 'porque no está por debajo de mi rol',
    'pt-BR': 'porque não está abaixo do meu cargo',
  },
  'no-manage-roles': {
    en: 'because you cannot manage roles',
    de: 'weil du keine Rollen verwalten darfst',
    fr: 'car tu ne peux pas gérer les rôles',
    es: 'porque no puedes gestionar roles',
    'pt-BR': 'porque você não pode gerenciar cargos',
  },
  'above-you': {
    en: 'because it is not below your highest role',
    de: 'weil sie nicht unter deiner höchsten Rolle steht',
    fr: 'car il n’est pas sous ton rôle le plus haut',
    es: 'porque no está por debajo de tu rol más alto',
    'pt-BR': 'porque não está abaixo do seu cargo mais alto',
  },
  'more-than-you': {
    en: 'because it has permissions that you do not have',
    de: 'weil sie Berechtigungen hat, die du nicht hast',
    fr: 'car il a des permissions que tu n’as pas',
    es: 'porque tiene permisos que tú no tienes',
    'pt-BR': 'porque tem permissões que você não tem',
  },
  manager: {
    en: 'because it may manage the bot, and only administrators appoint managers',
    de: 'weil sie den Bot verwalten darf, und das vergeben nur Administratoren',
    fr: 'car il peut gérer le bot, et seuls les administrateurs l’accordent',
    es: 'porque puede gestionar el bot, y eso solo lo dan los administradores',
    'pt-BR': 'porque pode gerenciar o bot, e só administradores concedem isso',
  },
  dangerous: {
    en: 'because it has permissions that not every member should earn; add it with `/levelroles add`',
    de: 'weil sie Berechtigungen hat, die nicht jedes Mitglied verdienen sollte; füge sie mit `/levelroles add` hinzu',
    fr: 'car il a des permissions que tous les membres ne devraient pas gagner ; ajoute-le avec `/levelroles add`',
    es: 'porque tiene permisos que no todos los miembros deberían ganar; añádelo con `/levelroles add`',
    'pt-BR': 'porque tem permissões que nem todo membro deveria ganhar; adicione-o com `/levelroles add`',
  },
  displaces: {
    en: 'because members would lose a role that you may not take',
    de: 'weil Mitglieder eine Rolle verlieren würden, die du nicht nehmen darfst',
    fr: 'car des membres perdraient un rôle que tu ne peux pas retirer',
    es: 'porque los miembros perderían un rol que no puedes quitar',
    'pt-BR': 'porque membros perderiam um cargo que você não pode tirar',
  },
  unseen: {
    en: 'because Discord does not show me the roles and channels of this server now',
    de: 'weil Discord mir die Rollen und Kanäle dieses Servers gerade nicht zeigt',
    fr: 'car Discord ne me montre pas les rôles et salons de ce serveur en ce moment',
    es: 'porque ahora Discord no me muestra los roles y canales de este servidor',
    'pt-BR': 'porque agora o Discord não me mostra os cargos e canais deste servidor',
  },
})

const say = speakFrom(reasons)

/** Why something is not taken over, in words. @param locale Discord's locale code */
export const carriedReason = (why: CarriedRefusal, locale: string): string => say(locale)(why)
