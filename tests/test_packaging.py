"""What is installed, and what the README promises about installing it."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SHIPPED = ("assets", "commands", "exporters", "visualizer", "widgets")
LEFT_OUT = ("benchmarks", "tests", "training", "docs")
DISTRIBUTIONS = {
    "PySide6": {"PySide6-Essentials"},
    "fontTools": {"fonttools"},
    "onnx_ir": {"onnx-ir"},
    "onnxruntime": {"onnxruntime", "onnxruntime-gpu"},
}
UNDER_OTHERS = {
    "onnx": "onnxscript and torch.onnx write graphs with it",
    "accelerate": "transformers asks for it before it reads a GGUF file",
}


def copied(source: str, target: str) -> None:
    """A file, empty where it is large: a wheel is judged by the names in it, and weights take seconds to pack."""
    if Path(source).stat().st_size > 100_000:
        Path(target).touch()
    else:
        shutil.copyfile(source, target)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from a copy so that nothing is left behind in the checkout."""
    room = tmp_path_factory.mktemp("wheel")
    source = room / "source"
    left_out = shutil.ignore_patterns(".*", "*.egg-info", "build", "dist", "__pycache__")
    shutil.copytree(ROOT, source, ignore=left_out, copy_function=copied)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(room)]
    made = subprocess.run([*build, str(source)], capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    return zipfile.ZipFile(next(room.glob("headlight-*.whl")))


def test_every_module_and_asset_travels(wheel: zipfile.ZipFile) -> None:
    """Whatever lies in the shipped folders is in the wheel: a forgotten font would be missed only elsewhere."""
    here = {
        path.relative_to(ROOT).as_posix()
        for folder in SHIPPED
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    missing = sorted((here | {"main.py"}) - set(wheel.namelist()))
    assert not missing, f"not in the wheel: {missing}"


def test_what_is_only_for_developers_stays_here(wheel: zipfile.ZipFile) -> None:
    """Training, benchmarks and tests are no part of the installed program."""
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert not tops & set(LEFT_OUT)


def test_the_installed_program_is_main(wheel: zipfile.ZipFile) -> None:
    """`headlight` starts what `python main.py` starts."""
    entries = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "headlight = main:main_cli" in wheel.read(entries).decode()


def imported_distributions() -> set[str]:
    """The top-level names that the shipped code imports from elsewhere."""
    files = [ROOT / "main.py", *(path for folder in SHIPPED for path in (ROOT / folder).rglob("*.py"))]
    names: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - set(SHIPPED) - {"main", "benchmarks"}


def declared(requirements: list[str]) -> set[str]:
    """The names of the distributions in a list of requirements."""
    return {re.match(r"[\w.-]+", requirement)[0] for requirement in requirements}


def test_every_import_is_declared_and_every_dependency_imported() -> None:
    """The dependencies are those of the code: none missing, none left over."""
    needed = {name: DISTRIBUTIONS.get(name, {name}) for name in imported_distributions()}
    dependencies = declared(PROJECT["dependencies"])
    undeclared = sorted(name for name, providers in needed.items() if not providers <= dependencies)
    unused = sorted(dependencies - set().union(*needed.values()) - set(UNDER_OTHERS))
    assert not undeclared, f"imported, but not in pyproject.toml: {undeclared}"
    assert not unused, f"in pyproject.toml, but never imported: {unused}"


def commands_of_readme(words: str) -> list[str]:
    """The commands of the README that hold these words; a command is an indented line."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.startswith("    ") and words in line]


@pytest.mark.parametrize("words", ["-m pytest", "bin/headlight", "apt-get install"])
def test_the_readme_has_one_command_for_each_first_step(words: str) -> None:
    """One line installs and runs, one installs and tests, one readies a bare machine."""
    assert len(commands_of_readme(words)) == 1


def test_the_readme_shows_files_that_are_there() -> None:
    """Every picture and page it links to lies in the checkout."""
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert targets
    assert not [target for target in targets if not (ROOT / target).is_file()]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    """`.ci/run` takes the command out of the README instead of having one of its own."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "from_readme '-m pytest'" in script
    assert "pip install" not in script


def test_the_window_names_the_packages_of_the_readme() -> None:
    """Whoever lacks a library of Qt reads the same list in the program and in the README."""
    packages = set(re.findall(r"\blib[\w.+-]+", commands_of_readme("apt-get install")[0]))
    system = (ROOT / "widgets" / "system.py").read_text(encoding="utf-8")
    assert packages <= set(re.findall(r"\blib[\w.+-]+", system))
