import { Global, Module } from '@nestjs/common'
import { CqrsModule } from '@nestjs/cqrs'
import { Door } from './door.js'

/** The door, for all contexts. */
@Global()
@Module({ imports: [CqrsModule.forRoot()], providers: [Door], exports: [Door] })
export class AccessModule {}
