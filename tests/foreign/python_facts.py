"""What Python's own parser says of every file of a folder: a line of JSON each, with imports and called names.

    python3 python_facts.py FOLDER [EVERY]

With EVERY, one of so many files. Files of tests and of added packages, and those that this Python does not take for Python are left out. A block that never runs (`if 0:`) is, too.
"""
import ast
import json
import os
import sys
import warnings


class Finder(ast.NodeVisitor):
    """Imports as (module, name), and last names of what is called; a call on what a variable holds has no name, nor has a method of a text."""

    def __init__(self):
        self.imports = set()
        self.methods = set()
        self.names = set()
        self.bound = set()

    @property
    def calls(self):
        return self.methods | (self.names - self.bound)

    def visit_Import(self, node):
        self.imports.update((name.name, "") for name in node.names)

    def visit_ImportFrom(self, node):
        module = "." * node.level + (node.module or "")
        self.imports.update((module, name.name) for name in node.names)

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Store):
            self.bound.add(node.id)

    def visit_arg(self, node):
        self.bound.add(node.arg)
        self.generic_visit(node)

    def visit_Call(self, node):
        if isinstance(node.func, ast.Attribute):
            if not isinstance(node.func.value, (ast.Constant, ast.JoinedStr)):
                self.methods.add(node.func.attr)
        elif isinstance(node.func, ast.Name):
            self.names.add(node.func.id)
        self.generic_visit(node)

    def visit_If(self, node):
        if isinstance(node.test, ast.Constant) and not node.test.value:
            for each in node.orelse:
                self.visit(each)
        else:
            self.generic_visit(node)

    visit_While = visit_If


def files(folder):
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {"site-packages", "test", "tests"})
        for name in sorted(names):
            if name.endswith(".py"):
                yield os.path.join(root, name)


def main(folder, every="1"):
    warnings.simplefilter("ignore")
    for path in list(files(folder))[:: int(every)]:
        finder = Finder()
        try:
            with open(path, "rb") as file:
                finder.visit(ast.parse(file.read()))
        except (SyntaxError, ValueError, RecursionError, MemoryError, OSError):
            continue
        print(json.dumps({"path": path, "imports": sorted(finder.imports), "calls": sorted(finder.calls)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
