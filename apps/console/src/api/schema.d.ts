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
  '/bodies/{region}': {
    /** 把粘贴的内容整理成正文，notes说明去掉了什么，summary为概述的起稿；start为由它起一份问答或图解的稿；不保存 */
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
            unitId: string;
            html: string;
            start?: 'faq' | 'picture';
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['CleanedBody'];
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
  '/bulk-imports/{region}/{id}': {
    /** 一次批量导入的检查结果和进度 */
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
            'application/json': components['schemas']['BulkImport'];
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
  '/bulk-imports/{region}/{id}/confirm': {
    /** 确认导入：mode为all时全部无错才写入，good只写入没有错的行；past为publish时填有发布日期的直接公开（须有签发权限），draft全部作为草稿 */
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
            past?: 'publish' | 'draft';
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['BulkImport'];
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
  '/bulk-imports/{region}/{id}/rows': {
    /** 一次批量导入的逐行结果 */
    get: {
      parameters: {
        query?: {
          page?: number;
          pageSize?: number;
          outcome?: 'create' | 'known' | 'error';
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
              items: components['schemas']['BulkImportRow'][];
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
  '/column-templates/{region}': {
    /** 标准栏目模板、26个基层政务公开领域，以及栏目可选的类型、统计类别、条款 */
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
              kinds: {
                id: string;
                name: string;
                limitDays: number | null;
              }[];
              categories: {
                id: string;
                name: string;
              }[];
              articles: {
                id: string;
                name: string;
                source: string;
              }[];
              sets: {
                id: string;
                name: string;
                columns: {
                  name: string;
                  depth: number;
                }[];
              }[];
              fields: {
                id: string;
                name: string;
                columns: {
                  name: string;
                  depth: number;
                }[];
              }[];
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
  '/column-templates/{region}/apply': {
    /** 套用模板：只新建缺少的栏目，已有的不动；可以重复套用 */
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
            unitId?: string | null;
            set?: 'region' | 'bureau' | 'township' | null;
            fields?: string[];
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['CatalogueTemplatePlan'];
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
  '/column-templates/{region}/plan': {
    /** 套用模板会新建哪些栏目；不写入 */
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
            unitId?: string | null;
            set?: 'region' | 'bureau' | 'township' | null;
            fields?: string[];
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['CatalogueTemplatePlan'];
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
  '/column-templates/{region}/{id}': {
    /** 适合这个单位的模板和领域 */
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
            'application/json': {
              set: 'region' | 'bureau' | 'township' | null;
              fields: string[];
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
  '/columns/{region}': {
    /** 栏目（平铺，按层级和次序），含条数、最近发布日期、更新期限；unit为none只列全区域栏目 */
    get: {
      parameters: {
        query?: {
          unit?: string;
          ended?: 'true' | 'false';
          day?: string;
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
              items: components['schemas']['CatalogueColumnState'][];
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
    /** 新建栏目；网址（slug）定下后不能改 */
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
            name: string;
            articles?: string[];
            category?:
              | 'finance'
              | 'policy'
              | 'organization'
              | 'services'
              | 'investment'
              | 'statistics'
              | 'emergency'
              | 'projects'
              | 'supervision'
              | 'livelihood'
              | 'recruitment'
              | 'news'
              | 'other'
              | null;
            kind:
              | 'group'
              | 'entrance'
              | 'news'
              | 'notice'
              | 'policy'
              | 'interpretation'
              | 'guide'
              | 'profile'
              | 'data'
              | 'service'
              | 'decision'
              | 'information';
            dutyUnitId?: string | null;
            limitDays?: number | null;
            forms?: ('text' | 'table' | 'picture' | 'video' | 'faq' | 'large-type' | 'leaflet')[];
            description?: string;
            keywords?: string;
            unitId?: string | null;
            parentId?: string | null;
            slug: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['CatalogueColumn'];
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
  '/columns/{region}/duty': {
    /** 指定若干栏目的责任单位；这些栏目须属于同一单位（或同为全区域） */
    put: {
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
            unitId: string | null;
            columns: {
              version: number;
              id: string;
            }[];
            dutyUnitId: string | null;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['CatalogueColumn'][];
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
  '/columns/{region}/order': {
    /** 排列同一位置的栏目；须列出那里全部在用的栏目 */
    put: {
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
            unitId: string | null;
            parentId: string | null;
            ids: string[];
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['CatalogueColumn'][];
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
  '/columns/{region}/{id}': {
    /** 一个栏目 */
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
            'application/json': components['schemas']['CatalogueColumn'];
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
    /** 修改栏目 */
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
            name: string;
            articles: string[];
            category:
              | 'finance'
              | 'policy'
              | 'organization'
              | 'services'
              | 'investment'
              | 'statistics'
              | 'emergency'
              | 'projects'
              | 'supervision'
              | 'livelihood'
              | 'recruitment'
              | 'news'
              | 'other'
              | null;
            kind:
              | 'group'
              | 'entrance'
              | 'news'
              | 'notice'
              | 'policy'
              | 'interpretation'
              | 'guide'
              | 'profile'
              | 'data'
              | 'service'
              | 'decision'
              | 'information';
            dutyUnitId: string | null;
            limitDays: number | null;
            forms: ('text' | 'table' | 'picture' | 'video' | 'faq' | 'large-type' | 'leaflet')[];
            description: string;
            keywords: string;
            version: number;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['CatalogueColumn'];
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
  '/columns/{region}/{id}/end': {
    /** 停用栏目：自今天起不再收新信息，已有信息仍可查到 */
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
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['CatalogueColumn'];
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
  '/columns/{region}/{id}/move': {
    /** 把栏目连同下级移到另一个上级栏目之下（null为最上层） */
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
            parentId: string | null;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['CatalogueColumn'];
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
  '/columns/{region}/{id}/remove': {
    /** 删除建错的空栏目；有过信息或下级栏目的只能停用 */
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
          };
        };
      };
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
  '/columns/{region}/{id}/reopen': {
    /** 恢复停用的栏目 */
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
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['CatalogueColumn'];
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
  '/decision-imports/{region}/{id}': {
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
            'application/json': components['schemas']['DecisionImport'];
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
  '/decision-imports/{region}/{id}/confirm': {
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
            'application/json': components['schemas']['DecisionImport'];
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
  '/decision-imports/{region}/{id}/rows': {
    /** 一次导入的逐行检查结果 */
    get: {
      parameters: {
        query?: {
          page?: number;
          pageSize?: number;
          outcome?: 'create' | 'unchanged' | 'error';
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
              items: components['schemas']['DecisionImportRow'][];
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
  '/decisions/{region}': {
    /** 行政许可和行政处罚；status为overdue只列超过七个工作日还没有公示的 */
    get: {
      parameters: {
        query?: {
          page?: number;
          pageSize?: number;
          unit?: string;
          kind?: 'licence' | 'penalty';
          year?: number;
          status?: 'entered' | 'published' | 'withdrawn' | 'overdue';
          search?: string;
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
              items: components['schemas']['Decision'][];
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
    /** 录入一条许可或处罚（fields按数据项填写，金额单位万元）；录入后还要公示 */
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
            unitId: string;
            kind: 'licence' | 'penalty';
            fields: Record<string, string>;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['DecisionDetail'];
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
  '/decisions/{region}/counts': {
    /** 某年处理决定数量（年报第二部分），按决定日期计 */
    get: {
      parameters: {
        query: {
          year: number;
          unit?: string;
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
              items: {
                unitId: string;
                licences: number;
                penalties: number;
                published: number;
                unpublished: number;
              }[];
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
  '/decisions/{region}/forms': {
    /** 双公示的数据项、类别、撤下原因 */
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
              kinds: {
                id: string;
                name: string;
                fields: {
                  id: string;
                  title: string;
                  type: 'text' | 'long' | 'day' | 'money' | 'number' | 'code' | 'party' | 'categories';
                  required: boolean;
                  max: number;
                  advice: string;
                }[];
                categories: string[];
              }[];
              partyClasses: string[];
              withdrawals: {
                id: string;
                name: string;
              }[];
              publicationDays: number;
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
  '/decisions/{region}/publish': {
    /** 公示一个单位的若干条记录：全部成功或全部不动 */
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
            unitId: string;
            items: {
              version: number;
              id: string;
            }[];
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['Decision'][];
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
  '/decisions/{region}/template': {
    /** 导入用的空白模板（xlsx） */
    get: {
      parameters: {
        query: {
          kind: 'licence' | 'penalty';
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
  '/decisions/{region}/{id}': {
    /** 一条许可或处罚；能修改它的人看到相对人姓名全文 */
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
            'application/json': components['schemas']['DecisionDetail'];
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
    /** 更正一条记录；已公示的立即更新 */
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
            version: number;
            fields: Record<string, string>;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['DecisionDetail'];
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
  '/decisions/{region}/{id}/restore': {
    /** 恢复撤下的记录 */
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
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['DecisionDetail'];
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
  '/decisions/{region}/{id}/withdraw': {
    /** 撤下一条记录，写明原因和理由；kind为mistake的不计入年报，文书号可以重新录入 */
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
            kind: 'mistake' | 'annulled' | 'repaired' | 'expired' | 'other';
            reason: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['DecisionDetail'];
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
  '/document-share/{region}': {
    /** 各单位公文公开属性认定的情况和公开的比例；year为成文年份 */
    get: {
      parameters: {
        query?: {
          year?: number;
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
              items: components['schemas']['DocumentShare'][];
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
  '/figures/{region}': {
    /** 年度数据：行政强制（件）和行政事业性收费（分） */
    get: {
      parameters: {
        query?: {
          unit?: string;
          year?: number;
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
              items: components['schemas']['YearlyFigure'][];
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
  '/figures/{region}/{unit}/{year}/{kind}': {
    /** 填报一项年度数据，写明来源；还没有填过的，version为0 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          unit: string;
          year: number;
          kind: 'coercive' | 'fees';
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            value: number;
            source: string;
            version: number;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['YearlyFigure'];
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
  '/figures/{region}/{unit}/{year}/{kind}/history': {
    /** 一项年度数据的填报经过 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          unit: string;
          year: number;
          kind: 'coercive' | 'fees';
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: {
                at: string;
                actorName: string;
                before: {
                  value: number;
                  source: string;
                } | null;
                after: {
                  value: number;
                  source: string;
                };
              }[];
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
  '/intake-sources/{region}': {
    /** 公文交换的来源 */
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
              items: components['schemas']['IntakeSource'][];
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
    /** 新建来源。令牌token只在这里出现一次；监视的文件夹是数据目录下的folder */
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
            unitId: string;
            name: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              source: components['schemas']['IntakeSource'];
              token: string;
              folder: string;
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
  '/intake-sources/{region}/{id}/end': {
    /** 停用来源：令牌立即失效，已移交的不受影响 */
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
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['IntakeSource'];
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
  '/intake/documents': {
    /** 移交一份公文（Authorization: Bearer 令牌；multipart：metadata为JSON，file为附件）。同一编号重复移交不会重复；内容不同的，更新还没有人动过的草稿 */
    post: {
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
            'application/json': components['schemas']['HandedOver'];
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
  '/item-counts/{region}': {
    /** 待办、草稿、退回、超期各有多少 */
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
            'application/json': components['schemas']['ItemCounts'];
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
  '/items/{region}': {
    /** 信息的列表，只列自己可以查看的；可按单位、栏目、状态、待办、退回、超期、文字筛选 */
    get: {
      parameters: {
        query?: {
          page?: number;
          pageSize?: number;
          unit?: string;
          column?: string;
          work?: 'draft' | 'content' | 'secrecy' | 'signing' | 'scheduled';
          standing?: 'none' | 'published' | 'withdrawn';
          mine?: 'todo' | 'drafts';
          returned?: 'true' | 'false';
          overdue?: 'true' | 'false';
          aside?: 'true' | 'false';
          text?: string;
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
              items: components['schemas']['ListedItem'][];
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
    /** 起草；source为由哪条信息制作或解读哪条信息 */
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
            unitId: string;
            columnId: string;
            content?: {
              title?: string;
              body?: string;
              summary?: string;
              source?: string;
              author?: string;
              formedOn?: '' | string;
              kind?: 'information' | 'document' | 'normative' | 'rule';
              form?: 'text' | 'table' | 'picture' | 'video' | 'faq' | 'large-type' | 'leaflet';
              attribute?: 'proactive' | 'on-request' | 'withheld';
              attributeReason?: string;
              subjectClass?: string;
              documentNo?: string;
              validFrom?: string | null;
              validTo?: string | null;
              keywords?: string[];
              topics?: string[];
              benefits?: {
                audience: string;
                kind: 'duty' | 'subsidy' | 'date';
                text: string;
                clause: string;
                fromDay: string | null;
                toDay: string | null;
              }[];
            };
            source?: {
              toId: string;
              kind: 'interprets' | 'amends' | 'repeals' | 'derived';
            };
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}': {
    /** 一条信息，及其版本、办理记录、关联、附件、检查结果、有效性和自己现在可以办的事 */
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
            'application/json': components['schemas']['ItemDetail'];
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
    /** 修改草稿；没有写的字段保持原样，notes说明正文里去掉了什么 */
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
            version: number;
            content?: {
              title?: string;
              body?: string;
              summary?: string;
              source?: string;
              author?: string;
              formedOn?: '' | string;
              kind?: 'information' | 'document' | 'normative' | 'rule';
              form?: 'text' | 'table' | 'picture' | 'video' | 'faq' | 'large-type' | 'leaflet';
              attribute?: 'proactive' | 'on-request' | 'withheld';
              attributeReason?: string;
              subjectClass?: string;
              documentNo?: string;
              validFrom?: string | null;
              validTo?: string | null;
              keywords?: string[];
              topics?: string[];
              attachments?: {
                fileId: string;
                name: string;
              }[];
              benefits?: {
                audience: string;
                kind: 'duty' | 'subsidy' | 'date';
                text: string;
                clause: string;
                fromDay: string | null;
                toDay: string | null;
              }[];
            };
            columnId?: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/answers': {
    /** 对一处检查结果说明理由后接受 */
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
            key: string;
            reason: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['ItemCheck'];
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
  '/items/{region}/{id}/check': {
    /** 审前检查草稿；链接由后台任务随后核对，结果出现在下一次读取里 */
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
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['ItemCheck'];
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
  '/items/{region}/{id}/compare': {
    /** 两个版本的对照；0为草稿 */
    get: {
      parameters: {
        query?: {
          from?: number | null;
          to?: number | null;
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
            'application/json': components['schemas']['ItemComparison'];
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
  '/items/{region}/{id}/content-pass': {
    /** 内容审核通过：内容准确、完整，转保密审查。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/content-return': {
    /** 内容审核退回：写明理由，退给起草人修改。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/discard-draft': {
    /** 放弃草稿：不再写这一稿；已发布的内容不受影响。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/files': {
    /** 上传附件到草稿（multipart，字段file为文件，version为看到的版本号） */
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
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/files/{fileId}': {
    /** 一个附件的文件 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
          fileId: string;
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
  '/items/{region}/{id}/files/{fileId}/remove': {
    /** 从草稿删去附件 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
          fileId: string;
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
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/forms': {
    /** 由一条政策起草另一种形式：问答faq、图解提纲picture、大字版large-type、折页leaflet */
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
            form: 'faq' | 'picture' | 'large-type' | 'leaflet';
            columnId?: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/links/add': {
    /** 关联另一条信息（解读、修改、废止、由其制作）；再关联一次，即认定已按现在的版本核对过 */
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
            toId: string;
            kind: 'interprets' | 'amends' | 'repeals' | 'derived';
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/links/remove': {
    /** 删去关联 */
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
            toId: string;
            kind: 'interprets' | 'amends' | 'repeals' | 'derived';
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/move': {
    /** 调整栏目，立即生效 */
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
            columnId: string;
            reason?: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/restore': {
    /** 恢复公开：写明理由，把撤下的内容按原来的版本重新公开。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/revise': {
    /** 修订：在已发布的内容上起草新的一稿，原来的内容照常公开；放弃的草稿也由此重新拾起。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/schedule': {
    /** 定时：改定发布的时间。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/secrecy-pass': {
    /** 保密审查通过：不涉及国家秘密和其他不得公开的内容，转签发。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/secrecy-return': {
    /** 保密审查退回：写明理由，退给起草人修改。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/sign': {
    /** 签发：同意发布；没有定时的立即发布，定时的到时发布。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/sign-return': {
    /** 签发退回：写明理由，退给起草人修改。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/submit': {
    /** 送审：交给审核人；送审后不能再改，要改先撤回。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/take-back': {
    /** 撤回送审：起草人在审核之前把稿子拿回来修改。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/unschedule': {
    /** 取消定时：写明理由，停下定时发布，退回签发。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/urgent-release': {
    /** 急件发布：重大事件及时发声：值班人一次完成内容审核、保密审查和签发，并写明理由。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/validity': {
    /** 记录规章、行政规范性文件的修改、废止或失效；day起生效 */
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
            kind: 'amend' | 'repeal' | 'expire';
            day: string;
            byItemId?: string | null;
            note: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/versions/{no}': {
    /** 一个版本的内容；0为草稿 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
          no?: number | null;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['ItemContent'];
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
  '/items/{region}/{id}/versions/{no}/hide': {
    /** 隐去修订以前的一个版本，公众不再看得到，立即生效；reason写在门户上 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
          no?: number | null;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            reason: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/versions/{no}/show': {
    /** 恢复显示隐去的版本，立即生效 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          region: string;
          id: string;
          no?: number | null;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            reason: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/items/{region}/{id}/withdraw': {
    /** 撤下：写明理由，从门户撤下；内容和记录都保留，可以恢复。 */
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
            reason?: string;
            publishAt?: string | null;
            urgent?: boolean;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Item'];
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
  '/media/{region}': {
    /** 信息中的文件及其所在的信息，新的在前，只列自己可以查看的；可按单位、文件名或信息标题筛选 */
    get: {
      parameters: {
        query?: {
          page?: number;
          pageSize?: number;
          unit?: string;
          search?: string;
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
              items: components['schemas']['MediaFile'][];
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
  '/topics/{region}': {
    /** 重点领域 */
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
              items: components['schemas']['Topic'][];
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
    /** 添加重点领域 */
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
            name: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Topic'];
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
  '/topics/{region}/order': {
    /** 排列重点领域；须列出全部在用的 */
    put: {
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
            ids: string[];
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': {
              items: components['schemas']['Topic'][];
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
  '/topics/{region}/starter': {
    /** 补齐起步的重点领域；已有的不动 */
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
            'application/json': {
              added: number;
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
  '/topics/{region}/{id}': {
    /** 修改重点领域的名称 */
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
            version: number;
            name: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Topic'];
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
  '/topics/{region}/{id}/end': {
    /** 停用重点领域；已归入的信息不变 */
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
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Topic'];
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
  '/topics/{region}/{id}/reopen': {
    /** 恢复停用的重点领域 */
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
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Topic'];
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
  '/units/{region}/{id}/bulk-imports': {
    /** 一个单位的批量导入，新的在前 */
    get: {
      parameters: {
        query?: {
          page?: number;
          pageSize?: number;
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
              items: components['schemas']['BulkImport'][];
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
    /** 提交要导入的文件（multipart，字段file：xlsx，xml（WXR、RSS、Atom），或含有它和附件的zip；columnId：默认栏目）：逐行检查，不写入 */
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
      requestBody?: never;
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['BulkImport'];
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
  '/units/{region}/{id}/bulk-imports/template': {
    /** 批量导入信息的空白模板（xlsx），可选本单位的栏目 */
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
  '/units/{region}/{id}/decision-imports': {
    /** 提交填好的工作簿（multipart，字段file）：逐行检查，不写入 */
    post: {
      parameters: {
        query: {
          kind: 'licence' | 'penalty';
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
            'application/json': components['schemas']['DecisionImport'];
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
  '/units/{region}/{id}/decisions/export': {
    /** 一个单位某年的许可或处罚（xlsx），自然人姓名已隐去 */
    get: {
      parameters: {
        query: {
          kind: 'licence' | 'penalty';
          year: number;
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
  '/words/{region}': {
    /** 审前检查用的词库 */
    get: {
      parameters: {
        query?: {
          page?: number;
          pageSize?: number;
          search?: string;
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
              items: components['schemas']['Word'][];
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
    /** 添加词语 */
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
            word: string;
            suggestion?: string;
            severity: 'must' | 'note';
            exceptions?: string[];
            reason?: string;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Word'];
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
  '/words/{region}/starter': {
    /** 补齐起步词库；已有的不动 */
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
            'application/json': {
              added: number;
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
  '/words/{region}/{id}': {
    /** 修改词语 */
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
            word: string;
            suggestion: string;
            severity: 'must' | 'note';
            exceptions: string[];
            reason: string;
            version: number;
          };
        };
      };
      responses: {
        200: {
          headers: { [name: string]: unknown };
          content: {
            'application/json': components['schemas']['Word'];
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
  '/words/{region}/{id}/remove': {
    /** 从词库中去掉词语 */
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
          };
        };
      };
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
        subjectLabel: string;
        subjectId: string;
        before?: unknown;
        after?: unknown;
        hash: string;
      }[];
      total: number;
      subjects: {
        id: string;
        label: string;
      }[];
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
    BulkImport: {
      id: string;
      unitId: string;
      kind: 'sheet' | 'wxr' | 'feed';
      name: string;
      stage: 'checking' | 'failed' | 'checked' | 'writing' | 'done';
      createdAt: string;
      counts: {
        checked: boolean;
        create: number;
        known: number;
        error: number;
        published: number;
        withFiles: number;
        notes: string[];
        fault: string | null;
      };
      work: {
        status: 'waiting' | 'running' | 'done' | 'failed';
        done: number;
        total: number | null;
        report?: unknown;
        finishedAt: string | null;
      } | null;
    };
    BulkImportRow: {
      row: number;
      title: string;
      outcome: 'create' | 'known' | 'error';
      publishedAt: string | null;
      messages: {
        column: string;
        message: string;
      }[];
      itemId: string | null;
    };
    CatalogueColumn: {
      regionId: string;
      id: string;
      unitId: string | null;
      parentId: string | null;
      path: string[];
      name: string;
      slug: string;
      articles: string[];
      category: string | null;
      field: string | null;
      kind: string;
      dutyUnitId: string | null;
      limitDays: number | null;
      forms: string[];
      description: string;
      keywords: string;
      sort: number;
      toDay: string | null;
      version: number;
    };
    CatalogueColumnState: components['schemas']['CatalogueColumn'] & {
      unitName: string | null;
      dutyUnitName: string | null;
      ownItems: number;
      items: number;
      lastDay: string | null;
      limit: number | null;
      state: 'free' | 'empty' | 'within' | 'due' | 'overdue';
      dueDay: string | null;
      daysLeft: number | null;
    };
    CatalogueTemplatePlan: {
      create: components['schemas']['CatalogueColumn'][];
      existing: {
        id: string;
        name: string;
        slug: string;
        ended: boolean;
      }[];
    };
    CleanedBody: {
      html: string;
      notes: string[];
      summary: string;
    };
    Decision: {
      regionId: string;
      id: string;
      unitId: string;
      kind: 'licence' | 'penalty';
      documentNo: string;
      name: string;
      partyKind: 'person' | 'organization';
      partyShown: string;
      creditCode: string;
      category: string;
      content: string;
      basis: string;
      organ: string;
      decidedOn: string;
      validTo: string | null;
      amount: number | null;
      more: Record<string, string>;
      status: 'entered' | 'published' | 'withdrawn';
      publishedAt: string | null;
      withdrawnAt: string | null;
      withdrawnKind: 'mistake' | 'annulled' | 'repaired' | 'expired' | 'other' | null;
      withdrawnReason: string;
      dueDay: string | null;
      daysLeft: number | null;
      late: boolean;
      version: number;
    };
    DecisionDetail: components['schemas']['Decision'] & {
      fields: Record<string, string>;
      mayChange: boolean;
    };
    DecisionImport: {
      id: string;
      unitId: string;
      kind: 'licence' | 'penalty';
      createdAt: string;
      counts: {
        create: number;
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
    DecisionImportRow: {
      row: number;
      documentNo: string;
      outcome: 'create' | 'unchanged' | 'error';
      errors: {
        column: string;
        message: string;
        text: string;
      }[];
    };
    DocumentShare: {
      unitId: string;
      unitName: string;
      documents: number;
      proactive: number;
      onRequest: number;
      withheld: number;
      published: number;
      share: number | null;
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
    HandedOver: {
      outcome: 'created' | 'unchanged' | 'revised';
      itemId: string;
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
    IntakeSource: {
      regionId: string;
      id: string;
      unitId: string;
      name: string;
      createdAt: string;
      endedAt: string | null;
      version: number;
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
    Item: {
      regionId: string;
      id: string;
      unitId: string;
      columnId: string;
      standing: 'none' | 'published' | 'withdrawn';
      work: 'draft' | 'content' | 'secrecy' | 'signing' | 'scheduled' | null;
      stateName: string;
      version: number;
      urgent: boolean;
      publishAt: string | null;
      drafters: string[];
      origin: string | null;
      publishedNo: number | null;
      indexNo: string | null;
      firstPublishedAt: string | null;
      publishedAt: string | null;
      withdrawnAt: string | null;
      withdrawnReason: string | null;
      createdAt: string;
      updatedAt: string;
      draft: components['schemas']['ItemContent'];
      notes: string[];
    };
    ItemCheck: {
      checkedAt: string | null;
      stale: boolean;
      open: number;
      findings: components['schemas']['ItemFinding'][];
    };
    ItemComparison: {
      from: number;
      to: number;
      fields: {
        field: string;
        name: string;
        before?: unknown;
        after?: unknown;
      }[];
      body: {
        kind: 'same' | 'added' | 'removed' | 'changed';
        part: string;
        before: string | null;
        after: string | null;
        spans: {
          kind: 'same' | 'added' | 'removed';
          text: string;
        }[];
      }[];
    };
    ItemContent: {
      title: string;
      body: string;
      summary: string;
      source: string;
      author: string;
      formedOn: '' | string;
      kind: 'information' | 'document' | 'normative' | 'rule';
      form: 'text' | 'table' | 'picture' | 'video' | 'faq' | 'large-type' | 'leaflet';
      attribute: 'proactive' | 'on-request' | 'withheld';
      attributeReason: string;
      subjectClass: string;
      documentNo: string;
      validFrom: string | null;
      validTo: string | null;
      keywords: string[];
      topics: string[];
      attachments: {
        fileId: string;
        name: string;
      }[];
      benefits: {
        audience: string;
        kind: 'duty' | 'subsidy' | 'date';
        text: string;
        clause: string;
        fromDay: string | null;
        toDay: string | null;
      }[];
    } | null;
    ItemCounts: {
      todo: number;
      drafts: number;
      returned: number;
      overdue: number;
      works: {
        draft: number;
        content: number;
        secrecy: number;
        signing: number;
        scheduled: number;
      };
    };
    ItemDetail: {
      item: components['schemas']['Item'];
      unitName: string;
      columnName: string;
      published: components['schemas']['ItemContent'];
      limit: {
        due: string;
        left: number;
      } | null;
      actions: {
        id:
          | 'create'
          | 'write'
          | 'submit'
          | 'take-back'
          | 'content-pass'
          | 'content-return'
          | 'secrecy-pass'
          | 'secrecy-return'
          | 'sign'
          | 'sign-return'
          | 'urgent-release'
          | 'schedule'
          | 'unschedule'
          | 'publish'
          | 'revise'
          | 'discard-draft'
          | 'withdraw'
          | 'restore';
        name: string;
        help: string;
        article: string | null;
        reason: boolean;
      }[];
      versions: {
        no: number;
        publishedAt: string;
        actorName: string;
        note: string;
        hiddenReason: string | null;
      }[];
      events: {
        seq: number;
        action: string;
        name: string;
        fromWork: 'draft' | 'content' | 'secrecy' | 'signing' | 'scheduled' | null;
        toWork: 'draft' | 'content' | 'secrecy' | 'signing' | 'scheduled' | null;
        fromStanding: 'none' | 'published' | 'withdrawn';
        toStanding: 'none' | 'published' | 'withdrawn';
        onVersion: number;
        reason: string;
        actorId: string | null;
        actorName: string;
        at: string;
        day: string;
      }[];
      links: {
        to: {
          id: string;
          kind: 'interprets' | 'amends' | 'repeals' | 'derived';
          title: string;
          standing: 'none' | 'published' | 'withdrawn';
          sourceNo: number | null;
          currentNo: number | null;
          stale: boolean;
        }[];
        from: {
          id: string;
          kind: 'interprets' | 'amends' | 'repeals' | 'derived';
          title: string;
          standing: 'none' | 'published' | 'withdrawn';
          sourceNo: number | null;
          currentNo: number | null;
          stale: boolean;
        }[];
      };
      files: {
        fileId: string;
        name: string;
        type: string;
        size: number;
        nos: number[];
        inspected: boolean;
        characters: number;
      }[];
      check: components['schemas']['ItemCheck'];
      validity: {
        state: 'pending' | 'in-force' | 'amended' | 'repealed' | 'expired' | null;
        stateName: string;
        events: {
          seq: number;
          kind: 'issue' | 'amend' | 'repeal' | 'expire';
          day: string;
          byItemId: string | null;
          note: string;
          actorName: string;
          recordedAt: string;
        }[];
      } | null;
    };
    ItemFinding: {
      key: string;
      rule: string;
      severity: 'must' | 'note';
      place: 'title' | 'summary' | 'body' | 'attachment' | 'metadata';
      name: string | null;
      from: number;
      to: number;
      times: number;
      excerpt: string;
      message: string;
      suggestion: string | null;
      answer: {
        reason: string;
        actorName: string;
        at: string;
      } | null;
    };
    ListedItem: {
      id: string;
      title: string;
      unitId: string;
      unitName: string;
      columnId: string;
      columnName: string;
      standing: 'none' | 'published' | 'withdrawn';
      work: 'draft' | 'content' | 'secrecy' | 'signing' | 'scheduled' | null;
      stateName: string;
      urgent: boolean;
      returned: boolean;
      last: {
        action: string;
        actorName: string;
        at: string;
        reason: string;
      } | null;
      kind: string;
      attribute: string;
      formedOn: string;
      limit: {
        due: string;
        left: number;
      } | null;
      publishAt: string | null;
      indexNo: string | null;
      publishedAt: string | null;
      updatedAt: string;
      version: number;
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
          | 'catalogue.read'
          | 'catalogue.change'
          | 'list.read'
          | 'list.change'
          | 'decision.read'
          | 'decision.change'
          | 'figure.read'
          | 'figure.change'
          | 'item.read'
          | 'item.write'
          | 'item.review'
          | 'item.sign'
          | 'intake.manage'
          | 'intake.hand-over'
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
    MediaFile: {
      fileId: string;
      name: string;
      type: string;
      size: number;
      createdAt: string;
      items: {
        id: string;
        title: string;
        unitName: string;
      }[];
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
    Topic: {
      id: string;
      name: string;
      sort: number;
      toDay: string | null;
      version: number;
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
    Word: {
      word: string;
      suggestion: string;
      severity: 'must' | 'note';
      exceptions: string[];
      reason: string;
      id: string;
      version: number;
    };
    YearlyFigure: {
      regionId: string;
      unitId: string;
      year: number;
      kind: 'coercive' | 'fees';
      value: number;
      source: string;
      actorName: string;
      recordedAt: string;
      version: number;
    };
  };
}
