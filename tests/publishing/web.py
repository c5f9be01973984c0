# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real web server with a generated configuration: only ports, certificate and log are a test's own."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.settings import Local
from plugins.publishing.smoke import Reply, browser

from .conftest import free_port, ordinary_user, wait_for

_NGINX = """load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
daemon off; worker_processes 1; pid {folder}/pid; error_log /dev/null;
events {{ worker_connections 256; }}
http {{
    access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{config}
}}
"""


@dataclass
class Web:
    """A running server; ``host`` is the name that it answers to."""

    port: int
    plain_port: int
    host: str
    log: Path

    @property
    def address(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def get(self, path: str, plain: bool = False, **headers: str) -> Reply:
        where = f"http://127.0.0.1:{self.plain_port}" if plain else self.address
        own = {name.replace("_", "-"): value for name, value in {"Host": self.host, **headers}.items()}
        return browser(Local(kind="local", path="/srv/x", verify=False)).get(f"{where}{path}", own)


def certificate(folder: Path) -> None:
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=stadt.example"
    names = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command.split(), *names], capture_output=True, check=True)


def own(text: str, folder: Path, ports: tuple[int, int]) -> str:
    """Put a test's ports, certificate and log into a configuration."""
    text = re.sub(r"(?m)^ *listen \[::\].*\n", "", text)
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{ports[0]};"),
        ("listen 443 ", f"listen 127.0.0.1:{ports[1]} "),
        ("*:80>", f"127.0.0.1:{ports[0]}>"),
        ("*:443>", f"127.0.0.1:{ports[1]}>"),
        ("/etc/ssl/amtsfunk", str(folder)),
        ("/var/log/nginx/amtsfunk.log", f"{folder}/log"),
        ("${APACHE_LOG_DIR}/amtsfunk.log", f"{folder}/log"),
    ):
        text = text.replace(old, new)
    return text


@contextmanager
def _running(program: Sequence[str], text: str, folder: Path, ports: tuple[int, int]) -> Iterator[Web]:
    """Run a web server as the ordinary user with the configuration ``text``, which is the last word of its command; end it at the end."""
    user, words = ordinary_user()
    file = folder / "server.conf"
    file.write_text(text, encoding="utf-8")
    for one in (folder, *folder.iterdir()):
        if words:
            shutil.chown(one, user)
    process = subprocess.Popen([*words, *program, file])
    try:
        wait_for(ports[1], process)
        yield Web(ports[1], ports[0], "stadt.example", folder / "log")
    finally:
        process.terminate()
        process.wait()


def _prepared(folder: Path) -> tuple[int, int]:
    """Make a server's folder with its certificate; return its ports, without and with TLS."""
    folder.mkdir(parents=True, exist_ok=True)
    certificate(folder)
    return free_port(), free_port()


@contextmanager
def nginx(text: str, folder: Path) -> Iterator[Web]:
    """Run nginx with a site's configuration in ``folder`` (readable by the ordinary user)."""
    ports = _prepared(folder)
    whole = _NGINX.format(folder=folder, config=own(text, folder, ports))
    with _running(["/usr/sbin/nginx", "-e", "stderr", "-c"], whole, folder, ports) as web:
        yield web


_APACHE = """ServerRoot /etc/apache2
PidFile {folder}/pid
ServerName localhost
ServerTokens Prod
ErrorLog /dev/null
Listen 127.0.0.1:{plain}
Listen 127.0.0.1:{port}
Mutex file:{folder} default
{modules}
TypesConfig /etc/mime.types
{config}
"""
_MODULES = (
    "mpm_event",
    "authz_core",
    "dir",
    "mime",
    "env",
    "setenvif",
    "headers",
    "rewrite",
    "deflate",
    "filter",
    "auth_basic",
    "authn_core",
    "authn_file",
    "authz_user",
    "alias",
    "ssl",
    "socache_shmcb",
    "log_config",
)


@contextmanager
def apache(text: str, folder: Path) -> Iterator[Web]:
    """Run Apache with a site's configuration in ``folder``; Debian's own binary and modules."""
    ports = _prepared(folder)
    there = [one for one in _MODULES if Path(f"/usr/lib/apache2/modules/mod_{one}.so").exists()]
    modules = "\n".join(f"LoadModule {one}_module /usr/lib/apache2/modules/mod_{one}.so" for one in there)
    known = {"folder": folder, "plain": ports[0], "port": ports[1], "modules": modules, "config": own(text, folder, ports)}
    with _running(["/usr/sbin/apache2", "-D", "FOREGROUND", "-f"], _APACHE.format(**known), folder, ports) as web:
        yield web


# what a web host allows: a .htaccess and nothing else; its own compression is on, and knows .gz as its Debian does
_HOST = """<VirtualHost *:80>
    ServerName stadt.example
    DocumentRoot "{root}"
</VirtualHost>
<VirtualHost *:443>
    SSLEngine on
    SSLCertificateFile /etc/ssl/amtsfunk/fullchain.pem
    SSLCertificateKeyFile /etc/ssl/amtsfunk/privkey.pem
    ServerName stadt.example
    DocumentRoot "{root}"
</VirtualHost>
AddType application/x-gzip .gz
AddEncoding x-gzip .gz
AddOutputFilterByType DEFLATE text/html text/css application/xml application/rss+xml
<Directory "{root}">
    Options FollowSymLinks
    AllowOverride FileInfo Indexes AuthConfig
    Require all granted
</Directory>
"""


@contextmanager
def webspace(root: Path, folder: Path) -> Iterator[Web]:
    """Run Apache as a web host does: its configuration knows nothing of the site, only the ``.htaccess`` in ``root`` does."""
    with apache(_HOST.format(root=root), folder) as web:
        yield web
