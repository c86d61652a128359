import type { handleUnaryCall } from '@grpc/grpc-js'
import type { ServerContext } from './context.js'
import { gossip as messages, type shared } from './protocol.js'
import type { Member } from './options.js'
import { structuredUuid } from './uuid.js'

/** What the members of the cluster are: KurrentDB.Core/Services/Transport/Grpc/Gossip.Read.cs. Anybody may ask. */
export function gossip(context: ServerContext): handleUnaryCall<shared.Empty, messages.ClusterInfo> {
  return (_call, callback) => {
    callback(null, new messages.ClusterInfo().setMembersList(context.members().map(memberInfo)))
  }
}

function memberInfo({ host, port, state, isAlive }: Member): messages.MemberInfo {
  const info = new messages.MemberInfo()
  const id = `00000000-0000-4000-8000-${port.toString(16).padStart(12, '0')}`
  info.setInstanceId(structuredUuid(id))
  info.setState(messages.MemberInfo.VNodeState[state])
  info.setIsAlive(isAlive)
  info.setTimeStamp(String(BigInt(Date.now()) * 10_000n))
  const endpoint = new messages.EndPoint()
  endpoint.setAddress(host)
  endpoint.setPort(port)
  return info.setHttpEndPoint(endpoint)
}
