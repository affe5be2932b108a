"""What a deployment is made of: pinned packages, an image, manifests."""

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ui import health

ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "deploy"
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
KUBERNETES = ("1.32", "1.37")  # the oldest and the newest that they are checked for
ADDRESS = re.compile(r"(?:--(?:extra-)?index-url|--find-links|-i )|\.io/|docker\.com")


def pinned() -> dict[str, str]:
    """Return the version of each package of a deployment."""
    lines = (DEPLOY / "constraints.txt").read_text().splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def asked() -> list[Requirement]:
    """Return what the project asks for when it runs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    scripts = project["optional-dependencies"]["scripts"]
    return [Requirement(line) for line in [*project["dependencies"], *scripts]]


def manifest(name: str) -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "kubernetes" / f"{name}.yaml").read_text())


@pytest.mark.parametrize("needed", asked(), ids=lambda needed: needed.name)
def test_a_deployment_pins_what_the_project_asks_for(needed: Requirement) -> None:
    assert needed.specifier.contains(pinned()[canonicalize_name(needed.name)])


def test_a_deployment_pins_what_its_packages_ask_for() -> None:
    pins = pinned()
    here = [name for name in pins if metadata.version(name) == pins[name]]
    assert "streamlit" in here
    for name in here:
        for line in metadata.requires(name) or []:
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                assert needed.specifier.contains(pins[canonicalize_name(needed.name)])


@pytest.mark.parametrize(
    "path", [DEPLOY / "Dockerfile", DEPLOY / "constraints.txt", *MANIFESTS]
)
def test_no_file_names_a_registry(path: Path) -> None:
    lines = [line for line in path.read_text().splitlines() if "image:" in line]
    text = path.read_text() if path.parent == DEPLOY else "\n".join(lines)
    assert not ADDRESS.search(text)


@pytest.mark.parametrize("version", KUBERNETES)
@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.stem)
def test_the_manifests_are_what_kubernetes_expects(path: Path, version: str) -> None:
    read = yaml.safe_load(path.read_text())
    kubernetes_validate.validate(read, version, strict=True)


def test_the_manifests_speak_of_the_same_thing() -> None:
    pod = manifest("deployment")["spec"]["template"]
    labels = pod["metadata"]["labels"]
    assert manifest("deployment")["spec"]["selector"]["matchLabels"] == labels
    assert manifest("service")["spec"]["selector"] == labels
    assert manifest("disruption")["spec"]["selector"]["matchLabels"] == labels
    assert manifest("network")["spec"]["podSelector"]["matchLabels"] == labels
    target = manifest("autoscaler")["spec"]["scaleTargetRef"]
    assert target["name"] == manifest("deployment")["metadata"]["name"]
    backend = manifest("ingress")["spec"]["rules"][0]["http"]["paths"][0]["backend"]
    assert backend["service"]["name"] == manifest("service")["metadata"]["name"]


def test_a_worker_can_do_no_more_than_answer() -> None:
    pod = manifest("deployment")["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert not container.get("volumeMounts")
    assert manifest("network")["spec"]["egress"] == []


def test_everybody_asks_the_same_health() -> None:
    (container,) = manifest("deployment")["spec"]["template"]["spec"]["containers"]
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert container[probe]["httpGet"]["path"] == health.PATH
    assert health.PATH in (DEPLOY / "Dockerfile").read_text()
    assert f"uri {health.PATH} " in (DEPLOY / "haproxy.cfg").read_text()


def test_the_workers_answer_to_the_name_that_the_address_has() -> None:
    (container,) = manifest("deployment")["spec"]["template"]["spec"]["containers"]
    given = {each["name"]: each["value"] for each in container["env"]}
    (rule,) = manifest("ingress")["spec"]["rules"]
    assert given["STREAMLIT_SERVER_ALLOWED_HOSTS"] == rule["host"]


def test_who_looks_for_requirements_finds_the_pinned_ones() -> None:
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    asked = [line for line in lines if not line.startswith("#")]
    assert asked == ["-r deploy/constraints.txt"]


def test_one_worker_is_always_there() -> None:
    rolling = manifest("deployment")["spec"]["strategy"]["rollingUpdate"]
    assert rolling["maxUnavailable"] == 0
    assert manifest("autoscaler")["spec"]["minReplicas"] >= 2
    assert manifest("disruption")["spec"]["minAvailable"] >= 1


def test_the_image_holds_all_that_the_app_imports() -> None:
    said = (DEPLOY / "Dockerfile").read_text()
    copied = re.findall(r"^COPY ([^-].*) /app", said, re.MULTILINE)
    names = {name.rstrip("/") for line in copied for name in line.split()}
    assert {"app.py", "approach", "data", "pages", "ui", ".streamlit"} <= names
    kept = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    assert {f"!{name}" for name in names} <= set(kept)


def test_the_image_runs_as_nobody_in_particular() -> None:
    said = (DEPLOY / "Dockerfile").read_text()
    user = re.search(r"^USER (\d+):(\d+)$", said, re.M)
    pod = manifest("deployment")["spec"]["template"]["spec"]["securityContext"]
    assert user and user.groups() == (str(pod["runAsUser"]), str(pod["runAsGroup"]))
    assert "compileall" in said
