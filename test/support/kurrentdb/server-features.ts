import type { handleUnaryCall, ServiceDefinition } from '@grpc/grpc-js'
import type { ServerContext } from './context.js'
import { serverFeatures, services, type shared } from './protocol.js'

/** What a method can do beside being called: KurrentDB.Core/Services/Transport/Grpc/ServerFeatures.cs. */
const features: Record<string, string[]> = { Read: ['position', 'events'], BatchAppend: ['deadline_duration'] }

/** The methods of the services that are served, in small letters, and the version. */
export function supportedMethods(
  context: ServerContext,
): handleUnaryCall<shared.Empty, serverFeatures.SupportedMethods> {
  const supported = new serverFeatures.SupportedMethods().setEventStoreServerVersion(context.version)
  for (const service of [servedStreams(context), services.gossip, services.serverFeatures]) {
    for (const { path } of Object.values(service)) {
      const [, serviceName = '', methodName = ''] = path.split('/')
      const method = new serverFeatures.SupportedMethod()
      method.setServiceName(serviceName.toLowerCase())
      method.setMethodName(methodName.toLowerCase())
      method.setFeaturesList(serviceName.endsWith('.Streams') ? (features[methodName] ?? []) : [])
      supported.addMethods(method)
    }
  }
  return (_call, callback) => callback(null, supported)
}

/** The streams service, without batch append on a server that is too old for it. */
export function servedStreams({ options }: ServerContext): ServiceDefinition {
  const { batchAppend, ...older } = services.streams
  return options.batchAppend === false ? older : { batchAppend, ...older }
}
