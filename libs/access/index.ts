export { AccessModule } from './access.module.js'
export { localOperator, type Actor } from './actor.js'
export { Door } from './door.js'
export { ActorCommand, ActorQuery } from './messages.js'
