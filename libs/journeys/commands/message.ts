/** What the commands of this context are made of. */
export { commandId, ValidCommand } from '#access'
