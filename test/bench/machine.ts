import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** What the figures were taken on. */
export const machine = () => ({
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cores: availableParallelism(),
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  memoryMB: Math.round(totalmem() / 1e6),
  /** Of the last minute before the run: a machine that is busy with other things gives other figures. */
  loadBefore: loadavg()[0] ?? 0,
})

export type Machine = ReturnType<typeof machine>

/** The machine in one line. */
export const machineLine = ({ node, platform, cores, cpu, memoryMB, loadBefore }: Machine): string =>
  `Node ${node} on ${platform}, ${cores} cores (${cpu}), ${Math.round(memoryMB / 1000)} GB, load ${loadBefore.toFixed(1)} before the run`
