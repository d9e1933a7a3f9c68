using System.Collections.Frozen;

namespace RepoMaturity.Detectors.Python;

/// <summary>The functions and types that need no import (Python Standard Library, "Built-in Functions"; those of Python 2 that are gone included).</summary>
internal static class PythonBuiltins
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool", "breakpoint", "bytearray", "bytes", "callable", "chr", "classmethod",
        "compile", "complex", "delattr", "dict", "dir", "divmod", "enumerate", "eval", "exec", "execfile", "exit", "filter", "float", "format",
        "frozenset", "getattr", "globals", "hasattr", "hash", "help", "hex", "id", "input", "int", "isinstance", "issubclass", "iter", "len",
        "list", "locals", "map", "max", "memoryview", "min", "next", "object", "oct", "open", "ord", "pow", "print", "property", "quit", "range",
        "raw_input", "reduce", "reload", "repr", "reversed", "round", "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super",
        "tuple", "type", "unicode", "vars", "xrange", "zip", "__import__",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a name is one of them, or that of a built-in exception.</summary>
    public static bool Contains(string name) =>
        Names.Contains(name) || (name.Length > 5 && char.IsAsciiLetterUpper(name[0]) && IsException(name));

    private static bool IsException(string name) => name is "BaseException" or "Exception" or "GeneratorExit" or "KeyboardInterrupt" or "StopAsyncIteration"
        or "StopIteration" or "SystemExit" or "ArithmeticError" or "AssertionError" or "AttributeError" or "BufferError" or "ConnectionError" or "EOFError"
        or "FileExistsError" or "FileNotFoundError" or "IOError" or "ImportError" or "IndexError" or "IndentationError" or "InterruptedError" or "KeyError"
        or "LookupError" or "MemoryError" or "ModuleNotFoundError" or "NameError" or "NotImplementedError" or "OSError" or "OverflowError"
        or "PermissionError" or "RecursionError" or "ReferenceError" or "RuntimeError" or "SyntaxError" or "SystemError" or "TimeoutError" or "TypeError"
        or "UnicodeDecodeError" or "UnicodeEncodeError" or "UnicodeError" or "ValueError" or "ZeroDivisionError" or "Warning" or "DeprecationWarning"
        or "FutureWarning" or "RuntimeWarning" or "UserWarning";
}
