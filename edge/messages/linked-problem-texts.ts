import { texts } from '../../shared/text/texts.ts'

/** Reasons why the linked roles of a bot do not work. Its owner and `/doctor` show them. */
export const linkedProblemTexts = texts({
  'linkedProblem.secret': {
    en: 'Linked roles of {name} do not work: Discord no longer accepts its client secret. The owner must enter the new one with {command}.',
    de: 'Verknüpfte Rollen von {name} funktionieren nicht: Discord nimmt sein Client Secret nicht mehr an. Der Besitzer muss das neue mit {command} eingeben.',
    fr: 'Les rôles liés de {name} ne fonctionnent pas : Discord n’accepte plus son Client Secret. Le propriétaire doit saisir le nouveau avec {command}.',
    es: 'Los roles vinculados de {name} no funcionan: Discord ya no acepta su Client Secret. Quien lo posee debe introducir el nuevo con {command}.',
    'pt-BR':
      'Os cargos vinculados de {name} não funcionam: o Discord não aceita mais o Client Secret. A pessoa dona precisa informar o novo com {command}.',
  },
  'linkedProblem.redirect': {
    en: 'Linked roles of {name} do not work yet: the owner must add the redirect address that {command} shows in Discord’s developer portal.',
    de: 'Verknüpfte Rollen von {name} funktionieren noch nicht: Der Besitzer muss die Redirect-Adresse, die {command} zeigt, in Discords Entwicklerportal eintragen.',
    fr: 'Les rôles liés de {name} ne fonctionnent pas encore : le propriétaire doit ajouter l’adresse de redirection que {command} affiche dans le portail développeur de Discord.',
    es: 'Los roles vinculados de {name} aún no funcionan: quien lo posee debe añadir la dirección de redirección que muestra {command} en el portal de desarrolladores de Discord.',
    'pt-BR':
      'Os cargos vinculados de {name} ainda não funcionam: a pessoa dona precisa adicionar o endereço de redirecionamento que {command} mostra no portal do desenvolvedor do Discord.',
  },
  'linkedProblem.address': {
    en: 'Members cannot link their accounts with {name}: its application has another Linked Roles Verification URL. The owner can set it again with {command}.',
    de: 'Mitglieder können sich nicht mit {name} verknüpfen: Seine Anwendung hat eine andere Linked Roles Verification URL. Der Besitzer kann sie mit {command} neu setzen.',
    fr: 'Les membres ne peuvent pas se lier à {name} : son application a une autre Linked Roles Verification URL. Le propriétaire peut la redéfinir avec {command}.',
    es: 'Los miembros no pueden vincularse con {name}: su aplicación tiene otra Linked Roles Verification URL. Quien lo posee puede volver a fijarla con {command}.',
    'pt-BR':
      'Os membros não conseguem se vincular a {name}: o aplicativo tem outra Linked Roles Verification URL. A pessoa dona pode defini-la de novo com {command}.',
  },
  'linkedProblem.records': {
    en: 'Discord does not accept levels and XP from {name} for linked roles. The owner can try again with {command}.',
    de: 'Discord nimmt Level und XP von {name} für verknüpfte Rollen nicht an. Der Besitzer kann es mit {command} noch einmal versuchen.',
    fr: 'Discord n’accepte pas le niveau et l’XP de {name} pour les rôles liés. Le propriétaire peut réessayer avec {command}.',
    es: 'Discord no acepta el nivel y la XP de {name} para los roles vinculados. Quien lo posee puede intentarlo de nuevo con {command}.',
    'pt-BR':
      'O Discord não aceita o nível e o XP de {name} para cargos vinculados. A pessoa dona pode tentar de novo com {command}.',
  },
})
