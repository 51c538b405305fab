"""`gongbao model`: which model is packaged, what it is, whether it is whole."""

from __future__ import annotations

import json

import click

from gongbao.models.packaged_model import PACKAGED, read_manifest, verify_model


@click.group()
def model() -> None:
    """The packaged translation model."""


@model.command("list", epilog="\b\nExample:\n  gongbao model list")
def list_models() -> None:
    """List the packaged models."""
    manifest = read_manifest()
    click.echo(f"embedded\t{manifest.name}\t{PACKAGED}")


@model.command(epilog="\b\nExample:\n  gongbao model info --format json")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
)
def info(output_format: str) -> None:
    """Show what the packaged model is."""
    manifest = read_manifest()
    facts = {key: value for key, value in manifest.facts.items() if key != "files"}
    facts["digest"] = manifest.digest
    if output_format == "json":
        click.echo(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        for key, value in facts.items():
            click.echo(f"{key}: {value}")
        click.echo(f"card: {PACKAGED / 'README.md'}")


@model.command(epilog="\b\nExample:\n  gongbao model verify")
def verify() -> None:
    """Check every file of the packaged model against its SHA-256; exit code 3 if one is altered."""
    manifest = verify_model()
    present = sum((PACKAGED / name).is_file() for name in manifest.files)
    click.echo(f"{manifest.name}: {present} files, all as published")
