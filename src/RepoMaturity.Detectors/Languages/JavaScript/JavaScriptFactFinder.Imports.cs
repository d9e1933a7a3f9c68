using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Languages.JavaScript;

/// <content>Modules: what is imported, and under which names.</content>
internal sealed partial class JavaScriptFactFinder
{
    private const int LongestImport = 400;

    private int ReadImport(int at, int to, CodeScope scope)
    {
        if (IsOpen(at + 1, "("))
        {
            if (IsText(at + 2))
            {
                ImportModule(Tokens[at + 2].Text, at);
            }

            return at + 1;
        }

        if (IsText(at + 1))
        {
            ImportModule(Tokens[at + 1].Text, at);
            return at + 2;
        }

        if (IsName(at + 1) && Is(at + 2, "=") && IsWord(at + 3, "require"))
        {
            return Declare(at + 1, to, scope);
        }

        var end = at + 1;
        for (var limit = Math.Min(to, at + LongestImport); end < limit && !IsText(end); end++)
        {
            if (Is(end, ";"))
            {
                return end;
            }
        }

        if (!IsText(end) || !IsWord(end - 1, "from"))
        {
            return at + 1;
        }

        ImportModule(Tokens[end].Text, at);
        BindNames(at + 1, end - 1, PackageOf(Tokens[end].Text), scope);
        return end + 1;
    }

    private void BindNames(int at, int to, string? module, CodeScope scope)
    {
        at += IsWord(at, "type") && !IsWord(at + 1, "from") ? 1 : 0;
        for (; at < to; at++)
        {
            if (Is(at, "*") && IsWord(at + 1, "as") && IsName(at + 2))
            {
                scope.Bind(Tokens[at + 2].Text, module);
                at += 2;
            }
            else if (IsOpen(at, "{"))
            {
                BindEach(at, module, scope);
                at = Tokens[at].Partner;
            }
            else if (IsName(at))
            {
                scope.Bind(Tokens[at].Text, module);
            }
        }
    }

    /// <summary><c>{ a, b as c }</c>, and with colons in a destructuring.</summary>
    private void BindEach(int open, string? module, CodeScope scope)
    {
        foreach (var (from, to) in CodeArguments.Split(Tokens, open, Math.Min(Tokens[open].Partner, Tokens.Length)))
        {
            var first = from + (IsWord(from, "type") && to - from > 1 ? 1 : 0);
            if (IsName(first))
            {
                var bound = to - first >= 3 && (IsWord(first + 1, "as") || Is(first + 1, ":")) ? first + 2 : first;
                if (IsName(bound))
                {
                    scope.Bind(Tokens[bound].Text, module is null ? null : module + "." + Tokens[first].Text);
                }
            }
        }
    }

    private int Destructure(int open, int to, CodeScope scope)
    {
        var next = Tokens[open].Partner + 1;
        if (!Is(next, "="))
        {
            return next;
        }

        next++;
        next += IsWord(next, "await") ? 1 : 0;
        string? origin = null;
        if (IsName(next))
        {
            next = Chain(next, to, scope, isValue: true, out origin);
        }

        BindEach(open, origin, scope);
        return next;
    }

    private int ReadExport(int at, int to)
    {
        var from = Is(at + 1, "*") ? at + 2 : Tokens[at + 1].Partner + 1;
        from += IsWord(from, "as") ? 2 : 0;
        if (from < to && IsWord(from, "from") && IsText(from + 1))
        {
            ImportModule(Tokens[from + 1].Text, at);
            return from + 2;
        }

        return at + 1;
    }

    /// <summary>The package that a module comes from; null for a file of the repository, whose exports are known to that file alone.</summary>
    private static string? PackageOf(string module) => module.StartsWith('.') || module.StartsWith('/') ? null : module;

    private void ImportModule(string module, int at)
    {
        if (!IsWriting)
        {
            return;
        }

        if (module.StartsWith('.'))
        {
            Facts.Add(new Reference(LanguageReferences.Module, module, PositionOf(at)) { Folder = folder, Text = $"import {module}" });
        }
        else
        {
            Import(module.StartsWith("node:", StringComparison.Ordinal) ? module[5..] : module, at);
        }
    }
}
