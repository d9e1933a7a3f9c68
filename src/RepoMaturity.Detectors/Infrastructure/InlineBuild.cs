using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>A build specification that stands inside a template as a text.</summary>
internal static class InlineBuild
{
    public static void Write(DocumentNode node, string text, string scope, FactWriter facts)
    {
        var specification = YamlReader.Instance.Read(SourceText.Of(text), ReadLimits.Default).Root;
        foreach (var phase in specification["phases"]?.Entries ?? [])
        {
            foreach (var command in phase.Value["commands"]?.OneOrMany() ?? [])
            {
                CommandInterpreter.Interpret(command.Value!, new Position(node.Line + command.Line - 1), scope, string.Empty, facts);
            }
        }
    }
}
