/** On the embedded profile one process does all the work, and the folder belongs to it alone. */
process.stderr.write(
  'There is nothing for a worker to do: on the embedded profile the api does its work. Start the api alone. (WORKER_NOT_NEEDED)\n',
)
process.exit(1)
