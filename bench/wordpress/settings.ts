/** The files that the programs are started with. What they do not set stays as Debian's packages set it. */
import { isRoot } from './programs.ts';

/** Debian's pool (five children), on a socket of its own; the mail of the installation goes nowhere. */
export const poolOf = (folder: string): string => `[global]
error_log = ${folder}/php.log
[www]
${isRoot ? 'user = www-data\ngroup = www-data\nlisten.owner = www-data\nlisten.group = www-data' : ''}
listen = ${folder}/php.sock
pm = dynamic
pm.max_children = 5
pm.start_servers = 2
pm.min_spare_servers = 1
pm.max_spare_servers = 3
php_admin_value[sendmail_path] = /bin/true
`;

const temporary = ['client_body', 'fastcgi', 'proxy', 'scgi', 'uwsgi'];

/** The site of Debian's example for WordPress. */
export const nginxOf = (folder: string, port: number): string => `${isRoot ? 'user www-data;' : ''}
worker_processes auto;
pid ${folder}/nginx.pid;
error_log ${folder}/nginx.log;
events { worker_connections 768; }
http {
  include /etc/nginx/mime.types;
  sendfile on;
  tcp_nopush on;
  access_log off;
${temporary.map(name => `  ${name}_temp_path ${folder}/nginx-${name};`).join('\n')}
  server {
    listen 127.0.0.1:${port};
    root ${folder}/site;
    index index.php;
    location / { try_files $uri $uri/ /index.php?$args; }
    location ~ \\.php$ {
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME $request_filename;
      # Debian's own parameter leaves out the port, which WordPress answers with a redirection.
      fastcgi_param HTTP_HOST 127.0.0.1:${port};
      fastcgi_pass unix:${folder}/php.sock;
    }
  }
}
`;

/** Asks nothing of the network, and has no work of its own done during the measurement. */
export const wordpressOf = (socket: string, address: string): string => `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '${address}');
define('WP_SITEURL', '${address}');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;
