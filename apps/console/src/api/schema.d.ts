// Written by `npm run docs` from the routes of the server; change those, not this file.

export interface paths {
  '/audit': {
    /** 审计记录，新的在前 */
    get: {
      parameters: {
        query?: {
          region?: string;
          subject?: string;
          subjectId?: string;
          actor?: string;
          from?: string;
          to?: string;
          page?: number;
          pageSize?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['AuditEntries'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/audit/state': {
    /** 审计链是否完整 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['AuditState'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/duties/{region}/{id}': {
    /** 更正一条责任分工；换人请先结束原来的，再新建 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            kind: 'group-leader' | 'group-deputy' | 'group-member' | 'in-charge' | 'section' | 'officer';
            section: string;
            name: string;
            post: string;
            telephone: string;
            personId: string | null;
            duties: string;
            fromDay: string;
            version: number;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Duty'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/duties/{region}/{id}/end': {
    /** 结束一条责任分工；自day起不再有效 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            day: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Duty'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/imports/{region}': {
    /** 提交填好的工作簿（multipart，字段file）：逐行检查，不写入 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['UnitImport'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/imports/{region}/export': {
    /** 现有机构和责任分工（xlsx），改好后可以再导入 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/imports/{region}/template': {
    /** 导入用的空白模板（xlsx） */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/imports/{region}/{id}': {
    /** 一次导入的检查结果和进度 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['UnitImport'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/imports/{region}/{id}/confirm': {
    /** 确认导入：all为全部成功才写入，good为只写入没有错的行 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            mode: 'all' | 'good';
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['UnitImport'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/imports/{region}/{id}/rows': {
    /** 一次导入的逐行检查结果 */
    get: {
      parameters: {
        query?: {
          page?: number;
          pageSize?: number;
          outcome?: 'create' | 'change' | 'unchanged' | 'error';
        };
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['ImportRow'][];
              total: number;
            };
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/me': {
    /** 我是谁，能做什么 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Me'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/me/sessions': {
    /** 我在哪些地方登录着 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['OwnSession'][];
              total: number;
            };
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/me/sessions/{id}': {
    /** 退出我的一处登录 */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content?: never;
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/people': {
    /** 用户列表 */
    get: {
      parameters: {
        query?: {
          page?: number;
          pageSize?: number;
          regionId?: string;
          unitId?: string;
          search?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['Person'][];
              total: number;
            };
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
    /** 邀请用户 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Invitation'];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Person'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/people/{id}': {
    /** 一个用户 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Person'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
    /** 修改用户的姓名和电话 */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PersonChange'];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Person'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/people/{id}/disable': {
    /** 停用账号 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Person'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/people/{id}/enable': {
    /** 启用账号 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Person'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/people/{id}/invitation': {
    /** 重新发送邀请 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Person'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/people/{id}/roles': {
    /** 授予角色 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['RoleGrant'];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Person'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/people/{id}/roles/{assignmentId}/end': {
    /** 收回角色 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
          assignmentId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['RoleEnd'];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Person'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/people/{id}/totp/reset': {
    /** 重置用户的两步验证 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Person'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/regions': {
    /** 自己可以查看的区域，及其上级和下级区域 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['Region'][];
            };
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/role-policies/{region}': {
    /** 哪些角色须用两步验证 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['RolePolicy'][];
              total: number;
            };
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/role-policies/{region}/{role}': {
    /** 规定角色是否须用两步验证 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          role: 'clerk' | 'reviewer' | 'head' | 'office' | 'administrator' | 'auditor';
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['RolePolicyChange'];
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['RolePolicy'][];
              total: number;
            };
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/units/{region}': {
    /** 区域内的机构，不分页，按上级标识排成树；附责任分工的缺项 */
    get: {
      parameters: {
        query?: {
          ended?: 'true' | 'false';
        };
        header?: never;
        path: {
          region: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['UnitNode'][];
            };
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
    /** 新建机构；day为成立日期 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            shortName?: string;
            kind:
              | 'government'
              | 'office'
              | 'department'
              | 'town'
              | 'street'
              | 'institution'
              | 'vertical'
              | 'utility'
              | 'internal';
            areaId?: string | null;
            address?: string;
            hours?: string;
            telephone?: string;
            fax?: string;
            email?: string;
            website?: string;
            sort?: number;
            name: string;
            parentId: string | null;
            day: string;
            note?: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Unit'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/units/{region}/as-of/{day}': {
    /** 区域内的机构在某一天的样子 */
    get: {
      parameters: {
        query?: {
          ended?: 'true' | 'false';
        };
        header?: never;
        path: {
          region: string;
          day: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['UnitAsOf'][];
            };
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/units/{region}/gaps': {
    /** 没有分管领导、责任股室或专人的机构 */
    get: {
      parameters: {
        query?: {
          page?: number;
          pageSize?: number;
        };
        header?: never;
        path: {
          region: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['UnitGap'][];
              total: number;
            };
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/units/{region}/{id}': {
    /** 一个机构，及其责任分工和历史 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['UnitDetail'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
    /** 修改机构的类型、联系方式等 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            shortName: string;
            kind:
              | 'government'
              | 'office'
              | 'department'
              | 'town'
              | 'street'
              | 'institution'
              | 'vertical'
              | 'utility'
              | 'internal';
            areaId: string | null;
            address: string;
            hours: string;
            telephone: string;
            fax: string;
            email: string;
            website: string;
            sort: number;
            version: number;
            day: string;
            note?: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Unit'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/units/{region}/{id}/close': {
    /** 撤销：没有下级机构时才可以，责任分工当天结束 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            day: string;
            note?: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Unit'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/units/{region}/{id}/duties': {
    /** 在机构的责任分工中新建一条 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            kind: 'group-leader' | 'group-deputy' | 'group-member' | 'in-charge' | 'section' | 'officer';
            section?: string;
            name?: string;
            post?: string;
            telephone?: string;
            personId?: string | null;
            duties?: string;
            fromDay: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Duty'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/units/{region}/{id}/duties/order': {
    /** 排列机构现行的责任分工；要列出全部标识 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            ids: string[];
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['Duty'][];
            };
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/units/{region}/{id}/merge': {
    /** 并入另一个机构：下级机构随之划转，责任分工当天结束 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            day: string;
            note?: string;
            successorId: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Unit'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/units/{region}/{id}/move': {
    /** 调整隶属：连同下级一起改到另一个上级之下 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            day: string;
            note?: string;
            parentId: string | null;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Unit'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
  '/units/{region}/{id}/rename': {
    /** 更名：仍是同一机构，保留历史 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            day: string;
            note?: string;
            name: string;
            shortName?: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Unit'];
          };
        };
        default: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
      };
    };
  };
}

export interface components {
  schemas: {
    AuditEntries: {
      items: {
        regionId: string;
        seq: number;
        at: string;
        actorId: string | null;
        actorName: string;
        origin: string;
        action: string;
        actionLabel: string;
        subject: string;
        subjectId: string;
        before?: unknown;
        after?: unknown;
        hash: string;
      }[];
      total: number;
    };
    AuditState: {
      entries: number;
      broken: {
        regionId: string;
        seq: number;
        fault: 'altered' | 'missing' | 'cut';
        entry: {
          action: string;
          subject: string;
          subjectId: string;
        } | null;
      }[];
      heads: {
        regionId: string;
        seq: number;
        hash: string;
      }[];
    };
    Duty: {
      kind: 'group-leader' | 'group-deputy' | 'group-member' | 'in-charge' | 'section' | 'officer';
      section: string;
      name: string;
      post: string;
      telephone: string;
      personId: string | null;
      duties: string;
      regionId: string;
      id: string;
      unitId: string;
      fromDay: string;
      toDay: string | null;
      sort: number;
      version: number;
    };
    ImportRow: {
      sheet: string;
      row: number;
      name: string;
      outcome: 'create' | 'change' | 'unchanged' | 'error';
      changes: string[];
      errors: {
        column: string;
        message: string;
        text: string;
      }[];
    };
    Invitation: {
      regionId: string;
      name: string;
      email: string;
      telephone?: string;
      roles: {
        role: 'clerk' | 'reviewer' | 'head' | 'office' | 'administrator' | 'auditor';
        unitId?: string | null;
      }[];
    };
    Me: {
      person: {
        id: string;
        name: string;
        email: string;
        telephone: string;
        hasTotp: boolean;
        hasPassword: boolean;
      };
      roles: {
        role: 'clerk' | 'reviewer' | 'head' | 'office' | 'administrator' | 'auditor';
        label: string;
        regionId: string;
        unitId: string | null;
        unitName: string | null;
      }[];
      /** 现在可以做的事及其范围 */
      permissions: {
        action:
          | 'service.read'
          | 'session.own'
          | 'unit.read'
          | 'unit.create'
          | 'unit.change'
          | 'unit.end'
          | 'duty.change'
          | 'unit.import'
          | 'person.read'
          | 'person.invite'
          | 'person.change'
          | 'role.change'
          | 'role.policy'
          | 'audit.read';
        /** 整个区域 */
        regions: string[];
        /** 这些单位自身 */
        own: string[];
        /** 这些单位及其下级 */
        below: string[];
      }[];
      /** 须先设置两步验证，之前各项权限都不生效 */
      mustSetUpTotp: boolean;
    };
    OwnSession: {
      id: string;
      current: boolean;
      method: 'password' | 'oidc';
      begunAt: string;
      usedAt: string;
      address: string;
      program: string;
    };
    Person: {
      id: string;
      name: string;
      email: string;
      telephone: string;
      disabled: boolean;
      /** 是否已设置口令或用过单点登录 */
      activated: boolean;
      hasTotp: boolean;
      version: number;
      roles: components['schemas']['RoleAssignment'][];
    };
    PersonChange: {
      name: string;
      telephone: string;
      version: number;
    };
    Problem: {
      code: string;
      message: string;
      fields: Record<string, string>;
      current?: unknown;
    };
    Region: {
      id: string;
      parentId: string | null;
      name: string;
      level: 'province' | 'city' | 'county' | 'township';
    };
    RoleAssignment: {
      id: string;
      regionId: string;
      role: 'clerk' | 'reviewer' | 'head' | 'office' | 'administrator' | 'auditor';
      unitId: string | null;
      unitName: string | null;
      fromDay: string;
      /** 从这一天起不再担任 */
      toDay: string | null;
      /** 今天是否有效 */
      inForce: boolean;
      version: number;
    };
    RoleEnd: {
      regionId: string;
      version: number;
      toDay?: string;
    };
    RoleGrant: {
      regionId: string;
      role: 'clerk' | 'reviewer' | 'head' | 'office' | 'administrator' | 'auditor';
      unitId?: string | null;
      fromDay?: string;
      toDay?: string | null;
    };
    RolePolicy: {
      role: 'clerk' | 'reviewer' | 'head' | 'office' | 'administrator' | 'auditor';
      label: string;
      totpRequired: boolean;
    };
    RolePolicyChange: {
      totpRequired: boolean;
    };
    Unit: {
      shortName: string;
      kind:
        | 'government'
        | 'office'
        | 'department'
        | 'town'
        | 'street'
        | 'institution'
        | 'vertical'
        | 'utility'
        | 'internal';
      areaId: string | null;
      address: string;
      hours: string;
      telephone: string;
      fax: string;
      email: string;
      website: string;
      sort: number;
      name: string;
      parentId: string | null;
      regionId: string;
      id: string;
      status: 'active' | 'merged' | 'closed';
      fromDay: string;
      toDay: string | null;
      successorId: string | null;
      version: number;
      path: string[];
    };
    UnitAsOf: {
      shortName: string;
      kind:
        | 'government'
        | 'office'
        | 'department'
        | 'town'
        | 'street'
        | 'institution'
        | 'vertical'
        | 'utility'
        | 'internal';
      areaId: string | null;
      address: string;
      hours: string;
      telephone: string;
      fax: string;
      email: string;
      website: string;
      sort: number;
      name: string;
      parentId: string | null;
      id: string;
      status: 'active' | 'merged' | 'closed';
      fromDay: string;
      toDay: string | null;
      successorId: string | null;
    };
    UnitDetail: {
      unit: components['schemas']['Unit'];
      parentName: string | null;
      successorName: string | null;
      roster: components['schemas']['Duty'][];
      history: {
        version: number;
        day: string;
        kind: string;
        label: string;
        note: string;
        changes: {
          field: string;
          label: string;
          before: string;
          after: string;
        }[];
        actorName: string;
        recordedAt: string;
      }[];
      predecessors: {
        id: string;
        name: string;
        toDay: string | null;
      }[];
    };
    UnitGap: {
      id: string;
      name: string;
      kind:
        | 'government'
        | 'office'
        | 'department'
        | 'town'
        | 'street'
        | 'institution'
        | 'vertical'
        | 'utility'
        | 'internal';
      gaps: ('in-charge' | 'section' | 'officer')[];
    };
    UnitImport: {
      id: string;
      name: string;
      createdAt: string;
      counts: {
        create: number;
        change: number;
        unchanged: number;
        error: number;
      };
      notes: string[];
      work: {
        status: 'waiting' | 'running' | 'done' | 'failed';
        done: number;
        total: number | null;
        report?: unknown;
        finishedAt: string | null;
      } | null;
    };
    UnitNode: {
      id: string;
      parentId: string | null;
      name: string;
      shortName: string;
      kind:
        | 'government'
        | 'office'
        | 'department'
        | 'town'
        | 'street'
        | 'institution'
        | 'vertical'
        | 'utility'
        | 'internal';
      areaId: string | null;
      sort: number;
      status: 'active' | 'merged' | 'closed';
      version: number;
      gaps: ('in-charge' | 'section' | 'officer')[];
    };
  };
}
