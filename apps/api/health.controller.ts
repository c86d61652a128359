import { Controller, Get, HttpException } from '@nestjs/common'
import { ProjectionRunner } from '#views'

/** Whether the process does its work, for those who watch it. */
@Controller('healthz')
export class HealthController {
  constructor(private readonly runner: ProjectionRunner) {}

  @Get()
  async health() {
    const lag = await this.runner.lag()
    const { isHealthy, problem, parked } = this.runner.status()
    if (!isHealthy) throw new HttpException({ status: 'failing', problem, lag }, 503)
    return { status: 'ok', lag, parked: parked.length }
  }
}
