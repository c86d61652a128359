import { parentPort, workerData } from 'node:worker_threads'
import type { FileThreadData } from './file-messages.js'
import { serveFile } from './serve-file.js'

/** The thread in which a file is read and mapped, see `openFileInThread`. */
if (parentPort) void serveFile(parentPort, workerData as FileThreadData)
