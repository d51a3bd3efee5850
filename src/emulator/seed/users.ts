import type { Store } from '../store/store.js';
import { seedSystemUser, seedUsers } from './people.js';

/** The user group of all of them. */
const group = { Id: 1, Value: 'Everyone', Rank: 1 };

/** The users as entities: those who may sign in, and the user of an application. */
export function seedUserEntities(store: Store): void {
  store.put('UserGroup', 1, group);
  for (const user of [...seedUsers, seedSystemUser]) {
    store.put('User', user.associateId, {
      AssociateId: user.associateId,
      Name: user.name,
      UserName: user.name,
      NickName: user.fullName,
      EjUserId: user.associateId,
      Type: user === seedSystemUser ? 'SystemAssociate' : 'InternalAssociate',
      UserGroup: group,
      Person: user.personId === 0 ? null : { PersonId: user.personId },
    });
  }
}
