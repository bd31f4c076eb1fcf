import { accountEvents } from '../platform/identity/index.ts';
import type { Recorded } from '../platform/platform.ts';

/** What is recorded of people, their accounts and their roles. */
export const recorded: Recorded = {
  actions: {
    ...accountEvents,
    'person.invite': '邀请用户',
    'person.change': '停用、启用用户',
    'role.change': '授予、收回角色',
    'role.policy': '规定哪些角色须用两步验证',
    'region.create': '新建区域',
  },
  subjects: { person: '用户', role: '角色', 'role-policy': '两步验证的规定', region: '区域' },
};
