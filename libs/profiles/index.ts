export { EmbeddedProfile, type EmbeddedOptions } from './embedded-profile.js'
export { ProfileModule } from './profile.module.js'
