"""Imported once by the process that other test processes are forked from, so that each starts in milliseconds."""

import alembic.command
import pyrage
import sqlalchemy.dialects.sqlite.pysqlite

import dilator_app.diary.diary
import tests.faults.fault_vfs
import tests.makers

__all__ = ["alembic", "dilator_app", "pyrage", "sqlalchemy", "tests"]
