import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js'
import gossip from '@eventstore/db-client/generated/gossip_pb.js'
import serverFeaturesGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js'
import serverFeatures from '@eventstore/db-client/generated/serverfeatures_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import rpc from '@eventstore/db-client/generated/status_pb.js'
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import any from 'google-protobuf/google/protobuf/any_pb.js'
import empty from 'google-protobuf/google/protobuf/empty_pb.js'

/** The messages of the protocol, from the service definitions in the client's package. */
export { any, empty, gossip, rpc, serverFeatures, shared, streams }

const { read, ...writes } = streamsGrpc.StreamsService

/** The services as the server offers them. What a read answers is written as bytes, so that an event is encoded once. */
export const services = {
  gossip: gossipGrpc.GossipService,
  serverFeatures: serverFeaturesGrpc.ServerFeaturesService,
  streams: { ...writes, read: { ...read, responseSerialize: (message: Buffer) => message } },
}

/** A method of the streams service, by its name in the protocol. */
export type StreamsMethod = 'Read' | 'Append' | 'BatchAppend' | 'Delete' | 'Tombstone'

/** The method that a path such as `/event_store.client.streams.Streams/Append` calls. */
export function methodOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
