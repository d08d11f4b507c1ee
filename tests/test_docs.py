"""What the documents say is true as far as a machine can tell."""

import argparse
import re
from dataclasses import fields
from pathlib import Path

import pytest

from bench.table import IN_SECONDS, TARGETS
from dilator_app import cli_options, words
from dilator_app.settings import Settings

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(ROOT.glob("*.md"))
EXPECTED = {"README", "ARCHITECTURE", "CONTRIBUTING", "SECURITY", "PRIVACY", "CHANGELOG", "BENCHMARKS"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def flowing(text: str) -> str:
    return " ".join(text.split())


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", read("Makefile"), re.MULTILINE))


def parsers() -> list[argparse.ArgumentParser]:
    whole = cli_options.parser()
    below = [a for a in whole._actions if isinstance(a, argparse._SubParsersAction)]
    return [whole, *(parser for action in below for parser in action.choices.values())]


def test_the_documents_are_there():
    assert {document.stem for document in DOCUMENTS} == EXPECTED


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_every_link_and_picture_leads_somewhere(document):
    targets = re.findall(r"\]\(([^)]+)\)", document.read_text(encoding="utf-8"))
    for target in targets:
        assert target.startswith("https://") or (ROOT / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_every_file_that_is_named_exists(document):
    named = re.findall(
        r"`((?:dilator_app|resources|tests|tools|bench|ui|domain|diary|report)/[\w./]*)`", document.read_text()
    )
    for name in named:
        assert (ROOT / name).exists() or (ROOT / "dilator_app" / name).exists(), name


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_every_make_target_that_is_named_exists(document):
    assert set(re.findall(r"\bmake ([a-z][a-z-]*)\b(?=`| {2,}|\n|,)", document.read_text())) <= make_targets()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_every_test_that_is_named_exists(document):
    for file, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", document.read_text()):
        assert re.search(rf"^def {name}\(", read(file), re.MULTILINE), f"{file}::{name}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_the_voice_is_calm(document):
    text = re.sub(r"!\[", "[", document.read_text())
    assert "!" not in text


def test_every_room_stands_in_the_drawing_of_the_house():
    drawing = read("ARCHITECTURE.md").split("```")[1]
    program = ROOT / "dilator_app"
    rooms = {path.stem for path in program.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    beside = {"cli_options": "cli", "sample_folder": "sample"}  # parts of what is named
    for room in sorted(rooms - {"__init__"}):
        assert re.search(rf"\b{beside.get(room, room)}\b", drawing), room


def test_the_readme_says_what_the_program_is_for_in_its_own_words():
    assert words.intended_use() in flowing(read("README.md"))


def test_the_readme_starts_with_two_commands():
    assert re.search(r"^ {4}make run$", read("README.md"), re.MULTILINE)
    assert re.search(r"^ {4}make test\b", read("README.md"), re.MULTILINE)


def test_every_option_of_the_command_line_is_in_the_readme():
    readme = read("README.md")
    options = {o for parser in parsers() for action in parser._actions for o in action.option_strings}
    for option in options - {"-h", "--help"}:
        assert option in readme, option


def test_every_option_in_the_readme_is_one_of_the_command_line():
    options = {o for parser in parsers() for action in parser._actions for o in action.option_strings}
    shell = read("README.md").split("## From a shell")[1].split("##")[0]
    assert set(re.findall(r"--[a-z][a-z-]+", shell)) <= options


def test_every_setting_is_documented():
    described = read("PRIVACY.md").split("## The settings file")[1].split("## ")[0]
    assert set(re.findall(r"`([a-z_]+)`(?=[,| ])", described)) >= {field.name for field in fields(Settings)}


def test_every_figure_of_the_bench_is_in_its_document():
    text = read("BENCHMARKS.md")
    for name, target in TARGETS.items():
        row = re.search(rf"^\| `{name}` \|.*$", text, re.MULTILINE)
        assert row, name
        told = "–" if target is None else f"{target * 1000:g} ms" if name in IN_SECONDS else f"{target:g}"
        assert f"| {told} |" in row.group(0), name


def test_the_pictures_of_the_readme_are_small():
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", read("README.md")):
        assert (ROOT / picture).stat().st_size < 100_000, picture


def test_the_changelog_has_a_place_for_what_comes():
    assert "## [Unreleased]" in read("CHANGELOG.md")


def test_the_changelog_counts_the_pages_to_read_and_names_every_command():
    changes = flowing(read("CHANGELOG.md"))
    pages = len(list((ROOT / "resources" / "education" / "en").glob("[a-z]*.md")))
    assert f"Learn: {pages} pages" in changes
    commands = {parser.prog for parser in parsers()} - {cli_options.parser().prog}
    assert commands
    assert {command for command in commands if f"`{command}`" not in changes} == set()


def test_the_python_version_is_the_one_of_the_package():
    needed = re.search(r'requires-python = ">=([\d.]+)"', read("pyproject.toml"))
    assert needed
    assert f"Python {needed.group(1)} or newer" in read("README.md")
