import { Controller, Get, HttpException } from '@nestjs/common'
import { ReadinessCheck, type Readiness } from '#observability'

/** Whether requests should be sent here, for those who send them. */
@Controller('readyz')
export class ReadinessController {
  constructor(private readonly check: ReadinessCheck) {}

  @Get()
  async readiness(): Promise<Readiness> {
    const readiness = await this.check.look()
    if (readiness.status === 'not-ready') throw new HttpException(readiness, 503)
    return readiness
  }
}
