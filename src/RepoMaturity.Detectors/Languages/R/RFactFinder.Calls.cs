using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Languages.R;

/// <content>Calls that load packages, run files and commands, or declare the steps of a pipeline.</content>
internal sealed partial class RFactFinder
{
    protected override void Called(string? name, int open, int close, CodeScope scope)
    {
        if (!IsWriting || name is null)
        {
            return;
        }

        var function = name[(name.LastIndexOf(':') + 1)..];
        switch (function)
        {
            case "library" or "require" or "requireNamespace" or "loadNamespace" or "use_package" or "p_load" or "attachNamespace":
                ImportEach(open, close, isAll: function == "p_load");
                break;
            case "use" when name.StartsWith("box::", StringComparison.Ordinal):
                ImportEach(open, close, isAll: true);
                break;
            case "tar_option_set":
                ImportPackages(open, close);
                break;
            case "source" or "sys.source" or "rscript" or "source_python":
                Run(open, close, name);
                break;
            case "render" or "quarto_render" or "render_site" or "tar_render" or "tar_quarto" or "plumb" or "pr" or "runApp" or "knit":
                Run(open, close, name);
                break;
            case "tar_source":
                Load(CodeArguments.First(Tokens, open, close) ?? "R", open, name);
                break;
            case "load_all" or "tar_make" or "tar_make_future" or "tar_make_clustermq" or "make" when function != "make" || name == "drake::make":
                Make(function, name, open, scope);
                break;
            case "test_check" or "test_dir" or "test_local" or "test" when function != "test" || name == "devtools::test":
                Facts.Add(new Reference(ReferenceKinds.Tests, string.Empty, PositionOf(open), Unit) { Text = name + "()", ByTestRunner = true });
                break;
            case "system" or "system2" or "shell" when CodeArguments.First(Tokens, open, close) is { } command:
                CommandInterpreter.Interpret(command, PositionOf(open), Unit ?? scope.Id, null, Facts);
                break;
        }

        if (function.StartsWith("tar_", StringComparison.Ordinal))
        {
            Stage(function, open, close);
        }
    }

    /// <summary>The first argument, or all of them, as names of packages.</summary>
    private void ImportEach(int open, int close, bool isAll)
    {
        foreach (var (from, to) in CodeArguments.Split(Tokens, open, close))
        {
            if (IsText(from) || (IsName(from) && char.IsLetter(Tokens[from].Text[0]) && !Is(from + 1, "=")))
            {
                Import(Tokens[from].Text, from);
            }

            if (!isAll)
            {
                return;
            }
        }
    }

    /// <summary>The packages that targets loads for each step.</summary>
    private void ImportPackages(int open, int close)
    {
        foreach (var (from, to) in CodeArguments.Split(Tokens, open, close))
        {
            if (IsWord(from, "packages") && Is(from + 1, "="))
            {
                for (var i = from + 2; i < to; i++)
                {
                    if (IsText(i))
                    {
                        Import(Tokens[i].Text, i);
                    }
                }
            }
        }
    }

    private void Run(int open, int close, string name)
    {
        for (var i = open + 1; i < close; i++)
        {
            if (IsText(i) && IsFile(Tokens[i].Text))
            {
                Facts.Add(new Reference(ReferenceKinds.Script, Tokens[i].Text, PositionOf(i), Unit) { Text = $"{name}(\"{Tokens[i].Text}\")" });
                return;
            }
        }
    }

    private static bool IsFile(string text) => text.EndsWith(".R", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".Rmd", StringComparison.OrdinalIgnoreCase)
        || text.EndsWith(".qmd", StringComparison.Ordinal) || text.EndsWith(".py", StringComparison.Ordinal);

    private void Make(string function, string name, int open, CodeScope scope)
    {
        if (function == "load_all")
        {
            Load("R", open, name);
            return;
        }

        Facts.Add(new Reference(ReferenceKinds.Script, function == "make" ? "_drake.R" : "_targets.R", PositionOf(open), Unit ?? scope.Id) { Text = name + "()" });
    }

    private void Load(string target, int open, string name) =>
        Facts.Add(new Reference(LanguageReferences.Folder, target, PositionOf(open), Unit) { Folder = folder, Text = $"{name}(\"{target}\")" });

    /// <summary>A step of a pipeline of targets, and what it runs.</summary>
    private void Stage(string function, int open, int close)
    {
        if (function is not ("tar_target" or "tar_render" or "tar_quarto" or "tar_force" or "tar_change" or "tar_age" or "tar_file" or "tar_file_read" or "tar_qs" or "tar_rds" or "tar_parquet" or "tar_url" or "tar_map_rep" or "tar_rep" or "tar_group_by"))
        {
            return;
        }

        var (name, step) = StageArguments(open, close);
        if (name.To - name.From != 1 || !IsName(name.From))
        {
            return;
        }

        string? command = null;
        for (var i = step.From; i < step.To; i++)
        {
            if (IsPlainName(i) && IsOpen(i + 1, "("))
            {
                command = Tokens[i].Text;
                break;
            }
        }

        Facts.Add(new Fact(FactKind.Stage, Tokens[name.From].Text, PositionOf(name.From), command, Unit));
    }

    /// <summary>Name and command of a step, given by their words or, of those that are left, by their places.</summary>
    private ((int From, int To) Name, (int From, int To) Step) StageArguments(int open, int close)
    {
        (int From, int To) name = default, step = default;
        foreach (var (from, to) in CodeArguments.Split(Tokens, open, close))
        {
            if (to - from > 2 && IsName(from) && Is(from + 1, "="))
            {
                switch (Tokens[from].Text)
                {
                    case "name":
                        name = (from + 2, to);
                        break;
                    case "command":
                        step = (from + 2, to);
                        break;
                }
            }
            else if (name == default)
            {
                name = (from, to);
            }
            else if (step == default)
            {
                step = (from, to);
            }
        }

        return (name, step);
    }
}
