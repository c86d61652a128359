import { Module } from '@nestjs/common'
import { Importer } from './importer.js'

/** Takes files in. */
@Module({ providers: [Importer], exports: [Importer] })
export class IntakeModule {}
