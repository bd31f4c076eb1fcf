export { type IdentityFailure, type IdentityKind, identityKinds, validateIdentity } from './identity.ts';
