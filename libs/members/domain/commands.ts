import type { Absence } from './absences.js'

/** What a member can be asked to do. Ids come in. */
export type MemberCommand =
  | {
      readonly type: 'RegisterMember'
      readonly memberId: string
      readonly name: string
      readonly aliases: readonly string[]
      readonly email?: string
      readonly roles: readonly string[]
      readonly teams: readonly string[]
    }
  | { readonly type: 'AddMemberAlias'; readonly alias: string }
  | { readonly type: 'ChangeMemberRoles'; readonly roles?: readonly string[]; readonly teams?: readonly string[] }
  | ({ readonly type: 'SetAbsence' } & Absence)
  | { readonly type: 'LiftAbsence'; readonly from: string; readonly to: string }

export type MemberCommandOf<Type extends MemberCommand['type']> = Extract<MemberCommand, { type: Type }>

/** What a decision about a member needs from outside: the charter's roles. */
export interface MemberContext {
  /** The role with this name or alias, in the charter's spelling. */
  roleNamed(name: string): string | undefined
}
