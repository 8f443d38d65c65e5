"""The browser, and what the tests know of the installation."""

import os
import pathlib
import re
import subprocess

from visit import Visit


class World:
    """One browser for all tests; each visit is a browser context of its own, as if on another computer."""

    def __init__(self, playwright):
        self.url = os.environ["PAAS_BROWSER_URL"].rstrip("/")
        self.app = "web"
        self.pictures = pathlib.Path(os.environ["PAAS_BROWSER_PICTURES"])
        self.pictures.mkdir(parents=True, exist_ok=True)
        self._tokens = pathlib.Path(os.environ["PAAS_BROWSER_TOKENS"])
        namespace, psql = os.environ.get("PAAS_BROWSER_NAMESPACE"), os.environ.get("PAAS_BROWSER_PSQL")
        self._psql = psql and (["/usr/bin/nsenter", f"--net={namespace}"] if namespace else []) + [psql]
        program = os.environ.get("PAAS_BROWSER_CHROMIUM", "/usr/bin/chromium")
        # Chromium's own sandbox refuses to run as root.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        self._browser = playwright.chromium.launch(executable_path=program, args=arguments)
        self._visits = []

    def token(self, role):
        return (self._tokens / role).read_text().strip()

    def visit(self, url=None, **options):
        """A browser context with one page, watched for everything that must not happen."""
        visit = Visit(self, self._browser, url or self.url, **options)
        self._visits.append(visit)
        return visit

    def signed_in(self, role, **options):
        """A visit that is signed in and shows the organisation's apps."""
        visit = self.visit(**options)
        visit.sign_in(role)
        return visit

    def log_in(self, dsn):
        """Whether PostgreSQL lets in who uses the string; None when no psql was named."""
        assert re.fullmatch(r"postgres://app:[^@\s]+@[0-9.]+:\d+/app", dsn), "the DSN has another form"
        if not self._psql:
            return None
        # The string is a secret: it goes through the environment of psql, not into its arguments.
        user, rest = dsn.removeprefix("postgres://").split("@")
        name, password = user.split(":")
        host, port = rest.removesuffix("/app").split(":")
        settings = {"PGUSER": name, "PGPASSWORD": password, "PGHOST": host, "PGPORT": port, "PGDATABASE": "app",
                    "PGCONNECT_TIMEOUT": "10", "PATH": os.environ["PATH"]}
        query = [*self._psql, "--no-psqlrc", "-Atc", "select current_user"]
        answer = subprocess.run(query, env=settings, capture_output=True, text=True, timeout=30, check=False)
        return answer.returncode == 0 and answer.stdout.strip() == "app"

    def finish(self):
        """Ends a test that passed: its visits must have been clean."""
        visits, self._visits = self._visits, []
        faults = [fault for visit in visits for fault in visit.leave()]
        assert not faults, "\n".join(faults)

    def abandon(self, name):
        """Ends a test that failed, with a picture of each of its pages."""
        visits, self._visits = self._visits, []
        for number, visit in enumerate(visits):
            visit.page.screenshot(path=self.pictures / f"failed-{name}-{number}.png", full_page=True)
            for fault in visit.leave():
                print(f"       {fault}")

    def close(self):
        self._browser.close()
