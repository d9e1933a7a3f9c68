using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Languages.Syntax;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Languages.R;

/// <summary>R that stands in a command (<c>Rscript -e 'targets::tar_make()'</c>), and the files that commands of R run.</summary>
internal static class EmbeddedR
{
    /// <summary>Writes what a command of <c>Rscript</c>, <c>R</c> or <c>littler</c> runs.</summary>
    public static void Write(CommandLine command)
    {
        var any = false;
        foreach (var text in command.Values("-e", string.Empty))
        {
            any = true;
            Write(text, command.Position, command.Context.Facts, command.Context.Scope);
        }

        if (any)
        {
            return;
        }

        if (command.Value("-f", "--file") is { } file)
        {
            command.AddPath(ReferenceKinds.Script, file);
        }
        else if (command.Operands(1, WordSet.Of("--args")).FirstOrDefault(word => word.EndsWith(".R", StringComparison.OrdinalIgnoreCase)) is { } path)
        {
            command.AddPath(ReferenceKinds.Script, path);
        }
    }

    private static void Write(string text, Position position, FactWriter facts, string? scope)
    {
        var document = CodeReader.R.Read(SourceText.Of(text), ReadLimits.Default);
        var found = new FactWriter(string.Empty, ReadLimits.Default);
        new RFactFinder(found, document.Tokens, string.Empty) { Unit = scope }.Find();
        var file = found.ToFileFacts();
        foreach (var fact in file.Facts)
        {
            facts.Add(fact with { Position = position, Scope = scope });
        }

        foreach (var reference in file.References)
        {
            facts.Add(reference with { Position = position, Scope = scope, Text = reference.Text is { } words ? "R: " + words : null });
        }
    }
}
